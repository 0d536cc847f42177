import { codeOfPhrase } from '../http/phrases';
import { membersOf, type BodyMember } from '../model/body';
import type { Level } from '../model/finding';
import type { Response } from '../model/response';
import { sentCode } from './sent-code';

/** A member of a body that names another status than the one that is sent. */
export interface Mismatch {
  readonly response: Response;
  readonly member: BodyMember;
  /** The member with the others of its body that claim the same. */
  readonly members: readonly BodyMember[];
  /** Another member, or the condition that leads here, has the code that is sent. */
  readonly isSaid: boolean;
  readonly sent: number;
  readonly said: number;
  /** Undefined: the rule's own. */
  readonly level: Level | undefined;
}

// An editor asks for them again with each version of a file. The response may be a view, so nothing is kept on it.
const known = new WeakMap<Response, readonly Mismatch[]>();

/** What a response's body says of its status against what is sent: at most one, with its copies. */
export function mismatchesOf(response: Response): readonly Mismatch[] {
  const before = known.get(response);
  if (before) return before;
  const found = findMismatches(response);
  known.set(response, found);
  return found;
}

function findMismatches(response: Response): readonly Mismatch[] {
  const sent = sentCode(response);
  // A status that was put into the body instead of being sent has a rule of its own.
  if (sent === undefined || response.misuses.some(({ kind }) => kind === 'status-in-body')) return [];
  const members = membersOf(response.body).flatMap((member) =>
    member.name === 'error' && member.value.kind === 'object' ? [member, ...member.value.members] : [member],
  );
  const found = members.flatMap((member): readonly Mismatch[] => {
    const claim = claimOf(member);
    if (!claim || claim.said === sent || isSamePair(member, claim.said, sent)) return [];
    const { said, level } = claim;
    return [{ response, member, members: [member], isSaid: false, sent, said, level }];
  });
  const [first, ...others] = found;
  if (!first) return [];
  const copies = others.filter(({ said }) => said === first.said).map(({ member }) => member);
  const isSaid =
    members.some((member) => claimOf(member)?.said === sent) ||
    response.guards.some(({ codes }) => codes?.includes(sent) === true);
  return [{ ...first, members: [first.member, ...copies], isSaid }];
}

/** Codes whose phrases mean nothing else; "Created", "Locked" and "Upgrade Required" are ordinary words. */
const UNMISTAKABLE: ReadonlySet<number> = new Set([
  400, 401, 403, 404, 405, 406, 413, 415, 422, 429, 500, 501, 502, 503, 504,
]);

/** The status that a member claims, and at which level a difference counts (undefined: the rule's own). */
function claimOf({
  name,
  value,
}: BodyMember): { readonly said: number; readonly level: Level | undefined } | undefined {
  if (/^(?:status|statusCode|status_code|httpStatus)$/.test(name)) {
    if (value.kind === 'number' && isCode(value.value)) return { said: value.value, level: undefined };
    if (value.kind === 'text' && /^[1-5]\d\d$/.test(value.text))
      return { said: Number(value.text), level: 'hint' };
  }
  if (name === 'code' && value.kind === 'number' && isCode(value.value))
    return { said: value.value, level: 'hint' };
  if (/^(?:error|message|msg|title|statusText|status)$/.test(name) && value.kind === 'text' && value.exact) {
    const said = codeOfPhrase(value.text);
    // Words are no copy of the status, only a sign that one of the two is wrong.
    if (said !== undefined && UNMISTAKABLE.has(said)) return { said, level: 'information' };
  }
  return undefined;
}

function isCode(value: number): boolean {
  return Number.isInteger(value) && value >= 100 && value <= 599;
}

function isSamePair({ value }: BodyMember, said: number, sent: number): boolean {
  return value.kind === 'text' && [said, sent].every((code) => code === 401 || code === 403);
}
