import ts from 'typescript';
import { rememberedBy } from '../syntax/remembered-by';
import { resolve, resolveName, type Declaration } from '../syntax/scope';
import { bare, isFunctionNode, memberName, type Tree } from '../syntax/tree';

// One table per tree and question, filled name by name: each assignment is resolved once however often it is asked for.
type Groups<Item> = Map<string, ReadonlyMap<ts.Node, readonly Item[]>>;
interface Index {
  readonly variables: Groups<ts.BinaryExpression>;
  readonly members: Groups<ts.BinaryExpression>;
  readonly passed: Groups<ts.CallExpression>;
  /** By `base.member`, where the base is a plain name or `this`. */
  readonly membersByName: ReadonlyMap<string, readonly ts.BinaryExpression[]>;
  readonly callsByArgument: ReadonlyMap<string, readonly ts.CallExpression[]>;
  /** The variables in `variable[key] = x`, by their names. */
  readonly writtenByKey: ReadonlyMap<string, readonly ts.Identifier[]>;
  /** The variables in `variable.member = x`, by their names. */
  readonly writtenByName: ReadonlyMap<string, readonly ts.Identifier[]>;
  /** The variables in `variable.push(x)`, by their names. */
  readonly writtenByMethod: ReadonlyMap<string, readonly ts.Identifier[]>;
}
const indexes = rememberedBy<Tree, Index>();
const NONE: readonly never[] = [];

/** Every assignment (`=`, `||=`, `+=` …) to the variable that a declaration declares; one by a pattern has a pattern on its left. */
export function assignmentsTo(
  declaration: Declaration,
  name: string,
  tree: Tree,
): readonly ts.BinaryExpression[] {
  return grouped(indexOf(tree).variables, name, declaration, tree.assignments.get(name), ({ left }) =>
    ts.isIdentifier(left) ? resolve(left) : resolveName(name, left),
  );
}

/** Every assignment to a member of the variable (class, function) that a declaration declares: `err.status = 404`. */
export function memberAssignmentsTo(
  declaration: Declaration,
  name: string,
  member: string,
  tree: Tree,
): readonly ts.BinaryExpression[] {
  const index = indexOf(tree);
  const key = `${name}.${member}`;
  return grouped(index.members, key, declaration, index.membersByName.get(key), ({ left }) => {
    const base = baseOf(left);
    return base && ts.isIdentifier(base) ? resolve(base) : undefined;
  });
}

/** How something gets members after it was made. */
export interface Writes {
  /** Under names that are worked out: `table[key] = x`. */
  readonly byKey: boolean;
  /** Under names that stand there: `table.name = x`. */
  readonly byName: boolean;
  /** `list.push(x)` */
  readonly byMethod: boolean;
}

/** How the object or array that a variable holds gets members in this file. */
export function writesInto(declaration: Declaration, name: string, tree: Tree): Writes {
  const { writtenByKey, writtenByName, writtenByMethod } = indexOf(tree);
  const isOwn = (base: ts.Identifier): boolean => resolve(base) === declaration;
  return {
    byKey: writtenByKey.get(name)?.some(isOwn) ?? false,
    byName: writtenByName.get(name)?.some(isOwn) ?? false,
    byMethod: writtenByMethod.get(name)?.some(isOwn) ?? false,
  };
}

const WRITES = /^(?:push|unshift|splice|fill)$/;

/** Every assignment to `this.member` in the methods of a class, or in the function itself that serves as a class. */
export function thisAssignmentsIn(
  owner: ts.Node,
  member: string,
  tree: Tree,
): readonly ts.BinaryExpression[] {
  const index = indexOf(tree);
  const key = `this.${member}`;
  return grouped(index.members, key, owner, index.membersByName.get(key), thisOwner);
}

/** Whether the variable is given to a function that may change the object it holds (`fill(options)`). */
export function isPassedOn(declaration: Declaration, name: string, tree: Tree): boolean {
  const index = indexOf(tree);
  const all = index.callsByArgument.get(name);
  const calls = grouped(index.passed, name, declaration, all, (call) => {
    const argument = call.arguments.find(
      (candidate) => ts.isIdentifier(candidate) && ts.idText(candidate) === name,
    );
    return argument && resolve(argument as ts.Identifier);
  });
  return calls.some((call) => !isReading(call));
}

