import { rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openSession, type Session } from '../../server/src/api/session';
import { overFiles } from '../eslint/projects';
import { folderWith } from '../node/support';

interface Working {
  readonly told: readonly string[];
  readonly write: (name: string, text: string) => void;
  readonly remove: (name: string) => void;
  /** The rules that speak of a file; undefined when it is passed over. */
  readonly rulesIn: (name: string, text?: string, pause?: number) => readonly string[] | undefined;
}

/** A project somebody works on for hours: each question is asked a minute after the one before. */
function working(files: Readonly<Record<string, string>> = overFiles): Working {
  const folder = folderWith(files);
  const told: string[] = [];
  let now = 0;
  let changes = 0;
  const session: Session = openSession({
    cwd: folder,
    own: new Map(),
    readsConfig: true,
    tell: (message) => told.push(message.replaceAll(folder, '')),
    now: () => now,
  });
  return {
    told,
    write(name, text) {
      writeFileSync(join(folder, name), text);
      // Two changes within a tick of the disk's clock would look like one.
      utimesSync(join(folder, name), 1, ++changes);
    },
    remove(name) {
      rmSync(join(folder, name));
    },
    rulesIn(name, text = files[name] ?? '', pause = 60_000) {
      now += pause;
      const asked = { path: join(folder, name), text, explicit: false, project: true };
      const findings = session.inspect(asked, (lint) => lint(text).findings);
      return findings?.filter(({ suppressed, echo }) => !suppressed && !echo).map(({ rule }) => rule);
    },
  };
}

const EMPTY = 'no-body-with-empty-status';
const WRONG_CODES = overFiles['src/codes.js']!;
const RIGHT_CODES = WRONG_CODES.replace('EMPTY: 204', 'EMPTY: 200');
const count = (rules: readonly string[] | undefined): number | undefined =>
  rules?.filter((rule) => rule === EMPTY).length;

test('a file that changes on the disk changes what is said of those that use it', () => {
  const { rulesIn, write } = working();
  expect(count(rulesIn('src/orders.js'))).toBe(2);
  write('src/codes.js', RIGHT_CODES);
  expect(count(rulesIn('src/orders.js'))).toBe(1);
  write('src/codes.js', WRONG_CODES);
  expect(count(rulesIn('src/orders.js'))).toBe(2);
});

test('a file that goes or comes does, too', () => {
  const { rulesIn, write, remove } = working();
  expect(count(rulesIn('src/orders.js'))).toBe(2);
  remove('src/codes.js');
  expect(count(rulesIn('src/orders.js'))).toBe(1);
  write('src/codes.js', WRONG_CODES);
  expect(count(rulesIn('src/orders.js'))).toBe(2);
});

test('so does a configuration', () => {
  const { rulesIn, write } = working();
  expect(rulesIn('src/orders.js')).toContain(EMPTY);
  write('status-hints.config.json', JSON.stringify({ levels: { [EMPTY]: 'off' } }));
  expect(rulesIn('src/orders.js')).not.toContain(EMPTY);
});

test('what is told once for the project moves on when its place is gone', () => {
  const route = (name: string): string => `import express from 'express';
const app = express();
app.get('/${name}', (req, res) => {
  if (!req.user) return res.status(401).json({ error: 'Please log in' });
  return res.json(req.user);
});
`;
  const { rulesIn, write } = working({
    'package.json': '{ "dependencies": { "express": "^5.0.0" } }',
    'a.js': route('users'),
    'b.js': route('orders'),
  });
  const places = (a: string): (string | undefined)[] => [
    ...new Set([...(rulesIn('a.js', a) ?? ['none']), 'and', ...(rulesIn('b.js') ?? ['none'])]),
  ];
  // In the other file it is an echo, which only editors show.
  expect(places(route('users'))).toEqual(['challenge-with-401', 'and']);
  const fixed = route('users').replace('.json({', ".set('WWW-Authenticate', 'Bearer').json({");
  write('a.js', fixed);
  expect(places(fixed)).toEqual(['and', 'challenge-with-401']);
});

// Hundreds of files are asked about one after the other: the disk is not looked through for each.
test('within two seconds files count as they were', () => {
  const { rulesIn, write } = working();
  expect(count(rulesIn('src/orders.js'))).toBe(2);
  write('src/codes.js', RIGHT_CODES);
  expect(count(rulesIn('src/orders.js', undefined, 1000))).toBe(2);
  expect(count(rulesIn('src/orders.js', undefined, 1500))).toBe(1);
});

test('a file in which nothing can answer costs nothing, and is passed over', () => {
  const { rulesIn } = working();
  expect(rulesIn('src/store.js')).toBeUndefined();
});

test('what is wrong in a configuration or a manifest is told once, with its place', () => {
  const { rulesIn, told } = working({
    ...overFiles,
    'status-hints.config.json': '{ "validation": 401, "baseline": "none.json" }',
    'src/package.json': '{ "dependencies": ',
  });
  for (const name of ['src/orders.js', 'src/more.js']) rulesIn(name);
  expect(told).toEqual([
    '/status-hints.config.json:1:17: validation is "400", "422", "auto", "split" or "split-format", not 401. Did you mean "400"?',
    'The baseline /none.json cannot be used: there is no such file in the project.',
    expect.stringMatching(/^\/src\/package\.json: it is not valid JSON/),
  ]);
});
