import type { Config } from '../config/config';
import { memberOf } from '../model/body';
import type { Response } from '../model/response';
import { contains } from '../text/span';
import { PAGE, shapeHabit, shapeOf, shapeOfFile, type ErrorShape, type ShapedError } from './error-shape';
import { renameMember } from './literals';
import { responsesOf, SENDING, type Offer, type Rule, type RuleInput } from './rule';

/** Error bodies of several shapes in one project. */
export const consistentErrorShape: Rule = {
  meta: {
    id: 'consistent-error-shape',
    section: 'D',
    level: 'off',
    askedBy: ({ errorBody }) => (errorBody === 'problem' ? 'information' : undefined),
    fix: 'suggestion',
    summary: 'error bodies that say what is wrong in `error` here and in `message` there',
    why: 'A client shows one message for whatever has failed. Where it stands in another place at each endpoint, clients try one after the other, or show nothing.',
    silent: [
      'unless it is switched on: by a level, or by `errorBody` set to `problem`',
      'everything, with `errorBody` set to `none`',
      'projects without a habit: one has 5 errors of the same shape, and 70 % of all; bare texts are none',
      'files with a habit of their own: 3 errors and 70 % of theirs, as they have clients of their own',
      'bare texts in projects that render pages, and what OAuth prescribes (RFC 6749 §5.2)',
      'pages, lists of errors and bodies that are not known',
      "members beside the one with the message: `{ error: 'Not Found', message }` is one with `message`",
    ],
    authority: {
      level: 'practice',
      says: 'RFC 9457 offers one format for all errors, and requires nobody to use it; that one API uses one format is good practice.',
    },
    references: ['RFC 9457 §1', 'S4'],
    frameworks: ['express', 'fastify'],
    competes: false,
  },
  examples: [
    { framework: 'express', bad: inExpress('message'), good: inExpress('error') },
    { framework: 'fastify', bad: inFastify('message'), good: inFastify('error') },
  ],
  needsProject: true,
  comparesHandlers: {
    speaksOf: ({ responses }) => responses.some((response) => shapeOf(response) !== undefined),
    looksAt: () => false,
  },
  check(input, report) {
    const wanted = wantedBy(input);
    const responses = wanted ? [...responsesOf(input, SENDING)] : [];
    const own = wanted?.isHabit === true ? shapeOfFile(responses) : undefined;
    for (const response of responses) {
      const found = shapeOf(response);
      const span = found?.member?.nameSpan ?? response.body.span;
      if (!wanted || !found || !span || found.shape === wanted.shape || found.shape === own) continue;
      if (wanted.isHabit && found.shape === 'text' && input.project?.errorShapes.has(PAGE)) continue;
      report({
        handler: response.handler,
        response,
        span,
        message: `This error is ${NAMES[found.shape]}, but ${wanted.by} ${NAMES[wanted.shape]}. ${wanted.why}`,
        fixes: renamed(response, found, wanted.shape),
      });
    }
  },
  minds(project, { errorShapes = [] }, config) {
    const wanted = wantedBy({ project, config });
    return wanted !== undefined && errorShapes.some(([shape]) => shape !== wanted.shape);
  },
};

const NAMES: Readonly<Record<ErrorShape, string>> = {
  message: 'an object with `message`',
  msg: 'an object with `msg`',
  error: 'an object with `error`',
  'error.message': 'an object with `error.message`',
  text: 'a bare text',
  problem: 'a problem document',
};

/** The shape that errors are to have. */
interface Wanted {
  readonly shape: ErrorShape;
  /** Who wants it. */
  readonly by: string;
  readonly why: string;
  /** The project does so mostly; otherwise its policy wants it. */
  readonly isHabit: boolean;
}

const POLICIES: Readonly<Record<Config['errorBody'], (project: RuleInput['project']) => Wanted | undefined>> =
  {
    none: () => undefined,
    problem: () => ({
      shape: 'problem',
      by: 'the setting `errorBody` asks for',
      isHabit: false,
      why: 'RFC 9457 §3.1 has `type`, `status`, `title`, `detail` and `instance` for it. Send those, as `application/problem+json`.',
    }),
    auto(project) {
      const habit = project?.complete === true ? shapeHabit(project.errorShapes) : undefined;
      // A bare text leaves no room for anything else: nobody is told to send one.
      if (!habit || habit.shape === 'text') return undefined;
      const { shape, uses, all } = habit;
      const why = `${uses} of its ${all} known error bodies are, and no client should have to look in two places. Use that shape here too.`;
      return { shape, by: "most of this project's are", why, isHabit: true };
    },
  };

function wantedBy({ project, config }: Pick<RuleInput, 'project' | 'config'>): Wanted | undefined {
  return POLICIES[config.errorBody](project);
}

// The value stays what it is: a text under another name.
function renamed({ body, span }: Response, { member }: ShapedError, wanted: ErrorShape): readonly Offer[] {
  const isName = wanted === 'message' || wanted === 'msg' || wanted === 'error';
  const isNested = member?.value.kind === 'object';
  if (!member || !isName || isNested || memberOf(body, wanted)) return [];
  if (!contains(span, member.nameSpan)) return [];
  return [
    {
      title: `Rename ${member.name} to ${wanted}`,
      kind: 'suggestion',
      edits: () => renameMember(member, wanted),
    },
  ];
}

function inExpress(last: string): string {
  const check = (field: string, member: string): string =>
    `  if (!req.body.${field}) return res.status(400).json({ ${member}: '${field} is missing' });\n`;
  return `app.post('/users', (req, res) => {\n${checks(check, last)}  create(req.body);\n  res.status(201).end();\n});\n`;
}

function inFastify(last: string): string {
  const check = (field: string, member: string): string =>
    `  if (!request.body.${field}) return reply.code(400).send({ ${member}: '${field} is missing' });\n`;
  return `app.post('/users', async (request, reply) => {\n${checks(check, last)}  await create(request.body);\n  return reply.code(201).send();\n});\n`;
}

// A habit takes five errors.
function checks(check: (field: string, member: string) => string, last: string): string {
  const usual = ['name', 'email', 'street', 'city', 'country'].map((field) => check(field, 'error'));
  return `${usual.join('')}${check('phone', last)}`;
}
