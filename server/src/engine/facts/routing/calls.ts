import ts from 'typescript';
import { bare, startOf } from '../../syntax/tree';
import type { CallFact, ValueFact } from '../routing';
import { opened } from './called';
import type { Reach } from './reach';
import { baseOf } from './member-things';
import { enclosingClass } from '../../frameworks/discovery/members';
import type { Surroundings } from './registrations';
import { UNKNOWN_THING, type Thing } from './thing';

const MOST_ARGUMENTS = 12;
const MOST = 1000;

/**
 * The calls that hand a router, or what is registered, to a function. Registering calls themselves are none.
 * Instances are looked for among all arguments; lists and objects of handlers and imported values count where they are
 * given to a constructor or to a function of this file whose parameters are registered.
 */
export function callFacts(around: Surroundings): readonly CallFact[] {
  const { tree, reach, isPackage } = around;
  const found: CallFact[] = [];
  for (const call of [...tree.calls, ...tree.constructions]) {
    if (found.length >= MOST) break;
    const { arguments: args } = call;
    if (!args || args.length === 0 || args.length > MOST_ARGUMENTS) continue;
    const fact = factOf(call, args, around);
    if (fact) found.push(fact);
  }
  return found.sort((a, b) => a.start - b.start);

  function factOf(
    call: ts.CallExpression | ts.NewExpression,
    args: readonly ts.Expression[],
    { values, instances }: Surroundings,
  ): CallFact | undefined {
    if (!args.some(mayMatter)) return undefined;
    const callee = calleeOf(call, reach);
    if (callee.kind !== 'function' && callee.kind !== 'module' && callee.kind !== 'parameter')
      return undefined;
    if (callee.kind === 'module' && isPackage(callee.specifier)) return undefined;
    const given = args.map((argument): ValueFact => values.of(reach.of(argument), argument));
    const isReceived =
      callee.kind === 'function' && (values.given.has(callee.fn) || instances.isGivenTo(callee.fn));
    const weight = Math.max(...given.map((value) => weightOf(value, isPackage)));
    const least = isReceived || ts.isNewExpression(call) ? 1 : isResultUsed(call) ? 1 : 2;
    if (weight < least) return undefined;
    return { callee: values.of(callee), arguments: given, start: startOf(call, tree) };
  }
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

// `app.use('/users', createRouter(controller))`, `const router = createRouter(controller)`, `module.exports = …`
function isResultUsed(call: ts.Node): boolean {
  const parent = call.parent;
  if (ts.isVariableDeclaration(parent) || ts.isExportAssignment(parent) || ts.isBinaryExpression(parent))
    return true;
  return ts.isCallExpression(parent) && parent.expression !== call;
}

function calleeOf(call: ts.CallExpression | ts.NewExpression, reach: Reach): Thing {
  const callee = bare(call.expression);
  if (callee.kind === ts.SyntaxKind.SuperKeyword) {
    const around = enclosingClass(callee);
    const base = around && baseOf(around);
    return base ? constructorOf(reach.of(base), reach) : UNKNOWN_THING;
  }
  const thing = opened(reach.of(callee), reach);
  return ts.isNewExpression(call) ? constructorOf(thing, reach) : thing;
}

function constructorOf(thing: Thing, reach: Reach): Thing {
  if (thing.kind !== 'class')
    return thing.kind === 'module' ? reach.step(thing, { kind: 'new' }) : UNKNOWN_THING;
  const own = thing.node.members.find(
    (member) => ts.isConstructorDeclaration(member) && member.body !== undefined,
  );
  if (own && ts.isConstructorDeclaration(own)) return { kind: 'function', fn: own };
  const base = baseOf(thing.node);
  return base ? constructorOf(reach.of(base), reach) : UNKNOWN_THING;
}
