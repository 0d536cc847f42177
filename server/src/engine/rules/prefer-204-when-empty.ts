import type { Config } from '../config/config';
import { labelOf } from '../http/statuses';
import { surelyDone } from '../model/deed';
import type { Response } from '../model/response';
import { answerEmpty, declaredAnswers } from './expected';
import { acknowledges } from '../evidence/purposes';
import { responsesOf, type Rule } from './rule';
import { sentCode } from './sent-code';
import { tellsSuccess } from './success-answers';

/** A change that worked, answered 200 with nothing in it. */
export const prefer204WhenEmpty: Rule = {
  meta: {
    id: 'prefer-204-when-empty',
    section: 'C',
    level: 'hint',
    fix: 'suggestion',
    summary: 'a DELETE, PUT or PATCH that answers 200 OK with no body, or with `{}`',
    why: 'A 204 says that it has worked and that nothing follows: a client need not wait for a body, nor try to parse one. Many fail at `response.json()` of an empty 200.',
    silent: [
      'bodies with something in them, an envelope around nothing (`{ success: true, data: {} }`) too',
      'answers whose body a helper or a stream may write',
      'a DELETE, where the setting `delete.success` is `200`',
    ],
    authority: {
      level: 'SHOULD',
      says: 'RFC 9110 §9.3.5: a DELETE that has worked should get 204 where there is nothing more to tell, and 200 with a representation of the outcome.',
    },
    references: ['RFC 9110 §9.3.5', 'RFC 9110 §15.3.5', 'S0', 'S1', 'S2', 'S4'],
    frameworks: ['express', 'fastify'],
    competes: true,
  },
  examples: [
    {
      framework: 'express',
      bad: "app.delete('/users/:id', async (req, res) => {\n  await User.deleteOne({ _id: req.params.id });\n  res.status(200).end();\n});\n",
      good: "app.delete('/users/:id', async (req, res) => {\n  await User.deleteOne({ _id: req.params.id });\n  res.status(204).end();\n});\n",
    },
    {
      framework: 'fastify',
      bad: "app.delete('/users/:id', async (request, reply) => {\n  await User.deleteOne({ _id: request.params.id });\n  return reply.send({});\n});\n",
      good: "app.delete('/users/:id', async (request, reply) => {\n  await User.deleteOne({ _id: request.params.id });\n  return reply.code(204).send();\n});\n",
    },
  ],
  check(input, report) {
    for (const response of responsesOf(input, ['handler'])) {
      const { method = '' } = response.handler;
      if (!CHANGES.has(method) || acknowledges(response.handler)) continue;
      const wanted = wantedOf(response, method, input.config);
      if (!wanted) continue;
      const { code, message, empties } = wanted;
      report({
        handler: response.handler,
        response,
        message,
        expected: [code],
        evidence: 'none',
        fixes: empties ? answerEmpty(response) : declaredAnswers(response, [code]),
      });
    }
  },
};

const CHANGES: ReadonlySet<string> = new Set(['DELETE', 'PUT', 'PATCH']);

interface Wanted {
  readonly code: number;
  readonly message: string;
  /** The body that is there goes away. */
  readonly empties: boolean;
}

function wantedOf(response: Response, method: string, { deleteSuccess }: Config): Wanted | undefined {
  const policy = method === 'DELETE' ? deleteSuccess : 'any';
  if (tellsSuccess(response, [200])) {
    const empty = policy === '200' ? undefined : emptinessOf(response);
    if (empty !== undefined) {
      const message = `${labelOf(200)} to a ${method} with ${empty}. ${labelOf(204)} says that it worked and that nothing follows (RFC 9110 §15.3.5); clients that parse a 200 fail at an empty one. Answer 204.`;
      return { code: 204, message, empties: response.body.value !== undefined };
    }
    return policy === '204' && hasDeleted(response) ? byPolicy(200, 204) : undefined;
  }
  return policy === '200' && sentCode(response) === 204 ? byPolicy(204, 200) : undefined;
}

function byPolicy(code: number, wanted: number): Wanted {
  const message = `${labelOf(code)} to a DELETE, where this project answers ${labelOf(wanted)}. The setting \`delete.success\` says so, and clients should not have to look for both. Answer ${wanted}.`;
  return { code: wanted, message, empties: wanted === 204 };
}

/** How the body is empty, in words; undefined where something is in it, or where that is not known. */
function emptinessOf({ body, method, understood, kind }: Response): string | undefined {
  if (!understood || kind === 'helper') return undefined;
  const { value } = body;
  if (!value)
    return method === 'return' || method === 'status-only'
      ? undefined
      : method === 'send-status'
        ? 'its phrase for a body'
        : 'no body';
  return value.kind === 'object' && value.complete && value.members.length === 0
    ? 'an empty object'
    : undefined;
}

function hasDeleted({ deeds }: Response): boolean {
  return surelyDone(deeds, 'delete').length > 0;
}
