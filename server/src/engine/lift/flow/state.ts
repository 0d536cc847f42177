import type ts from 'typescript';
import type { StatusValue } from '../../model/status-value';
import type { ThrownError } from '../../facts/thrown-error';
import type { Environment } from '../../values/environment';
import type { Draft } from './draft';

/** A status that a statement has set, and the node to point at. */
export interface StatusWrite {
  readonly status: StatusValue;
  /** The status argument (or assigned value). */
  readonly node: ts.Node;
  /** The statement-level call, for inserting behind it. */
  readonly call: ts.Node;
  /** A helper has set it: the response counts as the helper's. */
  readonly byHelper?: true;
}

/** A condition on the path, innermost first; paths share their outer conditions. */
export interface PathCondition {
  readonly outer: PathCondition | undefined;
  readonly depth: number;
  readonly kind: 'test' | 'case' | 'catch' | 'callback';
  /** The tested expression, the case's expression, or the catch clause (or `.catch` callback). */
  readonly node: ts.Node;
  readonly holds: boolean;
  /** For a catch: what was tried. For a case: the switch's expression. */
  readonly tried: ts.Node | undefined;
  /** Holds because another branch has left (`if (!x) return`), not because the code stands inside a branch. */
  readonly left: boolean;
}

/** What is known of a tested expression on this path, and where it was learnt. */
export interface Assumption {
  /** Its truth, or the constant that it equals. */
  readonly value: boolean | string;
  readonly node: ts.Expression;
}

/** An exception on its way: a `throw` statement, a returned `Promise.reject(…)`, the call of a function that throws. */
export interface Thrown {
  readonly node: ts.Node;
  /** What reports point at. */
  readonly name: ts.Node;
  readonly error: ts.Expression;
  readonly environment: Environment;
  /** What is known of it, where it was made in a function of another file. */
  readonly known?: ThrownError;
}

/** A send on the path. */
export interface Sent {
  readonly draft: Draft;
  /** Only an exception after the send leads on from here. */
  readonly raised: boolean;
}

/** What is known at one point of one group of paths that agree in what was sent and set. */
export interface State {
  readonly sends: readonly Sent[];
  /** Somebody else answers, or may have answered: `next()`, an unknown function with the response, a listener. */
  readonly handedOn: boolean;
  /** The last unknown call that got the response; it is the answer if nothing else is. */
  readonly handedTo: ts.CallExpression | undefined;
  readonly write: StatusWrite | undefined;
  readonly fields: ReadonlyMap<string, string | undefined>;
  readonly maybeFields: ReadonlySet<string>;
  readonly fieldsComplete: boolean;
  readonly conditions: PathCondition | undefined;
  readonly assumptions: ReadonlyMap<string, Assumption>;
  /** Law 3: every write to the response was understood. */
  readonly understood: boolean;
  /** The explicit throw that this path comes from, inside its catch. */
  readonly thrown: Thrown | undefined;
  /** The first `write()`: the head is on the wire, the end may come from somewhere else. */
  readonly begun: ts.CallExpression | undefined;
  /** The response itself was returned: to Fastify that says that a send is still to come. */
  readonly announced: boolean;
  /** What the last callback gave its caller to pass on: `return db.transaction(async () => { return rows; })`. */
  readonly result: ts.Expression | undefined;
}

/** The state at a handler's first line. */
export const START: State = {
  sends: [],
  handedOn: false,
  handedTo: undefined,
  write: undefined,
  fields: new Map(),
  maybeFields: new Set(),
  fieldsComplete: true,
  conditions: undefined,
  assumptions: new Map(),
  understood: true,
  thrown: undefined,
  begun: undefined,
  announced: false,
  result: undefined,
};

// More groups of paths than this are not told apart. Those without an answer are kept first, for they lead to what is
// not read yet; giving up answered ones only makes rules silent.
const MOST_STATES = 12;
// More sends than this on one path are not remembered: the latest ones say enough.
const MOST_SENDS = 6;

/** Whether the path has an answer, from here or from somebody else. */
export function isAnswered(state: State): boolean {
  return state.sends.length > 0 || state.handedOn || state.begun !== undefined;
}

/** Joins groups of paths: those that agree in sends and status become one, knowing what both know. */
export function join(...groups: readonly (readonly State[])[]): State[] {
  const filled = groups.filter((group) => group.length > 0);
  const [only] = filled;
  if (only && filled.length === 1 && only.length < 2) return [...only];
  const merged: State[] = [];
  for (const group of filled) {
    for (const state of group) {
      const at = merged.findIndex((other) => agree(other, state));
      const other = merged[at];
      if (other) merged[at] = merge(other, state);
      else merged.push(state);
    }
  }
  if (merged.length <= MOST_STATES) return merged;
  const ordered = [...merged.filter((state) => !isAnswered(state)), ...merged.filter(isAnswered)];
  const kept = ordered.slice(0, MOST_STATES);
  const loses = ordered.slice(MOST_STATES).some((state) => !isAnswered(state) || !state.understood);
  return loses ? kept.map((state) => ({ ...state, understood: false })) : kept;
}

