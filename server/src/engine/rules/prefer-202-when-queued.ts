import { labelOf } from '../http/statuses';
import type { Deed } from '../model/deed';
import { membersOf } from '../model/body';
import type { Response } from '../model/response';
import { declaredAnswers } from './expected';
import { acknowledges, hidesAccounts, takesReports } from '../evidence/purposes';
import { responsesOf, type Report, type Rule } from './rule';
import { sentCode } from './sent-code';
import { tellsSuccess } from './success-answers';
import { quote } from './wording';

/** Work that is only queued, answered as if it were done. */
export const prefer202WhenQueued: Rule = {
  meta: {
    id: 'prefer-202-when-queued',
    section: 'C',
    level: 'hint',
    fix: 'suggestion',
    summary:
      'a 200 or 201 for work that is only queued, or a 202 that says nothing of where its outcome can be asked for',
    why: 'A 200 says that it is done; a client goes on and finds nothing, and never learns that the job has failed. A 202 says that it is accepted, and leads to where its state can be asked for.',
    silent: [
      'what is queued beside the work itself: a mail, an event, an index after something was stored',
      'reads: a GET that counts or logs through a queue',
      'a job whose end is waited for',
      'webhooks, GraphQL, RPC and batches, what only takes reports (metrics, events, logs), and what must not tell whether an account exists',
      'a 202 whose body has an identifier, a link or a state, or is not known, or that has a `Location`',
    ],
    authority: {
      level: 'practice',
      says: 'RFC 9110 §15.3.3 has 202 for what is accepted and not finished; its answer ought to tell the state and lead to a monitor.',
    },
    references: ['RFC 9110 §15.3.3', 'S0', 'S1', 'S4'],
    frameworks: ['express', 'fastify'],
    competes: true,
  },
  examples: [
    {
      framework: 'express',
      bad: "import { Queue } from 'bullmq';\nconst reports = new Queue('reports');\napp.post('/reports', async (req, res) => {\n  const job = await reports.add('build', req.body);\n  res.json({ jobId: job.id });\n});\n",
      good: "import { Queue } from 'bullmq';\nconst reports = new Queue('reports');\napp.post('/reports', async (req, res) => {\n  const job = await reports.add('build', req.body);\n  res.status(202).json({ jobId: job.id });\n});\n",
    },
    {
      framework: 'fastify',
      bad: "app.post('/exports', async (request, reply) => {\n  const job = await exportQueue.add('export', request.body);\n  return reply.send({ jobId: job.id });\n});\n",
      good: "app.post('/exports', async (request, reply) => {\n  const job = await exportQueue.add('export', request.body);\n  return reply.code(202).send({ jobId: job.id });\n});\n",
    },
  ],
  check(input, report) {
    for (const response of responsesOf(input, ['handler'])) {
      const { handler } = response;
      if (!CHANGES.has(handler.method ?? '') || acknowledges(handler) || hidesAccounts(handler)) continue;
      const found = tellsSuccess(response, [200, 201]) ? asDone(response) : withoutMonitor(response);
      if (found) report({ handler, response, ...found });
    }
  },
};

const CHANGES: ReadonlySet<string> = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);

type Found = Omit<Report, 'handler' | 'response'>;

function asDone(response: Response): Found | undefined {
  const deed = onlyQueued(response);
  if (!deed) return undefined;
  const code = sentCode(response) ?? 200;
  return {
    message: `${labelOf(code)}, though ${quote(deed.callee, 30)} only queues the work. The client takes it for done and never learns how it ended; ${labelOf(202)} says that it is accepted (RFC 9110 §15.3.3). Answer 202 with something to ask for its state by.`,
    expected: [202],
    evidence: deed.certainty,
    // Where nothing leads to the outcome, the code alone would not do.
    fixes: leadsNowhere(response) ? [] : declaredAnswers(response, [202]),
  };
}

// Where something is stored as well, the queue has the rest: a mail, an event.
function onlyQueued(response: Response): Deed | undefined {
  const { deeds } = response;
  if (deeds.some(({ kind, certainty, always }) => kind !== 'enqueue' && certainty === 'certain' && always))
    return undefined;
  const queued = deeds.filter(({ kind }) => kind === 'enqueue');
  const isSaid = saysLater(response);
  return queued.find(
    ({ always, isSent }) => isSaid || (always && (isSent || deeds.length === queued.length)),
  );
}

function saysLater({ body }: Response): boolean {
  if (SAYS_LATER.test(body.words)) return true;
  return membersOf(body).some(
    ({ name, value }) => LATER_FLAG.test(name) && value.kind === 'boolean' && value.value,
  );
}

const SAYS_LATER =
  /\b(?:queued?|enqueued|scheduled|(?:in the )?background|shortly|will be (?:\w+ )?\w+(?:ed|t)|(?:is |has |been |being )?(?:processing|started)|accepted for)\b/i;
const LATER_FLAG = /^(?:queued|enqueued|scheduled|started|accepted|pending|processing)$/;

// Nothing in the body, and no field, leads to the outcome.
function withoutMonitor(response: Response): Found | undefined {
  if (sentCode(response) !== 202 || !tellsSuccess(response, [202]) || !response.understood) return undefined;
  const { handler } = response;
  if (handler.certainty !== 'registered' || takesReports(handler) || !leadsNowhere(response))
    return undefined;
  return {
    message: `${labelOf(202)} with nothing by which its outcome could be asked for. The client knows that it is accepted, and can never learn how it ended (RFC 9110 §15.3.3). Send the job's identifier, or a \`Location\` where its state is.`,
    statuses: [202],
    evidence: 'none',
  };
}

// Known as a whole, and no identifier, link or state is in it.
function leadsNowhere({ body, fields }: Response): boolean {
  const names = [...fields.set.keys(), ...fields.maybe];
  if (!fields.complete || names.some((name) => MONITOR.test(name))) return false;
  const { value } = body;
  if (!value || value.kind === 'text') return true;
  if (value.kind !== 'object' || !value.complete) return false;
  return membersOf(body).every(({ value: said }) => said.kind !== 'unknown' && said.kind !== 'object');
}

const MONITOR = /^(?:location|content-location|link|operation-location)$/;
