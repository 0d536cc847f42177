import { expect, test } from 'vitest';
import { DEFAULT_CONFIG, type Setting } from '../../../server/src/engine/config/config';
import { lint, lintWith, type LintInput } from '../../../server/src/engine/lint/lint';
import type { Finding } from '../../../server/src/engine/model/finding';
import { responsesOf, type Report, type Rule, type RuleMeta } from '../../../server/src/engine/rules/rule';
import { lintText, wholeFileOf } from '../../support/lint-snippet';

const meta = (id: string, more: Partial<RuleMeta> = {}): RuleMeta => ({
  id,
  section: 'B',
  level: 'warning',
  fix: 'none',
  summary: '',
  why: '',
  silent: [],
  authority: { level: 'style', says: '' },
  references: [],
  frameworks: ['express', 'fastify'],
  competes: false,
  ...more,
});

/** Reports each response with a status of 400 or more. */
const ruleThat = (id: string, more: Partial<RuleMeta> = {}, said: Partial<Report> = {}): Rule => ({
  meta: meta(id, more),
  examples: [],
  check: (input, report) => {
    for (const response of responsesOf(input)) {
      if (response.status.codes.some(({ code }) => code >= 400)) {
        report({ handler: response.handler, response, message: `${id}.`, ...said });
      }
    }
  },
});

const app = wholeFileOf('express', `(req, res) => { res.status(404).json({}); }`).text;
const input = (more: Partial<LintInput> = {}): LintInput => ({
  fileName: 'app.ts',
  text: app,
  package: { frameworks: new Map([['express', [5]]]), dependencies: new Set(['express']) },
  config: DEFAULT_CONFIG,
  ...more,
});
const run = (rules: readonly Rule[], levels: Readonly<Record<string, Setting>> = {}): readonly Finding[] =>
  lintWith(rules, input({ config: { ...DEFAULT_CONFIG, levels: new Map(Object.entries(levels)) } })).findings;
const levelsOf = (findings: readonly Finding[]): readonly string[] => findings.map(({ level }) => level);

test('a file without a framework is skipped, one without a response is not parsed', () => {
  const none = { frameworks: new Map(), dependencies: new Set(['react']) };
  expect(lint(input({ package: none, text: `fetch('/x').then((res) => res.json());` }))).toMatchObject({
    skipped: true,
    parsed: false,
  });
  expect(lint(input({ package: none }))).toMatchObject({ skipped: false, parsed: true });
  expect(lint(input({ text: 'export const a = 1;' }))).toMatchObject({
    skipped: false,
    parsed: false,
    findings: [],
  });
});

test('a file of a framework without an adapter is skipped', () => {
  const text = `import Router from '@koa/router';\nconst router = new Router();\nrouter.get('/', (ctx, next) => { ctx.res.status(404); next(); });\nfunction end(req, res) { res.end(); }`;
  expect(lint(input({ text }))).toMatchObject({ skipped: true, parsed: false, findings: [] });
});

test('nesting that exhausts the parser is one error and throws nothing', () => {
  const text = `${app}\nconst x = ${'['.repeat(100_000)};`;
  const { error, findings } = lint(input({ text }));
  expect(findings).toEqual([]);
  expect(error).toMatch(/^It is nested too deeply[^.]*\.$/);
});

test('a rule that throws loses its own findings only, and is named', () => {
  const broken: Rule = {
    meta: meta('broken'),
    examples: [],
    check: ({ handlers: [handler] }, report) => {
      if (handler) report({ handler, message: 'x.' });
      throw new TypeError('no such member');
    },
  };
  const { findings, failures } = lintWith([broken, ruleThat('sound')], input());
  expect(findings.map(({ rule }) => rule)).toEqual(['sound']);
  expect(failures).toEqual([{ rule: 'broken', message: 'no such member' }]);
});

