import { existsSync, mkdirSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { engine } from '../../server/src/cli/engine';
import { folderWith, runInProcess, type Ran } from './support';

// Files of a small service, each with texts that it may have: what one of them says of another changes with every edit.
const CHOICES: Readonly<Record<string, readonly string[]>> = {
  'package.json': [
    '{ "dependencies": { "express": "^5.0.0" } }',
    '{ "dependencies": { "express": "^4.0.0" } }',
    '{ "dependencies": {} }',
    '{ broken',
  ],
  'src/app.js': [
    "const express = require('express');\nconst app = express();\napp.use('/items', require('./items'));\nmodule.exports = app;\n",
    "const express = require('express');\nconst app = express();\napp.use(require('./items'));\napp.use((err, req, res, next) => { res.status(err.statusCode).json({ error: err.message }); });\n",
    "const express = require('express');\nconst app = express();\napp.get('/a', (req, res) => { res.status(200).json({ error: 'x' }); });\n",
  ],
  'src/items.js': [
    "const router = require('express').Router();\nconst { create } = require('./create');\nrouter.post('/', create);\nmodule.exports = router;\n",
    "const router = require('express').Router();\nconst codes = require('./codes');\nrouter.get('/:id', (req, res) => { res.status(codes.MISSING).end(); });\nmodule.exports = router;\n",
    "const router = require('express').Router();\nmodule.exports = router;\n",
  ],
  'src/create.js': [
    "const codes = require('./codes');\nexports.create = async (req, res) => { const item = await Item.create(req.body); res.status(codes.MADE).json(item); };\n",
    'exports.create = async (req, res) => { try { await Item.create(req.body); } catch (err) { res.status(400).json({ error: err.message }); } };\n',
    '// status-hints-disable\nexports.create = (req, res) => { res.status(700).end(); };\n',
    'exports.create = (req, res) => {\n',
  ],
  'src/codes.js': [
    'module.exports = { MADE: 201, MISSING: 404 };\n',
    'module.exports = { MADE: 200, MISSING: 200 };\n',
    'module.exports = { MADE: 999, MISSING: 999 };\n',
  ],
  'src/codes.json': ['{ "MADE": 202 }'],
  'src/other.js': ['exports.more = (req, res) => res.status(999).end();\n', '\u0000'],
  'status-hints.config.json': [
    '{ "levels": { "no-invalid-status": "off" } }',
    '{ "overrides": [{ "files": "src/create.js", "levels": { "no-invalid-status": "hint" } }] }',
    '{ "includeTests": true, "unknown": 1 }',
    '{ "baseline": "known.json" }',
  ],
  'known.json': ['{ "baselineOf": "status-hints", "version": 1, "files": {} }', 'none'],
  'tsconfig.json': ['{ "compilerOptions": { "paths": { "./codes": ["./src/other"] } } }'],
  '.gitignore': ['src/create.js\n', 'other.js\n'],
  'openapi.yaml': [
    "openapi: 3.0.0\npaths:\n  /items:\n    post:\n      responses:\n        '201': { description: made }\n",
  ],
  'src/app.test.js': ["app.get('/t', (req, res) => res.status(999).end());\n"],
};
const NAMES = Object.keys(CHOICES);

type Edit =
  | { readonly kind: 'write'; readonly name: string; readonly choice: number }
  | { readonly kind: 'remove'; readonly name: string }
  | { readonly kind: 'rename'; readonly name: string; readonly to: string };

const name = fc.constantFrom(...NAMES);
const edits: fc.Arbitrary<Edit> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('write'), name, choice: fc.nat(3) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('remove'), name }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('rename'), name, to: name }) },
);

// With the real clock what was just written is compared by content, with a later one by its times.
test.each([
  ['content', 0],
  ['times', 60_000],
])(
  'after each edit the cache tells what a run without it finds, known by %s',
  async (_, ahead) => {
    let told = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(edits, { minLength: 1, maxLength: 8 }), async (list) => {
        const cwd = folderWith(
          Object.fromEntries(NAMES.slice(0, 5).map((file) => [file, CHOICES[file]?.[0] ?? ''])),
        );
        const location = join(folderWith(), 'cache');
        const run = (args: readonly string[] = []): Promise<Ran> =>
          runInProcess(['check', '--format', 'json', '--show', 'hint', ...args], {
            cwd,
            engine,
            clock: () => Date.now() + ahead,
          });
        let tick = 1;
        const cached = async (): Promise<void> => {
          const fresh = await run();
          expect(await run(['--cache-location', location])).toEqual(fresh);
          const { stdout, ...again } = await run(['--cache-location', location, '--stats']);
          expect(again).toEqual({ code: fresh.code, stderr: fresh.stderr });
          if (stdout.includes('"cached": ') && !stdout.includes('"cached": 0,')) told++;
          expect(await run(['--cache-location', location])).toEqual(fresh);
        };
        await cached();
        for (const edit of list) {
          apply(cwd, edit, tick++);
          await cached();
        }
      }),
      { numRuns: 15 },
    );
    // It did tell: with none of this a cache that never answers would pass.
    expect(told).toBeGreaterThan(50);
  },
  120_000,
);

function apply(cwd: string, edit: Edit, tick: number): void {
  const path = join(cwd, edit.name);
  if (edit.kind === 'write') {
    const choices = CHOICES[edit.name] ?? [];
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, choices[edit.choice % choices.length] ?? '');
    // Each edit at a time of its own, as people make them.
    utimesSync(path, tick, tick);
  } else if (!existsSync(path)) return;
  else if (edit.kind === 'remove') rmSync(path);
  else if (edit.to !== edit.name) renameSync(path, join(cwd, edit.to));
}
