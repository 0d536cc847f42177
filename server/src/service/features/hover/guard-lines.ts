import { classOf } from '../../../engine/http/statuses';
import type { Sign } from '../../../engine/evidence/evidence';
import type { Reason } from '../../../engine/model/guard';
import type { StatusPlace } from '../../../engine/model/status-place';
import { labelsOf } from '../../../engine/rules/expected';
import { checksOtherProof, hidesAccounts, logsIn } from '../../../engine/evidence/purposes';
import { conditionOf, quote } from '../../../engine/rules/wording';
import type { AnalysedDocument } from '../../document';
import { bold, joined, quoted, type Rich } from '../../rich-text';
import { findingsOn } from './findings-on';
import { suggestionOf, type Suggestion } from './suggestion';

const SAYS: Readonly<Record<Exclude<Reason, 'failed'>, string>> = {
  'not-authenticated': 'nobody is logged in',
  'bad-credentials': 'the credentials are wrong',
  'not-allowed': 'the caller lacks the right',
  'account-state': 'the state of the account forbids it',
  'not-found': 'there is no such thing',
  'empty-list': 'the list is empty',
  conflict: 'it collides with what is there',
  invalid: 'the input is not valid',
  'too-large': 'it is too large',
  'wrong-type': 'its type is not taken',
  rate: 'there were too many requests',
  upstream: 'another service failed',
  'server-state': 'the server is not set up or not ready',
  'request-origin': 'the origin of the request is refused',
  method: 'the method is not taken',
  'not-implemented': 'it is not implemented',
};

/** Codes that also do for a reason, by taste or policy: none of them is worth a word. */
const FINE: Readonly<Partial<Record<Reason, readonly number[]>>> = {
  'not-found': [400, 401, 403, 410, 422],
  conflict: [400, 412, 422, 423],
  invalid: [404, 409, 412, 413, 415],
  'bad-credentials': [400, 403, 422],
  'not-allowed': [404],
  'account-state': [401, 423],
  'server-state': [501],
  upstream: [500, 503],
  'request-origin': [400],
  'empty-list': [204],
  method: [404, 501],
};

/** What the condition that leads here says, and the codes for that, where it says one thing. */
export function guardLines(
  code: number,
  place: StatusPlace,
  { settings, findings }: AnalysedDocument,
): readonly Rich[] {
  const suggestion = suggestionOf(place, settings.config);
  if (!suggestion) return [];
  const { sign, codes, reasons, strength } = suggestion;
  const [reason, ...others] = reasons;
  if (reason === undefined || reason === 'failed' || others.length > 0) return [];
  const says = joined(
    ' ',
    bold('Here:'),
    quoted(`${saidBy(sign)} ${strength === 'certain' ? 'means that' : 'looks as if'} ${SAYS[reason]}`),
  );
  if (codes.includes(code)) return [joined('', says, `: ${code} fits.`)];
  const isFound = findingsOn(place, findings).some(({ expected }) =>
    expected.some((each) => codes.includes(each)),
  );
  if (!isFound && !isWorthAWord(code, suggestion, place)) return [];
  return [joined('', says, `: ${labelsOf(codes)}.`)];
}

// What another branch has left behind it says little of this one; a success may stand behind any condition; and where
// only names speak it is better to say nothing than to be wrong.
function isWorthAWord(
  code: number,
  { reasons, sign, strength }: Suggestion,
  { handler }: StatusPlace,
): boolean {
  if (strength !== 'certain' || sign.guard?.passed === true || !isError(code)) return false;
  // A field or a key that is missing there is rather a proof of identity.
  if (reasons.includes('invalid') && isGate(handler) && (code === 401 || code === 403)) return false;
  if (handler && (logsIn(handler) || hidesAccounts(handler) || checksOtherProof(handler))) return false;
  return reasons.every((reason) => FINE[reason]?.includes(code) !== true);
}

function saidBy({ guard, text }: Sign): string {
  return guard ? conditionOf(guard) : quote(text);
}

function isError(code: number): boolean {
  const kind = classOf(code);
  return kind === 'client-error' || kind === 'server-error';
}

function isGate(handler: StatusPlace['handler']): boolean {
  return handler?.role === 'middleware' || handler?.role === 'hook';
}
