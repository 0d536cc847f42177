import ts from 'typescript';
import {
  declaredMembers,
  enclosingClass,
  isStaticPlace,
  type MemberIndex,
} from '../../frameworks/discovery/members';
import { resolve, type Declaration } from '../../syntax/scope';
import {
  bare,
  isFunctionNode,
  memberName,
  propertyNameText,
  type FunctionNode,
  type Tree,
} from '../../syntax/tree';
import type { ValueStep } from '../routing';
import { calledThing, madeInstance, opened } from './called';
import { importedThing } from './imported';
import { restArgument } from './rest-argument';
import { memberOfThing } from './member-things';
import { returnedExpressions } from './returned';
import { firstKnown, further, UNKNOWN_THING, type Thing } from './thing';
import { typedThing } from './typed-thing';

/** Follows expressions to what they stand for, in this file and up to the door of another. Each is followed once. */
export interface Reach {
  readonly tree: Tree;
  readonly index: MemberIndex;
  readonly membersIn: ReturnType<typeof declaredMembers>;
  readonly of: (expression: ts.Expression) => Thing;
  readonly ofDeclaration: (declaration: Declaration) => Thing;
  /** The thing itself, or what a step leads to. */
  readonly step: (thing: Thing, step: ValueStep) => Thing;
  /** What a function returns: the first of its results that is known. */
  readonly returnedBy: (fn: FunctionNode) => Thing;
  /** What a call gives; `of` leaves calls unopened. */
  readonly resultOf: (call: ts.CallExpression) => Thing;
  /** The expression that a variable is declared with. */
  readonly initializerOf: (name: ts.Identifier) => ts.Expression | undefined;
  /** Runs a reading in which loop variables stand for one element of what is looped over. */
  readonly within: <Result>(bound: ReadonlyMap<Declaration, Thing>, read: () => Result) => Result;
}

const DEPTH = 40;
const MOST_ASSIGNMENTS = 8;

