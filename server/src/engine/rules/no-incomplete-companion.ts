import { canonicalFieldName } from '../http/fields';
import { labelOf } from '../http/statuses';
import type { Response } from '../model/response';
import { onlyCode } from '../model/status-value';
import { surelyLacks } from './absence';
import { responsesOf, type Offer, type Rule } from './rule';
import { sentCode } from './sent-code';

interface Companion {
  readonly field: string;
  readonly why: string;
}

const COMPANIONS: ReadonlyMap<number, Companion> = new Map([
  [407, { field: 'proxy-authenticate', why: 'A proxy must say how to log in to it (RFC 9110 §15.5.8).' }],
  [426, { field: 'upgrade', why: 'It must name the protocol that is required (RFC 9110 §15.5.22).' }],
  [
    206,
    {
      field: 'content-range',
      why: 'It must say which part of the whole this is (RFC 9110 §15.3.7.1); a page of a list is a plain 200.',
    },
  ],
  [
    416,
    { field: 'content-range', why: '`bytes */length` should tell the present length (RFC 9110 §15.5.17).' },
  ],
  [
    304,
    {
      field: 'etag',
      why: 'It must carry the one that the 200 beside it has (RFC 9110 §15.4.5): the client matches its copy by it.',
    },
  ],
]);

/** A status that says little without the field that belongs to it. */
export const noIncompleteCompanion: Rule = {
  meta: {
    id: 'no-incomplete-companion',
    section: 'B',
    level: 'information',
    fix: 'suggestion',
    summary: '407, 426, 206, 416 or 304 without the field that belongs to it',
    why: 'These codes are half a sentence: the field says how to go on. Without `Upgrade` a client does not know to what, without `Content-Range` it cannot place the part that it got.',
    silent: [
      'handlers that are not seen to be registered',
      'responses where a field may have been set out of sight',
      'several parts (`multipart/byteranges`)',
      '`sendFile` and streams, which bring it along',
      'a 304 of a handler whose other answers have no `ETag` of their own',
    ],
    authority: {
      level: 'MUST',
      says: 'RFC 9110 §15.5.8, §15.5.22, §15.3.7.1 and §15.4.5: 407, 426 and 206 must have their field and a 304 the ETag of the 200; §15.5.17: a 416 should.',
    },
    references: [
      'RFC 9110 §15.4.5',
      'RFC 9110 §15.5.8',
      'RFC 9110 §15.5.22',
      'RFC 9110 §15.3.7.1',
      'RFC 9110 §15.5.17',
    ],
    frameworks: ['express', 'fastify'],
    competes: false,
  },
  examples: [
    {
      framework: 'express',
      bad: "app.get('/websocket', (req, res) => {\n  res.status(426).json({ error: 'Please upgrade' });\n});\n",
      good: "app.get('/websocket', (req, res) => {\n  res.status(426).set('Upgrade', 'websocket').json({ error: 'Please upgrade' });\n});\n",
    },
    {
      framework: 'fastify',
      bad: "app.get('/websocket', (request, reply) => {\n  reply.code(426).send({ error: 'Please upgrade' });\n});\n",
      good: "app.get('/websocket', (request, reply) => {\n  reply.code(426).header('Upgrade', 'websocket').send({ error: 'Please upgrade' });\n});\n",
    },
  ],
  check(input, report) {
    for (const response of responsesOf(input)) {
      const code = sentCode(response);
      const companion = code === undefined ? undefined : COMPANIONS.get(code);
      if (code === undefined || !companion || !surelyLacks(response, companion.field)) continue;
      if (code === 206 && bringsRange(response)) continue;
      if (code === 304 && !isTagged(response)) continue;
      const name = canonicalFieldName(companion.field);
      report({
        handler: response.handler,
        response,
        message: `${labelOf(code)} goes out without \`${name}\`. ${companion.why} ${code === 304 ? 'Set it before.' : 'Set the field, or choose another status.'}`,
        fixes: code === 426 ? upgrade(response) : [],
      });
    }
  },
};

// What another answer of the handler is tagged with, this one is to be matched by.
function isTagged({ handler }: Response): boolean {
  return handler.responses.some(
    ({ status, fields }) => onlyCode(status) === 200 && (fields.set.has('etag') || fields.maybe.has('etag')),
  );
}

function bringsRange({ method, fields }: Response): boolean {
  if (method === 'file' || method === 'stream') return true;
  return fields.set.get('content-type')?.startsWith('multipart/') ?? fields.set.has('content-type');
}

// Of the protocols that need an upgrade only the one of web sockets can be told from the words.
function upgrade(response: Response): readonly Offer[] {
  const speaksOfSockets = /\b(?:web ?sockets?|ws)\b/i.test(
    `${response.body.words} ${response.handler.words.join(' ')}`,
  );
  if (!speaksOfSockets) return [];
  return [
    {
      title: 'Add Upgrade: websocket',
      kind: 'suggestion',
      edits: () => response.edits.addField('Upgrade', response.edits.literal('websocket')),
    },
  ];
}
