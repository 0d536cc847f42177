import type { Level } from '../model/finding';
import { FRAMEWORK_TITLES } from '../model/framework-name';
import type { Handler } from '../model/handler';
import type { Response } from '../model/response';
import type { StatusProblem } from '../model/status-value';
import type { Span } from '../text/span';
import { responsesOf, type Offer, type Rule } from './rule';
import { quote } from './wording';

/** What is no status at all: the framework throws, or quietly makes something else of it. */
export const noInvalidStatus: Rule = {
  meta: {
    id: 'no-invalid-status',
    section: 'B',
    level: 'error',
    fix: 'safe',
    summary: 'a status that is no integer from 100 to 599',
    why: 'Express 5 and Fastify throw on it, and the client gets a 500. Express 4 passes it on to Node, which throws when the response is sent; in an async handler or callback that ends the process.',
    silent: [
      'values of which nothing is known',
      'statuses of errors, which have a default',
      'one or two digits that nothing is written behind: a status that is being typed',
    ],
    authority: {
      level: 'MUST',
      says: 'RFC 9110 §15: valid codes are the integers from 100 to 599, and by §2.2 a sender must not generate what breaks the grammar.',
    },
    references: ['RFC 9110 §2.2', 'RFC 9110 §15', 'S1'],
    frameworks: ['express', 'fastify'],
    competes: true,
  },
  examples: [
    {
      framework: 'express',
      bad: `app.get('/things/:id', (req, res) => {\n  res.status('404').json({ error: 'No such thing' });\n});\n`,
      good: `app.get('/things/:id', (req, res) => {\n  res.status(404).json({ error: 'No such thing' });\n});\n`,
    },
    {
      framework: 'fastify',
      bad: `app.get('/things/:id', (request, reply) => {\n  reply.code('404').send({ error: 'No such thing' });\n});\n`,
      good: `app.get('/things/:id', (request, reply) => {\n  reply.code(404).send({ error: 'No such thing' });\n});\n`,
    },
  ],
  check: (input, report) => {
    for (const response of responsesOf(input)) {
      if (response.kind === 'throw') continue;
      for (const { kind, span, text } of faultsOf(response)) {
        if (kind === 'unguarded-error-member' && isLookedInto(text, response)) continue;
        if (kind === 'below-100' && isNoneYet(response)) continue;
        const throws = throwsOn(kind, response);
        report({
          handler: response.handler,
          response,
          span,
          evidence: 'certain',
          level: levelOf(kind, throws),
          message: `${quote(text)} ${WHAT[kind]} ${effectOf(kind, throws, response.handler)} ${ADVICE[kind]}`,
          fixes: fixesOf(kind, span, text, response),
        });
      }
    }
  },
};

type Fault = StatusProblem | 'above-599';

const WHAT: Readonly<Record<Fault, string>> = {
  string: 'is a text, not a status code.',
  fraction: 'is no integer.',
  'not-a-number': 'is no number.',
  'below-100': 'is below 100 and no status code.',
  'above-999': 'is above 999 and no status code.',
  'above-599': 'is above 599 and no status code.',
  'unguarded-error-member': 'may be undefined, which is no status.',
};

const ADVICE: Readonly<Record<Fault, string>> = {
  string: 'Write the number.',
  fraction: 'Write a whole number from 100 to 599.',
  'not-a-number': 'Write a number from 100 to 599.',
  'below-100': 'Write a number from 100 to 599.',
  'above-999': 'Write a number from 100 to 599.',
  'above-599': 'Write a number from 100 to 599.',
  'unguarded-error-member': 'Errors of libraries mostly have no status: give it a fallback, such as 500.',
};

// Of several problems at one place the gravest counts: `'abc'` is a text and no number.
const GRAVEST: readonly Fault[] = [
  'not-a-number',
  'below-100',
  'above-999',
  'above-599',
  'fraction',
  'string',
  'unguarded-error-member',
];

function faultsOf({ status, handler }: Response): readonly { kind: Fault; span: Span; text: string }[] {
  const beyond = status.codes
    .filter(({ code, origin }) => code > 599 && origin !== 'name' && refuses(code, handler))
    .map(({ span, text }) => ({ kind: 'above-599' as const, span, text }));
  const finished = status.problems.filter(({ unfinished }) => unfinished !== true);
  const faults = [...finished, ...beyond].sort((a, b) => GRAVEST.indexOf(a.kind) - GRAVEST.indexOf(b.kind));
  return faults.filter(
    (fault, index) => faults.findIndex(({ span }) => span.start === fault.span.start) === index,
  );
}

// Behind `err.name === 'UnauthorizedError'` the author knows which error this is, and its status.
function isLookedInto(member: string, { guards }: Response): boolean {
  const [name = ''] = member.split(/[.?[]/);
  return guards.some(({ kind, text }) => kind !== 'catch' && text.split(/[^\w$]+/).includes(name));
}

// `let code = 0; … if (code) res.status(code)`: what a variable begins with says that there is none, where it is asked for.
function isNoneYet(response: Response): boolean {
  const { text } = response.status;
  return /^[a-z_$]/i.test(text) && isLookedInto(text, response);
}

// reply.code() accepts 100 to 600 before Fastify 4.1, and 100 to 599 since (run).
function refuses(code: number, { framework, majors }: Handler): boolean {
  return framework === 'fastify' && (code > 600 || majors.every((major) => major >= 4));
}

/** Whether every version that the code may run on fails (test/frameworks/*-facts.test.ts). */
function throwsOn(kind: Fault, { handler: { framework, majors }, method }: Response): boolean {
  if (kind !== 'string' && kind !== 'fraction') return true;
  if (framework === 'fastify') return false;
  // redirect() tells the status from the URL by its type.
  return method === 'redirect' || majors.every((major) => major >= 5);
}

function levelOf(kind: Fault, throws: boolean): Level {
  if (kind === 'unguarded-error-member') return 'information';
  return throws ? 'error' : 'hint';
}

function effectOf(kind: Fault, throws: boolean, { framework, majors }: Handler): string {
  const name = FRAMEWORK_TITLES[framework];
  if (!throws) {
    const isMixed = framework === 'express' && majors.includes(5);
    return isMixed ? 'Express 4 converts it, Express 5 throws.' : `${name} converts it.`;
  }
  if (framework === 'express' && majors.includes(4) && kind !== 'string' && kind !== 'fraction') {
    return 'Sending it fails, which ends the process in an async handler of Express 4.';
  }
  return `${name} throws, and the client gets a 500.`;
}

function fixesOf(kind: Fault, span: Span, text: string, { status }: Response): readonly Offer[] {
  const number = /^(['"`])(\d{3})\1$/.exec(text)?.[2];
  if (kind === 'string' && number !== undefined) {
    return [{ title: `Write ${number}`, kind: 'safe', edits: () => [{ ...span, text: number }] }];
  }
  if (kind === 'fraction' && /^\d{3}\.\d+$/.test(text)) {
    const whole = text.slice(0, 3);
    return [{ title: `Write ${whole}`, kind: 'suggestion', edits: () => [{ ...span, text: whole }] }];
  }
  // A `code` is rather a text or a number of a library's own, which no fallback makes a status.
  if (kind !== 'unguarded-error-member' || !/status/i.test(text)) return [];
  // The two operators cannot be mixed.
  const operator = status.text.includes('||') ? '||' : '??';
  return [
    {
      title: 'Fall back to 500',
      kind: 'suggestion',
      edits: () => [{ start: span.end, end: span.end, text: ` ${operator} 500` }],
    },
  ];
}
