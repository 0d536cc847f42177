import ts from 'typescript';
import type { ResponseKind } from '../../model/response';
import type { StatusValue } from '../../model/status-value';
import { spanOf, textOf } from '../../syntax/tree';
import { writtenAt } from '../../values/written-at';
import type { Draft } from './draft';
import type { Run } from './run';
import { withSend, type State } from './state';

/** A place that does something to the response: the node to replace, and its name or argument to point at. */
export interface Place {
  /** The whole expression. */
  readonly node: ts.Node;
  /** The name of the member that is called, or the value that is returned. */
  readonly name: ts.Node;
}

/** Notes that `next()` or a like call ran; after a send it is a second answer. */
export function handOn(state: State, call: ts.Node): State {
  const last = state.sends.at(-1);
  // What was thrown into a catch has sent nothing yet: `next(err)` there is its way out.
  if (last && !last.raised && last.draft.method !== 'throw' && ts.isCallExpression(call)) {
    last.draft.continued ??= call;
  }
  return { ...state, handedOn: true, handedTo: undefined };
}

/** Adds a response to a path. */
export function addSend(
  run: Run,
  state: State,
  draft: Omit<Draft, 'reached' | 'continued' | 'repeats' | 'misuses'>,
): State {
  return withSend(state, { draft: run.drafts.reach(state, draft), raised: false });
}

/** The status that a place has when none was set: the framework's default, pointing at the sending name. */
export function implicitStatus(run: Run, code: number, name: ts.Node): StatusValue {
  const span = spanOf(name, run.tree);
  return {
    codes: [{ code, origin: 'implicit', ...writtenAt(name, run.tree), text: '' }],
    dynamic: false,
    implicit: true,
    problems: [],
    span,
    text: '',
  };
}

/** A status of which nothing is known. */
export function unknownStatus(run: Run, name: ts.Node): StatusValue {
  const span = spanOf(name, run.tree);
  return {
    codes: [],
    dynamic: true,
    implicit: false,
    problems: [],
    span,
    text: textOf(name, run.tree).slice(0, 80),
  };
}

/** The kind and status of a send that takes what was set before, or else the default. */
export function statusNow(
  run: Run,
  state: State,
  name: ts.Node,
  implied = 200,
): { kind: ResponseKind; status: StatusValue; site: ts.Node } {
  const { write } = state;
  if (write) return { kind: write.byHelper ? 'helper' : 'explicit', status: write.status, site: write.node };
  return { kind: 'implicit', status: implicitStatus(run, implied, name), site: name };
}
