/* eslint-disable @typescript-eslint/no-unsafe-call, @typescript-eslint/no-unsafe-member-access, @typescript-eslint/no-unsafe-return,
   @typescript-eslint/no-unsafe-assignment -- versions whose types are not installed */
/** A response schema decides what Fastify sends: what `undeclared-status` writes must let every body through. */
import fastify3 from 'fastify3';
import fastify4 from 'fastify4';
import fastify5 from 'fastify5';
import createError from 'http-errors';
import { runInNewContext } from 'node:vm';
import { describe, expect, test } from 'vitest';
import { liftFile } from '../../server/src/engine/lift';
import type { MissingCode } from '../../server/src/engine/model/declaration';
import { parseTree } from '../../server/src/engine/syntax/tree';
import type { Untyped } from './support';

const FASTIFY: readonly (readonly [number, Untyped])[] = [
  [3, fastify3],
  [4, fastify4],
  [5, fastify5],
];

/** The schema that is written for a 404 with such a body. */
function writtenFor(body: MissingCode['body']): unknown {
  const text = `import Fastify from 'fastify';
Fastify().get('/', { schema: { response: { 200: { type: 'string' } } } }, async () => 'x');`;
  const context = { frameworks: new Map([['fastify' as const, [5]]]), dependencies: new Set(['fastify']) };
  const [handler] = liftFile(parseTree('app.js', text), context).handlers;
  const [edit] = handler?.declared?.add([{ code: 404, body, as: undefined }]) ?? [];
  return runInNewContext(`({ 200: 0${edit?.text ?? ''} })[404]`);
}

type Handle = (request: Untyped, reply: Untyped) => unknown;

const object = {
  error: { deep: [1, { two: 2 }] },
  code: 7,
  message: ['a'],
  statusCode: '404',
  other: null,
  at: new Date(0),
};
const CASES: readonly (readonly [MissingCode['body'], string, Handle])[] = [
  ['object', 'an object', async (_request, reply) => reply.code(404).send(object)],
  ['error', 'an object', async (_request, reply) => reply.code(404).send(object)],
  ['array', 'an array', async (_request, reply) => reply.code(404).send([1, { two: [2] }, 'x', null])],
  ['text', 'a text', async (_request, reply) => reply.code(404).send('No such thing')],
  ['none', 'nothing', async (_request, reply) => reply.code(404).send()],
  ['error', 'an HTTP error', () => Promise.reject(createError(404, 'No such thing'))],
  [
    'error',
    'an error with a code and members of its own',
    () => Promise.reject(Object.assign(new Error('Gone'), { statusCode: 404, code: 'E_GONE', extra: 1 })),
  ],
];

interface Sent {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly payload: string;
}

async function answer(fastify: Untyped, handle: Handle, schema?: unknown): Promise<unknown> {
  const app = fastify();
  const response = schema === undefined ? undefined : { 200: { type: 'string' }, 404: schema };
  app.get('/', response ? { schema: { response } } : {}, handle);
  const { statusCode, headers, payload } = (await app.inject('/')) as Sent;
  const isJson = String(headers['content-type']).startsWith('application/json');
  return { statusCode, type: headers['content-type'], body: isJson ? JSON.parse(payload) : payload };
}

describe.each(FASTIFY)('Fastify %i', (_major, fastify) => {
  test.each(CASES)('what is written for `%s` lets %s through', async (body, _what, handle) => {
    const schema = writtenFor(body);
    expect(schema).toMatchObject({ description: 'Not Found' });
    expect(await answer(fastify, handle, schema)).toEqual(await answer(fastify, handle));
  });

  test('an error loses all that a schema does not list, additional properties or not', async () => {
    const [, , handle] = CASES.find(([, what]) => what === 'an HTTP error') ?? [];
    const schema = { type: 'object', additionalProperties: true };
    expect(handle && (await answer(fastify, handle, schema))).toMatchObject({ statusCode: 404, body: {} });
  });
});
