import ts from 'typescript';
import type { RequestReads } from '../model/handler';
import { resolve } from '../syntax/scope';
import { bare, memberName, propertyNameText } from '../syntax/tree';
import { constantOf } from '../values/constant';
import type { Run } from './flow/run';

/**
 * Members of the request that look at its fields themselves (`lib/request.js` of Express, @fastify/accepts): `fresh` and `stale`
 * compare the validators, `accepts` and its kin the preferences, `range` the wanted part.
 */
const READS: ReadonlyMap<string, readonly string[]> = new Map([
  ['fresh', ['if-none-match', 'if-modified-since']],
  ['stale', ['if-none-match', 'if-modified-since']],
  ['accepts', ['accept']],
  ['accepted', ['accept']],
  ['type', ['accept']],
  ['types', ['accept']],
  ['acceptsCharsets', ['accept-charset']],
  ['acceptsCharset', ['accept-charset']],
  ['charset', ['accept-charset']],
  ['acceptsEncodings', ['accept-encoding']],
  ['acceptsEncoding', ['accept-encoding']],
  ['encoding', ['accept-encoding']],
  ['acceptsLanguages', ['accept-language']],
  ['acceptsLanguage', ['accept-language']],
  ['language', ['accept-language']],
  ['languages', ['accept-language']],
  ['locale', ['accept-language']],
  ['range', ['range', 'if-range']],
  ['is', ['content-type']],
  ['xhr', ['x-requested-with']],
]);

/** What the frameworks and common plugins give of a request, by reading or calling it, that has nothing of its fields in it. */
const OTHERS = new Set(
  (
    'params query body method url originalUrl path baseUrl ip ips hostname host protocol secure subdomains cookies ' +
    'signedCookies session user auth app server log id file files route routeOptions routerPath i18n t flash ' +
    'isAuthenticated login logIn logout logOut param'
  ).split(' '),
);

/** What a handler looks at in the header of its requests. */
export function requestReads(run: Run): RequestReads {
  const { request, fn } = run;
  if (!request) return { fields: new Set(), complete: true };
  const fields = new Set<string>();
  if (!ts.isParameter(request)) return { fields, complete: false };
  if (!ts.isIdentifier(request.name)) return { fields, complete: noteApart(request.name, fields) };
  const name = ts.idText(request.name);
  let complete = true;
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node) && ts.idText(node) === name && node !== request.name) {
      if (!isProperty(node) && resolve(node) === request && !noteUse(node, fields, run)) complete = false;
      return;
    }
    ts.forEachChild(node, visit);
  };
  if (fn.body) visit(fn.body);
  return { fields, complete };
}

// The name of a member, not the variable: `x.req`, `{ req: 1 }`.
function isProperty(node: ts.Identifier): boolean {
  const { parent } = node;
  return (
    (ts.isPropertyAccessExpression(parent) && parent.name === node) ||
    (ts.isPropertyAssignment(parent) && parent.name === node)
  );
}

/** Notes what one mention of the request reads. False when that is not known. */
function noteUse(node: ts.Identifier, fields: Set<string>, run: Run): boolean {
  const { parent } = node;
  // `const { body, headers } = req`
  if (ts.isVariableDeclaration(parent)) return parent.initializer === node && noteApart(parent.name, fields);
  // `req.user = user`, and every test of it.
  const member = memberName(parent);
  if (member === undefined || (parent as ts.PropertyAccessExpression).expression !== node) return false;
  const use = parent as ts.Expression;
  if (member === 'headers') return noteHeaders(use, fields, run);
  const call = ts.isCallExpression(use.parent) && use.parent.expression === use ? use.parent : undefined;
  if ((member === 'get' || member === 'header') && call) return noteField(call.arguments[0], fields, run);
  return noteMember(member, call !== undefined, fields);
}

function noteMember(member: string, isCalled: boolean, fields: Set<string>): boolean {
  const read = READS.get(member);
  for (const field of read ?? []) fields.add(field);
  if (read) return true;
  // What a middleware has put there is something else, unless its name speaks of the header.
  return OTHERS.has(member) || (!isCalled && !OF_HEADER.test(member));
}

const OF_HEADER =
  /header|raw|etag|match|modified|fresh|stale|version|revision|condition|accept|negotiat|media|mime|format|range|req/i;

// `req.headers['if-match']`, `req.headers.range`, `const { range } = req.headers`
function noteHeaders(headers: ts.Expression, fields: Set<string>, run: Run): boolean {
  const { parent } = headers;
  if (ts.isVariableDeclaration(parent)) return noteNames(parent.name, fields);
  if (ts.isElementAccessExpression(parent) && parent.expression === headers)
    return noteField(parent.argumentExpression, fields, run);
  const name = memberName(parent);
  if (name === undefined) return false;
  fields.add(name.toLowerCase());
  return true;
}

function noteField(named: ts.Expression | undefined, fields: Set<string>, { environment }: Run): boolean {
  const constant = named && constantOf(bare(named), environment);
  if (constant?.kind !== 'text' || !constant.exact) return false;
  fields.add(constant.text.toLowerCase());
  return true;
}

function noteApart(pattern: ts.BindingName, fields: Set<string>): boolean {
  if (!ts.isObjectBindingPattern(pattern)) return false;
  return pattern.elements.every(({ propertyName, name, dotDotDotToken }) => {
    const member = dotDotDotToken ? undefined : propertyNameText(propertyName ?? name);
    if (member === undefined) return false;
    if (member === 'headers') return noteNames(name, fields);
    return noteMember(member, false, fields);
  });
}

function noteNames(pattern: ts.BindingName, fields: Set<string>): boolean {
  if (!ts.isObjectBindingPattern(pattern)) return false;
  return pattern.elements.every(({ propertyName, name, dotDotDotToken }) => {
    const field = dotDotDotToken ? undefined : propertyNameText(propertyName ?? name);
    if (field !== undefined) fields.add(field.toLowerCase());
    return field !== undefined;
  });
}
