import { chmodSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { codeOf } from './io-error';

/**
 * Replaces a file's text at once: a reader sees the old or the new text, and a failure leaves the old one.
 * A link stays a link; the file keeps its mode.
 * @param text as it is to stand on the disk, BOM included
 * @throws the system's error when the file or its folder cannot be written
 */
export function replaceFile(path: string, text: string): void {
  const target = realpathSync(path);
  writeWhole(target, text, statSync(target).mode);
}

/**
 * Writes a file that there may not be yet, in the same way.
 * @throws the system's error when the file or its folder cannot be written
 */
export function writeFile(path: string, text: string): void {
  try {
    replaceFile(path, text);
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error;
    writeWhole(path, text, undefined);
  }
}

/** @param mode undefined: that of any new file */
function writeWhole(target: string, text: string, mode: number | undefined): void {
  const temporary = join(dirname(target), `.${basename(target)}.${process.pid}.tmp`);
  try {
    // `wx`: never through a link that somebody put there.
    writeFileSync(temporary, text, { flag: 'wx', ...(mode !== undefined && { mode }) });
    if (mode !== undefined) chmodSync(temporary, mode);
    renameSync(temporary, target);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}
