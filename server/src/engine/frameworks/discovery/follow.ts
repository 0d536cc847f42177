import ts from 'typescript';
import type { Step } from '../../model/registration';
import { isDeclaration, resolve, type Declaration } from '../../syntax/scope';
import {
  bare,
  isFunctionNode,
  memberName,
  propertyNameText,
  type FunctionNode,
  type Tree,
} from '../../syntax/tree';
import { returnsOf } from '../../values/calls';
import { iteratedBy, iteratedByCallback } from './iterated';
import { fitsHandler } from './parameters';
import { declaredMembers, enclosingClass, isStaticMember, isStaticPlace, type MemberIndex } from './members';

/** A function that an expression leads to. */
export interface Followed {
  readonly fn: FunctionNode;
  /** It went through a call that takes a handler and returns one. */
  readonly wrapped: boolean;
}

/** Follows expressions to the functions and objects of this file; remembers what it has seen. */
export interface Follow {
  /** The functions that an expression stands for: names, members, arrays, `.bind`, wrappers and factories followed. */
  functionsOf(expression: ts.Expression): readonly Followed[];
  /** What an expression can be: function, class, object or array literal, `new` or a call; names and members followed. */
  valuesOf(expression: ts.Expression): readonly ts.Node[];
  /** What `owner.name` can be. */
  membersOf(owner: ts.Expression, name: string): readonly ts.Node[];
  /** The functions that a function returns. */
  returnedBy(fn: FunctionNode): readonly Followed[];
  /** The functions that steps lead to from a declaration or expression: the way in which another file names them. */
  along(from: Declaration | ts.Expression, steps: readonly Step[]): readonly Followed[];
}

// `C.x` reads a class's static side, `new C().x` and `this.x` its instances'.
type Side = 'static' | 'instance';

// Longer chains of names are machine-made; the limit also keeps the stack flat.
const DEPTH = 24;
const MAX_ASSIGNMENTS = 8;
/** How functions are called that take a handler and give one. */
export const WRAPPER_NAME = /async|catch|wrap|try|handler|safe/i;

