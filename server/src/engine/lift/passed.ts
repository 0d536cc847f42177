import ts from 'typescript';
import type { Handler, PassedErrors } from '../model/handler';
import { bare, memberName } from '../syntax/tree';
import { isNext, type Run } from './flow/run';

/** How an async handler passes errors on. What only looks like an error, `next('route')`, is none. */
export function passedIn(
  run: Run,
  { isAsync, uncaught }: Pick<Handler, 'isAsync' | 'uncaught'>,
): PassedErrors {
  if (!isAsync) return NONE;
  const { fn, site, tree } = run;
  const hasThrow = tree.text.slice(fn.pos, fn.end).includes('throw');
  const thrown = hasThrow ? uncaught.filter(({ kind }) => kind === 'throw').length : 0;
  if (!site.next) return thrown === 0 ? NONE : { thrown, next: 0 };
  return { thrown, next: tree.calls.filter((call) => isWithin(call, fn) && passesError(call, run)).length };
}

const NONE: PassedErrors = { thrown: 0, next: 0 };

function isWithin(call: ts.Node, fn: ts.Node): boolean {
  return fn.pos <= call.pos && call.end <= fn.end;
}

// `next(err)`, and `.catch(next)`.
function passesError({ expression, arguments: args }: ts.CallExpression, run: Run): boolean {
  const [first] = args;
  if (!first) return false;
  if (isNext(expression, run)) return !ts.isStringLiteralLike(bare(first));
  return memberName(bare(expression)) === 'catch' && isNext(first, run);
}
