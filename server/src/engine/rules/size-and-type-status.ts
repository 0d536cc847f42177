import { evidenceOf } from '../evidence/evidence';
import { labelOf } from '../http/statuses';
import type { Reason } from '../model/guard';
import { answers } from './expected';
import { responsesOf, type Rule } from './rule';
import { isLeftToOthers, sentCode } from './sent-code';
import { becauseOf } from './wording';

/** What is wrong with what was sent, the code for it, and what it tells the client. */
const WANTED: Readonly<Partial<Record<Reason, { readonly code: number; readonly so: string }>>> = {
  'too-large': {
    code: 413,
    so: 'is too large. RFC 9110 §15.5.14 has a code for that, by which clients know that a smaller one will do',
  },
  'wrong-type': {
    code: 415,
    so: 'has a format that is not taken. RFC 9110 §15.5.16 has a code for that, by which clients know that another format will do',
  },
};

/** Codes that only say that something is wrong. */
const GENERAL: ReadonlySet<number> = new Set([400, 403, 406, 409, 422, 500]);

/** What is too large, or of a format that is not taken, with a code that does not say so. */
export const sizeAndTypeStatus: Rule = {
  meta: {
    id: 'size-and-type-status',
    section: 'C',
    level: 'hint',
    fix: 'suggestion',
    summary: 'content that is too large or of the wrong format, answered with a code that does not say so',
    why: 'With 413 and 415 a client can tell its user what to do: pick a smaller file, or another format. After a plain 400 it can only show your words, and with a 500 it tries the same file again.',
    silent: [
      'texts and numbers that are too long or too large: these are invalid input',
      'conditions that can mean something else too',
    ],
    references: ['RFC 9110 §15.5.14', 'RFC 9110 §15.5.16', 'S1', 'S2'],
    authority: {
      level: 'practice',
      says: 'RFC 9110 §15.5.14 and §15.5.16 define the codes and leave it to the server to use them.',
    },
    frameworks: ['express', 'fastify'],
    competes: true,
  },
  examples: [
    { framework: 'express', bad: inExpress(400), good: inExpress(413) },
    { framework: 'fastify', bad: inFastify(400), good: inFastify(415) },
  ],
  check(input, report) {
    for (const response of responsesOf(input)) {
      const code = sentCode(response);
      const evidence = evidenceOf(response);
      const wanted = evidence.reason && WANTED[evidence.reason];
      if (code === undefined || !wanted || !GENERAL.has(code) || evidence.others === 'disagree') continue;
      if (response.kind === 'throw' && isLeftToOthers(response)) continue;
      report({
        handler: response.handler,
        response,
        message: `${labelOf(code)} for ${becauseOf(evidence, 25)}, where ${labelOf(wanted.code)} says more. What was sent ${wanted.so}. Answer ${wanted.code}.`,
        expected: [wanted.code],
        evidence: evidence.strength,
        fixes: answers(response, [wanted.code]),
      });
    }
  },
};

function inExpress(code: number): string {
  return `app.post('/photos', (req, res) => {\n  if (req.file.size > limit) return res.status(${code}).json({ error: 'File too large' });\n  res.status(201).json(save(req.file));\n});\n`;
}

function inFastify(code: number): string {
  return `app.post('/photos', async (request, reply) => {\n  if (!isImage(request.body)) return reply.code(${code}).send({ error: 'Only images are allowed' });\n  return reply.code(201).send(save(request.body));\n});\n`;
}
