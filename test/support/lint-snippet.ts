import { DEFAULT_CONFIG, type Config, type Setting } from '../../server/src/engine/config/config';
import { lint, lintWith, type LintInput, type LintResult } from '../../server/src/engine/lint/lint';
import { findingsAmong } from '../../server/src/engine/lint/project-findings';
import { summaryOf } from '../../server/src/engine/lint/summary';
import type { FrameworkName } from '../../server/src/engine/model/framework-name';
import type { ProjectKnowledge } from '../../server/src/engine/model/project-knowledge';
import { successCounts, validationCounts } from '../../server/src/engine/project/answer-counts';
import { shapeCounts } from '../../server/src/engine/project/shape-counts';
import { spellingCounts } from '../../server/src/engine/project/spelling-counts';
import type { ProjectView } from '../../server/src/engine/project/view';
import { RULES } from '../../server/src/engine/rules';
import type { Rule } from '../../server/src/engine/rules/rule';

/** Where a snippet is linted; everything can be left out. */
export interface SnippetContext {
  /** The majors that the package may get; the newest alone when left out. */
  readonly majors?: readonly number[];
  /** More dependencies of the package. */
  readonly dependencies?: readonly string[];
  /** Its ending chooses the language; `app.ts` when left out. */
  readonly file?: string;
  /** Of the route that a bare function is registered for: `get` and `/things/:id` when left out. */
  readonly method?: string;
  readonly path?: string;
  /** When left out, a rule that is tested alone is on. */
  readonly levels?: Readonly<Record<string, Setting>>;
  readonly config?: Partial<Config>;
  /** What the whole project says. A rule that looks at more than the file takes the snippet for all of one when it is left out. */
  readonly project?: Partial<ProjectKnowledge>;
}

const newest: Readonly<Record<FrameworkName, number>> = { express: 5, fastify: 5 };

const heads: Readonly<Record<FrameworkName, string>> = {
  express: `import express from 'express';\nconst app = express();\n`,
  fastify: `import Fastify from 'fastify';\nconst app = Fastify();\n`,
};

/** A snippet as a whole file, with how many lines stand before its first. */
export interface WholeFile {
  readonly text: string;
  readonly linesBefore: number;
}

/**
 * Makes a file of a snippet: the import and the `app`, unless it imports the framework itself; a snippet that is a
 * function (`(req, res) => …`, `async (request, reply) => …`, `function (…)`) is registered for a route.
 */
export function wholeFileOf(framework: FrameworkName, code: string, context: SnippetContext = {}): WholeFile {
  const { method = 'get', path = '/things/:id' } = context;
  const isFunction = /^(?:async\s+)?(?:function\s*\*?\s*)?\([^]*?\)\s*(?::[^={]+)?(?:=>|\{)/.test(
    code.trimStart(),
  );
  const body = isFunction ? `app.${method}('${path}',\n${code.trimEnd().replace(/;$/, '')}\n);\n` : code;
  const isWhole = /(?:from|require\()\s*['"](?:express|fastify)['"]/.test(code);
  const head = isWhole ? '' : heads[framework];
  const linesBefore = head.split('\n').length - 1 + (isFunction ? 1 : 0);
  return { text: head + body, linesBefore };
}

/** Lints a whole file with one rule, or with all of them. */
export function lintText(
  framework: FrameworkName,
  text: string,
  context: SnippetContext = {},
  rule?: Rule,
): LintResult {
  const {
    majors = [newest[framework]],
    dependencies = [],
    file = 'app.ts',
    levels = levelsFor(rule),
  } = context;
  const input = {
    fileName: file,
    text,
    package: {
      frameworks: new Map([[framework, majors]]),
      dependencies: new Set([framework, ...dependencies]),
    },
    config: {
      ...DEFAULT_CONFIG,
      levels: new Map(Object.entries(levels)),
      ...context.config,
    },
  };
  const rules = rule ? [rule] : RULES;
  if (context.project !== undefined || rule?.needsProject === true || rule?.checkProject) {
    const { view, overFiles } = projectOfFile(input, rules, context.project);
    return lintWith(rules, { ...input, project: view, overFiles: overFiles(input.config) });
  }
  return rule ? lintWith(rules, input) : lint(input);
}

// A rule that is off by itself is switched on where it is tested alone.
function levelsFor(rule: Rule | undefined): Readonly<Record<string, Setting>> {
  return rule?.meta.level === 'off' ? { [rule.meta.id]: 'hint' } : {};
}

/** A project that one file is all of, as it is told to lint and to the service. */
export interface ProjectOfFile {
  readonly view: ProjectView;
  readonly overFiles: (config: Config) => LintInput['overFiles'];
}

// As far as the routes of a snippet go: `app.get('/things/:id', …)`.
function methodsOf(text: string): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const [, method = '', path = ''] of text.matchAll(/\bapp\.(get|post|put|patch|delete)\(\s*'([^']+)'/g))
    found.set(path, [...(found.get(path) ?? []), method.toUpperCase()]);
  return found;
}

/** Takes a file for all of a project, of which the rest is as told. */
export function projectOfFile(
  input: LintInput,
  rules: readonly Rule[] = RULES,
  told: Partial<ProjectKnowledge> = {},
): ProjectOfFile {
  const file = `/project/${input.fileName}`;
  const { handlers } = lintWith([], input);
  const summary = summaryOf(handlers, input.text);
  const knowledge: ProjectKnowledge = {
    complete: true,
    errorHandlers: [],
    errorStatusMembers: new Map(),
    errorClasses: new Set(),
    passing: new Map(),
    methodsOf: methodsOf(input.text),
    validation: validationCounts([summary]),
    successes: successCounts([summary]),
    spelling: spellingCounts([summary]),
    errorShapes: shapeCounts([summary]),
    ...told,
  };
  const project = { summaries: new Map([[file, summary]]), knowledge };
  return {
    view: {
      file,
      knowledge,
      incoming: [],
      paths: new Map(),
      modules: { find: () => undefined, errorHandlers: () => [], adding: () => undefined },
    },
    overFiles: (config) => findingsAmong(project, file, config, rules),
  };
}
