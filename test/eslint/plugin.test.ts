import { join } from 'node:path';
import { Linter } from 'eslint';
import { describe, expect, test } from 'vitest';
import { CATALOGUE } from '../../server/src/engine/lint/catalogue';
import { plugin } from '../../server/src/eslint/plugin';
import { folderWith } from '../node/support';
import { overFiles } from './projects';

const { recommended, strict, rfc } = plugin.configs;
const wrong = `import express from 'express';
const app = express();
app.get('/things/:id', async (req, res) => {
  const thing = await things.findOne(req.params.id);
  if (!thing) return res.status(200).json({ error: 'There is none' });
  return res.json(thing);
});
`;
const EXPRESS = { 'package.json': '{ "dependencies": { "express": "^5.0.0" } }' };

describe('rules and configurations', () => {
  test('each rule of ours is one of ESLint, with its page and what it writes', () => {
    expect(Object.keys(plugin.rules)).toEqual(CATALOGUE.map(({ meta }) => meta.id));
    for (const { meta } of CATALOGUE) {
      const own = plugin.rules[meta.id]!.meta;
      expect(own.docs.url).toContain(`docs/rules/${meta.id}.md`);
      expect(own.docs.description).toBe(meta.summary);
      expect(own.fixable).toBe(meta.fix === 'safe' ? 'code' : undefined);
    }
  });

  test('errors are errors, all else warns; what is off by itself is off', () => {
    expect(recommended.rules['status-hints/no-invalid-status']).toBe('error');
    expect(recommended.rules['status-hints/no-error-in-2xx']).toBe('warn');
    expect(recommended.rules['status-hints/consistent-success-status']).toBeUndefined();
    expect(strict.rules['status-hints/consistent-success-status']).toBe('warn');
    expect(Object.keys(rfc.rules).length).toBeLessThan(Object.keys(recommended.rules).length);
  });

  // A preset is more than levels: what the project answers with is in it, too.
  test('a preset brings its policies', () => {
    expect(recommended.settings).toBeUndefined();
    expect(rfc.settings).toEqual({ 'status-hints': { preset: 'rfc' } });
  });
});

describe('what is said of a file', () => {
  test('a finding at its place, with a fix that a person chooses', () => {
    const [one, ...others] = lint({ 'a.js': wrong }, 'a.js');
    expect(others).toEqual([]);
    expect(one).toMatchObject({
      ruleId: 'status-hints/no-error-in-2xx',
      severity: 1,
      line: 5,
      column: 33,
      endLine: 5,
      endColumn: 36,
      messageId: 'finding',
      suggestions: [{ desc: 'Answer 404 Not Found', fix: { text: '404' } }],
    });
  });

  test('our comments and those of ESLint silence it', () => {
    const line = '  if (!thing)';
    const ours = wrong.replace(line, `  // status-hints-disable-next-line no-error-in-2xx\n${line}`);
    const theirs = wrong.replace(line, `  // eslint-disable-next-line status-hints/no-error-in-2xx\n${line}`);
    expect(rulesIn(lint({ 'a.js': ours }, 'a.js'))).toEqual([]);
    expect(rulesIn(lint({ 'a.js': theirs }, 'a.js'))).toEqual([]);
  });

  test('of two rules that want another status the second speaks where the first is off', () => {
    const first = rulesIn(lint({ 'a.js': wrong }, 'a.js'));
    const off = { rules: Object.fromEntries(first.map((rule) => [rule, 'off' as const])) };
    const second = rulesIn(lint({ 'a.js': wrong }, 'a.js', [recommended, off]));
    expect(second).not.toEqual(first);
    expect(second.length).toBe(1);
  });

  test('a rule that is off by itself is on where ESLint has it on', () => {
    const route = (name: string, answer: string): string =>
      `router.delete('/${name}', async (req, res) => { await ${name}.deleteOne(); ${answer}; });\n`;
    const alike = ['a', 'b', 'c', 'd', 'e', 'f'].map((name) => route(name, 'res.status(204).end()')).join('');
    const text = `import { Router } from 'express';\nconst router = Router();\n${alike}${route('g', 'res.json({ done: true })')}`;
    const rule = 'status-hints/consistent-success-status';
    expect(rulesIn(lint({ 'a.js': text }, 'a.js'))).not.toContain(rule);
    const on = { ...recommended, rules: { [rule]: 'error' as const } };
    expect(rulesIn(lint({ 'a.js': text }, 'a.js', [on]))).toEqual([rule]);
  });

  test('a file is looked at once, however many rules are on', () => {
    let reads = 0;
    const counting = {
      name: 'counting',
      settings: {
        'status-hints': {
          get allowedCodes() {
            reads++;
            return [];
          },
        },
      },
    };
    lint({ 'a.js': wrong }, 'a.js', [recommended, counting]);
    const once = reads;
    reads = 0;
    const few = { ...recommended, rules: { 'status-hints/no-error-in-2xx': 'warn' as const } };
    lint({ 'a.js': wrong }, 'a.js', [few, counting]);
    expect(once).toBe(reads);
  });

  test('tests, what a minifier wrote and languages without a program are passed over', () => {
    expect(lint({ 'test/a.js': wrong }, 'test/a.js')).toEqual([]);
    const minified = `${wrong.replaceAll('\n', '')}${'a(b);'.repeat(300)}`;
    expect(rulesIn(lint({ 'a.js': minified }, 'a.js'))).toEqual([]);
    const withTests = { settings: { 'status-hints': { includeTests: true } } };
    expect(lint({ 'test/a.js': wrong }, 'test/a.js', [recommended, withTests])).toHaveLength(1);
  });

  test('a text without a name, and code in a Markdown file, by itself', () => {
    expect(lint({}, undefined, [recommended], wrong)).toHaveLength(1);
    const fence = '```';
    const processor = {
      preprocess: (text: string) =>
        text
          .split(`${fence}js\n`)
          .slice(1)
          .map((part, index) => ({ text: part.split(fence)[0] ?? '', filename: `${index}.js` })),
      postprocess: (messages: Linter.LintMessage[][]) => messages.flat(),
    };
    const page = `# A page\n${fence}js\n${wrong}${fence}\n`;
    const configs = [{ files: ['**/*.md'], processor }, recommended];
    const messages = lint({ 'a.md': page }, 'a.md', configs);
    expect(rulesIn(messages)).toEqual(['status-hints/no-error-in-2xx']);
  });
});

