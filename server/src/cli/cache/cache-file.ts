import { dirname } from 'node:path';
import * as v from 'valibot';
import { hashOf, QUESTIONS, type DiskRead, type Stamp } from '../../node/disk-reads';
import { REMEMBERED_RUN, type RememberedRun } from './remembered-run';

/** What a cache file holds. */
export interface Cached {
  /** What the run was called with. */
  readonly key: string;
  /** What it was told of the disk. */
  readonly reads: readonly DiskRead[];
  readonly run: RememberedRun;
}

/** A larger cache is neither written nor read, in bytes. */
export const LARGEST_CACHE = 64_000_000;

/** What every cache begins with, whatever its form. */
export const OUR_HEAD = 'status-hints cache ';
const HEAD = `${OUR_HEAD}1 `;

/** Writes a cache: one line that says what it is, with a hash of the rest, and the rest as JSON. */
export function cacheText({ key, reads, run }: Cached): string {
  const body = JSON.stringify({ key, reads: byFolder(reads), run });
  return `${HEAD}${hashOf(body)}\n${body}`;
}

/**
 * Reads a cache.
 * @returns undefined for what is no cache of this form, or torn: whoever wrote it, nothing of it is believed that is not of the
 *   right shape, and nothing is run
 */
export function readCache(content: string): Cached | undefined {
  const end = content.indexOf('\n');
  const body = content.slice(end + 1);
  if (end === -1 || content.slice(0, end) !== HEAD + hashOf(body)) return undefined;
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch {
    // The hash is that of something else.
    return undefined;
  }
  const read = v.safeParse(WRITTEN, value);
  if (!read.success) return undefined;
  const { key, run, reads } = read.output;
  return { key, run, reads: reads.flatMap(readsOf) };
}

/** The reads in one folder, so that its path is written once. */
interface InFolder {
  readonly folder: string;
  readonly reads: readonly Written[];
}

/** The name is what follows the folder in the path, with the separator. */
type Written = readonly [question: number, name: string, answer: string, stamp: Stamp | null];

const STAMP = v.strictTuple([v.number(), v.number(), v.number(), v.number()]);
const QUESTION = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(QUESTIONS.length - 1));
const WRITTEN = v.object({
  key: v.string(),
  reads: v.array(
    v.object({
      folder: v.string(),
      reads: v.array(v.strictTuple([QUESTION, v.string(), v.string(), v.nullable(STAMP)])),
    }),
  ),
  run: REMEMBERED_RUN,
});

function byFolder(reads: readonly DiskRead[]): readonly InFolder[] {
  const folders = new Map<string, Written[]>();
  for (const { question, path, answer, stamp: known } of reads) {
    const folder = dirname(path);
    const inFolder = folders.get(folder) ?? [];
    folders.set(folder, inFolder);
    inFolder.push([QUESTIONS.indexOf(question), path.slice(folder.length), answer, known ?? null]);
  }
  return [...folders].map(([folder, inside]) => ({ folder, reads: inside }));
}

function readsOf({ folder, reads }: InFolder): readonly DiskRead[] {
  return reads.map(([question, name, answer, known]) => ({
    question: QUESTIONS[question] ?? 'exists',
    path: folder + name,
    answer,
    stamp: known ?? undefined,
  }));
}
