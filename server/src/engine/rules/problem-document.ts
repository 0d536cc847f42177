import type { BodyMember } from '../model/body';
import type { Response } from '../model/response';
import { surelyLacks } from './absence';
import {
  faultOfReference,
  isProblem,
  PROBLEM_MEMBERS,
  PROBLEM_TYPE,
  problemMembersOf,
} from './problem-members';
import { responsesOf, SENDING, type Report, type Rule } from './rule';
import { sentCode } from './sent-code';
import { quote } from './wording';

/** A problem document of RFC 9457 that clients cannot tell for one, or whose members they must ignore. */
export const problemDocument: Rule = {
  meta: {
    id: 'problem-document',
    section: 'D',
    level: 'information',
    fix: 'suggestion',
    summary: 'a problem document (RFC 9457) without its media type, or with members of the wrong form',
    why: 'Clients know a problem document by `application/problem+json`, not by what stands in it. And a member that is not of the form that RFC 9457 gives it must be ignored, so that nobody gets to see it.',
    silent: [
      'bodies that are none by their members: a `title` with a `detail`, and `type`, `status` or `instance` beside them, or a `title` with a `type` that is a URI',
      'a field that may have been set out of sight',
      'a `status` that differs from the one sent, which is for `body-status-mismatch`',
    ],
    authority: {
      level: 'MUST',
      says: 'RFC 9457 §3.1 has clients ignore a member whose value is not of the type that it defines; §3 gives the media type.',
    },
    references: ['RFC 9457 §3', 'RFC 9457 §3.1', 'S4'],
    frameworks: ['express', 'fastify'],
    competes: false,
  },
  examples: [
    {
      framework: 'express',
      bad: "app.get('/items/:id', (req, res) => {\n  res.status(404).json({ type: '/problems/no-item', title: 'No such item', detail: 'It may have been sold.' });\n});\n",
      good: "app.get('/items/:id', (req, res) => {\n  res.status(404).set('Content-Type', 'application/problem+json').json({ type: '/problems/no-item', title: 'No such item', detail: 'It may have been sold.' });\n});\n",
    },
    {
      framework: 'fastify',
      bad: "app.get('/items/:id', async (request, reply) => {\n  return reply.code(404).send({ type: '/problems/no-item', title: 'No such item', detail: 'It may have been sold.' });\n});\n",
      good: "app.get('/items/:id', async (request, reply) => {\n  return reply.code(404).header('Content-Type', 'application/problem+json').send({ type: '/problems/no-item', title: 'No such item', detail: 'It may have been sold.' });\n});\n",
    },
  ],
  check(input, report) {
    for (const response of responsesOf(input, SENDING)) {
      const { body, fields, handler } = response;
      if (body.value?.kind !== 'object') continue;
      const isSaid = fields.set.get('content-type')?.toLowerCase().startsWith(PROBLEM_TYPE) ?? false;
      if (!isSaid && !isProblem(body)) continue;
      const about = { handler, response };
      const typed = isSaid ? undefined : withoutType(response);
      if (typed) report({ ...about, ...typed });
      if (isSaid && body.value.complete && problemMembersOf(body).length === 0)
        report({ ...about, ...withoutMembers() });
      for (const member of problemMembersOf(body)) {
        const fault = faultOf(member, response);
        if (fault) report({ ...about, span: member.valueSpan, ...fault });
      }
    }
  },
};

type Fault = Pick<Report, 'message' | 'level' | 'fixes'>;

function withoutType(response: Response): Fault | undefined {
  const said = response.fields.set.get('content-type');
  if (said === undefined && !surelyLacks(response, 'content-type')) return undefined;
  const as = said === undefined ? '' : ` as ${quote(said)}`;
  return {
    message: `This problem document goes out${as || ' as plain JSON'}. By RFC 9457 §3 clients know it by \`${PROBLEM_TYPE}\`. Set that as \`Content-Type\`.`,
    fixes:
      said === undefined
        ? [
            {
              title: `Set Content-Type: ${PROBLEM_TYPE}`,
              kind: 'suggestion',
              edits: () => response.edits.addField('Content-Type', response.edits.literal(PROBLEM_TYPE)),
            },
          ]
        : [],
  };
}

function withoutMembers(): Fault {
  const names = PROBLEM_MEMBERS.map((name) => `\`${name}\``).join(', ');
  return {
    message: `This goes out as \`${PROBLEM_TYPE}\` with none of its members. RFC 9457 §3.1 has ${names}; clients that read problem documents find nothing here. Give it a \`title\` at least.`,
  };
}

function faultOf(member: BodyMember, response: Response): Fault | undefined {
  return member.name === 'status' ? faultOfStatus(member, response) : faultOfText(member);
}

// Other digits than those of the status are for another rule to name.
function faultOfStatus({ value, text, valueSpan }: BodyMember, response: Response): Fault | undefined {
  const sent = sentCode(response);
  const isWord = value.kind === 'text' && value.exact && !/^\d+$/.test(value.text);
  const isSame = value.kind === 'text' && sent !== undefined && value.text === String(sent);
  if (!isWord && !isSame && value.kind !== 'boolean') return undefined;
  const number = sent === undefined ? 'the code' : String(sent);
  return {
    message: `${quote(text)} is no \`status\` of a problem document. RFC 9457 §3.1.2 has the code there as a number, and clients ignore anything else. Write ${number}.`,
    fixes:
      sent === undefined || !/^(['"]).*\1$/.test(text)
        ? []
        : [
            {
              title: `Write ${sent}`,
              kind: 'suggestion',
              edits: () => [{ ...valueSpan, text: String(sent) }],
            },
          ],
  };
}

const OTHER_TYPES: readonly string[] = ['number', 'boolean', 'array', 'object'];

function faultOfText({ name, value, text }: BodyMember): Fault | undefined {
  if (OTHER_TYPES.includes(value.kind)) {
    return {
      message: `${quote(text)} is no text, as the \`${name}\` of a problem document is. Clients must ignore it then (RFC 9457 §3.1). Write a text, or use a member of your own.`,
    };
  }
  const isReference = name === 'type' || name === 'instance';
  if (!isReference || value.kind !== 'text' || !value.exact) return undefined;
  const fault = faultOfReference(value.text);
  if (fault === 'no-uri') {
    return {
      message: `${quote(text)} is no URI, as the \`${name}\` of a problem document is. RFC 9457 §3.1 has a URI reference there, best an absolute one. Put these words into \`title\`.`,
    };
  }
  if (fault === undefined) return undefined;
  return {
    level: 'hint',
    message: `${quote(text)} is relative to whatever was requested. So one \`${name}\` means another URI at each endpoint; RFC 9457 §3.1.1 recommends an absolute one, or the full path. Begin it with \`/\` or \`https:\`.`,
  };
}