describe('settings', () => {
  const config = JSON.stringify({ levels: { 'no-error-in-2xx': 'off', 'no-explicit-500': 'off' } });

  test("the project's own configuration counts", () => {
    expect(rulesIn(lint({ 'a.js': wrong, 'status-hints.config.json': config }, 'a.js'))).not.toContain(
      'status-hints/no-error-in-2xx',
    );
  });

  test("ESLint's settings come before it, key by key", () => {
    const settings = { settings: { 'status-hints': { levels: { 'no-error-in-2xx': 'error' } } } };
    const messages = lint({ 'a.js': wrong, 'status-hints.config.json': config }, 'a.js', [
      recommended,
      settings,
    ]);
    expect(rulesIn(messages)).toEqual(['status-hints/no-error-in-2xx']);
  });

  test('a wrong value is named, with what is allowed', () => {
    const settings = { settings: { 'status-hints': { validation: '401', presett: 'rfc' } } };
    expect(() => lint({ 'a.js': wrong }, 'a.js', [recommended, settings])).toThrow(
      /validation is "400", "422", .* or "split-format", not "401"[^]*no setting presett\. Did you mean preset\?/,
    );
  });
});

describe('the project', () => {
  const rules = ['status-hints/no-body-with-empty-status'];

  test('other files count, unless that is switched off', () => {
    const folder = folderWith(overFiles);
    expect(rulesIn(lintIn(folder, 'src/orders.js'))).toEqual(expect.arrayContaining(rules));
    const alone = { settings: { 'status-hints': { project: false } } };
    const messages = lintIn(folder, 'src/orders.js', [recommended, alone]);
    expect(messages.filter(({ line }) => line === 7)).toEqual([]);
  });

  test('an unsaved text counts for itself, and the saved one for others', () => {
    const folder = folderWith(overFiles);
    const before = lintIn(folder, 'src/orders.js');
    const unsaved = overFiles['src/codes.js']!.replace('EMPTY: 204', 'EMPTY: 200');
    lintIn(folder, 'src/codes.js', [recommended], unsaved);
    expect(lintIn(folder, 'src/orders.js')).toEqual(before);
  });
});

/** Lints a file of a project of its own. */
function lint(
  files: Readonly<Record<string, string>>,
  name: string | undefined,
  configs: readonly object[] = [recommended],
  text?: string,
): Linter.LintMessage[] {
  return lintIn(folderWith({ ...EXPRESS, ...files }), name, configs, text ?? files[name ?? '']);
}

function lintIn(
  folder: string,
  name: string | undefined,
  configs: readonly object[] = [recommended],
  text = name === undefined ? '' : (overFiles[name] ?? wrong),
): Linter.LintMessage[] {
  const options = name === undefined ? {} : { filename: join(folder, name) };
  return new Linter({ cwd: folder }).verify(text, configs.map(asConfig), options);
}

// Its types name ESLint's own rules and severities more closely than need be.
function asConfig(config: object): Linter.Config {
  return config;
}

function rulesIn(messages: readonly Linter.LintMessage[]): string[] {
  return messages.map(({ ruleId, message }) => ruleId ?? message);
}
