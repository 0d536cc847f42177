import ts from 'typescript';
import { bare, memberName } from '../syntax/tree';
import type { FunctionNode } from '../syntax/tree';
import { functionCalled, type Called } from './called';
import { callEnvironment } from './calls';
import type { Environment } from './environment';
import { raisingIn, raisingOf, type Raising } from './raising';
import type { Reader } from './reader';
import { isOpaque } from './telling';
import { alwaysThrows, mayThrowByName } from './throwing';

/** An error that is raised, with what is known where it is made. */
export interface RaisedError {
  readonly expression: ts.Expression;
  readonly environment: Environment;
  /** It is raised in the tried code itself, or by a function that it calls for nothing else. */
  readonly isOwn: boolean;
}

/** Everything that a piece of code can raise; `open` when there is more, of which nothing is known. */
export interface Raised {
  readonly errors: readonly RaisedError[];
  readonly open: boolean;
}

// Services that call services.
const DEEPEST = 4;
const MOST_CALLS = 100;
// Functions of packages that say by throwing that something is wrong with what they get.
const MAY_THROW = /^(?:verify|parse|decode|assert|ensure|require|throw|fail|abort)|(?:Sync|OrThrow|OrFail)$/;

/**
 * What arrives at a `catch`: of the block or promise that is tried and of the functions of the project that it runs. Of
 * a package's promises anything may come; its plain calls are taken to throw nothing, unless their names say so.
 */
export function errorsRaised(
  tried: ts.Block | ts.Expression,
  environment: Environment,
  reader: Reader,
): Raised {
  const errors: RaisedError[] = [];
  let open = false;
  let calls = 0;
  // Functions of which the arguments say nothing, once each.
  const plain = new Set<Raising>();

  const follow = (
    raising: Raising,
    within: Environment,
    stack: readonly FunctionNode[],
    isOwn: boolean,
  ): void => {
    open ||= raising.open;
    for (const expression of raising.errors) errors.push({ expression, environment: within, isOwn });
    for (const { call, isAwaited, isValue } of raising.calls) {
      const called = functionCalled(call, within, reader);
      if (!called) {
        open ||= (isAwaited && !isValue) || mayThrow(call);
        continue;
      }
      const { fn } = called;
      if (stack.includes(fn)) continue;
      if (stack.length >= DEEPEST || ++calls > MOST_CALLS) {
        open = true;
        continue;
      }
      const inside = raisingOf(fn, isAwaited);
      const inner = environmentOf(called, call, within);
      if (inner === called.environment) {
        if (plain.has(inside)) continue;
        plain.add(inside);
      }
      follow(inside, inner, [...stack, fn], isOwn && isThrow(call, called));
    }
  };

  // `fail(404)` is what a throw is, there where it stands; of other files only by name.
  const isThrow = (call: ts.CallExpression, { fn, environment: { tree } }: Called): boolean =>
    (tree === environment.tree || mayThrowByName(call)) && alwaysThrows(fn);

  follow(raisingIn(tried), environment, [], true);
  return { errors, open };
}

// What is found out is remembered by environment: a call that tells nothing has none of its own.
function environmentOf(
  { fn, environment }: Called,
  call: ts.CallExpression,
  caller: Environment,
): Environment {
  const tells = fn.parameters.some(({ initializer }, index) => {
    const argument = call.arguments[index];
    return argument ? !isOpaque(argument, caller) : initializer !== undefined;
  });
  return tells ? callEnvironment(fn, call.arguments, caller, environment) : environment;
}

function mayThrow(call: ts.CallExpression): boolean {
  const callee = bare(call.expression);
  return MAY_THROW.test(memberName(callee) ?? (ts.isIdentifier(callee) ? ts.idText(callee) : ''));
}
