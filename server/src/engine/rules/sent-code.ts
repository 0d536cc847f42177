import { onlyCode } from '../model/status-value';
import type { Response } from '../model/response';

/** The one code that a response sends, when more than the name of an error class of another file says so. */
export function sentCode({ status }: Response): number | undefined {
  return status.codes.some(({ origin }) => origin === 'name') ? undefined : onlyCode(status);
}
