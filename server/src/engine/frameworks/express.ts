import ts from 'typescript';
import { bare, memberName, textOf } from '../syntax/tree';
import {
  fieldEffects,
  isStatusArgument,
  noEffects,
  receiverOf,
  setFieldEffects,
  writeHeadEffects,
} from './arguments';
import type { Effect, Framework, ResponseCall } from './framework';
import { misuseOf, ownerText } from './misuse';

type Reader = (call: ResponseCall) => readonly Effect[];

const send =
  (method: 'json' | 'text' | 'end' | 'render' | 'file'): Reader =>
  ({ args }) => [
    { kind: 'send', method, body: method === 'file' || method === 'render' ? undefined : args[0] },
  ];

/**
 * What the members of Express's response do (lib/response.js of 4.x and 5.x, over Node's http.ServerResponse).
 * Every fact in here is run against both majors in test/frameworks/express-facts.test.ts.
 */
const MEMBERS: ReadonlyMap<string, Reader> = new Map<string, Reader>([
  ['status', ({ args }) => [{ kind: 'set-status', status: args[0] }]],
  ['sendStatus', ({ args }) => [{ kind: 'send', method: 'send-status', body: undefined, status: args[0] }]],
  ['json', withOldSignatures('json', send('json'))],
  ['jsonp', withOldSignatures('jsonp', send('json'))],
  ['send', withOldSignatures('send', send('text'))],
  ['end', send('end')],
  ['render', render],
  ['sendFile', send('file')],
  ['sendfile', send('file')],
  ['download', send('file')],
  ['redirect', redirect],
  ['format', () => [{ kind: 'delegate' }]],
  ['set', setFieldEffects],
  ['header', setFieldEffects],
  ['setHeader', setFieldEffects],
  ['append', setFieldEffects],
  ['appendHeader', setFieldEffects],
  ['setHeaders', ({ args }) => (args[0] ? [{ kind: 'set-fields', fields: args[0] }] : [])],
  ['type', fieldEffects('content-type')],
  ['contentType', fieldEffects('content-type')],
  ['location', fieldEffects('location')],
  ['links', fieldEffects('link')],
  ['vary', fieldEffects('vary')],
  ['attachment', fieldEffects('content-disposition')],
  ['cookie', fieldEffects('set-cookie')],
  ['clearCookie', fieldEffects('set-cookie')],
  ['writeHead', writeHeadEffects],
  ['write', () => [{ kind: 'write' }]],
  ['flushHeaders', () => [{ kind: 'write' }]],
  ...[
    'get',
    'getHeader',
    'getHeaders',
    'getHeaderNames',
    'hasHeader',
    'removeHeader',
    'on',
    'once',
    'off',
    'addListener',
    'prependListener',
    'removeListener',
    'removeAllListeners',
    'emit',
    'listenerCount',
    'setTimeout',
    'cork',
    'uncork',
    'flush',
    'addTrailers',
    'writeContinue',
    'writeEarlyHints',
    'writeProcessing',
    'destroy',
    '__',
    '__n',
    'setDefaultEncoding',
    'toString',
  ].map((name): [string, Reader] => [name, noEffects]),
]);

/** Express 4 and 5. */
export const express: Framework = {
  name: 'express',
  packages: ['express', '@types/express', 'express-serve-static-core', '@types/express-serve-static-core'],
  majors: [4, 5],
  spelling: () => ({
    setStatus: 'status',
    setField: 'set',
    setLocation: 'location',
    end: 'end()',
  }),
  effectsOfCall: (call) => afterSendStatus(call) ?? MEMBERS.get(call.name)?.(call),
  effectOfAssignment: (member, value) =>
    member === 'statusCode' ? { kind: 'set-status', status: value } : undefined,
  returnsBody: () => false,
  answersAtEnd: () => false,
  catchesRejections: ({ majors }) => majors.every((major) => major >= 5),
  redirectIgnoresStatus: true,
  sendOfErrorFails: false,
  passesOnByReturning: () => false,
  rawMember: undefined,
};

