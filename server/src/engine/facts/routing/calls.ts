import ts from 'typescript';
import { fitsHandler } from '../../frameworks/discovery/parameters';
import { constructorOf, superclassOf } from '../../syntax/classes';
import { bare, functionAround, startOf, textOf, type Tree } from '../../syntax/tree';
import type { CallFact, ValueFact, ValueStep } from '../routing';
import { opened } from './called';
import { mayBeClassRoute } from './class-routes';
import type { Reach } from './reach';
import { enclosingClass } from '../../frameworks/discovery/members';
import type { Surroundings } from './registrations';
import { UNKNOWN_THING, type Thing } from './thing';
import { functionsGiven } from './values';

const MOST_ARGUMENTS = 12;
const MOST = 2000;
// Functions that hand what they are given to others, which do the same.
const ROUNDS = 4;
// How functions and classes are called that register what they are given, or make a router or controller of it.
const REGISTERING = /rout|plugin|app|server|api|controller|handler|middleware|endpoint|regist|mount/i;

interface Candidate {
  readonly fact: CallFact;
  /** Worth telling whatever its function does. */
  readonly kept: boolean;
}

/**
 * The calls that hand a router, or what is registered, to a function; registering calls themselves are none.
 * @param given the functions whose parameters are registered or registered on, by their starts; what is handed on to
 * them by functions of this file is added
 */
export function callFacts(around: Surroundings, given: Set<number>): readonly CallFact[] {
  const { calls, constructions } = around.tree;
  const all = [...calls, ...constructions].flatMap((call) => candidateOf(call, around) ?? []).slice(0, MOST);
  const found = new Set(all.filter(({ kept }) => kept));
  for (let round = 0; round < ROUNDS; round++) {
    const before = given.size + found.size;
    for (const candidate of all) {
      const { callee } = candidate.fact;
      if (callee.kind === 'function' && given.has(callee.start)) found.add(candidate);
    }
    for (const { fact } of found) {
      for (const start of fact.arguments.flatMap(functionsGiven)) given.add(start);
    }
    if (given.size + found.size === before) break;
  }
  return [...found].map(({ fact }) => fact).sort((a, b) => a.start - b.start);
}

function candidateOf(
  call: ts.CallExpression | ts.NewExpression,
  around: Surroundings,
): Candidate | undefined {
  const { tree, reach, values, isPackage } = around;
  const args = call.arguments ?? [];
  if (args.length === 0 || args.length > MOST_ARGUMENTS || !args.some(mayMatter)) return undefined;
  if (ts.isCallExpression(call) && mayBeClassRoute(call)) return undefined;
  const thing = calleeOf(call, reach);
  if (thing.kind !== 'function' && thing.kind !== 'module' && thing.kind !== 'parameter') return undefined;
  if (thing.kind === 'module' && isPackage(thing.specifier)) return undefined;
  const callee = values.of(thing);
  if (callee.kind !== 'function' && callee.kind !== 'module' && callee.kind !== 'parameter') return undefined;
  const given = args.map((argument) => values.of(reach.of(argument), argument));
  const weight = Math.max(...given.map((value) => weightOf(value, isPackage)));
  if (weight === 0 && callee.kind !== 'function') return undefined;
  const isTold = weight === 1 && callee.kind === 'module' && mayRegister(call, callee.steps, tree);
  return { fact: { callee, arguments: given, start: startOf(call, tree) }, kept: weight === 2 || isTold };
}

// Not what a handler calls while it answers, and nothing behind the result of another call (a query's builder).
function mayRegister(
  call: ts.CallExpression | ts.NewExpression,
  steps: readonly ValueStep[],
  tree: Tree,
): boolean {
  const names = steps.map((step) => (step.kind === 'member' ? step.name : step.kind));
  const last = names.filter((name) => name !== 'new' && name !== 'default').at(-1);
  if (names.includes('call') || !REGISTERING.test(last ?? textOf(call.expression, tree))) return false;
  for (let fn = functionAround(call); fn; fn = functionAround(fn)) if (fitsHandler(fn)) return false;
  return true;
}

// What a call does with a text, a number or a function of its own is of no interest here.
function mayMatter(argument: ts.Expression): boolean {
  switch (bare(argument).kind) {
    case ts.SyntaxKind.Identifier:
    case ts.SyntaxKind.PropertyAccessExpression:
    case ts.SyntaxKind.CallExpression:
    case ts.SyntaxKind.NewExpression:
    case ts.SyntaxKind.ArrayLiteralExpression:
    case ts.SyntaxKind.ObjectLiteralExpression:
      return true;
    default:
      return false;
  }
}

// 2 where an instance is handed on, 1 where something may be registered, 0 for the rest.
function weightOf(value: ValueFact, isPackage: (specifier: string) => boolean): number {
  switch (value.kind) {
    case 'instance':
      return 2;
    case 'list':
      return Math.max(0, ...value.values.map((one) => weightOf(one, isPackage)));
    case 'object':
      return Math.max(0, ...Object.values(value.members).map((one) => weightOf(one, isPackage)));
    case 'module':
      return isPackage(value.specifier) ? 0 : 1;
    case 'function':
      return 1;
    default:
      return 0;
  }
}

function calleeOf(call: ts.CallExpression | ts.NewExpression, reach: Reach): Thing {
  const callee = bare(call.expression);
  if (callee.kind === ts.SyntaxKind.SuperKeyword) {
    const around = enclosingClass(callee);
    const base = around && superclassOf(around);
    return base ? constructedBy(reach.of(base), reach) : UNKNOWN_THING;
  }
  const thing = opened(reach.of(callee), reach);
  return ts.isNewExpression(call) ? constructedBy(thing, reach) : thing;
}

function constructedBy(thing: Thing, reach: Reach): Thing {
  if (thing.kind !== 'class')
    return thing.kind === 'module' ? reach.step(thing, { kind: 'new' }) : UNKNOWN_THING;
  const own = constructorOf(thing.node);
  if (own) return { kind: 'function', fn: own };
  const base = superclassOf(thing.node);
  return base ? constructedBy(reach.of(base), reach) : UNKNOWN_THING;
}
