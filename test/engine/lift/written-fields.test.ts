import { describe, expect, test } from 'vitest';
import { parseTree } from '../../../server/src/engine/syntax/tree';
import { applyEdits } from '../../../server/src/engine/text/edit';
import { EXPRESS, FASTIFY, handlersOf } from '../../support/annotate-flow';

const treeOf = (handler: string, framework: typeof EXPRESS) =>
  parseTree('snippet.ts', `${framework.prelude}\napp.get('/x', ${handler});`);

/** The fields that the first handler of a snippet sets: `retry-after = wait`. */
function written(handler: string, framework = EXPRESS): readonly string[] {
  const [first] = handlersOf(treeOf(handler, framework), framework);
  return first!.written.map(({ name, text }) => `${name} = ${text}`);
}

describe('the fields that a handler sets', () => {
  test.each([
    [`res.set('Retry-After', wait).end();`, ['retry-after = wait']],
    [`res.set({ 'Retry-After': wait, ETag: tag }).end();`, ['retry-after = wait', 'etag = tag']],
    [`res.writeHead(503, { 'Retry-After': 5 }); res.end();`, ['retry-after = 5']],
    [`const NAME = 'Retry-After'; res.setHeader(NAME, wait); res.end();`, ['retry-after = wait']],
    [`if (a) res.location('/a'); res.vary('Accept').end();`, ["location = '/a'", "vary = 'Accept'"]],
    [`res.set(name, wait).end();`, []],
  ])('%s', (body, expected) => {
    expect(written(`(req, res) => { ${body} }`)).toEqual(expected);
  });

  test('Fastify', () => {
    const body = `(request, reply) => { reply.header('Retry-After', wait).headers({ etag: tag }).send(); }`;
    expect(written(body, FASTIFY)).toEqual(['retry-after = wait', 'etag = tag']);
  });
});

describe('a time as Retry-After takes it', () => {
  const delay = (value: string): string | undefined => {
    const tree = treeOf(`(req, res) => { res.set('Retry-After', ${value}).end(); }`, EXPRESS);
    const [field] = handlersOf(tree, EXPRESS)[0]!.written;
    const edits = field!.asDelay();
    const changed = edits && applyEdits(tree.text, edits);
    return changed && /'Retry-After', (.*)\)\.end\(\)/.exec(changed)![1];
  };

  test.each([
    ['windowMs', 'Math.ceil(windowMs / 1000)'],
    ['reset - Date.now()', 'Math.ceil((reset - Date.now()) / 1000)'],
    ['String(windowMs)', 'String(Math.ceil(windowMs / 1000))'],
    ['windowMs.toString()', 'String(Math.ceil(windowMs / 1000))'],
    ['`${windowMs}`', 'String(Math.ceil(windowMs / 1000))'],
    ['Date.now() + wait', 'Math.ceil(((Date.now() + wait) - Date.now()) / 1000)'],
    ['at.getTime()', 'Math.ceil((at.getTime() - Date.now()) / 1000)'],
    ['at.getTime() / 1000', 'Math.ceil((at.getTime() / 1000) - Date.now() / 1000)'],
    ['new Date(reset)', 'new Date(reset).toUTCString()'],
    ['at.toISOString()', 'at.toUTCString()'],
    ['60', undefined],
    ['at.toUTCString()', undefined],
    ['(windowMs /* a minute */)', undefined],
  ])('%s', (value, expected) => {
    expect(delay(value)).toBe(expected);
  });
});
