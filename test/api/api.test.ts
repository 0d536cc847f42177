import { describe, expect, test } from 'vitest';
import * as api from '../../server/src/api/main';
import type * as Public from '../../server/types/index.cjs';
import { CATALOGUE } from '../../server/src/engine/lint/catalogue';
import { overFiles } from '../eslint/projects';
import { folderWith } from '../node/support';

// The types of the package are written by hand: the implementation is held against all of them here. A CommonJS module
// seen from an ECMAScript one has a default besides.
const { applyFixes, explain, fix, lint, lintFiles, openProject, rules, statusInfo, version } =
  api satisfies Omit<typeof Public, 'default'>;

const text = `import express from 'express';
const app = express();
app.delete('/things/:id', async (req, res) => {
  const thing = await things.findOne(req.params.id);
  if (!thing) return res.status(200).json({ error: 'There is none' });
  return res.status(204).json({ done: true });
});
`;
const options = { fileName: 'a.js', dependencies: { express: '^5.0.0' } };

describe('lint', () => {
  test('says where, in offsets and lines, what, and how to mend it', () => {
    const { findings, errors } = lint(text, options);
    expect(errors).toEqual([]);
    const found = findings.find(({ rule }) => rule === 'no-body-with-empty-status')!;
    const { start, end } = found.range;
    expect(text.slice(start.offset, end.offset)).toBe('{ done: true }');
    expect([start.line, start.column, end.line, end.column]).toEqual([6, 31, 6, 45]);
    expect(found.url).toContain('docs/rules/no-body-with-empty-status.md');
    expect(found.fixes[0]).toMatchObject({ kind: 'safe', preferred: true });
    expect(JSON.parse(JSON.stringify(found))).toEqual(found);
  });

  test('counts in the text that it was given, a BOM included', () => {
    const given = `\uFEFF${text}`;
    const { findings } = lint(given, options);
    const { start, end } = findings.find(({ rule }) => rule === 'no-body-with-empty-status')!.range;
    expect(given.slice(start.offset, end.offset)).toBe('{ done: true }');
    expect(applyFixes(given, findings).text).toBe(
      `\uFEFF${applyFixes(text, lint(text, options).findings).text}`,
    );
  });

  test('marks what a comment silences', () => {
    const silenced = text.replace(
      '  return res',
      '  // status-hints-disable-next-line -- why not\n  return res',
    );
    const marked = lint(silenced, options).findings.filter(({ suppressed }) => suppressed);
    expect(marked.map(({ suppressed }) => suppressed)).toEqual([{ kind: 'next-line', reason: 'why not' }]);
  });

  test('settings count, and wrong ones are named', () => {
    const settings = { levels: { 'no-body-with-empty-status': 'off', 'no-error-in-2xx': 'error' } } as const;
    const levels = lint(text, { ...options, settings }).findings.map(({ rule, level }) => `${rule} ${level}`);
    expect(levels).toContain('no-error-in-2xx error');
    expect(levels.join()).not.toContain('no-body-with-empty-status');
    const wrong = { validation: '401', levels: { 'no-eror-in-2xx': 'off' } } as unknown as Public.Settings;
    expect(() => lint(text, { settings: wrong })).toThrow(
      /no such rule\. Did you mean no-error-in-2xx[^]*validation is "400"/,
    );
  });

  test('what is no text, and no kind, is refused; what nobody can read is said', () => {
    expect(() => lint(undefined as unknown as string)).toThrow('the text is a string, not undefined');
    expect(() => applyFixes('', [], { kind: 'all' as 'safe' })).toThrow('kind is "safe" or "suggestion"');
    const deep = `import express from 'express';\nres.status(200).json(${'['.repeat(100_000)});`;
    expect(lint(deep, options)).toEqual({ findings: [], errors: ['It is nested too deeply to be read.'] });
  });
});

describe('fixes', () => {
  test('safe ones alone, unless suggestions are asked for', () => {
    const safe = fix(text, options);
    expect(safe.applied.map(({ rule }) => rule)).toEqual(['no-body-with-empty-status']);
    expect(safe.text).toContain('res.status(204).end()');
    expect(safe.text).toContain('res.status(200)');
    const all = fix(text, { ...options, kind: 'suggestion' });
    expect(all.text).toContain('res.status(404)');
  });

  test('inserted lines end as those of the text, and suppressed findings stay', () => {
    const crlf = text.replaceAll('\n', '\r\n');
    expect(fix(crlf, options).text).toBe(fix(text, options).text.replaceAll('\n', '\r\n'));
    const silenced = text.replace('  return res', '  // status-hints-disable-next-line\n  return res');
    expect(applyFixes(silenced, lint(silenced, options).findings)).toEqual({ text: silenced, applied: [] });
  });
});

