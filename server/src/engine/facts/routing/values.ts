import ts from 'typescript';
import { takesError } from '../../frameworks/discovery/parameters';
import { propertyNameText, startOf } from '../../syntax/tree';
import type { ValueFact, ValueStep } from '../routing';
import { opened } from './called';
import type { InstanceTable } from './instance-table';
import type { Reach } from './reach';
import type { Thing } from './thing';

/** Tells things as facts. */
export interface Values {
  /** @param expression where the thing is named: an application that is known by its name alone is told by it */
  readonly of: (thing: Thing, expression?: ts.Expression) => ValueFact;
}

const UNKNOWN: ValueFact = { kind: 'unknown' };
// Lists of routers and objects of controllers are short; data is not.
const MOST = 200;
const DEPTH = 3;
const MOST_PARTS = 400;
const LONGEST_TEXT = 300;

/** Prepares telling the things of a file. */
export function valuesIn(reach: Reach, instances: InstanceTable): Values {
  // One value never costs more than this many parts, however its lists are nested.
  let parts = 0;

  function of(unopened: Thing, expression: ts.Expression | undefined, depth: number): ValueFact {
    if (++parts > MOST_PARTS) return UNKNOWN;
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
          ...(takesError(thing.fn) && { takesError: true }),
          ...(thing.shared && { shared: true }),
        };
      case 'module': {
        const { specifier, steps } = thing;
        return { kind: 'module', specifier, steps, ...(thing.shared && { shared: true }) };
      }
      case 'parameter':
        return ofParameter(thing);
      case 'decoration':
        return decoration(instances.made(thing.owner), thing.name, thing.steps);
      case 'text':
        return { kind: 'text', text: thing.text.slice(0, LONGEST_TEXT) };
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
    for (const [at, step] of steps.entries()) {
      const owner = instances.ofParameter({ ...thing, steps: steps.slice(0, at) });
      if (owner === undefined) continue;
      const isFastify = step.kind === 'member' && instances.frameworkOf(owner) === 'fastify';
      return isFastify ? decoration(owner, step.name, steps.slice(at + 1)) : UNKNOWN;
    }
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

  return {
    of: (thing, expression) => {
      parts = 0;
      return of(thing, expression, DEPTH);
    },
  };
}

function decoration(instance: number, name: string, steps: readonly ValueStep[]): ValueFact {
  return { kind: 'decoration', instance, name, ...(steps.length > 0 && { steps }) };
}

/** The functions of the file whose parameters a value names, by where they start. */
export function functionsGiven(value: ValueFact): readonly number[] {
  switch (value.kind) {
    case 'parameter':
      return [value.function];
    case 'list':
      return value.values.flatMap(functionsGiven);
    case 'object':
      return Object.values(value.members).flatMap(functionsGiven);
    default:
      return [];
  }
}

/** The names of an object literal's own members. */
export function namesOf(node: ts.ObjectLiteralExpression): readonly string[] {
  return node.properties.flatMap((property) => propertyNameText(property.name) ?? []);
}

// What an object of a class holds; its methods are found by their names where they are asked for.
function fieldsOf(node: ts.ClassLikeDeclaration): readonly string[] {
  return node.members.flatMap((member) => {
    const isField = ts.isPropertyDeclaration(member) || ts.isGetAccessorDeclaration(member);
    return isField ? (propertyNameText(member.name) ?? []) : [];
  });
}
