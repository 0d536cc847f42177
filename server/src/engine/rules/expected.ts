import { labelOf } from '../http/statuses';
import type { Response } from '../model/response';
import type { Offer } from './rule';

/** The codes in words: `404 Not Found`, `400 Bad Request or 422 Unprocessable Content`. */
export function labelsOf(codes: readonly number[]): string {
  return codes.map(labelOf).join(' or ');
}

/** One action per code that sets it, in the given order. */
export function answers(response: Response, codes: readonly number[]): readonly Offer[] {
  return codes.map((code) => ({
    title: `Answer ${labelOf(code)}`,
    kind: 'suggestion',
    edits: () => response.edits.setStatus(code),
  }));
}
