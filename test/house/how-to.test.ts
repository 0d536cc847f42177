import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root, sourceModules } from './sources';

/** docs/new-rule.md and docs/new-framework.md name files, settings of rules and functions: these are there. */

const pages = ['docs/new-rule.md', 'docs/new-framework.md', 'docs/architecture.md'];
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
  expect(targets.filter(([, target = '']) => !existsSync(join(root, 'docs', target)))).toEqual([]);
});

test('the scripts that they run are in package.json', () => {
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    readonly scripts: Readonly<Record<string, string>>;
  };
  const text = pages.map((page) => readFileSync(join(root, page), 'utf8')).join('\n');
  const named = [...text.matchAll(/npm run ([\w:-]+)/g)].map(([, name = '']) => name);
  expect(named).toContain('new-rule');
  expect(named.filter((name) => !(name in scripts))).toEqual([]);
});

function spansIn(page: string): string[] {
  const text = readFileSync(join(root, page), 'utf8').replaceAll(/^```[^]*?^```/gm, '');
  return [...text.matchAll(/`([^`\n]+)`/g)].map(([, span = '']) => span);
}
