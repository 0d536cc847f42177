import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { root, sourceModules } from './sources';

/** CONTRIBUTING.md and the pages of docs that say how something is done name files, commands, settings of rules and functions: these are there. */

const pages = [
  'docs/new-rule.md',
  'docs/new-framework.md',
  'docs/architecture.md',
  'docs/api.md',
  'docs/eslint.md',
  'CONTRIBUTING.md',
];
const roots = [
  '',
  'server/src',
  'server/src/engine',
  'server/src/engine/rules',
  'server/src/engine/frameworks',
  'server/src/engine/frameworks/discovery',
  'server/src/engine/facts/routing',
];

test.each(pages.slice(0, 2))('%s: the files that it names are there', (page) => {
  const paths = spansIn(page).filter((span) => /^[\w.-]+(?:\/[\w.-]+)+$|^[\w-]+\.ts$/.test(span));
  expect(paths.length).toBeGreaterThan(5);
  expect(
    paths.filter(
      (path) =>
        !path.includes('no-such-thing') && !roots.some((folder) => existsSync(join(root, folder, path))),
    ),
  ).toEqual([]);
});

test.each(pages.slice(0, 2))('%s: the names of code that it names are there', (page) => {
  const code = [
    ...sourceModules().map(({ text }) => text),
    readFileSync(join(root, 'test/support/rule-tester.ts'), 'utf8'),
  ];
  const words = new Set(code.flatMap((text) => text.match(/\w+/g) ?? []));
  const names = spansIn(page)
    .filter((span) => /^[\w.]+(?:\([\w, ]*\))?(?:: \w+)?$/.test(span))
    .flatMap((span) => span.match(/\w*[a-z][A-Z]\w*/g) ?? []);
  expect(names.length).toBeGreaterThan(5);
  expect(names.filter((name) => !words.has(name))).toEqual([]);
});

test.each(pages)('%s: its links lead somewhere', (page) => {
  const targets = [...readFileSync(join(root, page), 'utf8').matchAll(/\]\((?!https?:)([^)#]+)/g)];
  expect(targets.filter(([, target = '']) => !existsSync(join(root, page, '..', target)))).toEqual([]);
});

test('the scripts that they run are in package.json', () => {
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    readonly scripts: Readonly<Record<string, string>>;
  };
  const text = pages.map((page) => readFileSync(join(root, page), 'utf8')).join('\n');
  const named = [...text.matchAll(/npm run (?:-s )?([\w:][\w:-]*)/g)].map(([, name = '']) => name);
  expect(named).toContain('new-rule');
  expect(named.filter((name) => !(name in scripts))).toEqual([]);
});

test('each script that somebody who changes something needs is in CONTRIBUTING.md', () => {
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    readonly scripts: Readonly<Record<string, string>>;
  };
  const text = readFileSync(join(root, 'CONTRIBUTING.md'), 'utf8');
  // Parts of `npm test` and of the packaging, and what only the pictures or translations need.
  const others =
    /^(?:prepare|test:all|coverage|package|install:vscode|pictures|l10n|icon|density|package:.*)$/;
  expect(Object.keys(scripts).filter((name) => !others.test(name) && !mentions(text, name))).toEqual([]);
});

function mentions(text: string, script: string): boolean {
  return new RegExp(String.raw`\bnpm (?:run (?:-s )?)?${script}(?![\w:-])`).test(text);
}

// A form with a mistake in it is not shown by GitHub, and nobody is told.
test.each(readdirSync(join(root, '.github/ISSUE_TEMPLATE')).filter((name) => name !== 'config.yml'))(
  'the form %s has what GitHub wants of one',
  (name) => {
    const form = parse(readFileSync(join(root, '.github/ISSUE_TEMPLATE', name), 'utf8')) as Form;
    expect([typeof form.name, typeof form.description]).toEqual(['string', 'string']);
    expect(new Set(form.body.map(({ id }) => id)).size).toBe(form.body.length);
    for (const { type, attributes } of form.body) {
      expect(type).toMatch(/^(?:input|textarea|dropdown)$/);
      expect(attributes.label).toBeTruthy();
      if (type === 'dropdown') expect(attributes.options?.length).toBeGreaterThan(1);
    }
  },
);

interface Form {
  readonly name: string;
  readonly description: string;
  readonly body: readonly {
    readonly type: string;
    readonly id: string;
    readonly attributes: { readonly label: string; readonly options?: readonly string[] };
  }[];
}

function spansIn(page: string): string[] {
  const text = readFileSync(join(root, page), 'utf8').replaceAll(/^```[^]*?^```/gm, '');
  return [...text.matchAll(/`([^`\n]+)`/g)].map(([, span = '']) => span);
}
