import type { Config } from '../config/config';
import { labelOf } from '../http/statuses';
import type { Guard } from '../model/guard';
import { answers } from './expected';
import { invalidInputOf } from './invalid-input';
import { responsesOf, SENDING, type Rule, type RuleInput } from './rule';
import { sentCode } from './sent-code';
import { goesAgainst, validationHabit } from './validation-habit';

/** 400 and 422 for the same kind of failure. */
export const consistentValidationStatus: Rule = {
  meta: {
    id: 'consistent-validation-status',
    section: 'D',
    level: 'information',
    fix: 'suggestion',
    summary: 'invalid input answered with 400 Bad Request here and with 422 Unprocessable Content there',
    why: 'Both codes are allowed for input that cannot be used. A client that shows what is wrong with a form has to look for one of them; where a project mixes them, that works at one endpoint and fails at the next.',
    silent: [
      'projects without a habit: one has 5 answers of the same code, and 70 % of all',
      'answers that something else than invalid input may have led to',
      'with the settings `split` and `split-format` the verdict of a validation library, which can be about either',
    ],
    authority: {
      level: 'practice',
      says: 'RFC 9110 §15.5.1 and §15.5.21 allow both codes; the guides ask for one of them throughout.',
    },
    references: ['RFC 9110 §15.5.1', 'RFC 9110 §15.5.21', 'S0', 'S1', 'S2', 'S4'],
    frameworks: ['express', 'fastify'],
    competes: true,
  },
  examples: [
    { framework: 'express', bad: inExpress(422), good: inExpress(400) },
    { framework: 'fastify', bad: inFastify(422), good: inFastify(400) },
  ],
  needsProject: true,
  minds({ validation }, summary) {
    const habit = validationHabit(validation);
    return habit !== undefined && goesAgainst(habit, summary);
  },
  check(input, report) {
    const wantedFor = POLICIES[input.config.validation](input);
    for (const response of wantedFor ? responsesOf(input, SENDING) : []) {
      const code = sentCode(response);
      if (code !== 400 && code !== 422) continue;
      const guard = invalidInputOf(response);
      const wanted = guard && wantedFor?.(guard);
      if (!wanted || wanted.code === code) continue;
      report({
        handler: response.handler,
        response,
        message: `${labelOf(code)} for invalid input, but ${wanted.by} ${labelOf(wanted.code)}. ${wanted.why}`,
        expected: [wanted.code],
        evidence: 'none',
        fixes: answers(response, [wanted.code]),
      });
    }
  },
};

/** The code that a policy wants for a response. */
interface Wanted {
  readonly code: number;
  /** Who wants it, up to the code. */
  readonly by: string;
  readonly why: string;
}

/** What each value of the setting `validation` wants behind a guard; undefined where it wants nothing. */
const POLICIES: Readonly<
  Record<Config['validation'], (input: RuleInput) => ((guard: Guard) => Wanted | undefined) | undefined>
> = {
  auto: ({ project }) => byHabit(project),
  '400': () => () => bySetting(400, 'invalid input'),
  '422': () => () => bySetting(422, 'invalid input'),
  split: () => (guard) => guard.input && SPLIT[guard.input],
  'split-format': () => (guard) => guard.input && SPLIT_FORMAT[guard.input],
};

const MISSING = bySetting(400, 'input that is missing');

const SPLIT: Readonly<Record<NonNullable<Guard['input']>, Wanted>> = {
  missing: MISSING,
  format: bySetting(422, 'input that is there and cannot be used'),
  value: bySetting(422, 'input that is there and cannot be used'),
};

const SPLIT_FORMAT: typeof SPLIT = {
  missing: MISSING,
  format: bySetting(422, 'input of the wrong format'),
  value: bySetting(400, 'input of the right format that cannot be used'),
};

function byHabit(project: RuleInput['project']): (() => Wanted) | undefined {
  const habit = project?.complete === true ? validationHabit(project.validation) : undefined;
  if (!habit) return undefined;
  const { code, uses, other } = habit;
  const wanted: Wanted = {
    code,
    by: 'this project mostly answers',
    why: `It has ${code} at ${uses} places and ${other.code} at ${other.uses}. RFC 9110 allows both, and no client should have to look for both. Answer ${labelOf(code)}, or say in the setting \`validation\` how they are split.`,
  };
  return () => wanted;
}

function bySetting(code: number, what: string): Wanted {
  return {
    code,
    by: 'the setting `validation` asks for',
    why: `By that setting ${what} is a ${code} in this project. Answer ${labelOf(code)}.`,
  };
}

function inExpress(last: number): string {
  const check = (field: string, code: number): string =>
    `  if (!req.body.${field}) return res.status(${code}).end();\n`;
  return `app.post('/users', (req, res) => {\n${checks(check, last)}  create(req.body);\n  res.status(201).end();\n});\n`;
}

function inFastify(last: number): string {
  const check = (field: string, code: number): string =>
    `  if (!request.body.${field}) return reply.code(${code}).send();\n`;
  return `app.post('/users', async (request, reply) => {\n${checks(check, last)}  await create(request.body);\n  return reply.code(201).send();\n});\n`;
}

// A habit takes five answers.
function checks(check: (field: string, code: number) => string, last: number): string {
  const usual = ['name', 'email', 'street', 'city', 'country'].map((field) => check(field, 400));
  return `${usual.join('')}${check('phone', last)}`;
}
