import type { StatusPlace } from '../../../engine/model/status-place';
import { codesFor } from '../../../engine/evidence/codes';
import type { AnalysedDocument } from '../../document';
import { evidencesAt, reasonsBehind, responsesAt } from './evidence';
import { ownEntry } from '../../../engine/text/own-entry';

/** What is known of a place for choosing a code there. */
export interface Fit {
  /** What the condition that leads here asks for, then what the words of the body say; likeliest first. */
  readonly wanted: readonly number[];
  /** The one code that the condition proves; undefined when it is a guess. */
  readonly sure: number | undefined;
  /** What the method (and a redirect, an error) makes likely; likeliest first. */
  readonly usual: readonly number[];
}

const ERRORS: readonly number[] = [400, 401, 403, 404, 409, 422, 429, 500, 502, 503];
const REDIRECTS: readonly number[] = [302, 303, 301, 307, 308];
const EVERYDAY: readonly number[] = [200, 201, 204, ...ERRORS];
const READING: readonly number[] = [200, 404, 304, 400, 401, 403];

const BY_METHOD: Readonly<Record<string, readonly number[]>> = {
  GET: READING,
  HEAD: READING,
  POST: [201, 200, 202, 204, 400, 401, 403, 404, 409, 422],
  PUT: [200, 201, 204, 400, 401, 403, 404, 409, 412, 422],
  PATCH: [200, 204, 400, 401, 403, 404, 409, 412, 422],
  DELETE: [204, 200, 202, 401, 403, 404, 409],
};

/** What fits at a place. */
export function fitOf(place: StatusPlace, { settings: { config } }: AnalysedDocument): Fit {
  const evidences = evidencesAt(place);
  const behind = evidences.flatMap((one) => {
    const reasons = reasonsBehind(one);
    return reasons ? [{ reasons, isSure: one.strength === 'certain' && one.others !== 'disagree' }] : [];
  });
  const [first] = behind;
  const isOne = first !== undefined && behind.every(({ reasons }) => reasons.join() === first.reasons.join());
  const byGuard = isOne ? codesFor(first.reasons, config) : [];
  const words = evidences.flatMap(({ signs }) => signs.filter(({ from }) => from === 'words'));
  const byWords = words.flatMap(({ reasons }) => codesFor(reasons.slice(0, 1), config));
  const [only, ...others] = byGuard;
  return {
    wanted: [...new Set([...byGuard, ...byWords])],
    sure: isOne && first.isSure && others.length === 0 ? only : undefined,
    usual: usualAt(place),
  };
}

/** A text that sorts codes as they fit: the smaller the better. */
export function rankOf(code: number, { wanted, usual }: Fit): string {
  const lists = [...new Set([...wanted, ...usual])];
  return String(lists.includes(code) ? lists.indexOf(code) : lists.length).padStart(2, '0');
}

function usualAt(place: StatusPlace): readonly number[] {
  const { handler } = place;
  const responses = responsesAt(place);
  if (responses.some(({ method }) => method === 'redirect')) return REDIRECTS;
  if (handler?.role === 'error-handler' || responses.some(({ kind }) => kind === 'throw')) return ERRORS;
  return [...(ownEntry(BY_METHOD, handler?.method ?? '') ?? []), ...EVERYDAY];
}