/** Prepares following in a tree. */
export function reachIn(tree: Tree, index: MemberIndex): Reach {
  let memory = new Map<ts.Node, Thing>();
  let results = new Map<ts.Node, Thing>();
  let bindings: ReadonlyMap<Declaration, Thing> = new Map();
  let depth = 0;

  // An entry is unknown while it is being found out: a cycle ends there.
  function once(into: Map<ts.Node, Thing>, node: ts.Node, find: () => Thing): Thing {
    const known = into.get(node);
    if (known) return known;
    if (depth >= DEPTH) return UNKNOWN_THING;
    into.set(node, UNKNOWN_THING);
    depth++;
    const thing = find();
    depth--;
    into.set(node, thing);
    return thing;
  }

  const reach: Reach = {
    tree,
    index,
    membersIn: declaredMembers(),
    of: (expression) => {
      const node = bare(expression);
      return once(memory, node, () => read(node));
    },
    ofDeclaration: (declaration) =>
      bindings.get(declaration) ?? once(memory, declaration, () => readDeclaration(declaration)),
    step: (thing, step) => {
      // Classes that extend each other, calls that call each other.
      if (depth >= DEPTH) return UNKNOWN_THING;
      depth++;
      const result = taken(opened(thing, reach), step);
      depth--;
      return result;
    },
    returnedBy: (fn) =>
      once(results, fn, () => firstKnown(returnedExpressions(fn).map((value) => reach.of(value)))),
    resultOf: (call) => once(results, call, () => calledThing(call, reach)),
    initializerOf: (name) => {
      const declaration = resolve(name);
      return declaration && ts.isVariableDeclaration(declaration) ? declaration.initializer : undefined;
    },
    within: (bound, run) => {
      const [outerMemory, outerResults, outerBindings] = [memory, results, bindings];
      memory = new Map();
      results = new Map();
      bindings = new Map([...bindings, ...bound]);
      const result = run();
      [memory, results, bindings] = [outerMemory, outerResults, outerBindings];
      return result;
    },
  };

  function taken(thing: Thing, step: ValueStep): Thing {
    switch (thing.kind) {
      case 'module':
      case 'parameter':
      case 'decoration':
        return further(thing, step);
      case 'class':
        if (step.kind === 'new') return { kind: 'made', node: thing.node };
        break;
      case 'function':
        if (step.kind === 'call') return reach.returnedBy(thing.fn);
        break;
      default:
    }
    return step.kind === 'member' ? memberOfThing(thing, step.name, reach) : UNKNOWN_THING;
  }

  function read(node: ts.Expression): Thing {
    if (ts.isIdentifier(node)) {
      const declaration = resolve(node);
      if (declaration) return reach.ofDeclaration(declaration);
      return ts.idText(node) === 'exports' ? { kind: 'exports' } : UNKNOWN_THING;
    }
    if (ts.isStringLiteralLike(node)) return { kind: 'text', text: node.text };
    if (isFunctionNode(node)) return { kind: 'function', fn: node };
    if (ts.isClassExpression(node)) return { kind: 'class', node };
    if (ts.isObjectLiteralExpression(node)) return { kind: 'object', node };
    if (ts.isArrayLiteralExpression(node)) return { kind: 'array', node };
    if (ts.isAwaitExpression(node)) return reach.of(node.expression);
    if (ts.isNewExpression(node)) {
      const made = reach.of(node.expression);
      return madeInstance(node, made) ?? reach.step(made, { kind: 'new' });
    }
    if (ts.isCallExpression(node)) return importedThing(node, reach) ?? { kind: 'call', node };
    if (ts.isConditionalExpression(node))
      return firstKnown([reach.of(node.whenTrue), reach.of(node.whenFalse)]);
    if (ts.isBinaryExpression(node)) return readBinary(node);
    if (node.kind === ts.SyntaxKind.ThisKeyword) {
      const around = enclosingClass(node);
      return around ? { kind: isStaticPlace(node) ? 'class' : 'made', node: around } : UNKNOWN_THING;
    }
    return readMember(node);
  }

  function readBinary({ left, operatorToken, right }: ts.BinaryExpression): Thing {
    switch (operatorToken.kind) {
      case ts.SyntaxKind.EqualsToken:
      case ts.SyntaxKind.CommaToken:
      case ts.SyntaxKind.AmpersandAmpersandToken:
        return reach.of(right);
      case ts.SyntaxKind.BarBarToken:
      case ts.SyntaxKind.QuestionQuestionToken:
        return firstKnown([reach.of(left), reach.of(right)]);
      default:
        return UNKNOWN_THING;
    }
  }

  function readMember(node: ts.Expression): Thing {
    const argument = ts.isElementAccessExpression(node) ? restArgument(node, reach) : undefined;
    if (argument) return argument;
    const name = memberName(node);
    if (name === undefined) return UNKNOWN_THING;
    const owner = bare((node as ts.PropertyAccessExpression).expression);
    if (name === 'exports' && ts.isIdentifier(owner) && ts.idText(owner) === 'module')
      return { kind: 'exports' };
    const assigned = index.get(owner, name).slice(0, MOST_ASSIGNMENTS);
    const found = firstKnown(assigned.map((value) => reach.of(value)));
    return found.kind === 'unknown' ? reach.step(reach.of(owner), { kind: 'member', name }) : found;
  }

  function readDeclaration(declaration: Declaration): Thing {
    if (isFunctionNode(declaration)) return { kind: 'function', fn: declaration };
    if (ts.isClassLike(declaration)) return { kind: 'class', node: declaration };
    if (ts.isVariableDeclaration(declaration)) return readVariable(declaration);
    if (ts.isParameter(declaration)) return readParameter(declaration);
    if (ts.isBindingElement(declaration)) return readElement(declaration);
    return importedThing(declaration, reach) ?? UNKNOWN_THING;
  }

  function readVariable(declaration: ts.VariableDeclaration): Thing {
    const { initializer, name, type } = declaration;
    const values = initializer ? [reach.of(initializer)] : [];
    if (ts.isIdentifier(name)) {
      for (const { left, right } of (tree.assignments.get(ts.idText(name)) ?? []).slice(
        0,
        MOST_ASSIGNMENTS,
      )) {
        if (ts.isIdentifier(left) && resolve(left) === declaration) values.push(reach.of(right));
      }
    }
    const found = firstKnown(values);
    return found.kind === 'unknown' && type ? typedThing(type, reach) : found;
  }

  function readParameter(declaration: ts.ParameterDeclaration): Thing {
    const fn = declaration.parent as ts.Node;
    if (!isFunctionNode(fn)) return UNKNOWN_THING;
    const typed = declaration.type ? typedThing(declaration.type, reach) : UNKNOWN_THING;
    if (typed.kind !== 'unknown') return typed;
    const given = fn.parameters.filter(({ name }) => !ts.isIdentifier(name) || ts.idText(name) !== 'this');
    return { kind: 'parameter', fn, index: given.indexOf(declaration), steps: [] };
  }

  // `const { users } = controllers`, `({ app }) => …`
  function readElement(declaration: ts.BindingElement): Thing {
    const pattern = declaration.parent;
    const owner = pattern.parent;
    const value = ownerOf(owner);
    if (ts.isArrayBindingPattern(pattern)) {
      const at = pattern.elements.indexOf(declaration);
      // `(...args) => { const [router, path] = args; … }`
      const rest =
        value.kind === 'parameter' && value.fn.parameters[value.index]?.dotDotDotToken !== undefined;
      if (rest) return value.steps.length === 0 ? { ...value, index: value.index + at } : UNKNOWN_THING;
      return value.kind === 'array' ? memberOfThing(value, String(at), reach) : UNKNOWN_THING;
    }
    const name = propertyNameText(declaration.propertyName ?? declaration.name);
    if (name === undefined || declaration.dotDotDotToken) return UNKNOWN_THING;
    const found = reach.step(value, { kind: 'member', name });
    return found.kind === 'unknown' && declaration.initializer ? reach.of(declaration.initializer) : found;
  }

  function ownerOf(owner: ts.BindingElement | ts.VariableDeclaration | ts.ParameterDeclaration): Thing {
    const bound = bindings.get(owner);
    if (bound) return bound;
    if (ts.isVariableDeclaration(owner))
      return owner.initializer ? reach.of(owner.initializer) : UNKNOWN_THING;
    return reach.ofDeclaration(owner);
  }

  return reach;
}
