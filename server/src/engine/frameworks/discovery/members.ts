import ts from 'typescript';
import { bare, memberName, propertyNameText, type Tree } from '../../syntax/tree';

/** What the file assigns to members: `exports.x = …`, `this.x = …`, `controller.x = …`, `Class.prototype.x = …`. */
export interface MemberIndex {
  /** The values that are assigned to `owner.name`, for an owner that is a name or `module.exports`. */
  get(owner: ts.Expression, name: string): readonly ts.Expression[];
  /** The values that a class's own code assigns to `this.name`, and others to its prototype. */
  ofClass(node: ts.ClassLikeDeclaration, name: string): readonly ts.Expression[];
}

const NONE: readonly ts.Expression[] = [];

/** Indexes the member assignments of a file once. */
export function assignedMembers(tree: Tree): MemberIndex {
  const byKey = new Map<string, ts.Expression[]>();
  const byClass = new Map<ts.ClassLikeDeclaration, Map<string, ts.Expression[]>>();
  for (const { left, right } of tree.memberAssignments) {
    const name = memberName(left);
    if (name === undefined) continue;
    const owner = bare((left as ts.PropertyAccessExpression).expression);
    const around = owner.kind === ts.SyntaxKind.ThisKeyword ? enclosingClass(owner) : undefined;
    if (around) {
      const members = byClass.get(around) ?? new Map<string, ts.Expression[]>();
      byClass.set(around, members);
      push(members, name, right);
    } else {
      const key = keyOf(owner);
      if (key !== undefined) push(byKey, `${key}.${name}`, right);
    }
  }
  return {
    get: (owner, name) => {
      const key = keyOf(bare(owner));
      return (key === undefined ? undefined : byKey.get(`${key}.${name}`)) ?? NONE;
    },
    ofClass: (node, name) => byClass.get(node)?.get(name) ?? NONE,
  };
}

/** The members that an object literal or class declares, by name; and what an object literal spreads. */
export interface DeclaredMembers {
  readonly named: ReadonlyMap<string, readonly (ts.ObjectLiteralElementLike | ts.ClassElement)[]>;
  readonly spreads: readonly ts.Expression[];
}

/** Indexes the members of object literals and classes, each once: looking one up must not read them all. */
export function declaredMembers(): (
  node: ts.ObjectLiteralExpression | ts.ClassLikeDeclaration,
) => DeclaredMembers {
  const memory = new Map<ts.Node, DeclaredMembers>();
  return (node) => {
    const known = memory.get(node);
    if (known) return known;
    const named = new Map<string, (ts.ObjectLiteralElementLike | ts.ClassElement)[]>();
    const spreads: ts.Expression[] = [];
    for (const member of ts.isClassLike(node) ? node.members : node.properties) {
      if (ts.isSpreadAssignment(member)) spreads.push(member.expression);
      const name = propertyNameText(member.name);
      if (name !== undefined) push(named, name, member);
    }
    const result = { named, spreads };
    memory.set(node, result);
    return result;
  };
}

/** The class whose instance `this` is at a node; undefined outside classes. */
export function enclosingClass(from: ts.Node): ts.ClassLikeDeclaration | undefined {
  let at = from.parent as ts.Node | undefined;
  while (at && !ts.isClassLike(at)) {
    if (ts.isFunctionDeclaration(at) || ts.isFunctionExpression(at)) return undefined;
    at = at.parent;
  }
  return at;
}

/** Whether a class member belongs to the class itself. */
export function isStaticMember(member: ts.ClassElement): boolean {
  if (!ts.canHaveModifiers(member)) return false;
  return (member.modifiers ?? []).some(({ kind }) => kind === ts.SyntaxKind.StaticKeyword);
}

/** Whether `this` at a node is the class rather than an instance of it. */
export function isStaticPlace(from: ts.Node): boolean {
  for (let at: ts.Node | undefined = from; at; at = at.parent as ts.Node | undefined) {
    if (ts.isClassElement(at)) return ts.isClassStaticBlockDeclaration(at) || isStaticMember(at);
  }
  return false;
}

// `exports` and `module.exports` are one object; `C.prototype` counts as `C`.
function keyOf(owner: ts.Expression): string | undefined {
  if (ts.isIdentifier(owner)) return ts.idText(owner);
  const name = memberName(owner);
  if (name === undefined) return undefined;
  const inner = bare((owner as ts.PropertyAccessExpression).expression);
  if (!ts.isIdentifier(inner)) return undefined;
  if (name === 'exports' && ts.idText(inner) === 'module') return 'exports';
  return name === 'prototype' ? ts.idText(inner) : undefined;
}

function push<T>(map: Map<string, T[]>, key: string, value: T): void {
  const known = map.get(key);
  if (known) known.push(value);
  else map.set(key, [value]);
}
