import * as v from 'valibot';
import { sortedEntries, type Baseline } from './baseline';

/** What a text turned out to be: a baseline, or a sentence's end that says why it is none (`it is not JSON`). */
export type BaselineReading =
  | { readonly baseline: Baseline; readonly problem?: undefined }
  | { readonly baseline?: undefined; readonly problem: string };

const NAME = 'status-hints';
const VERSION = 1;

const FILE = v.object({
  files: v.record(
    v.string(),
    v.array(
      v.object({
        rule: v.pipe(v.string(), v.nonEmpty()),
        in: v.optional(v.string()),
        code: v.string(),
        count: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1)), 1),
      }),
    ),
  ),
});

/** Reads a baseline's file. Nothing is guessed: a text that is not wholly one is none. */
export function readBaseline(text: string): BaselineReading {
  let raw: unknown;
  try {
    raw = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    const isMerged = /^(?:<{7}|>{7}) /m.test(text);
    return { problem: isMerged ? 'git left a conflict in it' : 'it is not JSON' };
  }
  const { baselineOf, version } = isRecord(raw) ? raw : {};
  if (baselineOf !== NAME) return { problem: `it is no baseline of ${NAME}` };
  if (version !== VERSION) {
    return {
      problem: `it is of version ${JSON.stringify(version)}, and this ${NAME} reads version ${VERSION}`,
    };
  }
  const read = v.safeParse(FILE, raw);
  if (!read.success) {
    const [{ path = [] }] = read.issues;
    const at = path.map(({ key }) => String(key)).join(' › ');
    return { problem: `its ${at || 'content'} is not as ${NAME} writes it` };
  }
  const files = Object.entries(read.output.files);
  return {
    baseline: new Map(files.map(([file, list]) => [file, list.map((one) => ({ ...one, in: one.in }))])),
  };
}

/**
 * The text of a baseline: by file, then rule, handler and code, each entry on a line of its own, so that two people's
 * changes seldom meet and a difference can be read.
 */
export function baselineText(baseline: Baseline): string {
  const files = [...baseline]
    .filter(([, entries]) => entries.length > 0)
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
    .map(([file, entries]) => {
      const lines = sortedEntries(entries).map(({ rule, in: handler, code, count }) => {
        const members = { rule, ...(handler !== undefined && { in: handler }), code, count };
        const written = Object.entries(members).map(([name, value]) => `"${name}": ${JSON.stringify(value)}`);
        return `      { ${written.join(', ')} }`;
      });
      return `    ${JSON.stringify(file)}: [\n${lines.join(',\n')}\n    ]`;
    });
  const body = files.length === 0 ? '{}' : `{\n${files.join(',\n')}\n  }`;
  return `{\n  "baselineOf": "${NAME}",\n  "version": ${VERSION},\n  "files": ${body}\n}\n`;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
