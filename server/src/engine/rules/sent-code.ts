import { onlyCode } from '../model/status-value';
import type { Response } from '../model/response';

/** The one code that a response sends, when more than the name of an error class of another file says so. */
export function sentCode({ status }: Response): number | undefined {
  return status.codes.some(({ origin }) => origin === 'name') ? undefined : onlyCode(status);
}

/** Whether who throws an error leaves its status to the framework, or to what the project's error handler falls back on. */
export function isLeftToOthers({ status }: Response): boolean {
  return (
    status.implicit || (status.codes.length > 0 && status.codes.every(({ origin }) => origin === 'helper'))
  );
}
