import { describe, expect, test } from 'vitest';
import { parseTree } from '../../../server/src/engine/syntax/tree';
import { EXPRESS, FASTIFY, handlersOf } from '../../support/annotate-flow';

/** What the first handler of a snippet reads of the request's header: `if-match, range`, with `…` where there may be more. */
function reads(handler: string, framework = EXPRESS): string {
  const tree = parseTree('snippet.ts', `${framework.prelude}\napp.get('/x', ${handler});`);
  const { fields, complete } = handlersOf(tree, framework)[0]!.reads;
  return [...fields, ...(complete ? [] : ['…'])].join(', ');
}

const reading = (body: string): string => reads(`(req, res) => { ${body} res.end(); }`);

describe('what a handler reads of the header', () => {
  test.each([
    ['the fields by name', `check(req.headers['If-Match'], req.headers.range);`, 'if-match, range'],
    ['a method', `check(req.get('If-None-Match'), req.header('Accept'));`, 'if-none-match, accept'],
    ['a name that is a constant', `const NAME = 'If-Match'; check(req.get(NAME));`, 'if-match'],
    [
      'what compares the validators',
      `if (req.fresh) return res.status(304).end();`,
      'if-none-match, if-modified-since',
    ],
    ['what compares the preferences', `check(req.accepts('json'));`, 'accept'],
    ['a pattern', `const { 'if-match': tag, range } = req.headers;`, 'if-match, range'],
    ['a pattern of the request', `const { headers: { accept }, body } = req;`, 'accept'],
    ['nothing of it', `check(req.body, req.params.id, req.user.role, req.organization);`, ''],
    ['what is asked by another name is not the request', `check(other.req, { req: 1 });`, ''],
  ])('%s', (_why, body, expected) => {
    expect(reading(body)).toBe(expected);
  });

  test('parameters that are patterns', () => {
    expect(reads('({ query, body }, res) => res.end(query, body)')).toBe('');
    expect(reads(`({ headers: { accept } }, res) => res.end(accept)`)).toBe('accept');
    expect(reads('({ headers }, res) => res.end(headers.accept)')).toBe('…');
    expect(reads('({ ...rest }, res) => res.end(rest)')).toBe('…');
  });

  test('the same in Fastify, where a plugin asks for the preferences', () => {
    const body = `async (request, reply) => { check(request.headers['if-match'], request.accepts()); return {}; }`;
    expect(reads(body, FASTIFY)).toBe('if-match, accept');
  });
});

describe('there may be more', () => {
  test.each([
    ['where the request is handed on', `check(req);`],
    ['where all fields are', `check(req.headers);`],
    ['where a name is not known', `check(req.get(name));`],
    ['where a method is not known', `check(req.negotiate());`],
    ['where a middleware may have read it', `check(req.etag);`],
    ['where it gets another name', `const r = req;`],
    ['where all of it is taken', `const { ...all } = req;`],
  ])('%s', (_why, body) => {
    expect(reading(body)).toBe('…');
  });
});
