import fc from 'fast-check';
import { expect, test } from 'vitest';
import { brokenPromises } from '../../../scripts/torture/promises';
import { ALL_RULES } from '../../../scripts/torture/all-rules';
import { lint, type LintResult } from '../../../server/src/engine/lint/lint';
import { openProject } from '../../../server/src/engine/lint/open-project';
import { findingsAmong } from '../../../server/src/engine/lint/project-findings';
import { summaryOf } from '../../../server/src/engine/lint/summary';
import type { Project } from '../../../server/src/engine/project/project';
import type { PackageContext } from '../../../server/src/engine/project/packages';
import { memoryHost, type MemoryHost } from '../../support/memory-host';
import { FUZZ_TIMEOUT, runsOf } from './runs';
import type { Edit } from '../../support/random-edits';
import { edit } from './sources';

/**
 * A project whose files come, go and change in any order, import each other in circles, miss each other and export the
 * same names: nothing throws, and what it knows is what a project knows that is opened with the files as they are.
 */

const NAMES = [
  'app.js',
  'routes/users.js',
  'routes/index.js',
  'lib/errors.ts',
  'lib/index.ts',
  'lib/codes.js',
];
const CONTEXT: PackageContext = {
  frameworks: new Map([['express', [4]] as const]),
  dependencies: new Set(['express']),
};

const APP = `const express = require('express');
const users = require('./routes/users');
const { NotFound, fail } = require('./lib');
const app = express();
app.use('/users', users);
app.use('/all', require('./routes'));
app.get('/a', (req, res) => { if (!req.a) return fail(res, 404); throw new NotFound('a'); });
app.use((err, req, res, next) => { res.status(err.status || 500).json({ error: err.message }); });
`;
const USERS = `import { Router } from 'express';
import { NotFound, fail } from '../lib/errors';
import codes from '../lib/codes';
import * as self from './users';
const router = Router();
router.get('/:id', async (req, res) => { const user = await User.findById(req.params.id); if (!user) return fail(res, codes.missing); res.status(codes.ok).json(user); });
router.post('/', create);
export function create(req, res) { if (!req.body.name) throw new NotFound('name'); res.status(self.code).json({}); }
export const code = 201;
export default router;
`;
const INDEX = `export * from './users';
export { default } from './users';
export { fail as send } from '../lib';
const router = require('express').Router();
router.use('/nested', require('./index'));
router.use('/users', require('./users').default);
module.exports = router;
`;
const ERRORS = `import { status } from './codes';
export * from './index';
export class NotFound extends Base { constructor(m) { super(m); this.status = status.missing; } }
class Base extends NotFound {}
export const fail = (res, code = status.bad) => res.status(code).json({ error: 'It failed' });
`;
const LIB = `export * from './errors';
export * from './codes';
export * from './index';
export { NotFound as Missing } from './errors';
`;
const CODES = `const ok = ok2, ok2 = ok;
const base = { ...more, ok: 200 };
const more = { ...base, missing: 404, __proto__: base };
module.exports = { ...base, ...more, status: { missing: 404, bad: 400 }, ok };
exports.default = module.exports;
`;
const TEXTS = [APP, USERS, INDEX, ERRORS, LIB, CODES];

type Step =
  | { readonly kind: 'edit'; readonly file: string; readonly change: Edit }
  | { readonly kind: 'write'; readonly file: string; readonly text: string }
  | { readonly kind: 'remove'; readonly file: string };

const file = fc.constantFrom(...NAMES);
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('edit' as const), file, change: edit }) },
  fc.record({ kind: fc.constant('write' as const), file, text: fc.constantFrom(...TEXTS) }),
  fc.record({ kind: fc.constant('remove' as const), file }),
);

test('after each step it knows what a project knows that is opened now', { timeout: FUZZ_TIMEOUT }, () => {
  let findings = 0;
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 6 }), (steps) => {
      const files = new Map(NAMES.map((name, index) => [name, TEXTS[index] ?? '']));
      const host = memoryHost(Object.fromEntries(files));
      const project = opened(host, files.keys());
      saidBy(project, host, files.keys());
      for (const one of steps) {
        take(one, files, host, project);
        const fresh = opened(memoryHost(Object.fromEntries(files)), files.keys());
        const now = saidBy(project, host, files.keys());
        expect(now).toEqual(saidBy(fresh, host, files.keys()));
        findings += now.findings.length;
      }
    }),
    runsOf(8, 25),
  );
  expect(findings).toBeGreaterThan(100);
});

function opened(host: MemoryHost, names: Iterable<string>): Project {
  const project = openProject(host);
  for (const name of names) project.add(host.at(name), CONTEXT);
  project.complete();
  return project;
}

function take(one: Step, files: Map<string, string>, host: MemoryHost, project: Project): void {
  const { file: name } = one;
  const location = host.at(name);
  if (one.kind === 'remove') {
    files.delete(name);
    host.remove(name);
    project.remove(location);
    return;
  }
  const text = one.kind === 'write' ? one.text : one.change(files.get(name) ?? '');
  files.set(name, text);
  host.write(name, text);
  project.add(location, CONTEXT);
}

interface Said {
  readonly findings: readonly unknown[];
  readonly endpoints: readonly unknown[];
}

// As the command line does it: every file once, noted, then what rules over files say.
function saidBy(project: Project, host: MemoryHost, names: Iterable<string>): Said {
  const all = [...names].sort();
  const read = (name: string, over: boolean): LintResult => {
    const location = host.at(name);
    const text = host.read(location) ?? '';
    const view = project.viewOf(location);
    const { knowledge } = view;
    const overFiles = over
      ? findingsAmong({ summaries: project.summaries(), knowledge }, location, ALL_RULES)
      : undefined;
    const result = lint({
      fileName: name,
      text,
      package: CONTEXT,
      config: ALL_RULES,
      project: view,
      overFiles,
    });
    expect(brokenPromises(result, text.startsWith('\ufeff') ? text.slice(1) : text)).toEqual([]);
    project.note(location, summaryOf(result.handlers, text));
    return result;
  };
  for (const name of all) read(name, false);
  project.settle();
  const findings = all.flatMap((name) =>
    read(name, true).findings.map(({ rule, span, level, message, related }) => [
      name,
      rule,
      span,
      level,
      message,
      related,
    ]),
  );
  return { findings, endpoints: project.endpoints() };
}