test('the level is the configured one, the report keeps its distance from it', () => {
  const rule = ruleThat('a');
  const unsure = ruleThat('a', {}, { level: 'hint' });
  expect(levelsOf(run([rule]))).toEqual(['warning']);
  expect(levelsOf(run([rule], { a: 'error' }))).toEqual(['error']);
  expect(levelsOf(run([rule], { a: 'off' }))).toEqual([]);
  expect(levelsOf(run([unsure]))).toEqual(['hint']);
  expect(levelsOf(run([unsure], { a: 'error' }))).toEqual(['information']);
  expect(levelsOf(run([unsure], { a: 'hint' }))).toEqual(['hint']);
  expect(levelsOf(run([ruleThat('a', { level: 'off' })]))).toEqual([]);
  expect(levelsOf(run([ruleThat('a', { level: 'off' })], { a: 'information' }))).toEqual(['information']);
});

test('a handler that only its names give away lowers any level by one step', () => {
  const text = `export const show = (req, res) => { res.status(404).json({ id: req.params.id }); };`;
  const shaped = (levels: Readonly<Record<string, Setting>>): readonly string[] =>
    levelsOf(lintText('express', text, { levels, file: 'show.js' }, ruleThat('a')).findings);
  expect(lintText('express', text, { file: 'show.js' }).handlers.map(({ certainty }) => certainty)).toEqual([
    'shaped',
  ]);
  expect(shaped({})).toEqual(['information']);
  expect(shaped({ a: 'error' })).toEqual(['warning']);
  expect(shaped({ a: 'hint' })).toEqual(['hint']);
});

test('of rules that change one status the best-founded is shown, and names the others', () => {
  const rules = [
    ruleThat('words', { competes: true }, { evidence: 'words', level: 'error' }),
    ruleThat('guard', { competes: true, section: 'C' }, { evidence: 'certain', level: 'hint' }),
    ruleThat('later', { competes: true, section: 'A' }, { evidence: 'words' }),
    ruleThat('body', {}, {}),
  ];
  const shown = run(rules).map(({ rule, level, also }) => ({ rule, level, also }));
  expect(shown).toEqual([
    { rule: 'body', level: 'warning', also: [] },
    { rule: 'guard', level: 'hint', also: ['later', 'words'] },
  ]);
});

test('equal evidence: the earlier section, then the earlier rule', () => {
  const competing = (id: string, section: RuleMeta['section']): Rule =>
    ruleThat(id, { competes: true, section });
  expect(run([competing('c', 'C'), competing('a', 'A')])[0]).toMatchObject({ rule: 'a', also: ['c'] });
  expect(run([competing('x', 'B'), competing('a', 'B')])[0]).toMatchObject({ rule: 'x', also: ['a'] });
});

test('what a rule says of one place twice stands once, at its loudest', () => {
  const twice: Rule = {
    meta: meta('twice'),
    examples: [],
    check: ({ handlers }, report) => {
      for (const handler of handlers) {
        report({ handler, message: 'Quiet.', level: 'hint' });
        report({ handler, message: 'Loud.' });
      }
    },
  };
  expect(run([twice]).map(({ message }) => message)).toEqual(['Loud.']);
});

test('the first fix that can be written is preferred, unless one says so itself', () => {
  const edits = (): [{ start: number; end: number; text: string }] => [{ start: 0, end: 0, text: ' ' }];
  const offers = (preferred: readonly (boolean | undefined)[]): readonly string[] => {
    const fixes = preferred.map((one, index) => ({
      title: String(index),
      kind: 'suggestion' as const,
      edits,
      ...(one === undefined ? {} : { preferred: one }),
    }));
    const [finding] = run([
      ruleThat('a', {}, { fixes: [{ title: 'none', kind: 'safe', edits: () => undefined }, ...fixes] }),
    ]);
    return (finding?.fixes ?? []).filter((fix) => fix.preferred).map(({ title }) => title);
  };
  expect(offers([undefined, undefined])).toEqual(['0']);
  expect(offers([undefined, true])).toEqual(['1']);
  expect(offers([false, undefined])).toEqual(['1']);
  expect(offers([false])).toEqual([]);
});

test('findings stand in source order', () => {
  const text = wholeFileOf(
    'express',
    `(req, res) => { if (req.query.a) return res.sendStatus(400); res.status(404).end(); }`,
  ).text;
  const { findings } = lintWith([ruleThat('b'), ruleThat('a')], input({ text }));
  const starts = findings.map(({ span, rule }) => `${text.slice(span.start, span.end)} ${rule}`);
  expect(starts).toEqual(['400 a', '400 b', '404 a', '404 b']);
});
