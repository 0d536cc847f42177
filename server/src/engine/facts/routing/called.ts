import ts from 'typescript';
import { chainsOn } from '../../frameworks/discovery/instances';
import type { FrameworkName } from '../../model/framework-name';
import { bare, memberName } from '../../syntax/tree';
import type { ValueStep } from '../routing';
import type { Reach } from './reach';
import { typedThing } from './typed-thing';
import { UNKNOWN_THING, type Thing } from './thing';

/** What a call gives: a router, what a function of this file returns, or whatever another module's does. */
export function calledThing(call: ts.CallExpression, reach: Reach): Thing {
  const callee = bare(call.expression);
  const method = memberName(callee);
  if (method !== undefined) {
    const special = ofMethod(call, callee as ts.PropertyAccessExpression, method, reach);
    if (special) return special;
  }
  const target = reach.of(callee);
  const made = madeInstance(call, target);
  if (made) return made;
  if (isModule(target, 'fastify-plugin') && call.arguments[0]) return shared(reach.of(call.arguments[0]));
  const result = reach.step(target, { kind: 'call' });
  return target.kind === 'function' ? withArguments(result, target.fn, call.arguments, reach) : result;
}

// Methods whose result is known whatever they are called on.
function ofMethod(
  call: ts.CallExpression,
  callee: ts.PropertyAccessExpression,
  method: string,
  reach: Reach,
): Thing | undefined {
  const [first] = call.arguments;
  if (method === 'bind') return reach.of(callee.expression);
  if (method === 'freeze' || method === 'seal') return first && reach.of(first);
  const owner = opened(reach.of(callee.expression), reach);
  if (owner.kind === 'instance') return method === 'route' || chainsOn(method) ? owner : UNKNOWN_THING;
  if (method === 'then' && first && owner.kind === 'module') {
    const next = reach.of(first);
    if (next.kind !== 'function') return UNKNOWN_THING;
    return replaced(reach.returnedBy(next.fn), next.fn, [owner], reach);
  }
  return /^(?:resolve|get|build)$/.test(method) ? ofContainer(call, reach) : undefined;
}

// `container.resolve(UserController)`, `container.get<UserController>(TYPES.Users)`: an object of the class.
function ofContainer(call: ts.CallExpression, reach: Reach): Thing | undefined {
  const [type] = call.typeArguments ?? [];
  if (type) {
    const typed = typedThing(type, reach);
    if (typed.kind !== 'unknown') return typed;
  }
  const [only, ...others] = call.arguments;
  if (!only || others.length > 0 || !ts.isIdentifier(only) || !/^[A-Z]\w*[a-z]/.test(ts.idText(only)))
    return undefined;
  const named = reach.of(only);
  return named.kind === 'class' || named.kind === 'module' ? reach.step(named, { kind: 'new' }) : undefined;
}

/** What `express()`, `express.Router()`, `fastify()` make, with `new` or without, and packages that wrap Express's router. */
export function madeInstance(node: ts.CallExpression | ts.NewExpression, callee: Thing): Thing | undefined {
  if (callee.kind !== 'module') return undefined;
  const names = callee.steps.map((step) => (step.kind === 'member' ? step.name : step.kind));
  const path = names.filter((name) => name !== 'default').join('.');
  const made = (framework: FrameworkName, router: boolean): Thing => ({
    kind: 'instance',
    node,
    framework,
    router,
  });
  switch (callee.specifier) {
    case 'express':
      if (path === 'Router') return made('express', true);
      return path === '' ? made('express', false) : undefined;
    case 'fastify':
      return /^(?:fastify|Fastify)?$/.test(path) ? made('fastify', false) : undefined;
    case 'express-promise-router':
    case 'express-async-router':
      return /^(?:Router|AsyncRouter)?$/.test(path) ? made('express', true) : undefined;
    default:
      return undefined;
  }
}

function isModule(thing: Thing, specifier: string): boolean {
  return thing.kind === 'module' && thing.specifier === specifier;
}

function shared(thing: Thing): Thing {
  return thing.kind === 'function' || thing.kind === 'module' ? { ...thing, shared: true } : thing;
}

/** The thing with calls opened. */
export function opened(thing: Thing, reach: Reach): Thing {
  let at = thing;
  for (let level = 0; at.kind === 'call' && level < 8; level++) at = reach.resultOf(at.node);
  return at.kind === 'call' ? UNKNOWN_THING : at;
}

function withArguments(result: Thing, fn: ts.Node, args: readonly ts.Expression[], reach: Reach): Thing {
  if (result.kind !== 'parameter' || result.fn !== fn) return result;
  const argument = args[result.index];
  return replaced(result, fn, argument ? { [result.index]: reach.of(argument) } : {}, reach);
}

// What a function gives back of its own parameter is what it was given.
function replaced(result: Thing, fn: ts.Node, given: Readonly<Record<number, Thing>>, reach: Reach): Thing {
  if (result.kind !== 'parameter' || result.fn !== fn) return result;
  const start = given[result.index] ?? UNKNOWN_THING;
  return result.steps.reduce((at: Thing, step: ValueStep) => reach.step(at, step), start);
}
