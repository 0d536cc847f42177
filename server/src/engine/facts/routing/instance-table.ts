import ts from 'typescript';
import { chainsOn, type Instance } from '../../frameworks/discovery/instances';
import { enclosingClass } from '../../frameworks/discovery/members';
import type { FrameworkName } from '../../model/framework-name';
import { superclassOf } from '../../syntax/classes';
import { resolve } from '../../syntax/scope';
import { bare, memberName, propertyNameText, startOf } from '../../syntax/tree';
import type { InstanceFact } from '../routing';
import { opened } from './called';
import type { Reach } from './reach';
import type { InstanceThing, Thing } from './thing';

/** The instances of a file, numbered as they are met. */
export interface InstanceTable {
  /** The instance that a call registers on (chains seen through); undefined for what is none. */
  readonly receiver: (expression: ts.Expression) => number | undefined;
  /** The instance that an expression names as a value: made here, or given as a parameter. */
  readonly named: (expression: ts.Expression, thing: Thing) => number | undefined;
  readonly made: (thing: InstanceThing) => number;
  /** The router that a class inherits from a base of another file, where something is registered on it. */
  readonly ofClass: (node: ts.ClassLikeDeclaration) => number | undefined;
  /** The instance that a parameter is, where it has been met as one. */
  readonly ofParameter: (thing: Thing & { kind: 'parameter' }) => number | undefined;
  /** Whether the file makes the instance itself. */
  readonly isMade: (instance: number) => boolean;
  readonly frameworkOf: (instance: number) => FrameworkName | undefined;
  readonly facts: () => readonly InstanceFact[];
}

// As long as discovery follows one; each call of a chain starts at its end.
const LONGEST_CHAIN = 400;
// What only its name calls a router is one as a value only under the plainest names: `routes` is a list more often, and
// `middleware.prepareAPI` a function.
const VALUE_NAME = /^(?:(?:express)?app(?:lication)?|\w*router|server|api|fastify\w*|instance)$/i;

/** Begins the table of a file. */
export function instanceTable(
  reach: Reach,
  instanceOf: (expression: ts.Expression) => Instance | undefined,
): InstanceTable {
  const facts: InstanceFact[] = [];
  const known = new Map<string | ts.Node, number>();

  function numbered(key: string | ts.Node, fact: () => InstanceFact): number {
    const index = known.get(key);
    if (index !== undefined) return index;
    known.set(key, facts.length);
    return facts.push(fact()) - 1;
  }

  function made(thing: InstanceThing): number {
    const { node, framework, router } = thing;
    return numbered(node, () => ({
      framework,
      name: nameOfHolder(node),
      origin: { kind: router ? 'router' : 'application' },
    }));
  }

  function given(thing: Thing & { kind: 'parameter' }, framework: FrameworkName | undefined): number {
    const { fn, index, steps } = thing;
    return numbered(keyOf(thing), () => {
      const last = steps.at(-1);
      const parameter = fn.parameters[index]?.name;
      const name = last?.kind === 'member' ? last.name : propertyNameText(parameter);
      return {
        framework,
        name,
        origin: { kind: 'parameter', function: startOf(fn, reach.tree), index, steps },
      };
    });
  }

  function receiver(expression: ts.Expression): number | undefined {
    const node = withoutChain(expression);
    const thing = opened(reach.of(node), reach);
    if (thing.kind === 'instance') return made(thing);
    const inheriting = classWithInherited(node, thing, reach);
    if (inheriting) return ofClass(inheriting);
    const instance = instanceOf(node);
    if (!instance) return undefined;
    const { framework } = instance;
    switch (thing.kind) {
      case 'parameter':
        return given(thing, framework);
      case 'module': {
        const { specifier, steps } = thing;
        return numbered(keyOf(thing), () => ({
          framework,
          name: nameOf(node),
          origin: { kind: 'module', specifier, steps },
        }));
      }
      case 'unknown':
      case 'decoration':
        return numbered(placeOf(node), () => ({ framework, name: nameOf(node), origin: { kind: 'name' } }));
      default:
        return undefined;
    }
  }

  // Each class has a router of its own, though its base says how it is made.
  function ofClass(node: ts.ClassLikeDeclaration): number {
    return numbered(node, () => ({
      framework: 'express',
      name: node.name && propertyNameText(node.name),
      origin: { kind: 'router' },
    }));
  }

  return {
    receiver,
    made,
    ofClass: (node) => known.get(node),
    named: (expression, thing) => {
      if (thing.kind === 'instance') return made(thing);
      if (thing.kind !== 'parameter') return undefined;
      const index = known.get(keyOf(thing));
      if (index !== undefined) return index;
      const node = withoutChain(expression);
      const instance = instanceOf(node);
      if (!instance || (!instance.sure && !VALUE_NAME.test(nameOf(node) ?? ''))) return undefined;
      return given(thing, instance.framework);
    },
    ofParameter: (thing) => known.get(keyOf(thing)),
    isMade: (instance) => /^(?:application|router)$/.test(facts[instance]?.origin.kind ?? ''),
    frameworkOf: (instance) => facts[instance]?.framework,
    facts: () => facts,
  };
}

