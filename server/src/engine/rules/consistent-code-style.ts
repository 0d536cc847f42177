import { codeOfPhrase } from '../http/phrases';
import { labelOf, phraseOf } from '../http/statuses';
import type { CodeNames } from '../model/code-names';
import type { Response } from '../model/response';
import type { StatusCode } from '../model/status-value';
import { spellingHabit, spellingOf, type Spelling } from './code-spelling';
import { responsesOf, SENDING, type Offer, type Rule, type RuleInput } from './rule';
import { quote } from './wording';

/** Numbers and constants for the same codes. */
export const consistentCodeStyle: Rule = {
  meta: {
    id: 'consistent-code-style',
    section: 'D',
    level: 'off',
    askedBy: ({ codeStyle }) => (codeStyle === 'auto' ? undefined : 'information'),
    fix: 'safe',
    summary: 'status codes written as numbers here and as constants there',
    why: 'Either is fine. Where both are used, whoever looks for all places that answer a code has to look twice, and every author has to choose anew.',
    silent: [
      'unless it is switched on: by a level, or by `codeStyle` set to `number` or `constant`',
      'projects without a habit: one has 5 codes written in the same way, and 70 % of all',
      'variables that hold a code, texts, and the names of errors (`createError.NotFound()`)',
      'codes outside of responses: definitions of constants, comparisons, other clients',
    ],
    authority: {
      level: 'style',
      says: 'No standard says how a program writes a code. That one project writes it in one way is good practice.',
    },
    references: ['RFC 9110 §15', 'S1'],
    frameworks: ['express', 'fastify'],
    competes: false,
  },
  examples: [
    { framework: 'express', bad: inExpress('404'), good: inExpress('StatusCodes.NOT_FOUND') },
    { framework: 'fastify', bad: inFastify('404'), good: inFastify('StatusCodes.NOT_FOUND') },
  ],
  needsProject: true,
  check(input, report) {
    const wanted = wantedBy(input);
    for (const response of wanted ? responsesOf(input, SENDING) : []) {
      response.status.codes.forEach((code, index) => {
        const spelling = spellingOf(code);
        if (!wanted || !spelling || spelling === wanted.spelling) return;
        const fix = offerOf(response, index, code, wanted, input.file);
        report({
          handler: response.handler,
          response,
          span: code.span,
          message: `${quote(code.text)} is a ${spelling}, but ${wanted.because}${fix.advice}`,
          statuses: [code.code],
          fixes: [fix],
        });
      });
    }
  },
  minds(project, { spelling }, config) {
    const wanted = wantedBy({ project, config });
    if (!wanted || !spelling) return false;
    return (wanted.spelling === 'number' ? spelling.constants : spelling.numbers) > 0;
  },
};

/** How codes are to be written. */
interface Wanted {
  readonly spelling: Spelling;
  /** Who wants it, and why; ends with a full stop. */
  readonly because: string;
  /** The constants that the project uses most. */
  readonly names: CodeNames | undefined;
}

function wantedBy({ project, config }: Pick<RuleInput, 'project' | 'config'>): Wanted | undefined {
  const { codeStyle } = config;
  const spelling = project?.complete === true ? project.spelling : undefined;
  const names = spelling?.names[0]?.names;
  if (codeStyle !== 'auto') {
    const because = `the setting \`codeStyle\` asks for ${codeStyle}s.`;
    return { spelling: codeStyle, because, names };
  }
  const habit = spelling && spellingHabit(spelling);
  if (!habit) return undefined;
  const because = `this project mostly writes ${habit}s. It has ${counted(spelling.numbers, 'number')} and ${counted(spelling.constants, 'constant')}, and whoever looks for a code should not have to look for both.`;
  return { spelling: habit, because, names };
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}

type Advised = Offer & { readonly advice: string };

function offerOf(
  { edits }: Response,
  index: number,
  { code, text }: StatusCode,
  { spelling, names }: Wanted,
  file: string | undefined,
): Advised {
  if (spelling === 'number') {
    const advice = ` Write \`${code}\`.${renamed(code, text)}`;
    return { title: `Write ${code}`, kind: 'safe', advice, edits: () => edits.spell(index, undefined, file) };
  }
  const written = names && edits.spell(index, names, file);
  const constant = written?.at(-1)?.text;
  const advice =
    constant === undefined
      ? ` Write the constant for ${labelOf(code)}.`
      : ` Write \`${constant}\`.${renamed(code, constant)}`;
  return { title: `Write ${constant ?? 'the constant'}`, kind: 'safe', advice, edits: () => written };
}

/** What is to be said of a constant that bears a phrase which its code does not have any more. */
function renamed(code: number, text: string): string {
  const name = /(?<![\w$])[\w$]+(?=['"\]]*$)/.exec(text)?.[0].replace(/^HTTP_(?:STATUS_)?/, '') ?? '';
  const isOld = codeOfPhrase(name) === code && folded(name) !== folded(phraseOf(code) ?? '');
  return isOld ? ` \`${name}\` is an older name of ${labelOf(code)}.` : '';
}

function folded(text: string): string {
  return text.toLowerCase().replace(/[^a-z]/g, '');
}

function inExpress(last: string): string {
  const answer = (field: string, code: string): string =>
    `  if (!req.query.${field}) return res.status(${code}).end();\n`;
  return `import { StatusCodes } from 'http-status-codes';\napp.get('/things', (req, res) => {\n${answers(answer, last)}  res.json(find(req.query));\n});\n`;
}

function inFastify(last: string): string {
  const answer = (field: string, code: string): string =>
    `  if (!request.query.${field}) return reply.code(${code}).send();\n`;
  return `import { StatusCodes } from 'http-status-codes';\napp.get('/things', async (request, reply) => {\n${answers(answer, last)}  return find(request.query);\n});\n`;
}

// A habit takes five uses.
function answers(answer: (field: string, code: string) => string, last: string): string {
  const usual = ['name', 'kind', 'size', 'colour', 'place'].map((field) =>
    answer(field, 'StatusCodes.BAD_REQUEST'),
  );
  return `${usual.join('')}${answer('id', last)}`;
}
