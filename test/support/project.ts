import { expect } from 'vitest';
import { DEFAULT_CONFIG } from '../../server/src/engine/config/config';
import { lintWith, type LintResult } from '../../server/src/engine/lint/lint';
import { openProject } from '../../server/src/engine/lint/open-project';
import type { Handler } from '../../server/src/engine/model/handler';
import type { PackageContext } from '../../server/src/engine/project/packages';
import type { Project } from '../../server/src/engine/project/project';
import { RULES } from '../../server/src/engine/rules';
import { annotateWith, EXPRESS, type Target } from './annotate-flow';
import { dedent, unmarked } from './flow';
import { memoryHost, type MemoryHost } from './memory-host';

export { FASTIFY } from './annotate-flow';

/** Texts by path below the root; each may be indented as template literals in tests are. */
export type Files = Readonly<Record<string, string>>;

/** A project of snippets, all of whose files have been added. */
export interface SnippetProject {
  readonly host: MemoryHost;
  readonly project: Project;
  /** Lints a file with what the project says, and asserts that all it says is said about that file. */
  readonly lint: (path: string) => LintResult;
  /** Writes a file and adds it, as an editor does. */
  readonly write: (path: string, text: string) => void;
  /** Deletes a file. */
  readonly remove: (path: string) => void;
  /** The paths of the files that what happened since the last time concerns. */
  readonly concerned: () => readonly string[];
}

/**
 * Opens a project. Every source file gets a line in front; the first file's one makes the `app`, unless the file names the
 * framework itself, those of the others are so long that no offset in them is one in the first.
 * @param how `unfinished`: whoever opens it completes it
 */
export function projectOf(
  files: Files,
  target: Target = EXPRESS,
  how: 'complete' | 'unfinished' = 'complete',
): SnippetProject {
  const [first] = Object.keys(files);
  const context: PackageContext = {
    frameworks: new Map([[target.name, target.majors]]),
    dependencies: new Set([target.name]),
  };
  const textOf = (path: string, written: string): string => {
    const text = unmarked(dedent(written));
    if (path.endsWith('.json')) return text;
    return `${path === first ? headOf(path, text, target) : PADDING}\n${text}`;
  };
  const host = memoryHost(
    Object.fromEntries(Object.entries(files).map(([path, written]) => [path, textOf(path, written)])),
  );
  const project = openProject(host);
  const add = (path: string): void => {
    if (/\.[cm]?[jt]sx?$/.test(path)) project.add(host.at(path), context);
  };
  for (const path of Object.keys(files)) add(path);
  if (how === 'complete') project.complete();

  return {
    host,
    project,
    lint(path) {
      const text = host.read(host.at(path)) ?? '';
      const view = project.viewOf(host.at(path));
      const input = { fileName: path, text, package: context, config: DEFAULT_CONFIG, project: view };
      const result = lintWith(RULES, input);
      expect(result.error).toBeUndefined();
      expect(result.failures).toEqual([]);
      expectOfThisFile(result.handlers, text);
      return result;
    },
    write(path, written) {
      host.write(path, textOf(path, written));
      add(path);
    },
    remove(path) {
      host.remove(path);
      project.remove(host.at(path));
    },
    concerned: () => project.concerned().map((file) => file.slice(host.root.length + 1)),
  };
}

/**
 * Expects the files of a project to answer as their comments say (see `expectFlow` for how); of the first file every answer
 * is stated, of the others where one is stated at all.
 */
export function expectAnswers(files: Files, target: Target = EXPRESS): void {
  const { lint, host } = projectOf(files, target);
  const [first] = Object.keys(files);
  const asked = Object.entries(files).filter(([path, text]) => path === first || text.includes('//>'));
  const answers = asked.map(([path, written]) => {
    const text = host.read(host.at(path)) ?? '';
    return [path, annotateWith(unmarked(dedent(written)), text, lint(path).handlers)];
  });
  const stated = asked.map(([path, written]) => [path, dedent(written)]);
  expect(Object.fromEntries(answers)).toEqual(Object.fromEntries(stated));
}

// So that what counts in another file's text lies behind the end of the first one's.
const PADDING = `// ${'-'.repeat(2000)}`;

// A body parser is a word by which a file is worth reading.
const HEADS: Readonly<Record<Target['name'], readonly [string, string]>> = {
  express: ['express', `const app = express(); app.use(express.json());`],
  fastify: ['Fastify', `const app = Fastify();`],
};

function headOf(path: string, text: string, { name }: Target): string {
  if (/(?:from|require\()\s*['"](?:express|fastify)['"]/.test(text)) return '';
  const [imported, made] = HEADS[name];
  const isModule = !path.endsWith('js') || path.endsWith('.mjs');
  return `${isModule ? `import ${imported} from '${name}';` : `const ${imported} = require('${name}');`} ${made}`;
}

// Whatever was read in other files: nothing that is said here may count in their texts.
function expectOfThisFile(handlers: readonly Handler[], text: string): void {
  const seen = new Set<object>();
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null || seen.has(value)) return;
    seen.add(value);
    if (value instanceof Map || value instanceof Set || Array.isArray(value)) {
      for (const each of value.values()) visit(each);
      return;
    }
    const { start, end, span, code, text: said } = value as Readonly<Record<string, unknown>>;
    if (typeof start === 'number' && typeof end === 'number') {
      expect(start).toBeLessThanOrEqual(end);
      expect(end).toBeLessThanOrEqual(text.length);
    }
    if (typeof code === 'number' && 'origin' in value) {
      expect(value).not.toHaveProperty('file');
      const at = span as { readonly start: number; readonly end: number };
      if (said !== '') expect(text.slice(at.start, at.end)).toBe(said);
    }
    for (const key in value) visit((value as Readonly<Record<string, unknown>>)[key]);
  };
  visit(handlers);
}
