import { randomBytes } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fchmodSync,
  lstatSync,
  mkdirSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { isInside } from './inside';
import { codeOf } from './io-error';

/**
 * Replaces a file's text at once: a reader sees the old or the new text, and a failure leaves the old one.
 * A link stays a link; the file keeps its mode.
 * @param text as it is to stand on the disk, BOM included
 * @param within a folder that no link leads out of; undefined where the user has named the file to write
 * @throws the system's error when the file or its folder cannot be written, or one whose message is a clause
 */
export function replaceFile(path: string, text: string, within?: string): void {
  const target = realpathSync(path);
  if (within !== undefined && !isInside(target, within)) throw new Error(LEADS_OUT);
  const stats = statSync(target);
  // A pipe or a device would be gone, with a file in its place.
  if (!stats.isFile()) throw new Error(stats.isDirectory() ? 'it is a folder' : 'it is no file');
  writeWhole(target, text, stats.mode);
}

/**
 * Writes a file that there may not be yet, in the same way.
 * @throws as {@link replaceFile}
 */
export function writeFile(path: string, text: string, within?: string): void {
  if (lstatSync(path, { throwIfNoEntry: false }) !== undefined) {
    replaceExisting(path, text, within);
    return;
  }
  if (within !== undefined && !isInside(realpathSync(dirname(path)), within)) throw new Error(LEADS_OUT);
  writeWhole(path, text, undefined);
}

function replaceExisting(path: string, text: string, within?: string): void {
  try {
    replaceFile(path, text, within);
  } catch (error) {
    // Nobody knows what would be made at the end of such a link.
    if (codeOf(error) === 'ENOENT') throw new Error(LEADS_NOWHERE, { cause: error });
    throw error;
  }
}

/**
 * Writes a report to a file of any name: the folders that it lies in are made, and what is no plain file (a device, a pipe)
 * stays what it is.
 * @throws the system's error when it cannot be written
 */
export function writeOutput(path: string, text: string): void {
  makeFolder(dirname(path));
  const isPlain = statSync(path, { throwIfNoEntry: false })?.isFile() ?? true;
  if (isPlain) writeFile(path, text);
  else writeFileSync(path, text);
}

// Node's own way to make all folders of a path tries for ever where nobody can make one, as in /proc.
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  makeFolder(dirname(folder));
  try {
    mkdirSync(folder);
  } catch (error) {
    // Another run may have made it.
    if (codeOf(error) !== 'EEXIST') throw error;
  }
}
const LEADS_OUT = 'it is behind a symbolic link that leads out of the project';
const LEADS_NOWHERE = 'it is a symbolic link to something that does not exist';

/**
 * Writes a file in the same way in place of whatever stands there, a link included.
 * @throws the system's error when the folder cannot be written
 */
export function writeAnew(path: string, text: string): void {
  writeWhole(path, text, undefined);
}

/** @param mode undefined: that of any new file */
function writeWhole(target: string, text: string, mode: number | undefined): void {
  const temporary = join(dirname(target), `.status-hints-${randomBytes(8).toString('hex')}.tmp`);
  // `wx`: never through a link, and never over something that is there.
  const file = openSync(temporary, 'wx', mode);
  try {
    writeOpened(file, text, mode);
    renameSync(temporary, target);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

function writeOpened(file: number, text: string, mode: number | undefined): void {
  try {
    writeFileSync(file, text);
    if (mode !== undefined) fchmodSync(file, mode);
  } finally {
    closeSync(file);
  }
}
