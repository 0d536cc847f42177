import ts from 'typescript';
import { resolve } from '../../syntax/scope';
import { bare, isFunctionNode } from '../../syntax/tree';
import { chainOf } from './callees';
import type { LookupKey, ValueOrigin } from './origin';

type Ask = (expression: ts.Expression) => ValueOrigin;

/** What the arguments of a call (or of its whole chain) take from the request. */
export interface KeyUse {
  readonly key: LookupKey;
  /** The names of those parts: `['id']` for `req.params.id`. */
  readonly names: readonly string[];
  /** Something that the client chose is in the arguments: a parameter, the body, a file …, not who the caller is. */
  readonly clients: boolean;
  /** Who the caller is takes part: `{ owner: req.user.id }`. */
  readonly caller: boolean;
}

// A lookup by several parts of the request is one by the first of these.
const ORDER: readonly LookupKey[] = ['params', 'body', 'query', 'session'];
const MOST_NODES = 80;
const LONGEST_BUILDER = 160;

/** Finds where the key of a call comes from: `{ _id: req.params.id, owner: req.user.id }` is a key of `params`. */
export function keyOf(call: ts.CallExpression, ask: Ask): KeyUse {
  return keyOfParts(
    chainOf(call).flatMap((one) => one.arguments),
    ask,
  );
}

/** As {@link keyOf}, for the values that go into a statement. */
export function keyOfParts(parts: readonly ts.Expression[], ask: Ask): KeyUse {
  const found = new Map<LookupKey, string[]>();
  let clients = false;
  const visitor = leaves((leaf) => {
    const origin = ask(leaf);
    clients ||= origin.kind === 'request' && !/^(?:user|session|method|ip)$/.test(origin.part);
    clients ||= origin.kind === 'credential';
    const key = keyOfOrigin(origin);
    if (key === 'other') return;
    const names = found.get(key) ?? [];
    const last = origin.path.at(-1);
    if (last !== undefined) names.push(last);
    found.set(key, names);
  });
  for (const part of parts) visitor(part);
  const key = ORDER.find((candidate) => found.has(candidate)) ?? 'other';
  return { key, names: found.get(key) ?? [], clients, caller: found.has('session') };
}

function keyOfOrigin(origin: ValueOrigin): LookupKey {
  if (origin.kind === 'credential' || origin.kind === 'credential-check') return 'session';
  if (origin.kind !== 'request') return 'other';
  switch (origin.part) {
    case 'params':
      return 'params';
    case 'query':
      return 'query';
    case 'body':
    case 'file':
      return 'body';
    case 'user':
    case 'session':
    case 'cookies':
      return 'session';
    default:
      // Frameworks without adapters of their own for validated input: `req.valid.id`, `req.validated.params.id`.
      return origin.path.includes('params') ? 'params' : 'other';
  }
}

// Visits the names and member accesses that an argument is made of, and the literals behind constants.
function leaves(visitLeaf: (leaf: ts.Expression) => void): (root: ts.Node) => void {
  let left = MOST_NODES;
  const followed = new Set<ts.Node>();
  const visit = (node: ts.Node): void => {
    if (left-- <= 0) return;
    if (ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node)) {
      visitLeaf(node);
      return;
    }
    if (ts.isIdentifier(node)) {
      const literal = literalBehind(node);
      if (!literal) visitLeaf(node);
      else if (!followed.has(literal)) {
        followed.add(literal);
        visit(literal);
      }
      return;
    }
    if (ts.isPropertyAssignment(node) || ts.isShorthandPropertyAssignment(node)) {
      visit(ts.isPropertyAssignment(node) ? node.initializer : node.name);
      return;
    }
    if (ts.isCallExpression(node)) {
      visitLeaf(node);
      for (const argument of node.arguments) visit(argument);
      return;
    }
    if (isFunctionNode(node)) {
      // `where((rows) => rows.id === id)` builds the key; a callback with statements gets what was found by it.
      if (node.body && !ts.isBlock(node.body)) visit(node.body);
      else if (node.body && node.end - node.pos < LONGEST_BUILDER) visit(node.body);
      return;
    }
    ts.forEachChild(node, visit);
  };
  return visit;
}

function literalBehind(name: ts.Identifier): ts.Expression | undefined {
  const declaration = resolve(name);
  if (!declaration || !ts.isVariableDeclaration(declaration) || !declaration.initializer) return undefined;
  const literal = bare(declaration.initializer);
  return ts.isObjectLiteralExpression(literal) || ts.isArrayLiteralExpression(literal) ? literal : undefined;
}
