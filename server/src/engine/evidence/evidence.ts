import { LEVELS, quieter, type Level } from '../model/finding';
import type { Guard, Reason } from '../model/guard';
import type { Response } from '../model/response';
import { goTogether } from './agreement';
import { explanationOf } from './explanation';
import { signsOf, signsOfGuard, type Sign, type Strength } from './signs';

export type { Sign, Strength } from './signs';

/**
 * What the signs of a response say went wrong where it is sent. Rules, fixes, completion and hover read from it; what
 * code a reason wants is said by `codesFor`.
 */
export interface Evidence {
  /** The one thing that went wrong; undefined where nothing tells, and where it can be one of several. */
  readonly reason: Reason | undefined;
  /** Everything that it can be: one, several where nothing chooses among those of a mixed condition, none. */
  readonly reasons: readonly Reason[];
  readonly strength: Strength;
  /** The sign that leads: a condition before a thrown class before words. */
  readonly sign: Sign | undefined;
  /** The condition that explains the response, also one that says only that something failed. */
  readonly guard: Guard | undefined;
  /** Whether the other signs say the same, nothing, or something that cannot be meant by the same words. */
  readonly others: 'agree' | 'silent' | 'disagree';
  /** All signs: condition, thrown class, words, purpose. */
  readonly signs: readonly Sign[];
}

// The response may be a view, so nothing is kept on it.
const known = new WeakMap<Response, Evidence>();

/**
 * Weighs the signs of a response. The condition that led to it says most: in it stands what was asked. Where a mixed
 * condition leaves several reasons the words choose among them. Words of a body lead where no condition was understood,
 * and then only as words.
 */
export function evidenceOf(response: Response): Evidence {
  const before = known.get(response);
  if (before) return before;
  const evidence = weigh(signsOf(response), explanationOf(response));
  known.set(response, evidence);
  return evidence;
}

/** The evidence at a place where nothing is sent yet: what its conditions say. */
export function evidenceBehind(guards: readonly Guard[]): Evidence {
  const guard = explanationOf({ guards });
  return weigh(signsOfGuard(guard), guard);
}

function weigh(signs: readonly Sign[], guard: Guard | undefined): Evidence {
  const sign = signs.find(({ from }) => from !== 'purpose');
  if (!sign)
    return { reason: undefined, reasons: [], strength: 'none', sign, guard, others: 'silent', signs };
  const rest = signs.filter((other) => other !== sign);
  const [only, ...more] = sign.reasons;
  const reason = more.length > 0 ? chosenBy(rest, sign) : (narrowedBy(rest, only) ?? only);
  const isGiven = reason === only && more.length === 0;
  const strength = !isGiven && sign.strength === 'certain' ? 'likely' : sign.strength;
  const reasons = reason === undefined ? sign.reasons : [reason];
  return { reason, reasons, strength, sign, guard, others: othersOf(rest, reasons), signs };
}

// `!user || !user.isAdmin`, and "Admins only".
function chosenBy(others: readonly Sign[], { reasons }: Sign): Reason | undefined {
  const named = reasons.filter((reason) => others.some((other) => other.reasons.includes(reason)));
  return named.length === 1 ? named[0] : undefined;
}

/** What a general reason can be, more closely. */
const CLOSER: Readonly<Partial<Record<Reason, readonly Reason[]>>> = {
  invalid: ['too-large', 'wrong-type'],
};

// `!types.includes(file.mimetype)`, and "Only images are allowed".
function narrowedBy(others: readonly Sign[], general: Reason | undefined): Reason | undefined {
  const closer = general && CLOSER[general];
  return closer?.find((reason) => others.some((other) => other.reasons.includes(reason)));
}

function othersOf(others: readonly Sign[], reasons: readonly Reason[]): Evidence['others'] {
  const said = others.flatMap((other) => other.reasons);
  if (said.length === 0) return 'silent';
  return said.some((other) => reasons.some((reason) => goTogether(reason, other))) ? 'agree' : 'disagree';
}

/**
 * The level for a verdict on what went wrong: a step lower where only names say so, at most information where only words
 * do, and a step lower where other signs disagree.
 * @param level where the evidence is certain
 */
export function levelBy({ strength, others }: Pick<Evidence, 'strength' | 'others'>, level: Level): Level {
  const steps = (strength === 'certain' ? 0 : 1) + (others === 'disagree' ? 1 : 0);
  const lowered = quieter(level, steps);
  const isFaint = strength === 'words' || strength === 'none';
  return isFaint && LEVELS.indexOf(lowered) < LEVELS.indexOf('information') ? 'information' : lowered;
}