describe('projects', () => {
  test('lintFiles knows what other files say, and names files, places elsewhere and errors', async () => {
    const cwd = folderWith({ ...overFiles, 'src/no-text.js': 'res.status(\0)' });
    const { findings, errors } = await lintFiles('.', { cwd });
    expect(new Set(findings.map(({ file }) => file))).toEqual(
      new Set(
        ['src/app.js', 'src/more.js', 'src/orders.js', 'src/codes.js'].filter((file) =>
          findings.some((one) => one.file === file),
        ),
      ),
    );
    expect(findings.map(({ rule }) => rule)).toContain('no-body-with-empty-status');
    expect(errors).toEqual([]);
    const missing = await lintFiles(['src', 'none.js', 'src/no-text.js'], { cwd });
    expect(missing.errors).toEqual([
      { file: 'none.js', message: 'it does not exist' },
      { file: 'src/no-text.js', message: 'it has NUL bytes: it is UTF-16 (save it as UTF-8) or no text' },
    ]);
  });

  test('offsets are those of the file, a BOM included, so that its fixes fit what a program reads from it', async () => {
    const marked = `\uFEFF${overFiles['src/more.js'] ?? ''}`;
    const cwd = folderWith({ ...overFiles, 'src/more.js': marked });
    const found = (await lintFiles('src/more.js', { cwd })).findings;
    expect(found.length).toBeGreaterThan(0);
    const ranges = (findings: readonly { readonly range: object }[]) => findings.map(({ range }) => range);
    expect(ranges(openProject({ cwd }).lint('src/more.js', marked).findings)).toEqual(ranges(found));
    expect(ranges(openProject({ cwd }).lint('src/more.js').findings)).toEqual(ranges(found));
  });

  test('openProject answers at once, of a text that is not saved too', () => {
    const cwd = folderWith(overFiles);
    const project = openProject({ cwd });
    const saved = project.lint('src/orders.js').findings.length;
    expect(saved).toBeGreaterThan(3);
    expect(project.lint('src/orders.js', 'export const nothing = 1;').findings).toEqual([]);
    expect(project.lint('src/orders.js').findings).toHaveLength(saved);
    expect(() => project.lint('README.md', '')).toThrow('none of the endings that are checked: .js');
    expect(() => project.lint('src/none.js')).toThrow('src/none.js is not linted: it does not exist');
  });

  test('what is wrong in a configuration is said with the first file; without configurations it does not count', async () => {
    const cwd = folderWith({
      ...overFiles,
      'status-hints.config.json': '{ "validation": "401", "preset": "rfc" }',
    });
    const project = openProject({ cwd });
    expect(project.lint('src/orders.js').errors).toEqual([expect.stringContaining('validation is "400"')]);
    expect(project.lint('src/orders.js').errors).toEqual([]);
    expect(openProject({ cwd, config: false }).lint('src/orders.js').errors).toEqual([]);
  });
});

describe('what there is to know', () => {
  test('every rule', () => {
    expect(rules.map(({ id }) => id)).toEqual(CATALOGUE.map(({ meta }) => meta.id));
    expect(rules.find(({ id }) => id === 'consistent-success-status')?.levels).toEqual({
      recommended: 'off',
      strict: 'hint',
      rfc: 'off',
      seed: 'off',
    });
  });

  test('codes and pages, or nothing', () => {
    expect(statusInfo(404)).toMatchObject({
      phrase: 'Not Found',
      class: 'client-error',
      state: 'registered',
    });
    expect(statusInfo(469)).toBeUndefined();
    expect(explain(404)).toMatch(/^# 404 Not Found\n/);
    expect(explain('no-error-in-2xx')).toMatch(/^# no-error-in-2xx\n/);
    expect(explain(1000)).toBeUndefined();
    expect(explain('none' as Public.RuleId)).toBeUndefined();
    expect(version).toMatch(/^\d+\.\d+\.\d+/);
  });
});
