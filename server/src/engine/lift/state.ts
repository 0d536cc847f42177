import type ts from 'typescript';
import type { StatusValue } from '../model/status-value';
import type { Draft } from './draft';

/** A status that a statement has set, and the node to point at. */
export interface StatusWrite {
  readonly status: StatusValue;
  /** The status argument (or assigned value). */
  readonly node: ts.Node;
  /** The statement-level call, for inserting behind it. */
  readonly call: ts.Node;
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

/** What is known of a tested expression on this path: its truth, or the constant that it equals. */
export type Assumption = boolean | string;

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
  readonly thrown: ts.ThrowStatement | undefined;
  /** The response itself was returned: to Fastify that says that a send is still to come. */
  readonly announced: boolean;
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
  announced: false,
};

// More groups of paths than this are not told apart. Those without an answer are kept first, for they lead to what is
// not read yet; giving up answered ones only makes rules silent.
const MOST_STATES = 12;

/** Whether the path has an answer, from here or from somebody else. */
export function isAnswered(state: State): boolean {
  return state.sends.length > 0 || state.handedOn;
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
  const kept = [...merged.filter((state) => !isAnswered(state)), ...merged.filter(isAnswered)].slice(
    0,
    MOST_STATES,
  );
  return kept.map((state) => ({ ...state, understood: false }));
}

/** Adds a condition to a path. */
export function under(state: State, condition: Omit<PathCondition, 'outer' | 'depth'>): State {
  const outer = state.conditions;
  return { ...state, conditions: { ...condition, outer, depth: (outer?.depth ?? 0) + 1 } };
}

/** Marks a path on which something unknown got the response. */
export function escape(state: State): State {
  return { ...state, understood: false, fieldsComplete: false };
}

function agree(a: State, b: State): boolean {
  return (
    a.write?.node === b.write?.node &&
    a.handedOn === b.handedOn &&
    a.handedTo === b.handedTo &&
    a.thrown === b.thrown &&
    a.announced === b.announced &&
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
  for (const [text, value] of a.assumptions)
    if (b.assumptions.get(text) === value) assumptions.set(text, value);
  return {
    ...a,
    fields,
    maybeFields,
    fieldsComplete: a.fieldsComplete && b.fieldsComplete,
    conditions: commonConditions(a.conditions, b.conditions),
    assumptions,
  };
}

/** The outer conditions that two paths share. */
export function commonConditions(
  first: PathCondition | undefined,
  second: PathCondition | undefined,
): PathCondition | undefined {
  let a = first;
  let b = second;
  while (a !== b) {
    if (!a || !b) return undefined;
    if (a.depth >= b.depth) a = a.outer;
    else b = b.outer;
  }
  return a;
}

/** Paths that come out of a branch: its conditions still hold, but the code behind does not stand inside it. */
export function leave(states: readonly State[], before: readonly State[]): State[] {
  const depth = Math.min(...before.map((state) => state.conditions?.depth ?? 0));
  return states.map((state) => ({ ...state, conditions: markLeft(state.conditions, depth) }));
}

function markLeft(condition: PathCondition | undefined, depth: number): PathCondition | undefined {
  if (!condition || condition.depth <= depth || condition.left) return condition;
  return { ...condition, left: true, outer: markLeft(condition.outer, depth) };
}
