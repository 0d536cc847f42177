import { labelOf } from '../http/statuses';
import { surelyDone, type Deed } from '../model/deed';
import { membersOf } from '../model/body';
import type { Level } from '../model/finding';
import type { Response } from '../model/response';
import { declaredAnswers } from './expected';
import { responsesOf, type Report, type Rule } from './rule';
import { sentCode } from './sent-code';
import { quote } from './wording';
import { ownEntry } from '../text/own-entry';

/** 201 Created from a request that creates nothing. */
export const no201WithoutCreate: Rule = {
  meta: {
    id: 'no-201-without-create',
    section: 'C',
    level: 'warning',
    fix: 'suggestion',
    summary:
      '201 Created where nothing is created: to GET, HEAD and DELETE, and from a PUT or PATCH that only updates',
    why: 'A 201 says that there is a new resource and where it is. Clients store that address and add the thing to their lists a second time; after a DELETE or an update there is none.',
    silent: [
      'a GET that stores something, and a DELETE whose body has something that it stored',
      'upserts: a PUT that creates must answer 201',
      'a 409 to a GET about work of the server that is under way ("already running", "not ready yet")',
      'a PUT or PATCH of which it is not proved that it only updates',
    ],
    authority: {
      level: 'MUST',
      says: 'RFC 9110 §15.3.2 defines 201 by a resource that the request has created; §9.3.4 asks for it from a PUT that creates and for 200 or 204 from one that replaces.',
    },
    references: ['RFC 9110 §15.3.2', 'RFC 9110 §9.3.4', 'S1', 'S2'],
    frameworks: ['express', 'fastify'],
    competes: true,
  },
  examples: [
    {
      framework: 'express',
      bad: "app.delete('/users/:id', async (req, res) => {\n  await User.deleteOne({ _id: req.params.id });\n  res.status(201).json({ message: 'User deleted' });\n});\n",
      good: "app.delete('/users/:id', async (req, res) => {\n  await User.deleteOne({ _id: req.params.id });\n  res.status(200).json({ message: 'User deleted' });\n});\n",
    },
    {
      framework: 'fastify',
      bad: "app.get('/users', async (request, reply) => {\n  const users = await User.find();\n  return reply.code(201).send(users);\n});\n",
      good: "app.get('/users', async (request, reply) => {\n  const users = await User.find();\n  return reply.code(200).send(users);\n});\n",
    },
  ],
  check(input, report) {
    for (const response of responsesOf(input, ['handler'])) {
      const { method = '' } = response.handler;
      const code = sentCode(response);
      if (code === 409 && method === 'GET' && reportsConflict(response)) report(conflictOf(response));
      const verdict = code === 201 ? ownEntry(VERDICTS, method)?.(response) : undefined;
      if (!verdict) continue;
      const codes =
        response.body.value === undefined && method !== 'GET' && method !== 'HEAD' ? [204, 200] : [200];
      report({
        handler: response.handler,
        response,
        level: verdict.level,
        message: `${labelOf(201)} to a ${method}, ${verdict.because}. A 201 says that there is a new resource (RFC 9110 §15.3.2): clients add it to what they have. Answer ${codes.map(labelOf).join(' or ')}.`,
        expected: codes,
        evidence: verdict.deed?.certainty ?? 'certain',
        fixes: declaredAnswers(response, codes),
      });
    }
  },
};

interface Verdict {
  readonly level: Level;
  readonly because: string;
  readonly deed?: Deed;
}

const VERDICTS: Readonly<Record<string, (response: Response) => Verdict | undefined>> = {
  GET: unlessStored,
  HEAD: unlessStored,
  DELETE: ({ deeds }) =>
    deeds.some(({ kind, isSent }) => isSent && STORES.has(kind))
      ? undefined
      : { level: 'warning', because: 'which takes something away' },
  PUT: ifUpdated,
  PATCH: ifUpdated,
};

const STORES: ReadonlySet<Deed['kind']> = new Set<Deed['kind']>(['create', 'upsert']);

// A GET asks for nothing that could be in the way of something; work of the server's own can be.
function reportsConflict({ deeds, handler, body, kind }: Response): boolean {
  // The status of an error's class serves whoever throws it.
  if (kind !== 'explicit') return false;
  return handler.certainty === 'registered' && deeds.length === 0 && !OWN_WORK.test(body.words);
}

const OWN_WORK =
  /\b(?:already|busy|in progress|running|active|locked|pending|processing|conflict\w*|not (?:yet )?(?:ready|finished|complete\w*))\b/i;

function conflictOf(response: Response): Report {
  return {
    handler: response.handler,
    response,
    level: 'hint',
    message: `${labelOf(409)} to a GET, which changes nothing that could be in the way. A 409 tells a client to solve the conflict and send its change again (RFC 9110 §15.5.10). Answer what is the matter: ${labelOf(404)}, ${labelOf(400)}.`,
    expected: [404, 400],
    evidence: 'none',
    fixes: declaredAnswers(response, [404, 400]),
  };
}

function unlessStored({ deeds }: Response): Verdict | undefined {
  return deeds.some(({ kind }) => STORES.has(kind))
    ? undefined
    : { level: 'warning', because: 'which reads and creates nothing' };
}

function ifUpdated(response: Response): Verdict | undefined {
  const { deeds, handler } = response;
  if (handler.certainty !== 'registered' || deeds.some(({ kind }) => STORES.has(kind))) return undefined;
  const deed = surelyDone(deeds, 'update').find(({ certainty }) => certainty === 'certain');
  if (!deed || membersOf(response.body).some(({ name }) => /^(?:created|inserted|new)/i.test(name)))
    return undefined;
  return { level: 'information', because: `and ${quote(deed.callee, 28)} changes what was there`, deed };
}