/** Whether a call leaves what its arguments hold as it is: `Object.keys(x)`, `JSON.stringify(x)`, `res.json(x)`. */
export function isReading(call: ts.CallExpression): boolean {
  const callee = bare(call.expression);
  const member = memberName(callee);
  if (member === undefined) return ts.isIdentifier(callee) && LOGGER.test(ts.idText(callee));
  const owner = (callee as ts.PropertyAccessExpression).expression;
  const isBuiltIn = ts.isIdentifier(owner) && /^(?:Object|JSON|console|Array)$/.test(ts.idText(owner));
  if (isBuiltIn) return !CHANGES.test(member);
  return SENDS.test(member) || (LOGS.test(member) && /log/i.test(nameOf(owner)));
}

const CHANGES = /^(?:assign|defineProperty|defineProperties|setPrototypeOf)$/;
// `res.status(code).send(body)` writes what it gets; so does a logger.
const SENDS = /^(?:json|jsonp|send|end)$/;
const LOGGER = /^(?:log|print|trace|debug)(?:[A-Z_]|$)/;
const LOGS = /^(?:trace|debug|verbose|log|info|warn|error|fatal|child)$/;

function nameOf(node: ts.Expression): string {
  const name = bare(node);
  return memberName(name) ?? (ts.isIdentifier(name) ? ts.idText(name) : '');
}

function grouped<Item>(
  groups: Groups<Item>,
  key: string,
  owner: ts.Node,
  items: readonly Item[] | undefined,
  ownerOf: (item: Item) => ts.Node | undefined,
): readonly Item[] {
  if (!items) return NONE;
  let byOwner = groups.get(key);
  if (!byOwner) {
    const made = new Map<ts.Node, Item[]>();
    for (const item of items) {
      const found = ownerOf(item);
      if (found) add(made, found, item);
    }
    byOwner = made;
    groups.set(key, byOwner);
  }
  return byOwner.get(owner) ?? NONE;
}

function indexOf(tree: Tree): Index {
  const known = indexes.get(tree);
  if (known) return known;
  const membersByName = new Map<string, ts.BinaryExpression[]>();
  const writtenByKey = new Map<string, ts.Identifier[]>();
  const writtenByName = new Map<string, ts.Identifier[]>();
  for (const assignment of tree.memberAssignments) {
    const { left } = assignment;
    const member = memberName(left);
    if (member === undefined) {
      const owner = ts.isElementAccessExpression(left) ? bare(left.expression) : left;
      if (ts.isIdentifier(owner)) add(writtenByKey, ts.idText(owner), owner);
      continue;
    }
    const base = baseOf(left);
    if (!base) continue;
    if (ts.isIdentifier(base)) add(writtenByName, ts.idText(base), base);
    add(membersByName, `${ts.isIdentifier(base) ? ts.idText(base) : 'this'}.${member}`, assignment);
  }
  const callsByArgument = new Map<string, ts.CallExpression[]>();
  const writtenByMethod = new Map<string, ts.Identifier[]>();
  for (const call of tree.calls) {
    const owner = WRITES.test(memberName(call.expression) ?? '') ? baseOf(call.expression) : undefined;
    if (owner && ts.isIdentifier(owner)) add(writtenByMethod, ts.idText(owner), owner);
    for (const argument of call.arguments) {
      if (ts.isIdentifier(argument)) add(callsByArgument, ts.idText(argument), call);
    }
  }
  const index: Index = {
    variables: new Map(),
    members: new Map(),
    passed: new Map(),
    membersByName,
    callsByArgument,
    writtenByKey,
    writtenByName,
    writtenByMethod,
  };
  indexes.set(tree, index);
  return index;
}

function baseOf(target: ts.Expression): ts.Expression | undefined {
  if (memberName(target) === undefined) return undefined;
  const base = bare((target as ts.PropertyAccessExpression).expression);
  return ts.isIdentifier(base) || base.kind === ts.SyntaxKind.ThisKeyword ? base : undefined;
}

function thisOwner(node: ts.Node): ts.Node | undefined {
  let at = node.parent as ts.Node | undefined;
  while (at) {
    if (ts.isClassLike(at)) return at;
    if (isFunctionNode(at) && (ts.isFunctionDeclaration(at) || ts.isFunctionExpression(at))) return at;
    at = at.parent;
  }
  return undefined;
}

function add<Key, Value>(into: Map<Key, Value[]>, key: Key, value: Value): void {
  const known = into.get(key);
  if (known) known.push(value);
  else into.set(key, [value]);
}
