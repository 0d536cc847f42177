import { analyse } from '../../server/src/engine/lint/analyse';
import { lint, type LintInput, type LintResult } from '../../server/src/engine/lint/lint';
import { openProject } from '../../server/src/engine/lint/open-project';
import { findingsAmong } from '../../server/src/engine/lint/project-findings';
import { summaryOf } from '../../server/src/engine/lint/summary';
import { syntaxErrors } from '../../server/src/engine/lint/syntax-errors';
import { liftFile } from '../../server/src/engine/lift';
import type { Project } from '../../server/src/engine/project/project';
import type { PackageContext } from '../../server/src/engine/project/packages';
import { RULES } from '../../server/src/engine/rules';
import { parseTree } from '../../server/src/engine/syntax/tree';
import { ALL_RULES } from './all-rules';
import type { Form } from './forms';
import { brokenFixes, brokenPromises } from './promises';

/** What came of feeding one form of a text. */
export interface Fed {
  /** Until everything that an editor asks of it was known, in milliseconds of CPU. */
  readonly ms: number;
  readonly findings: number;
  readonly tooDeep: boolean;
  /** What was thrown, each with its stack. */
  readonly crashes: readonly string[];
  /** What did not hold, see {@link brokenPromises}. */
  readonly broken: readonly string[];
}

/**
 * Feeds a text to the engine, then writes every fix.
 * @param ending chooses the language: `.ts`
 */
export function feed({ framework, text: written, inProject }: Form, ending: string): Fed {
  const crashes: string[] = [];
  const attempt = <T>(what: () => T): T | undefined => {
    try {
      return what();
    } catch (error) {
      crashes.push(error instanceof Error ? (error.stack ?? error.message) : String(error));
      return undefined;
    }
  };
  const text = written.startsWith('\uFEFF') ? written.slice(1) : written;
  const started = process.cpuUsage();
  const context: PackageContext = {
    frameworks: new Map([[framework, [framework === 'express' ? 4 : 5]]]),
    dependencies: new Set([framework]),
  };
  const fileName = `fed${ending}`;
  const files = new Map([
    [`/project/${fileName}`, text],
    ['/project/neighbour.ts', NEIGHBOUR],
  ]);
  const project = inProject ? attempt(() => projectOf(files, context)) : undefined;
  const inputOf = (name: string, of = files.get(`/project/${name}`) ?? ''): LintInput => {
    const file = `/project/${name}`;
    const view = project && attempt(() => project.viewOf(file));
    const overFiles =
      project && view
        ? findingsAmong({ summaries: project.summaries(), knowledge: view.knowledge }, file, ALL_RULES)
        : undefined;
    return { fileName: name, text: of, package: context, config: ALL_RULES, project: view, overFiles };
  };
  const input = inputOf(fileName);
  const analysis = attempt(() => analyse(input));
  attempt(() => analysis?.places);
  const neighbour = project && attempt(() => lint(inputOf('neighbour.ts')));
  attempt(() => project?.endpoints());
  const { user, system } = process.cpuUsage(started);

  const result = analysis?.result;
  const broken = [...(neighbour ? brokenPromises(neighbour, NEIGHBOUR) : [])];
  if (analysis?.placesFailure !== undefined)
    broken.push(`Its codes cannot be listed: ${analysis.placesFailure}`);
  if (result) {
    broken.push(...brokenPromises(result, text));
    if (broken.length > 0) attempt(() => repeat(input));
    const file = {
      name: fileName,
      lint: (changed: string): LintResult => lint({ ...input, text: changed }),
      syntaxErrors: (changed: string) => syntaxErrors(fileName, changed),
    };
    broken.push(...(attempt(() => brokenFixes(file, text, result)) ?? []));
  }
  return {
    ms: (user + system) / 1000,
    findings: result?.findings.length ?? 0,
    tooDeep: result?.error?.includes('nested') === true,
    crashes,
    broken,
  };
}

// Asks for names that the fed files may export, and registers some of them.
const NEIGHBOUR = `import express from 'express';
import fed, { handler, STATUS, NotFound, send } from './fed';
import * as all from './fed';
const { router } = require('./fed');
const app = express();
app.get('/default', fed);
app.get('/handler', handler);
app.use('/router', router);
app.use(all.C, all.foo, all.f, all.a, all.x);
app.post('/things', (req, res) => {
  if (!req.body.name) return send(res, STATUS);
  if (req.body.old) throw new NotFound(all.b);
  if (all.c(req)) return res.status(all.y).json({ error: 'Not found' });
  res.status(fed.status).send(all.default);
});
app.use(all.onError);
`;

function projectOf(files: ReadonlyMap<string, string>, context: PackageContext): Project {
  const root = '/project';
  const project = openProject({
    root,
    kindOf: (location) => (files.has(location) ? 'file' : location === root ? 'folder' : undefined),
    read: (location) => files.get(location),
    list: (location) =>
      location === root ? [...files.keys()].map((file) => file.slice(root.length + 1)) : [],
  });
  for (const file of files.keys()) project.add(file, context);
  project.complete();
  for (const [file, text] of files) {
    const fileName = file.slice(root.length + 1);
    const view = project.viewOf(file);
    const { handlers } = lint({ fileName, text, package: context, config: ALL_RULES, project: view });
    project.note(file, summaryOf(handlers, text));
  }
  project.settle();
  return project;
}

// What the engine catches, it tells without its stack: here nothing catches it.
function repeat({ fileName, text, package: context, project, config }: LintInput): void {
  const model = liftFile(parseTree(fileName, text, project?.modules), { ...context, ...project });
  for (const { check } of RULES)
    check(
      { handlers: model.handlers, config, project: project?.knowledge, file: project?.file },
      ({ fixes = [] }) => {
        for (const fix of fixes) fix.edits();
      },
    );
}