/** Prepares following in a tree. Each expression and declaration is followed at most once. */
export function followIn(tree: Tree, index: MemberIndex): Follow {
  const values = new Map<ts.Node, readonly ts.Node[]>();
  const functions = new Map<ts.Node, readonly Followed[]>();
  const returned = new Map<FunctionNode, readonly Followed[]>();
  const elements = new Map<ts.Node, readonly ts.Node[]>();
  const members = new Map<string, Map<ts.Node, readonly ts.Node[]>>();
  const declared = declaredMembers();
  let depth = 0;

  // An entry is empty while it is being computed: a cycle ends there.
  function once<K, V>(memory: Map<K, readonly V[]>, key: K, compute: () => readonly V[]): readonly V[] {
    const known = memory.get(key);
    if (known) return known;
    if (depth >= DEPTH) return [];
    memory.set(key, []);
    depth++;
    const result = compute();
    depth--;
    memory.set(key, result);
    return result;
  }

  const valuesOf = (expression: ts.Expression): readonly ts.Node[] => {
    const node = bare(expression);
    return once(values, node, () => readValues(node));
  };

  function readValues(node: ts.Expression): readonly ts.Node[] {
    if (ts.isIdentifier(node)) {
      const declaration = resolve(node);
      return declaration ? valuesOfDeclaration(declaration) : [];
    }
    const name = memberName(node);
    if (name !== undefined) return membersOf((node as ts.PropertyAccessExpression).expression, name);
    if (ts.isConditionalExpression(node)) return [...valuesOf(node.whenTrue), ...valuesOf(node.whenFalse)];
    if (ts.isAwaitExpression(node)) return valuesOf(node.expression);
    if (ts.isBinaryExpression(node)) {
      switch (node.operatorToken.kind) {
        case ts.SyntaxKind.EqualsToken:
        case ts.SyntaxKind.CommaToken:
          return valuesOf(node.right);
        case ts.SyntaxKind.BarBarToken:
        case ts.SyntaxKind.QuestionQuestionToken:
        case ts.SyntaxKind.AmpersandAmpersandToken:
          return [...valuesOf(node.left), ...valuesOf(node.right)];
        default:
          return [];
      }
    }
    if (ts.isCallExpression(node) && memberName(node.expression) === 'freeze' && node.arguments[0]) {
      return valuesOf(node.arguments[0]);
    }
    return [node];
  }

  function valuesOfDeclaration(declaration: Declaration): readonly ts.Node[] {
    if (isFunctionNode(declaration) || ts.isClassLike(declaration)) return [declaration];
    return once(values, declaration, () => {
      if (ts.isVariableDeclaration(declaration)) {
        const iterated = iteratedBy(declaration);
        if (iterated) return elementsOf(iterated);
        const { initializer, name } = declaration;
        const found = initializer ? [...valuesOf(initializer)] : [];
        if (!ts.isIdentifier(name)) return found;
        for (const { left, right } of (tree.assignments.get(ts.idText(name)) ?? []).slice(
          0,
          MAX_ASSIGNMENTS,
        )) {
          // An assignment to a pattern stands under each of its names; what it takes apart is not followed.
          if (ts.isIdentifier(left) && resolve(left) === declaration) found.push(...valuesOf(right));
        }
        return found;
      }
      if (ts.isParameter(declaration)) {
        const iterated = iteratedByCallback(declaration);
        return iterated ? elementsOf(iterated) : [];
      }
      if (ts.isBindingElement(declaration) && ts.isObjectBindingPattern(declaration.parent)) {
        const name = propertyNameText(declaration.propertyName ?? declaration.name);
        const owner = declaration.parent.parent;
        if (name === undefined || ts.isBindingElement(owner)) return [];
        const iterated = ts.isVariableDeclaration(owner) ? iteratedBy(owner) : iteratedByCallback(owner);
        if (iterated)
          return elementsOf(iterated).flatMap((element) => memberOfValue(element, name, 'static'));
        return owner.initializer ? membersOf(owner.initializer, name) : [];
      }
      return [];
    });
  }

  function elementsOf(expression: ts.Expression): readonly ts.Node[] {
    return once(elements, expression, () =>
      valuesOf(expression)
        .filter((value) => ts.isArrayLiteralExpression(value))
        .flatMap((array) => array.elements)
        .flatMap((element) =>
          ts.isSpreadElement(element) ? elementsOf(element.expression) : valuesOf(element),
        ),
    );
  }

  function membersOf(owner: ts.Expression, name: string): readonly ts.Node[] {
    const node = bare(owner);
    if (node.kind === ts.SyntaxKind.ThisKeyword) {
      const around = enclosingClass(node);
      return around ? memberOfValue(around, name, isStaticPlace(node) ? 'static' : 'instance') : [];
    }
    const assigned = index
      .get(node, name)
      .slice(0, MAX_ASSIGNMENTS)
      .flatMap((value) => valuesOf(value));
    return [...assigned, ...valuesOf(node).flatMap((value) => memberOfValue(value, name, 'static'))];
  }

  function memberOfValue(value: ts.Node, name: string, side: Side): readonly ts.Node[] {
    const key = `${side} ${name}`;
    let known = members.get(key);
    if (!known) members.set(key, (known = new Map<ts.Node, readonly ts.Node[]>()));
    return once(known, value, () => readMember(value, name, side));
  }

  // `side` matters for classes alone.
  function readMember(value: ts.Node, name: string, side: Side): readonly ts.Node[] {
    if (ts.isObjectLiteralExpression(value)) {
      const { named, spreads } = declared(value);
      const own = (named.get(name) ?? []).flatMap((property) => {
        if (ts.isPropertyAssignment(property)) return valuesOf(property.initializer);
        if (ts.isShorthandPropertyAssignment(property)) return valuesOf(property.name);
        return ts.isMethodDeclaration(property) ? [property] : [];
      });
      return [...own, ...spreads.flatMap((spread) => membersOf(spread, name))];
    }
    if (ts.isNewExpression(value)) {
      return valuesOf(value.expression).flatMap((made) => memberOfValue(made, name, 'instance'));
    }
    if (!ts.isClassLike(value)) return [];
    const own = (declared(value).named.get(name) ?? []).flatMap((member) => {
      if (!ts.isClassElement(member) || isStaticMember(member) !== (side === 'static')) return [];
      if (ts.isPropertyDeclaration(member)) return member.initializer ? valuesOf(member.initializer) : [];
      return ts.isMethodDeclaration(member) ? [member] : [];
    });
    const assigned = index.ofClass(value, name).slice(0, MAX_ASSIGNMENTS);
    const found = [...own, ...assigned.flatMap((right) => valuesOf(right))];
    const base = value.heritageClauses?.[0];
    const inherited = base?.token === ts.SyntaxKind.ExtendsKeyword ? base.types[0] : undefined;
    if (found.length > 0 || !inherited) return found;
    return valuesOf(inherited.expression).flatMap((parent) => memberOfValue(parent, name, side));
  }

  const functionsOf = (expression: ts.Expression): readonly Followed[] => {
    const node = bare(expression);
    return once(functions, node, () => {
      const found = new Map<FunctionNode, Followed>();
      for (const value of valuesOf(node)) {
        for (const followed of functionsOfValue(value)) {
          if (!found.has(followed.fn)) found.set(followed.fn, followed);
        }
      }
      return [...found.values()];
    });
  };

  function functionsOfValue(value: ts.Node): readonly Followed[] {
    if (isFunctionNode(value)) return [{ fn: value, wrapped: false }];
    if (ts.isArrayLiteralExpression(value)) {
      return value.elements.flatMap((element) =>
        functionsOf(ts.isSpreadElement(element) ? element.expression : element),
      );
    }
    return ts.isCallExpression(value) ? functionsOfCall(value) : [];
  }

  function functionsOfCall(call: ts.CallExpression): readonly Followed[] {
    const callee = bare(call.expression);
    const method = memberName(callee);
    if (method === 'bind' || method === 'concat') {
      const owner = functionsOf((callee as ts.PropertyAccessExpression).expression);
      return method === 'bind'
        ? owner
        : [...owner, ...call.arguments.flatMap((argument) => functionsOf(argument))];
    }
    const name = method ?? (ts.isIdentifier(callee) ? ts.idText(callee) : '');
    const inner = call.arguments
      .flatMap((argument) => functionsOf(ts.isSpreadElement(argument) ? argument.expression : argument))
      .filter(({ fn }) => fitsHandler(fn) || (fn.parameters.length === 0 && WRAPPER_NAME.test(name)));
    if (inner.length > 0) return inner.map(({ fn }) => ({ fn, wrapped: true }));
    return functionsOf(callee).flatMap(({ fn }) => returnedBy(fn));
  }

  function returnedBy(fn: FunctionNode): readonly Followed[] {
    return once(returned, fn, () => {
      const { body } = fn;
      if (!body) return [];
      if (!ts.isBlock(body)) return functionsOf(body);
      const found: Followed[] = [];
      const visit = (node: ts.Node): void => {
        if (isFunctionNode(node) || ts.isClassLike(node)) return;
        if (ts.isReturnStatement(node) && node.expression) found.push(...functionsOf(node.expression));
        else if (!ts.isExpression(node)) ts.forEachChild(node, visit);
      };
      ts.forEachChild(body, visit);
      return found;
    });
  }

  function along(from: Declaration | ts.Expression, steps: readonly Step[]): readonly Followed[] {
    let values = isDeclaration(from) ? valuesOfDeclaration(from) : valuesOf(from);
    let side: Side = 'static';
    for (const step of steps) {
      if (step.kind === 'new') {
        side = 'instance';
        continue;
      }
      values =
        step.kind === 'member'
          ? values.flatMap((value) => memberOfValue(value, step.name, side))
          : values.flatMap(valuesReturnedBy);
      side = 'static';
    }
    return values.flatMap(functionsOfValue);
  }

  function valuesReturnedBy(value: ts.Node): readonly ts.Node[] {
    if (ts.isCallExpression(value)) return functionsOfCall(value).map(({ fn }) => fn);
    if (!isFunctionNode(value)) return [];
    return returnsOf(value).flatMap((returned) => (returned ? valuesOf(returned) : []));
  }

  return { functionsOf, valuesOf, membersOf, returnedBy, along };
}
