import type { Guard } from '../model/guard';
import type { Response } from '../model/response';
import { explanationOf } from './explanation';

/** The guard that says that nothing but invalid input led to a response; undefined where something else may have. */
export function invalidInputOf(response: Response): Guard | undefined {
  const guard = explanationOf(response);
  const isInvalid = guard?.reasons.every((reason) => reason === 'invalid') === true;
  return isInvalid && guard.reasons.length > 0 ? guard : undefined;
}