// Express 4 reads a number among the arguments of send, json and jsonp as the status; Express 5 does not.
function withOldSignatures(name: string, modern: Reader): Reader {
  return (call) => {
    const [first, second] = call.args;
    const { tree } = call;
    if (!first || call.args.length > 2) return modern(call);
    const owner = ownerText(call);
    if (isStatusArgument(first, tree) && (second ?? name === 'send')) {
      const status = textOf(first, tree);
      const instead = second
        ? `${owner}.status(${status}).${name}(${textOf(second, tree)})`
        : `${owner}.sendStatus(${status})`;
      const misuse = removed(call, instead, 'Express 5 sends the number as the body, with 200');
      if (!isOld(call)) return [misuse, { kind: 'send', method: 'json', body: first, ...ifKnown(call) }];
      if (!second) return [misuse, { kind: 'send', method: 'send-status', body: undefined, status: first }];
      return [misuse, { kind: 'set-status', status: first }, { kind: 'send', method: 'json', body: second }];
    }
    if (!second || !isStatusArgument(second, tree)) return modern(call);
    const instead = `${owner}.status(${textOf(second, tree)}).${name}(${textOf(first, tree)})`;
    if (isOld(call)) {
      const misuse = removed(call, instead, 'Express 5 ignores the status and answers 200');
      return [misuse, { kind: 'set-status', status: second }, { kind: 'send', method: 'json', body: first }];
    }
    const effect = 'Express 5 ignores it and answers 200';
    const misuse = misuseOf(call, { kind: 'ignored-status', instead, effect });
    return [misuse, { kind: 'send', method: 'json', body: first, ...ifKnown(call) }];
  };
}

// With a callback nothing is sent: the callback gets the page.
function render({ args }: ResponseCall): readonly Effect[] {
  const last = args.at(-1);
  const isFunction = last && (ts.isArrowFunction(bare(last)) || ts.isFunctionExpression(bare(last)));
  return isFunction ? [] : [{ kind: 'send', method: 'render', body: undefined }];
}

function isOld({ version }: ResponseCall): boolean {
  return version.majors.every((major) => major < 5);
}

// With both majors possible nobody knows the status: an argument that is no expression stands for that.
function ifKnown({ version }: ResponseCall): { readonly unknown?: true } {
  return version.majors.every((major) => major >= 5) ? {} : { unknown: true };
}

function redirect(call: ResponseCall): readonly Effect[] {
  const [first, second] = call.args;
  if (!first) return [];
  if (!second) return [{ kind: 'send', method: 'redirect', body: undefined, fixed: 302 }];
  if (!isStatusArgument(second, call.tree) || isStatusArgument(first, call.tree)) {
    return [{ kind: 'send', method: 'redirect', body: undefined, status: first }];
  }
  const instead = `${ownerText(call)}.redirect(${textOf(second, call.tree)}, ${textOf(first, call.tree)})`;
  const misuse = removed(call, instead, 'Express 5 takes the URL for the status');
  return [misuse, { kind: 'send', method: 'redirect', body: undefined, status: second }];
}

// `res.sendStatus(404).json(x)`: sendStatus has ended the response, what follows is a second send.
function afterSendStatus(call: ResponseCall): readonly Effect[] | undefined {
  // A bare `end()` or `send()` behind it is harmless.
  if (!['json', 'jsonp', 'send', 'end', 'render'].includes(call.name) || call.args.length === 0)
    return undefined;
  const receiver = receiverOf(call.call);
  const before = receiver && bare(receiver);
  if (!before || !ts.isCallExpression(before) || memberName(bare(before.expression)) !== 'sendStatus')
    return undefined;
  const { tree } = call;
  const owner = receiverOf(before);
  if (!owner) return undefined;
  const status = before.arguments[0] ? textOf(before.arguments[0], tree) : '';
  const body = call.args.map((argument) => textOf(argument, tree)).join(', ');
  const instead = `${textOf(owner, tree)}.status(${status}).${call.name}(${body})`;
  const effect = 'sendStatus() has already sent the response, so this send fails';
  return [misuseOf(call, { kind: 'chained-after-end', instead, effect })];
}

function removed(call: ResponseCall, instead: string, effect: string): Effect {
  const now = isOld(call) ? `Express 4 warns that it is deprecated; ${effect}` : effect;
  return misuseOf(call, { kind: 'removed', instead, effect: now, removedIn: 5 });
}
