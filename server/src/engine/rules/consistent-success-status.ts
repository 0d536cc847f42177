import { labelOf } from '../http/statuses';
import type { Response } from '../model/response';
import { answerEmpty, declaredAnswers } from './expected';
import { responsesOf, type Offer, type Rule } from './rule';
import { sentCode } from './sent-code';
import { departsFrom, successHabit, successOf } from './success-habit';

/** 200 here and 204 (or 201) there for the same kind of success. */
export const consistentSuccessStatus: Rule = {
  meta: {
    id: 'consistent-success-status',
    section: 'D',
    level: 'off',
    fix: 'suggestion',
    summary:
      'a DELETE, PUT or PATCH that has worked answered 200 OK here and 204 No Content there, or a creation 200 and 201',
    why: 'Each of the codes is right by itself. Where a project mixes them, each caller has to know for each endpoint whether there is a body to parse.',
    silent: [
      'projects without a habit for the method: one has 5 answers of the same code and 70 % of all; 90 % to hold against a 204, which is right where there is nothing to tell',
      'projects that mostly answer 200 to what a POST has stored: 201 is right there',
      'a DELETE, where the setting `delete.success` says which code it gets',
      'failures, pages and redirects',
    ],
    authority: {
      level: 'style',
      says: 'RFC 9110 §9.3.4 and §9.3.5 leave the choice between 200 and 204 to the server; only uniformity speaks for one of them.',
    },
    references: ['RFC 9110 §9.3.5', 'RFC 9110 §15.3', 'S1', 'S4'],
    frameworks: ['express', 'fastify'],
    competes: true,
  },
  examples: [
    {
      framework: 'express',
      bad: inExpress('res.json({ done: true })'),
      good: inExpress('res.status(204).end()'),
    },
    {
      framework: 'fastify',
      bad: inFastify('reply.send({ done: true })'),
      good: inFastify('reply.code(204).send()'),
    },
  ],
  needsProject: true,
  minds: ({ successes }, summary) => departsFrom(successes, summary),
  check(input, report) {
    const { project, config } = input;
    if (project?.complete !== true) return;
    for (const response of responsesOf(input, ['handler'])) {
      const method = successOf(response);
      if (!method || (method === 'DELETE' && config.deleteSuccess !== 'any')) continue;
      const habit = successHabit(project.successes, method);
      const code = sentCode(response);
      if (!habit || code === undefined || code === habit.code) continue;
      report({
        handler: response.handler,
        response,
        message: `${labelOf(code)} to a ${method}, but this project mostly answers ${labelOf(habit.code)}. It has ${habit.code} at ${habit.uses} places and ${habit.other.code} at ${habit.other.uses}. Both are right, and no client should have to look for both. Answer ${habit.code}.`,
        expected: [habit.code],
        evidence: 'none',
        fixes: offersOf(response, habit.code),
      });
    }
  },
};

// A 200 without a body would be no gain.
function offersOf(response: Response, code: number): readonly Offer[] {
  const isEmpty = response.body.value === undefined;
  if (code === 200 && isEmpty) return [];
  return code === 204 && !isEmpty ? answerEmpty(response) : declaredAnswers(response, [code]);
}

function inExpress(last: string): string {
  const route = (name: string, answer: string): string =>
    `app.delete('/${name}/:id', async (req, res) => {\n  await ${name}.remove(req.params.id);\n  ${answer};\n});\n`;
  return routes(route, 'res.status(204).end()', last);
}

function inFastify(last: string): string {
  const route = (name: string, answer: string): string =>
    `app.delete('/${name}/:id', async (request, reply) => {\n  await ${name}.remove(request.params.id);\n  return ${answer};\n});\n`;
  return routes(route, 'reply.code(204).send()', last);
}

// A habit takes five answers.
function routes(route: (name: string, answer: string) => string, usual: string, last: string): string {
  const names = ['users', 'posts', 'tags', 'orders', 'notes'];
  return `${names.map((name) => route(name, usual)).join('')}${route('files', last)}`;
}
