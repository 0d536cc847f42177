import { memberOf, membersOf, type Body, type BodyMember, type BodyValue } from '../model/body';
import type { Response, SendMethod } from '../model/response';
import { isProblem } from './problem-members';

/**
 * Where an error's body says to people what went wrong: in a member (`error.message` is one of an object in `error`), as
 * a `text` that is the whole body, or as a `problem` document of RFC 9457.
 */
export type ErrorShape = 'message' | 'msg' | 'error' | 'error.message' | 'text' | 'problem';

/** The shape of an error's body, with the member whose name makes it. */
export interface ShapedError {
  readonly shape: ErrorShape;
  readonly member: BodyMember | undefined;
}

const BODIES: ReadonlySet<SendMethod> = new Set<SendMethod>(['json', 'text', 'return', 'end']);

/**
 * What shape the body of an error has; undefined for successes, pages, lists of errors, what is not known, and the form
 * that OAuth prescribes (RFC 6749 §5.2).
 */
export function shapeOf({ status, method, body, fields }: Response): ShapedError | undefined {
  const { codes } = status;
  if (codes.length === 0 || codes.some(({ code }) => code < 400) || !BODIES.has(method)) return undefined;
  const { value } = body;
  if (value?.kind === 'text') {
    const isOther = /^\s*(?:<|$)/.test(value.text) || fields.set.has('content-type');
    return isOther ? undefined : { shape: 'text', member: undefined };
  }
  if (value?.kind !== 'object' || isOfOAuth(body)) return undefined;
  if (isProblem(body)) return { shape: 'problem', member: undefined };
  return shapeOfObject(body);
}

function shapeOfObject(body: Body): ShapedError | undefined {
  for (const shape of ['message', 'msg', 'error'] as const) {
    const member = membersOf(body).find(({ name }) => name === shape);
    if (member && saysSomething(member.value)) return { shape, member };
    if (member?.value.kind !== 'object') continue;
    const isNested = member.value.members.some(
      ({ name, value }) => name === 'message' && saysSomething(value),
    );
    if (shape === 'error' && isNested) return { shape: 'error.message', member };
  }
  return undefined;
}

// What a variable holds is taken for words; flags and lists are none.
function saysSomething({ kind }: BodyValue): boolean {
  return kind === 'text' || kind === 'error' || kind === 'unknown';
}

// `{ error: 'invalid_grant', error_description }`
function isOfOAuth(body: Body): boolean {
  const error = memberOf(body, 'error')?.value;
  const isCode = error?.kind === 'text' && /^[a-z]+(?:_[a-z]+)+$/.test(error.text);
  return isCode || memberOf(body, 'error_description') !== undefined;
}

/** Under this name the pages that a project sends are counted beside the shapes of its errors. */
export const PAGE = 'page';

/** What most errors of a project look like, with how many and of how many. */
export interface ShapeHabit {
  readonly shape: ErrorShape;
  readonly uses: number;
  readonly all: number;
}

const FEWEST_USES = 5;
const LEAST_SHARE = 0.7;

/**
 * The shape that a project mostly uses; undefined where it has no habit: that takes 5 uses and 70 % of all.
 */
export function shapeHabit(
  uses: ReadonlyMap<string, number>,
  fewest: number = FEWEST_USES,
): ShapeHabit | undefined {
  const shapes = [...uses].filter(([shape]) => shape !== PAGE);
  const all = shapes.reduce((sum, [, count]) => sum + count, 0);
  const [most] = shapes.sort(([, a], [, b]) => b - a);
  if (!most || most[1] < fewest || most[1] / all < LEAST_SHARE) return undefined;
  return { shape: most[0] as ErrorShape, uses: most[1], all };
}

const FEWEST_OF_A_FILE = 3;

/** The shape that a file mostly uses: one that has its own on purpose speaks to clients of its own. */
export function shapeOfFile(responses: Iterable<Response>): ErrorShape | undefined {
  const places = new Map<number, ErrorShape>();
  for (const response of responses) {
    const found = shapeOf(response);
    if (found && response.body.span) places.set(response.body.span.start, found.shape);
  }
  const counts = new Map<string, number>();
  for (const shape of places.values()) counts.set(shape, (counts.get(shape) ?? 0) + 1);
  return shapeHabit(counts, FEWEST_OF_A_FILE)?.shape;
}
