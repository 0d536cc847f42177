import { describe, expect, test } from 'vitest';
import { parseTree } from '../../../server/src/engine/syntax/tree';
import { EXPRESS, handlersOf } from '../../support/annotate-flow';

/** The errors that leave the first handler of a snippet: the kind, and what stands behind it. */
function uncaught(code: string): readonly string[] {
  const tree = parseTree('snippet.ts', `${EXPRESS.prelude}\n${code}`);
  const [handler] = handlersOf(tree, EXPRESS);
  return handler!.uncaught.map(({ kind, span }) => {
    expect(tree.text.slice(span.start, span.end)).toBe(kind);
    return /^.{0,22}/.exec(tree.text.slice(span.start))![0];
  });
}

const route = (body: string): string => `app.get('/x', async (req, res, next) => { ${body} });`;

describe('what leaves an async handler', () => {
  test.each([
    ['a throw', `throw new Error('no');`, ["throw new Error('no');"]],
    ['an await', `res.json(await find());`, ['await find()); });']],
    [
      'a throw in a catch, which takes what is tried',
      `try { await find(); } catch (e) { throw e; }`,
      ['throw e; } });'],
    ],
    [
      'what a try without a catch does',
      `try { await find(); } finally { close(); }`,
      ['await find(); } finally'],
    ],
    ['an await behind a try', `try { await find(); } catch {} await go();`, ['await go(); });']],
    ['a loop that waits for a call', `for (const id of ids) { await drop(id); }`, ['await drop(id); } });']],
    [
      'a promise that can fail',
      `await new Promise((resolve, reject) => find(resolve, reject));`,
      ['await new Promise((reso'],
    ],
    [
      'a function of the file that lets its error out',
      `await load(); async function load() { await find(); }`,
      ['await load(); async func'.slice(0, 22)],
    ],
    ['a chain that only follows on', `await find().then(use).finally(close);`, ['await find().then(use)']],
  ])('%s', (_why, body, wanted) => {
    expect(uncaught(route(body))).toEqual(wanted.map((text) => text.slice(0, 22)));
  });
});

describe('what is caught, or cannot fail', () => {
  test.each([
    ['inside a try', `try { await find(); throw new Error(); } catch (e) { next(e); }`],
    ['what a catch waits for', `try { find(); } catch (e) { await log(e); }`],
    ['a promise with a catch', `await find().then(use).catch(next);`],
    ['a promise with both ends', `await find().then(use, next);`],
    ['a catch before a finally', `await find().catch(next).finally(close);`],
    ['all that settles', `await Promise.allSettled(all);`],
    ['a pause', `await sleep(100);`],
    ['a promise that has no way to fail', `await new Promise((resolve) => setTimeout(resolve, 10));`],
    ['the response itself', `await res.status(200).json({});`],
    ['next', `await next();`],
    ['an error that is given back in a list', `const [err, user] = await to(find());`],
    ['an error that is given back in an object', `const { data, error } = await db.from('x').select();`],
    [
      'a function of the file that catches',
      `await load(); async function load() { try { await find(); } catch {} }`,
    ],
    [
      'functions that call each other',
      `await a(); async function a() { await b(); } async function b() { await a(); }`,
    ],
    ['what a function inside does', `list.forEach(async (one) => { await drop(one); throw one; });`],
    ['a value of which nobody knows whether it is a promise', `res.json(await user);`],
  ])('%s', (_why, body) => {
    expect(uncaught(route(body))).toEqual([]);
  });

  test('a function that is not async throws to its caller', () => {
    expect(uncaught(`app.get('/x', (req, res) => { throw new Error('no'); });`)).toEqual([]);
  });
});