// `this` of a class with a base in another file (`this.get('/x', …)`), or the router that it inherits (`this.router`).
function classWithInherited(
  node: ts.Expression,
  thing: Thing,
  reach: Reach,
): ts.ClassLikeDeclaration | undefined {
  if (thing.kind === 'made')
    return node.kind === ts.SyntaxKind.ThisKeyword ? heir(thing.node, reach) : undefined;
  if (thing.kind !== 'module' || memberName(node) === undefined) return undefined;
  const owner = bare((node as ts.PropertyAccessExpression).expression);
  const around = owner.kind === ts.SyntaxKind.ThisKeyword ? enclosingClass(owner) : undefined;
  const name = memberName(node) ?? '';
  const isOwn = around && reach.membersIn(around).named.has(name);
  return around && !isOwn && reach.index.ofClass(around, name).length === 0 ? heir(around, reach) : undefined;
}

function heir(node: ts.ClassLikeDeclaration, reach: Reach): ts.ClassLikeDeclaration | undefined {
  const base = superclassOf(node);
  return base && opened(reach.of(base), reach).kind === 'module' ? node : undefined;
}

// `app.get(…).post(…)`, `router.route('/x')`: the application, the router.
function withoutChain(expression: ts.Expression): ts.Expression {
  let at = bare(expression);
  for (let level = 0; ts.isCallExpression(at) && level < LONGEST_CHAIN; level++) {
    const callee = bare(at.expression);
    const method = memberName(callee);
    if (method === undefined || (method !== 'route' && !chainsOn(method))) break;
    at = bare((callee as ts.PropertyAccessExpression).expression);
  }
  return at;
}

function keyOf(thing: Thing & { kind: 'parameter' | 'module' }): string {
  const steps = thing.steps
    .map((step) => (step.kind === 'member' ? `.${step.name}` : ` ${step.kind}`))
    .join('');
  return thing.kind === 'module'
    ? `m ${thing.specifier}${steps}`
    : `p ${thing.fn.pos} ${thing.index}${steps}`;
}

// Something that is known by its name: a variable, a member of a class.
function placeOf(node: ts.Expression): string | ts.Node {
  if (ts.isIdentifier(node)) return resolve(node) ?? `n ${ts.idText(node)}`;
  const owner =
    memberName(node) === undefined ? undefined : bare((node as ts.PropertyAccessExpression).expression);
  const around = owner?.kind === ts.SyntaxKind.ThisKeyword ? enclosingClass(owner) : undefined;
  return `n ${around?.pos ?? ''}.${nameOf(node) ?? ''}`;
}

function nameOf(node: ts.Expression): string | undefined {
  return ts.isIdentifier(node) ? ts.idText(node) : memberName(node);
}

// `const app = express()`, `this.app = express()`, `public app = express()`.
function nameOfHolder(node: ts.Node): string | undefined {
  let at = node.parent as ts.Node | undefined;
  for (let level = 0; at && level < 8; level++) {
    if (ts.isVariableDeclaration(at) || ts.isPropertyDeclaration(at)) return propertyNameText(at.name);
    if (ts.isBinaryExpression(at)) return nameOf(bare(at.left));
    if (!ts.isExpression(at)) return undefined;
    at = at.parent;
  }
  return undefined;
}
