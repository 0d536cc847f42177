import ts from 'typescript';
import { rememberedBy } from '../../syntax/remembered-by';
import { resolve, type Declaration } from '../../syntax/scope';
import { bare, memberName, textOf } from '../../syntax/tree';
import { verdictOfEmptyList } from './absence';
import { lastName } from './callees';
import type { LiftContext } from './context';
import { isLogin } from './handler-words';
import { originOf } from './provenance';
import { certainly, probably, SILENT, type Verdict } from './verdict';
import * as names from './vocabulary/names';
import { spell } from './vocabulary/spelling';

/** What it says that a list, text or count is empty (or is not): `!rows.length`, `errors.length > 0`. */
export function lengthVerdict(list: ts.Expression, isEmpty: boolean, context: LiftContext): Verdict {
  const origin = originOf(list, context);
  const words = spell(lastName(list));
  if (
    origin.kind === 'validation' ||
    /^(?:\w+ )*(?:errors|issues|problems|missing|missing fields|invalid fields|validation errors|failures)$/.test(
      words,
    )
  ) {
    if (isEmpty) return SILENT;
    return origin.kind === 'validation' && origin.sure ? certainly('invalid') : probably('invalid');
  }
  if (!isEmpty) {
    const isFound = origin.kind === 'lookup' && origin.path.length === 0 && names.EXISTING.test(words);
    return isFound && !isLogin(context.site) ? probably('conflict', origin.key) : SILENT;
  }
  switch (origin.kind) {
    case 'lookup':
      if (origin.path.length > 0) return SILENT;
      if (isLogin(context.site) && origin.key === 'body') return certainly('bad-credentials', origin.key);
      return verdictOfEmptyList(
        origin,
        origin.rows === 'single' || isUsedAsOne(list, context) || isByIdentity(list, context),
      );
    case 'request':
      if (origin.part === 'user') return probably('not-allowed');
      return /^(?:params|query|body|file|headers)$/.test(origin.part) ? certainly('invalid') : SILENT;
    case 'credential':
      return certainly('not-authenticated');
    case 'http':
      return probably('upstream');
    case 'write':
      return origin.verb === 'update' || origin.verb === 'delete'
        ? probably('not-found', origin.key)
        : SILENT;
    default:
      return SILENT;
  }
}

// One row that was fetched as a list: somewhere in the function only `rows[0]` is used.
function isUsedAsOne(list: ts.Expression, context: LiftContext): boolean {
  const node = bare(list);
  if (memberName(node) === 'rows' || memberName(node) === 'data' || memberName(node) === 'recordset') {
    return countsOf((node as ts.PropertyAccessExpression).expression, context);
  }
  return countsOf(node, context);
}

function countsOf(list: ts.Expression, context: LiftContext): boolean {
  const node = bare(list);
  const declaration = ts.isIdentifier(node) ? resolve(node) : undefined;
  return declaration !== undefined && usedAsOneIn(context.site.fn).has(declaration);
}

const known = rememberedBy<ts.Node, ReadonlySet<Declaration>>();

/** The variables of a function of which the first element is taken: `rows[0]`, `result.rows[0]`, `const [row] = rows`. */
function usedAsOneIn(fn: ts.Node): ReadonlySet<Declaration> {
  const before = known.get(fn);
  if (before) return before;
  const found = new Set<Declaration>();
  const take = (expression: ts.Expression): void => {
    let at = bare(expression);
    while (ts.isPropertyAccessExpression(at)) at = bare(at.expression);
    const declaration = ts.isIdentifier(at) ? resolve(at) : undefined;
    if (declaration) found.add(declaration);
  };
  const visit = (at: ts.Node): void => {
    if (ts.isElementAccessExpression(at)) {
      const index = at.argumentExpression;
      if (ts.isNumericLiteral(index) && index.text === '0') take(at.expression);
    } else if (ts.isVariableDeclaration(at) && ts.isArrayBindingPattern(at.name) && at.initializer) {
      take(at.initializer);
    }
    ts.forEachChild(at, visit);
  };
  visit(fn);
  known.set(fn, found);
  return found;
}

// `SELECT … WHERE id = ?` and `find({ _id: id })` give one row at most.
function isByIdentity(list: ts.Expression, context: LiftContext): boolean {
  const node = bare(list);
  const declaration = ts.isIdentifier(node) ? resolve(node) : undefined;
  if (!declaration) return false;
  let at: ts.Node = declaration;
  while (ts.isBindingElement(at) || ts.isArrayBindingPattern(at) || ts.isObjectBindingPattern(at))
    at = at.parent;
  const query = ts.isParameter(at)
    ? at.parent.parent
    : ts.isVariableDeclaration(at)
      ? at.initializer
      : undefined;
  const text = query ? textOf(query, context.tree) : '';
  return IDENTITIES.some((identity) => identity.test(text.slice(0, 400)));
}

// In `$group` and `$project` an `_id` is a text, a number or an object.
const IDENTITIES: readonly RegExp[] = [
  /\bwhere\s+[`"\w.]*\b_?(?:id|uuid)[`"]?\s*=(?!.*\b(?:and|or)\b)/i,
  /(?:\bfind\(\s*|\$match\s*:\s*)\{\s*_id\s*:\s*[A-Za-z]/,
];
