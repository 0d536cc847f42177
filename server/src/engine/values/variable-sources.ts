import ts from 'typescript';
import { referenceOfDeclaration } from '../syntax/modules';
import { rememberedBy } from '../syntax/remembered-by';
import type { Declaration } from '../syntax/scope';
import { isFunctionNode, propertyNameText } from '../syntax/tree';
import { assignmentsTo } from './assignments';
import { caughtApart, isCaughtMember, membersOfCaught } from './caught';
import { decided } from './decide';
import { defaultOf, withDefault } from './defaults';
import type { Binding, Environment } from './environment';
import { elementOf, membersOf, mergeSources, MOST, placesOfSources } from './member-sources';
import { UNDEFINED } from './possible';
import { reachingAt, type Reaching } from './reaching';
import { UNREADABLE, type Places, type Reader, type Source, type Sources } from './reader';
import { clausesFrom } from './switch-clauses';

/**
 * Where the variable that a declaration declares gets its values, under the name that it is used by.
 * @param use where it is used; there the values count that can reach it in the order of flow, else all
 */
export function sourcesOfVariable(
  declaration: Declaration,
  name: string,
  environment: Environment,
  reader: Reader,
  use?: ts.Identifier,
): Sources {
  switch (declaration.kind) {
    case ts.SyntaxKind.ImportClause:
    case ts.SyntaxKind.ImportSpecifier:
    case ts.SyntaxKind.NamespaceImport:
    case ts.SyntaxKind.ImportEqualsDeclaration: {
      const reference = referenceOfDeclaration(declaration);
      if (!reference) return UNREADABLE;
      const place = { kind: 'package', reference, tree: environment.tree } as const;
      return { sources: [{ kind: 'place', place }], open: false };
    }
    case ts.SyntaxKind.VariableDeclaration:
    case ts.SyntaxKind.Parameter:
    case ts.SyntaxKind.BindingElement: {
      const bound = ts.isVariableDeclaration(declaration) ? environment.bindings.get(declaration) : undefined;
      if (bound?.expression) return sourceOfBinding(bound.expression, bound.environment);
      const all = assignmentsTo(declaration, name, environment.tree);
      const reaching =
        use && all.length > 0 ? reachingIn(environment, reader, use, declaration, all) : undefined;
      if (reaching) {
        const set = sourcesInFlow(reaching.assignments, environment);
        return reaching.initial ? mergeSources([initialSources(declaration, environment, reader), set]) : set;
      }
      const own = initialSources(declaration, environment, reader);
      const assigned = possibleAssignments(declaration, all, environment, reader);
      if (assigned.length > 0) return mergeSources([own, sourcesOfAssignments(assigned, environment)]);
      // Declared and never plainly assigned: by destructuring, a loop or another file.
      return isUninitialized(declaration) ? UNREADABLE : own;
    }
    default: {
      const node = declaration as ts.FunctionDeclaration | ts.ClassDeclaration | ts.EnumDeclaration;
      const place = { kind: 'node', node, environment, instance: false } as const;
      return { sources: [{ kind: 'place', place }], open: false };
    }
  }
}

function sourceOfBinding(expression: ts.Expression, environment: Environment): Sources {
  return { sources: [{ kind: 'expression', expression, environment }], open: false };
}

// Where there are more assignments than this, all of them count.
const MOST_FOLLOWED = 40;

/**
 * Which of the assignments to a variable (or to a member of it) can be what is there where it is used.
 * @returns undefined where the order cannot be told
 */
export function reachingIn(
  environment: Environment,
  reader: Reader,
  use: ts.Node,
  declaration: Declaration,
  assigned: readonly ts.BinaryExpression[],
): Reaching | undefined {
  if (assigned.length > MOST_FOLLOWED) return undefined;
  const isCall = environment.bindings.size > 0;
  return reachingAt(use, declaration, assigned, {
    decide: (condition) => (isCall ? decided(condition, environment, reader) : undefined),
    clausesFrom: (statement) => (isCall ? clausesFrom(statement, environment, reader) : undefined),
  });
}

// In the order of flow `status ||= 500` has one value: what was there before, or else the right side.
function sourcesInFlow(assignments: readonly ts.BinaryExpression[], environment: Environment): Sources {
  const parts = assignments.map((assignment): Sources => {
    const { kind } = assignment.operatorToken;
    const isFallback =
      kind === ts.SyntaxKind.BarBarEqualsToken || kind === ts.SyntaxKind.QuestionQuestionEqualsToken;
    if (!isFallback) return sourcesOfAssignments([assignment], environment);
    return { sources: [{ kind: 'expression', expression: assignment, environment }], open: false };
  });
  return mergeSources(parts);
}

// `let data = err.data; if (!data) data = derive(err);`: while a call is read, what it is given may rule the branch out.
function possibleAssignments(
  declaration: Bound,
  assigned: readonly ts.BinaryExpression[],
  environment: Environment,
  reader: Reader,
): readonly ts.BinaryExpression[] {
  if (environment.bindings.size === 0 || assigned.length === 0 || assigned.length > MOST) return assigned;
  const memory = possible.get(environment) ?? new Map<Declaration, readonly ts.BinaryExpression[]>();
  possible.set(environment, memory);
  const known = memory.get(declaration);
  if (known) return known;
  // While it is being worked out, all count: a condition may ask for the variable itself.
  memory.set(declaration, assigned);
  const { initializer } = declaration;
  // The conditions before an assignment speak of the value before it.
  const before: Environment =
    initializer && ts.isVariableDeclaration(declaration)
      ? {
          tree: environment.tree,
          bindings: new Map(environment.bindings).set(declaration, { expression: initializer, environment }),
        }
      : environment;
  const found = assigned.filter((assignment) => !isRuledOut(assignment, before, reader));
  memory.set(declaration, found);
  return found;
}

