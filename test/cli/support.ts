import type { LintInput, LintResult } from '../../server/src/engine/lint/lint';
import type { Finding } from '../../server/src/engine/model/finding';
import type { Rule } from '../../server/src/engine/rules/rule';
import { engine } from '../../server/src/cli/engine';
import type { Engine, World } from '../../server/src/cli/world';
import { run } from '../../server/src/cli/run';
import { mayMatter } from '../../server/src/engine/lint/prefilter';
import { folderWith } from '../node/support';

export { folderWith };

/** What a run of the program left. */
export interface Ran {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** What a test can say about the world. */
export interface TestWorld {
  readonly cwd?: string;
  readonly stdin?: string | Buffer;
  readonly env?: Readonly<Record<string, string>>;
  readonly isTTY?: boolean;
  /** The whole engine, or its lint function alone; {@link markLint} without. */
  readonly engine?: Engine;
  readonly lint?: Engine['lint'];
  readonly now?: () => number;
  readonly clock?: () => number;
  readonly build?: string;
}

/** Runs a command line in this process, with {@link markLint} in place of the engine. */
export async function runInProcess(args: readonly string[], world: TestWorld = {}): Promise<Ran> {
  return runIn(async (made) => run(args, made), world);
}

/** Runs a command in a made world. */
export async function runIn(command: (world: World) => Promise<number>, world: TestWorld = {}): Promise<Ran> {
  const written = { stdout: '', stderr: '' };
  const output = (name: 'stdout' | 'stderr') => ({
    write: (text: string) => {
      written[name] += text;
    },
    isTTY: world.isTTY ?? false,
    columns: 80,
  });
  const code = await command({
    cwd: world.cwd ?? folderWith(),
    env: world.env ?? {},
    stdout: output('stdout'),
    stderr: output('stderr'),
    stdin: async () => Buffer.from(world.stdin ?? ''),
    now: world.now ?? (() => 0),
    clock: world.clock ?? Date.now,
    version: '1.2.3',
    build: async () => world.build ?? 'a test',
    mayMatter: world.engine ? mayMatter : (text) => text.includes('status('),
    engine: async () => world.engine ?? { ...engine, syntaxErrors, lint: world.lint ?? markLint },
    rules: async () => rules,
    serve: async (start) => Promise.reject(new Error(`The server was started: ${JSON.stringify(start)}`)),
  });
  return { code, ...written };
}

const levels = { error: 'error', warning: 'warning', information: 'information', hint: 'hint' } as const;

/** A rule for each level, named like it, and `fixable`. */
export const rules: readonly Pick<Rule, 'meta' | 'examples'>[] = [...Object.keys(levels), 'fixable'].map(
  (id) => ({
    meta: {
      id: `mark-${id}`,
      section: 'A',
      level: 'warning',
      fix: id === 'fixable' ? 'safe' : 'none',
      summary: `${id} marks`,
      why: 'A test needs it.',
      silent: ['other marks'],
      authority: { level: 'SHOULD', says: 'RFC 9110 §15: no marks.' },
      references: ['S1', 'RFC 9110 §15'],
      frameworks: ['express'],
      competes: false,
    },
    examples: [{ framework: 'express', bad: `res.status("${id}");`, good: 'res.status(200);' }],
  }),
);

/** Goes with {@link markLint}: each `SYNTAX` is one error. */
function syntaxErrors(_: string, text: string): number {
  return text.split('SYNTAX').length - 1;
}

const mark = /status\("(\w+)"\)/g;

/**
 * Stands in for the engine: reports each `status("…")`. Of the level that is named; `fixable` is a warning whose
 * safe fix writes `status(200)`, `breaking` one whose fix never settles it; `quiet` is suppressed.
 */
export function markLint({ text, config }: LintInput): LintResult {
  const findings = [...text.matchAll(mark)].flatMap((match): Finding[] => {
    const word = match[1]!;
    const start = match.index + 'status('.length;
    const span = { start, end: start + word.length + 2 };
    const own = word in levels ? levels[word as keyof typeof levels] : 'warning';
    const level = config.levels.get(`mark-${word}`) ?? own;
    if (level === 'off') return [];
    const fixed = word === 'fixable' ? '200' : word === 'breaking' ? '"breaking"' : undefined;
    return [
      {
        rule: `mark-${word}`,
        level,
        span,
        message: `There is a mark of ${word}. Take it away.`,
        statuses: [299],
        expected: [200],
        certainty: 'registered',
        also: [],
        related: [],
        fixes:
          fixed === undefined
            ? []
            : [{ title: `Write ${fixed}`, kind: 'safe', preferred: true, edits: [{ ...span, text: fixed }] }],
        ...(word === 'quiet' ? { suppressed: { kind: 'line' as const, reason: 'a test' } } : {}),
      },
    ];
  });
  const traces = findings.map(({ rule, span }) => ({
    rule,
    in: undefined,
    code: text.slice(span.start, span.end),
  }));
  return { findings, traces, handlers: [], parsed: true, skipped: false, error: undefined, failures: [] };
}
