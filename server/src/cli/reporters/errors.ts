import type { FileError } from '../../node/io-error';
import type { Colours } from '../colours';
import { printable, printableLine } from '../printable';

/** What is wrong in configuration files, one line each; empty when nothing is. */
export function warningsText(warnings: readonly string[], colours: Colours): string {
  return warnings.map((warning) => `${colours.yellow('warning')} ${printable(warning)}\n`).join('');
}

/** What could not be done, one line each; empty when all could. */
export function errorsText(errors: readonly FileError[], colours: Colours): string {
  return errors
    .map(({ file, message }) => `${colours.red('error')} ${printableLine(file)}: ${printable(message)}\n`)
    .join('');
}
