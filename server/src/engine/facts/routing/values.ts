import ts from 'typescript';
import { propertyNameText, startOf, type FunctionNode } from '../../syntax/tree';
import type { ValueFact } from '../routing';
import { opened } from './called';
import type { InstanceTable } from './instance-table';
import type { Reach } from './reach';
import type { Thing } from './thing';

/** Tells things as facts. */
export interface Values {
  /** @param expression where the thing is named: an application that is known by its name alone is told by it */
  readonly of: (thing: Thing, expression?: ts.Expression) => ValueFact;
  /** The functions whose parameters some value names. */
  readonly given: ReadonlySet<FunctionNode>;
}

const UNKNOWN: ValueFact = { kind: 'unknown' };
// Lists of routers and objects of controllers are short; data is not.
const MOST = 200;
const DEPTH = 3;

/** Prepares telling the things of a file. */
export function valuesIn(reach: Reach, instances: InstanceTable): Values {
  const given = new Set<FunctionNode>();

  function of(unopened: Thing, expression: ts.Expression | undefined, depth: number): ValueFact {
    const thing = opened(unopened, reach);
    const named = expression && instances.named(expression, thing);
    if (named !== undefined) return { kind: 'instance', instance: named };
    switch (thing.kind) {
      case 'instance':
        return { kind: 'instance', instance: instances.made(thing) };
      case 'function':
        return {
          kind: 'function',
          start: startOf(thing.fn, reach.tree),
          ...(thing.shared && { shared: true }),
        };
      case 'module': {
        const { specifier, steps } = thing;
        return { kind: 'module', specifier, steps, ...(thing.shared && { shared: true }) };
      }
      case 'parameter':
        return ofParameter(thing);
      case 'decoration':
        return { kind: 'decoration', instance: instances.made(thing.owner), name: thing.name };
      case 'array':
        return depth === 0 ? UNKNOWN : listOf(thing.node, depth);
      case 'object':
        return depth === 0 ? UNKNOWN : objectOf(namesOf(thing.node), thing, depth);
      case 'made':
        return depth === 0 ? UNKNOWN : objectOf(fieldsOf(thing.node), thing, depth);
      default:
        return UNKNOWN;
    }
  }

  function ofParameter(thing: Thing & { kind: 'parameter' }): ValueFact {
    const { fn, index, steps } = thing;
    const own = instances.ofParameter(thing);
    if (own !== undefined) return { kind: 'instance', instance: own };
    const last = steps.at(-1);
    const owner = last && instances.ofParameter({ ...thing, steps: steps.slice(0, -1) });
    if (owner !== undefined) {
      const isFastify = last?.kind === 'member' && instances.frameworkOf(owner) === 'fastify';
      return isFastify ? { kind: 'decoration', instance: owner, name: last.name } : UNKNOWN;
    }
    given.add(fn);
    return { kind: 'parameter', function: startOf(fn, reach.tree), index, steps };
  }

  function listOf(node: ts.ArrayLiteralExpression, depth: number): ValueFact {
    const values = node.elements.slice(0, MOST).flatMap((element): readonly ValueFact[] => {
      if (!ts.isSpreadElement(element)) return [of(reach.of(element), element, depth - 1)];
      const spread = of(reach.of(element.expression), undefined, depth - 1);
      return spread.kind === 'list' ? spread.values : [spread];
    });
    return values.some(({ kind }) => kind !== 'unknown') ? { kind: 'list', values } : UNKNOWN;
  }

  function objectOf(names: readonly string[], thing: Thing, depth: number): ValueFact {
    const members: [string, ValueFact][] = [];
    for (const name of names.slice(0, MOST)) {
      const value = of(reach.step(thing, { kind: 'member', name }), undefined, depth - 1);
      if (value.kind !== 'unknown') members.push([name, value]);
    }
    return members.length > 0 ? { kind: 'object', members: Object.fromEntries(members) } : UNKNOWN;
  }

  return { of: (thing, expression) => of(thing, expression, DEPTH), given };
}

/** The names of an object literal's own members. */
export function namesOf(node: ts.ObjectLiteralExpression): readonly string[] {
  return node.properties.flatMap((property) => propertyNameText(property.name) ?? []);
}

// What an object of a class holds; its methods are found by their names where they are asked for.
function fieldsOf(node: ts.ClassLikeDeclaration): readonly string[] {
  return node.members.flatMap((member) => {
    const isField = ts.isPropertyDeclaration(member) || ts.isGetAccessorDeclaration(member);
    return (isField && propertyNameText(member.name)) || [];
  });
}