/** Adds a send to a path; a status that was set before has been used up. */
export function withSend(state: State, sent: Sent): State {
  const others = state.sends.filter(({ draft }) => draft !== sent.draft);
  return {
    ...state,
    sends: [...others.slice(1 - MOST_SENDS), sent],
    write: undefined,
    begun: undefined,
    handedTo: undefined,
  };
}

/** Adds a condition to a path. */
export function under(state: State, condition: Omit<PathCondition, 'outer' | 'depth'>): State {
  const outer = state.conditions;
  return { ...state, conditions: { ...condition, outer, depth: (outer?.depth ?? 0) + 1 } };
}

/** Marks a path on which something unknown may do anything to the response. */
export function escape(state: State): State {
  return { ...state, understood: false, fieldsComplete: false };
}

/** Marks a path on which the response went somewhere unknown, which may answer. */
export function giveAway(state: State): State {
  return { ...escape(state), handedOn: true };
}

function agree(a: State, b: State): boolean {
  return (
    a.write?.node === b.write?.node &&
    a.handedOn === b.handedOn &&
    a.handedTo === b.handedTo &&
    a.thrown?.node === b.thrown?.node &&
    a.begun === b.begun &&
    a.announced === b.announced &&
    a.result === b.result &&
    a.understood === b.understood &&
    a.sends.length === b.sends.length &&
    a.sends.every(
      (sent, index) => sent.draft === b.sends[index]?.draft && sent.raised === b.sends[index].raised,
    )
  );
}

function merge(a: State, b: State): State {
  if (a === b) return a;
  const fields = new Map<string, string | undefined>();
  const maybeFields = new Set([...a.maybeFields, ...b.maybeFields]);
  for (const [name, value] of a.fields) {
    if (b.fields.has(name)) fields.set(name, b.fields.get(name) === value ? value : undefined);
    else maybeFields.add(name);
  }
  for (const name of b.fields.keys()) if (!a.fields.has(name)) maybeFields.add(name);
  const assumptions = new Map<string, Assumption>();
  for (const [text, known] of a.assumptions) {
    const other = b.assumptions.get(text);
    if (other?.value === known.value) assumptions.set(text, other.node.pos < known.node.pos ? other : known);
  }
  return {
    ...a,
    fields,
    maybeFields,
    fieldsComplete: a.fieldsComplete && b.fieldsComplete,
    conditions: commonConditions(a.conditions, b.conditions),
    assumptions,
  };
}

/**
 * The conditions that hold on both of two paths: the outer ones that they share, and of those further in the ones that
 * are the same (the catch that several exceptions lead into).
 */
export function commonConditions(
  first: PathCondition | undefined,
  second: PathCondition | undefined,
): PathCondition | undefined {
  const inner: PathCondition[] = [];
  const others = new Map<ts.Node, PathCondition>();
  let a = first;
  let b = second;
  while (a !== b) {
    if (a && (!b || a.depth >= b.depth)) {
      inner.push(a);
      a = a.outer;
    } else if (b) {
      others.set(b.node, b);
      b = b.outer;
    }
  }
  let common = a;
  for (const condition of inner.reverse()) {
    const other = others.get(condition.node);
    if (other?.kind !== condition.kind || other.holds !== condition.holds) continue;
    common = { ...condition, outer: common, left: condition.left || other.left };
  }
  return common;
}

/** Paths that come out of a branch: its conditions still hold, but the code behind does not stand inside it. */
export function leave(states: readonly State[], before: readonly State[]): State[] {
  const depth = Math.min(...before.map((state) => state.conditions?.depth ?? 0));
  // Paths that shared a condition must share it afterwards too.
  const marked = new Map<PathCondition, PathCondition>();
  return states.map((state) => ({ ...state, conditions: markLeft(state.conditions, depth, marked) }));
}

function markLeft(
  condition: PathCondition | undefined,
  depth: number,
  marked: Map<PathCondition, PathCondition>,
): PathCondition | undefined {
  if (!condition || condition.depth <= depth || condition.left) return condition;
  const known = marked.get(condition);
  if (known) return known;
  const left = { ...condition, left: true, outer: markLeft(condition.outer, depth, marked) };
  marked.set(condition, left);
  return left;
}
