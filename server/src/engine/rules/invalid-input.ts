import type { Guard } from '../model/guard';
import type { Response } from '../model/response';
import { evidenceOf } from '../evidence/evidence';

/** The guard that says that nothing but invalid input led to a response; undefined where something else may have. */
export function invalidInputOf(response: Response): Guard | undefined {
  const { sign, reason } = evidenceOf(response);
  return reason === 'invalid' && sign?.reasons.length === 1 ? sign.guard : undefined;
}
