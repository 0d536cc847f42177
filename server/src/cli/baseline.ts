import { dirname, relative, resolve } from 'node:path';
import type { Config } from '../engine/config/config';
import {
  comparedWithNothing,
  type Baseline,
  type BaselineComparison,
  type BaselineEntry,
  LARGEST_BASELINE,
  type KnownFindings,
} from '../engine/lint/baseline';
import { baselineText, readBaseline } from '../engine/lint/baseline-file';
import { isOn } from '../engine/lint/levels';
import type { LintResult } from '../engine/lint/lint';
import { existsSync, lstatSync, readTextSync } from '../node/disk';
import { compareText, displayPath, withSlashes } from '../node/display-path';
import { textInside } from '../node/inside';
import { codeOf, ioMessage } from '../node/io-error';
import { writeFile } from '../node/write';
import type { ReportedBaseline } from './report';
import { UsageError } from './usage-error';
import type { World } from './world';

/** The baseline of a run: what is known of each file, and what has become of it. */
export interface BaselineOfRun {
  /** What is known of a file, by its absolute path. */
  readonly of: (path: string) => KnownFindings;
  /** Notes what came of a file; what is noted last counts. */
  readonly note: (path: string, result: Pick<LintResult, 'comparison' | 'findings'>) => void;
  /** A file that was read, and nothing in it can be a response. */
  readonly noteSilent: (path: string, configFor: (path: string) => Promise<Config>) => Promise<void>;
  /** What has become of its entries, once all files are noted. */
  readonly report: () => ReportedBaseline;
  /**
   * Writes what a baseline of today says. Files that were not looked at keep their entries as long as they exist.
   * @returns the report, or why it cannot be written
   */
  readonly write: () => ReportedBaseline | string;
}

/** How a baseline is opened. */
export interface BaselineUse {
  /** There need not be one yet. */
  readonly isUpdate: boolean;
  /** A folder that no link may lead out of; undefined where the user has named the file. */
  readonly within: string | undefined;
}

/**
 * Reads a baseline.
 * @param file absolute
 * @throws UsageError when there is none, or when the file is none of ours: nothing is written then
 */
export function openBaseline(file: string, { isUpdate, within }: BaselineUse, world: World): BaselineOfRun {
  const shown = displayPath(world.cwd, file);
  const before = readText(file, shown, { isUpdate, within });
  const baseline = before === undefined ? new Map<string, readonly BaselineEntry[]>() : parsed(before, shown);
  const folder = dirname(file);
  const nameOf = (of: string): string => withSlashes(relative(folder, of));
  const lost = new Map([...baseline].filter(([name]) => isGone(name, folder)));
  const compared = new Map<string, BaselineComparison>();
  const silenced = new Map<string, number>();
  // New names of files, with the old ones, which are lost no longer.
  const moved = new Map<string, string>();

  const entriesOf = (name: string): readonly BaselineEntry[] =>
    baseline.get(moved.get(name) ?? name) ?? NO_ENTRIES;
  const gone = (): ReportedBaseline['gone'] => {
    const found = [...compared].map(([name, comparison]) => [name, comparison.gone] as const);
    return [...found, ...lost]
      .sort(([a], [b]) => compareText(a, b))
      .flatMap(([name, entries]) => entries.map((entry) => ({ file: name, ...entry })));
  };
  const now = (): Baseline => {
    const kept = [...baseline].filter(([name]) => !lost.has(name) && ![...moved.values()].includes(name));
    return new Map([...kept, ...[...compared].map(([name, comparison]) => [name, comparison.now] as const)]);
  };
  const report = (): ReportedBaseline => ({
    file: shown,
    known: [...silenced.values()].reduce((sum, count) => sum + count, 0),
    gone: gone(),
    moved: [...moved].map(([to, from]) => ({ from, to })),
    written: undefined,
  });

  return {
    of: (of) => ({ entries: entriesOf(nameOf(of)), lost }),
    note(of, { comparison, findings }) {
      if (!comparison) return;
      const name = nameOf(of);
      silenced.set(name, findings.filter(({ suppressed }) => suppressed?.kind === 'baseline').length);
      compared.set(name, comparison);
      if (comparison.movedFrom === undefined) return;
      moved.set(name, comparison.movedFrom);
      lost.delete(comparison.movedFrom);
    },
    async noteSilent(path, configFor) {
      const name = nameOf(path);
      if (!baseline.has(name) || compared.has(name)) return;
      const rules = await world.rules();
      const config = await configFor(path);
      const heard = (id: string): boolean => rules.every(({ meta }) => meta.id !== id || isOn(meta, config));
      compared.set(name, comparedWithNothing({ entries: entriesOf(name) }, heard));
    },
    report,
    write() {
      const next = now();
      const text = baselineText(next);
      const written = before?.includes('\r\n') === true ? text.replaceAll('\n', '\r\n') : text;
      try {
        if (written !== before) writeFile(file, written, within);
      } catch (error) {
        return codeOf(error) === 'ENOENT' ? 'its folder does not exist' : ioMessage(error, 'written');
      }
      const known = totalOf([...compared.values()].flatMap((comparison) => comparison.now));
      return { ...report(), known, written: { ...sizeOf(next), ...differenceOf(baseline, next) } };
    },
  };
}

const NO_ENTRIES: readonly BaselineEntry[] = [];

function readText(file: string, shown: string, { isUpdate, within }: BaselineUse): string | undefined {
  try {
    // What the user names may be a pipe, too.
    if (within === undefined) return readTextSync(file);
    const text = textInside(file, within, LARGEST_BASELINE);
    if (text !== undefined) return text;
    // Throws where there is nothing at all.
    if (lstatSync(file) === undefined) return readTextSync(file);
    throw new Error('a symbolic link leads out of the project, or nowhere');
  } catch (error) {
    const isMissing = codeOf(error) === 'ENOENT';
    if (isMissing && isUpdate) return undefined;
    const hint = isMissing ? ' --update-baseline writes one.' : '';
    throw new UsageError(`The baseline ${shown} cannot be used: ${ioMessage(error)}.${hint}`);
  }
}

// To look for `//server/share/x.js` would tell a server of the network who looks.
function isGone(name: string, folder: string): boolean {
  return !/^[\\/]{2}/.test(name) && !existsSync(resolve(folder, name));
}

function parsed(text: string, shown: string): Baseline {
  const { baseline, problem } = readBaseline(text);
  if (baseline) return baseline;
  throw new UsageError(
    `The baseline ${shown} cannot be used: ${problem}. It is left as it is; mend it, or move it away and write a new one with --update-baseline.`,
  );
}

function sizeOf(baseline: Baseline): { readonly problems: number; readonly files: number } {
  const lists = [...baseline.values()].filter((entries) => entries.length > 0);
  return { problems: totalOf(lists.flat()), files: lists.length };
}

function differenceOf(
  before: Baseline,
  after: Baseline,
): { readonly added: number; readonly dropped: number } {
  const counts = new Map<string, number>();
  for (const [sign, baseline] of [[-1, before] as const, [1, after] as const]) {
    for (const { rule, in: handler, code, count } of [...baseline.values()].flat()) {
      const key = `${rule}\0${handler ?? ''}\0${code}`;
      counts.set(key, (counts.get(key) ?? 0) + sign * count);
    }
  }
  const changes = [...counts.values()];
  return {
    added: changes.reduce((sum, change) => sum + Math.max(0, change), 0),
    dropped: changes.reduce((sum, change) => sum + Math.max(0, -change), 0),
  };
}

function totalOf(entries: readonly BaselineEntry[]): number {
  return entries.reduce((sum, { count }) => sum + count, 0);
}
