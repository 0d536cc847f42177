import ts from 'typescript';
import { bare, textOf } from '../syntax/tree';
import { sensibleStatusOf } from '../values/constants/fastify-sensible';
import { fieldEffects, isStatusArgument, noEffects, setFieldEffects, writeHeadEffects } from './arguments';
import type { Effect, Framework, HandlerSite, ResponseCall } from './framework';
import { misuseOf, ownerText } from './misuse';

type Reader = (call: ResponseCall) => readonly Effect[];

/**
 * What the members of Fastify's reply do (lib/reply.js of 3.x, 4.x and 5.x), with those that common plugins add
 * (@fastify/static, /view, /cookie, /reply-from) and, behind `reply.raw`, Node's own response.
 * Every fact in here is run against the three majors in test/frameworks/fastify-facts.test.ts.
 */
const MEMBERS: ReadonlyMap<string, Reader> = new Map<string, Reader>([
  ['code', ({ args }) => [{ kind: 'set-status', status: args[0] }]],
  ['status', ({ args }) => [{ kind: 'set-status', status: args[0] }]],
  ['send', send],
  ['redirect', redirect],
  ['header', setFieldEffects],
  ['headers', ({ args }) => (args[0] ? [{ kind: 'set-fields', fields: args[0] }] : [])],
  ['type', fieldEffects('content-type')],
  ['setCookie', fieldEffects('set-cookie')],
  ['cookie', fieldEffects('set-cookie')],
  ['clearCookie', fieldEffects('set-cookie')],
  ['etag', fieldEffects('etag')],
  ['vary', fieldEffects('vary')],
  ['callNotFound', () => [{ kind: 'send', method: 'helper', body: undefined, fixed: 404 }]],
  ['hijack', () => [{ kind: 'delegate' }]],
  ['from', () => [{ kind: 'delegate' }]],
  ['sse', () => [{ kind: 'delegate' }]],
  ['sendFile', () => [{ kind: 'send', method: 'file', body: undefined }]],
  ['download', () => [{ kind: 'send', method: 'file', body: undefined }]],
  ['view', () => [{ kind: 'send', method: 'render', body: undefined }]],
  ['viewAsync', noEffects],
  // Node's own, behind `reply.raw`.
  ['end', ({ args }) => [{ kind: 'send', method: 'end', body: args[0] }]],
  ['write', () => [{ kind: 'write' }]],
  ['flushHeaders', () => [{ kind: 'write' }]],
  ['writeHead', writeHeadEffects],
  ['setHeader', setFieldEffects],
  ...[
    'getHeader',
    'getHeaders',
    'hasHeader',
    'removeHeader',
    'serialize',
    'serializer',
    'compileSerializationSchema',
    'getSerializationFunction',
    'serializeInput',
    'then',
    'getResponseTime',
    'trailer',
    'hasTrailer',
    'removeTrailer',
    'getHttpError',
    'jwtSign',
    'signCookie',
    'unsignCookie',
    'generateCsrf',
    'cacheControl',
    'preventCache',
    'maxAge',
    'staleTTL',
    'writeEarlyHints',
    'getDecorator',
    'on',
    'once',
    'off',
    'removeListener',
    'emit',
    'setTimeout',
    'destroy',
    'addListener',
    'writeContinue',
  ].map((name): [string, Reader] => [name, noEffects]),
]);

/** Fastify 3, 4 and 5. */
export const fastify: Framework = {
  name: 'fastify',
  packages: ['fastify', 'fastify-plugin'],
  majors: [3, 4, 5],
  spelling: () => ({ setStatus: 'code', setField: 'header', end: 'send()' }),
  effectsOfCall: (call) => MEMBERS.get(call.name)?.(call) ?? sensibleError(call),
  effectOfAssignment: (member, value) =>
    member === 'statusCode' ? { kind: 'set-status', status: value } : undefined,
  returnsBody: ({ role }) => role === 'handler' || role === 'error-handler',
  answersAtEnd: (site, code) =>
    (site.role === 'handler' || site.role === 'error-handler') &&
    isAsync(site) &&
    (code === 204 || site.framework.majors.every((major) => major >= 4)),
  catchesRejections: () => true,
  redirectIgnoresStatus: false,
  sendOfErrorFails: true,
  passesOnByReturning: (site) =>
    (site.role === 'hook' || site.role === 'middleware') && (isAsync(site) || !site.next),
  rawMember: 'raw',
};

function isAsync({ fn }: HandlerSite): boolean {
  return fn.modifiers?.some((modifier) => modifier.kind === ts.SyntaxKind.AsyncKeyword) ?? false;
}

// `reply.send(body, 404)`: the second argument is ignored in every version.
function send(call: ResponseCall): readonly Effect[] {
  const [body, second] = call.args;
  const effects: Effect[] = [];
  if (body && second && isStatusArgument(second, call.tree)) {
    const instead = `${ownerText(call)}.code(${textOf(second, call.tree)}).send(${textOf(body, call.tree)})`;
    effects.push(
      misuseOf(call, { kind: 'ignored-status', instead, effect: 'Fastify ignores it and answers 200' }),
    );
  }
  effects.push({ kind: 'send', method: 'json', body });
  return effects;
}

// Fastify 3 and 4: redirect([code,] url); 5 (and 4 from 4.28): redirect(url[, code]); 3 ignores a code behind the URL.
// A status that was set before is kept where none is given.
function redirect(call: ResponseCall): readonly Effect[] {
  const [first, second] = call.args;
  if (!first) return [];
  if (!second) return [{ kind: 'send', method: 'redirect', body: undefined, implied: 302 }];
  const codeFirst = isStatusArgument(first, call.tree) || !isLikelyCode(second);
  const effects: Effect[] = [];
  if (codeFirst && isStatusArgument(first, call.tree) && call.version.majors.includes(5)) {
    const instead = `${ownerText(call)}.redirect(${textOf(second, call.tree)}, ${textOf(first, call.tree)})`;
    const effect = 'Fastify 5 takes the number for the URL';
    effects.push(misuseOf(call, { kind: 'removed', instead, effect, removedIn: 5 }));
  }
  const isOld = !codeFirst && call.version.majors.every((major) => major < 4);
  const knowsOrder = codeFirst || call.version.majors.every((major) => major >= 5);
  const status = codeFirst ? first : second;
  effects.push({
    kind: 'send',
    method: 'redirect',
    body: undefined,
    ...(isOld ? { implied: 302 } : knowsOrder ? { status } : { unknown: true }),
  });
  return effects;
}

function isLikelyCode(node: ts.Expression): boolean {
  const expression = bare(node);
  return (
    ts.isNumericLiteral(expression) ||
    (ts.isIdentifier(expression) && /code|status/i.test(ts.idText(expression)))
  );
}

// `reply.notFound()` of @fastify/sensible.
function sensibleError({ name, args }: ResponseCall): readonly Effect[] | undefined {
  const code = sensibleStatusOf(name);
  return code === undefined
    ? undefined
    : [{ kind: 'send', method: 'send-error', body: args[0], fixed: code }];
}
