import { labelOf } from '../http/statuses';
import type { Body, BodyValue } from '../model/body';
import type { Level } from '../model/finding';
import type { Response } from '../model/response';
import { declaredAnswers } from './expected';
import { responsesOf, SENDING, type Rule } from './rule';
import { sentCode } from './sent-code';
import { quote } from './wording';

const SECTIONS: ReadonlyMap<number, string> = new Map([
  [204, 'RFC 9110 §15.3.5'],
  [205, 'RFC 9110 §15.3.6'],
  [304, 'RFC 9110 §15.4.5'],
]);

/** A body with a status that has none. */
export const noBodyWithEmptyStatus: Rule = {
  meta: {
    id: 'no-body-with-empty-status',
    section: 'B',
    level: 'warning',
    fix: 'safe',
    summary: 'a body with 204 No Content, 205 Reset Content or 304 Not Modified, or a Content-Type with 204',
    why: 'These responses end after their header. Express and Fastify drop what is sent with 204 and 304, so the client never gets it; with 205 Fastify puts it on the wire, where it breaks the message.',
    silent: ['`send()` and `end()` without arguments', '`null`, `undefined` and the empty text'],
    authority: {
      level: 'MUST',
      says: 'RFC 9110 §15.3.6: a server must not generate content in a 205. By §15.3.5 and §15.4.5 a 204 and a 304 cannot have any.',
    },
    references: ['RFC 9110 §15.3.5', 'RFC 9110 §15.3.6', 'RFC 9110 §15.4.5', 'S1'],
    frameworks: ['express', 'fastify'],
    competes: false,
  },
  examples: [
    {
      framework: 'express',
      bad: "app.delete('/users/:id', (req, res) => {\n  res.status(204).json({ message: 'Deleted' });\n});\n",
      good: "app.delete('/users/:id', (req, res) => {\n  res.status(204).end();\n});\n",
    },
    {
      framework: 'fastify',
      bad: "app.delete('/users/:id', (request, reply) => {\n  reply.code(204).send({ message: 'Deleted' });\n});\n",
      good: "app.delete('/users/:id', (request, reply) => {\n  reply.code(204).send();\n});\n",
    },
  ],
  check(input, report) {
    for (const response of responsesOf(input, SENDING)) {
      const code = sentCode(response);
      const section = code === undefined ? undefined : SECTIONS.get(code);
      if (code === undefined || section === undefined) continue;
      const { body, handler } = response;
      if (hasContent(response)) {
        const isDropped = code !== 205 || handler.framework === 'express';
        const level = levelOf(body);
        report({
          handler,
          response,
          ...(body.span && { span: body.span }),
          ...(level && { level }),
          message: `${labelOf(code)} has no body, so ${quote(body.text, 30)} ${isDropped ? 'never reaches the client' : 'breaks the message'}. ${effectOf(response, isDropped, section)} Drop the body, or answer ${labelOf(200)} if the client is to have it.`,
          fixes: [
            {
              title: 'Drop the body',
              kind: isDropped && isPlain(body) ? 'safe' : 'suggestion',
              edits: body.remove,
            },
            ...(code === 304 ? [] : declaredAnswers(response, [200])),
          ],
          ...(isDropped ? { tag: 'unnecessary' as const } : {}),
        });
      } else if (code === 204 && response.fields.set.has('content-type')) {
        report({
          handler,
          response,
          message: `${labelOf(204)} has no content, so a \`Content-Type\` describes nothing. RFC 9110 §8.3 has the field for a response with content. Leave the field out.`,
        });
      }
    }
  },
};

// What a returned expression becomes is often nothing.
function hasContent({ body: { value, span }, method }: Response): boolean {
  if (method === 'return' && value?.kind === 'unknown') return false;
  if (value === undefined || span === undefined || (value.kind === 'text' && value.text === '')) return false;
  return value.kind !== 'null' && value.kind !== 'undefined';
}

// What is not known to be something may be nothing: most calls for a 204 give nothing back.
function levelOf({ value }: Body): Level | undefined {
  return value?.kind === 'unknown' ? 'hint' : undefined;
}

function effectOf({ handler }: Response, isDropped: boolean, section: string): string {
  const name = handler.framework === 'express' ? 'Express' : 'Fastify';
  return isDropped ? `${name} drops it (${section}).` : `${name} puts it on the wire, against ${section}.`;
}

// Only a message or a flag is not missed; of data a person must say whether the client was to have it.
function isPlain({ value }: Body): boolean {
  if (value?.kind === 'object')
    return value.complete && value.members.every((member) => isConstant(member.value));
  return value !== undefined && isConstant(value);
}

function isConstant(value: BodyValue): boolean {
  return (value.kind === 'text' && value.exact) || ['boolean', 'null', 'undefined'].includes(value.kind);
}
