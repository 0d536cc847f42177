import type ts from 'typescript';
import { thrownStatusOf } from '../facts/thrown-error';
import type { RaisedError } from '../model/handler';
import { rememberedBy } from '../syntax/remembered-by';
import { spanOf, treeOf, type FunctionNode, type Tree } from '../syntax/tree';
import { emptyEnvironment, type Environment } from '../values/environment';
import { calledFunction } from '../values/evaluate';
import { addedFunctions, additionCalled } from './flow/added';
import { finalStatus } from './flow/final-status';
import { receivesResponse, type Run } from './flow/run';
import { whatLeaves } from './leaving';

// Services that call services.
const DEEPEST = 4;

/**
 * The HTTP errors that functions which a handler calls may throw, and that nothing in it takes: what a service decides
 * about its status. Errors without a status say nothing here.
 */
export function raisedIn(run: Run): readonly RaisedError[] {
  const found = new Map<string, RaisedError>();
  const { tree, environment } = run;
  whatLeaves(run.fn, run, {
    call: (call) => {
      if (receivesResponse(call, run)) return;
      const codes = calledIn(call, environment, run)
        .filter((fn) => fn !== run.fn)
        .flatMap((fn) => thrownBy(fn, run, [run.fn]));
      for (const code of codes) {
        const span = spanOf(call.expression, tree);
        found.set(`${code} ${span.start}`, { code, span });
      }
    },
    thrown: () => undefined, // the handler's own are responses of its own
  });
  return [...found.values()];
}

// By the tree that asks: which status an error gets hangs on the error handlers that its file's routes reach.
const memories = rememberedBy<Tree, Map<FunctionNode, readonly number[]>>();

function memoryOf(tree: Tree): Map<FunctionNode, readonly number[]> {
  const known = memories.get(tree);
  if (known) return known;
  const made = new Map<FunctionNode, readonly number[]>();
  memories.set(tree, made);
  return made;
}

function thrownBy(fn: FunctionNode, run: Run, stack: readonly FunctionNode[]): readonly number[] {
  const memory = memoryOf(run.tree);
  const known = memory.get(fn);
  if (known) return known;
  if (stack.includes(fn) || stack.length > DEEPEST) return [];
  const tree = treeOf(fn) ?? run.tree;
  const environment = emptyEnvironment(tree);
  const codes = new Set<number>();
  whatLeaves(fn, run, {
    call: (call) => {
      for (const called of calledIn(call, environment, NOBODY))
        for (const code of thrownBy(called, run, [...stack, fn])) codes.add(code);
    },
    thrown: (error) => {
      for (const code of codesOfError(error, environment, run)) codes.add(code);
    },
  });
  const found = [...codes].sort((a, b) => a - b);
  // What was cut short by a circle depends on where it was begun.
  if (stack.length === 1) memory.set(fn, found);
  return found;
}

const NOBODY = { self: undefined, request: undefined } as const;

// Also what is added to requests and applications: `request.requireUser()`, `fastify.verify(token)`.
function calledIn(
  call: ts.CallExpression,
  environment: Environment,
  on: Pick<Run, 'self' | 'request'>,
): readonly FunctionNode[] {
  const fn = calledFunction(call, environment);
  if (fn) return [fn];
  const addition = additionCalled(call, on);
  return addition ? addedFunctions(environment.tree, addition).map((added) => added.fn) : [];
}

function codesOfError(error: ts.Expression, environment: Environment, run: Run): readonly number[] {
  const known = thrownStatusOf(error, environment);
  if (!known || known.kind === 'plain') return [];
  const { codes, dynamic } = known.status;
  const isProved = !dynamic && codes.some(({ origin }) => origin !== 'name');
  const status = isProved ? undefined : finalStatus(run, { error, environment }, run.fn);
  return (status ?? known.status).codes.map(({ code }) => code).filter((code) => code >= 400 && code < 600);
}