const possible = rememberedBy<Environment, Map<Declaration, readonly ts.BinaryExpression[]>>();

function isRuledOut(node: ts.Node, environment: Environment, reader: Reader): boolean {
  for (let at = node; !isFunctionNode(at) && !ts.isSourceFile(at); at = at.parent) {
    const { parent } = at;
    if (!ts.isIfStatement(parent) || parent.expression === at) continue;
    const known = decided(parent.expression, environment, reader);
    if (known === (parent.elseStatement === at)) return true;
  }
  return false;
}

/** What assignments put into their target; anything but `=`, `||=` and `??=` is not read. */
export function sourcesOfAssignments(
  assignments: readonly ts.BinaryExpression[],
  environment: Environment,
): Sources {
  const sources: Source[] = [];
  let open = false;
  if (assignments.length > MOST) return UNREADABLE;
  for (const { left, operatorToken, right: expression } of assignments) {
    const { kind } = operatorToken;
    if (ts.isArrayLiteralExpression(left) || ts.isObjectLiteralExpression(left)) {
      open = true;
      continue;
    }
    if (kind === ts.SyntaxKind.EqualsToken) sources.push({ kind: 'expression', expression, environment });
    else if (kind === ts.SyntaxKind.BarBarEqualsToken || kind === ts.SyntaxKind.QuestionQuestionEqualsToken) {
      sources.push({ kind: 'expression', expression, environment, origin: 'fallback' });
    } else open = true;
  }
  return { sources, open };
}

function isUninitialized(declaration: Declaration): boolean {
  if (!ts.isVariableDeclaration(declaration) || declaration.initializer) return false;
  return !ts.isCatchClause(declaration.parent) && ts.isVariableStatement(declaration.parent.parent);
}

type Bound = ts.VariableDeclaration | ts.ParameterDeclaration | ts.BindingElement;

function initialSources(declaration: Bound, environment: Environment, reader: Reader): Sources {
  if (ts.isParameter(declaration)) return parameterSources(declaration, environment, reader);
  if (ts.isBindingElement(declaration)) return destructured(declaration, environment, reader);
  const { initializer, parent } = declaration;
  if (initializer)
    return { sources: [{ kind: 'expression', expression: initializer, environment }], open: false };
  if (ts.isCatchClause(parent)) return UNREADABLE;
  const statement = parent.parent;
  if (ts.isForInStatement(statement)) return UNREADABLE;
  if (ts.isForOfStatement(statement)) {
    return elementOf(reader.places(statement.expression, environment), undefined, reader);
  }
  return { sources: [{ kind: 'constant', constant: UNDEFINED, origin: 'constant' }], open: false };
}

function parameterSources(
  parameter: ts.ParameterDeclaration,
  environment: Environment,
  reader: Reader,
): Sources {
  const binding = environment.bindings.get(parameter);
  const { initializer } = parameter;
  if (binding?.expression) {
    const source = { kind: 'expression', expression: binding.expression, site: 'own' } as const;
    const given: Sources = { sources: [{ ...source, environment: binding.environment }], open: false };
    return initializer ? withDefault(given, defaultOf(initializer, environment, true), reader) : given;
  }
  if (!binding) {
    if (!initializer) return UNREADABLE;
    return { sources: [{ kind: 'expression', expression: initializer, environment }], open: true };
  }
  if (initializer) return { sources: [defaultOf(initializer, environment, true)], open: false };
  return { sources: [{ kind: 'constant', constant: UNDEFINED, origin: 'constant' }], open: false };
}

// `const { status = 500 } = options`: the member, and the default where the member can be missing.
function destructured(element: ts.BindingElement, environment: Environment, reader: Reader): Sources {
  if (element.dotDotDotToken) return UNREADABLE;
  const argument = argumentOf(element, environment);
  const found = ts.isArrayBindingPattern(element.parent)
    ? elementOf(
        destructuredPlaces(element.parent, environment, reader),
        String(element.parent.elements.indexOf(element)),
        reader,
      )
    : memberSources(element.parent, element, environment, reader);
  const own = argument?.expression ? sitedIn(argument.expression, found) : found;
  const { initializer } = element;
  if (!initializer) return own;
  return withDefault(own, defaultOf(initializer, environment, argument !== undefined), reader);
}

/** Sources read through an argument: what it writes stays where it is, what it names stands at the argument. */
export function sitedIn(argument: ts.Expression, { sources, open }: Sources): Sources {
  const sited = sources.map((source): Source => {
    if (source.kind !== 'expression') return source;
    const isInside = argument.pos <= source.expression.pos && source.expression.end <= argument.end;
    return { ...source, site: isInside ? 'own' : argument };
  });
  return { sources: sited, open };
}

function memberSources(
  pattern: ts.ObjectBindingPattern,
  element: ts.BindingElement,
  environment: Environment,
  reader: Reader,
): Sources {
  const name = propertyNameText(element.propertyName ?? element.name);
  if (name === undefined) return UNREADABLE;
  const caught = isCaughtMember(name) ? caughtApart(pattern, environment) : undefined;
  return caught
    ? membersOfCaught(caught, name, element, environment, reader)
    : membersOf(destructuredPlaces(pattern, environment, reader), name, reader);
}

function destructuredPlaces(pattern: ts.BindingPattern, environment: Environment, reader: Reader): Places {
  return placesOfSources(initialSources(pattern.parent, environment, reader), reader);
}

function argumentOf(element: ts.BindingElement, environment: Environment): Binding | undefined {
  let at: ts.Node = element;
  while (ts.isBindingElement(at)) at = at.parent.parent;
  return ts.isParameter(at) ? environment.bindings.get(at) : undefined;
}
