import { describe, expect, test } from 'vitest';
import { codesOf } from '../../../server/src/engine/model/status-value';
import { parseTree } from '../../../server/src/engine/syntax/tree';
import { emptyEnvironment } from '../../../server/src/engine/values/environment';
import { evaluateStatus } from '../../../server/src/engine/values/evaluate';

// The status of the argument of the last `status(…)`: `404 or 500 or ?`.
function statusIn(code: string): string {
  const tree = parseTree('a.js', code);
  const call = tree.calls.findLast(({ expression }) => /\bstatus$/.test(tree.text.slice(0, expression.end)));
  const status = evaluateStatus(call!.arguments[0]!, emptyEnvironment(tree));
  return [...codesOf(status), ...(status.dynamic ? ['?'] : [])].join(' or ');
}

// A function whose errors a catch sends the code of.
const caught = (body: string, send = 'err.code'): string =>
  statusIn(
    `async function f(a) { if (a.ok) return a; ${body} } async function h() { try { await f(x); } catch (err) { status(${send}); } }`,
  );
// The same with a promise that is made.
const rejected = (executor: string): string => caught(`return new Promise(${executor});`);

describe('what a function throws', () => {
  test.each([
    ['throw { code: 404 };', '404'],
    ['const code = 404; throw { code };', '404'],
    ['if (a) throw { code: 404 }; throw { code: a ? 409 : 410 };', '404 or 409 or 410'],
    ['throw a ? { code: 404 } : { code: 409 };', '404 or 409'],
    ['const error = new Error(a); error.code = 404; throw error;', '404'],
    ['throw Object.assign(new Error(a), { code: 404 });', '404'],
    ['return Promise.reject({ code: 404 });', '404'],
    ['return a ? a : Promise.reject({ code: 404 });', '404'],
    ['return Promise.all([Promise.reject({ code: 404 }), Promise.reject({ code: 409 })]);', '404 or 409'],
    ['try { return a; } finally { throw { code: 404 }; }', '404'],
    ['try { await b(); } catch (e) { throw { code: 502, e }; }', '502'],
    ['await b().catch((e) => { throw { code: 502, e }; });', '502'],
    ['await b().catch(() => Promise.reject({ code: 502 }));', '502'],
    ['const p = g(); await p; async function g() { throw { code: 404 }; }', '404'],
    ['for (const one of a) { if (!one) throw { code: 404 }; }', '404'],
    ['a.forEach((one) => { if (!one) throw { code: 404 }; });', '404'],
    ['throw fail(404); function fail(code) { return { code }; }', '404'],
    ['fail(404); function fail(code) { throw { code }; }', '404'],
    ['fail(); function fail(code = 404) { throw { code }; }', '404'],
    ['throw { ...{ code: 404 } };', '404'],
  ])('%s', (body, expected) => {
    expect(caught(body)).toBe(expected);
  });

  test.each([
    ['throw { code: 404 }; await b();', '404 or ?'],
    ['if (a) throw { code: 404 }; throw b;', '404 or ?'],
    ['if (a) throw { code: 404 }; throw a;', '404 or ?'],
    ['if (a) throw { code: 404 }; throw { code: a.code };', '404 or ?'],
    ['if (a) throw { code: 404 }; throw new Failure();', '404 or ?'],
    ['if (a) throw { code: 404 }; return b.find(a);', '404 or ?'],
    ['if (a) throw { code: 404 }; return b.find(a).then((c) => c.d);', '404 or ?'],
    ['if (a) throw { code: 404 }; await b().catch(report);', '404 or ?'],
    ['if (a) throw { code: 404 }; JSON.parse(a);', '404 or ?'],
    ['if (a) throw { code: 404 }; for await (const c of b) use(c);', '404 or ?'],
    ['const all = []; all.push(b()); await Promise.all(all); throw { code: 404 };', '404 or ?'],
    ['try { await b(); throw { code: 404 }; } catch (e) { throw e; }', '404 or ?'],
  ])('with something unknown: %s', (body, expected) => {
    expect(caught(body)).toBe(expected);
  });

  test.each([
    ['try { throw { code: 404 }; } catch { return a; }'],
    ['g(); async function g() { throw { code: 404 }; }'],
    ['g().catch(() => a); async function g() { throw { code: 404 }; }'],
    ['b(() => { throw { code: 404 }; });'],
    ['return () => { throw { code: 404 }; };'],
    ['throw new Error(a);'],
    ['throw { code: "404" };'],
    ['throw 404;'],
  ])('that brings nothing: %s', (body) => {
    expect(caught(body)).toBe('?');
  });
});

describe('what a promise is rejected with', () => {
  test.each([
    ['(resolve, reject) => reject({ code: 404 })', '404'],
    ['(resolve, reject) => { setTimeout(() => reject({ code: 404 })); }', '404'],
    ['(resolve, reject) => { b().then(resolve).catch((e) => reject({ code: 502 })); }', '502'],
    ['(resolve, reject) => { if (a) throw { code: 404 }; }', '404'],
    ['function (yes, no) { no({ code: 404 }); }', '404'],
    // Nothing gets what an async executor throws.
    ['async (resolve, reject) => { await b(); reject({ code: 404 }); }', '404'],
    ['async (resolve, reject) => { if (a) throw { code: 404 }; reject({ code: 409 }); }', '409'],
  ])('%s', (executor, expected) => {
    expect(rejected(executor)).toBe(expected);
  });

  test.each([
    ['(resolve, reject) => { if (a) reject({ code: 404 }); b().catch(reject); }'],
    ['(resolve, reject) => { if (a) reject({ code: 404 }); b((e) => reject(e)); }'],
    ['(resolve, reject) => { if (a) reject({ code: 404 }); reject(); }'],
    ['(resolve, reject) => { if (a) reject({ code: 404 }); b({ reject }); }'],
  ])('with something unknown: %s', (executor) => {
    expect(rejected(executor)).toBe('404 or ?');
  });

  test('by an executor of elsewhere is not known', () => {
    expect(rejected('run')).toBe('?');
  });
});

describe('how the member is read', () => {
  const both = `if (a) throw { code: 404 }; throw { message: a };`;
  test.each([
    ['err.code || 500', '404 or 500'],
    ['err?.code ?? 500', '404 or 500'],
    ['err["code"] || 500', '404 or 500'],
    ['err.code ? err.code : 500', '404 or 500'],
    ['Number(err.code) || 500', '404 or 500'],
    ['err.code', '404 or ?'],
    ['err.status', '?'],
    ['err.data.code', '?'],
  ])('%s', (send, expected) => {
    expect(caught(both, send)).toBe(expected);
  });

  test('by a pattern, and by a name of its own', () => {
    const f = `async function f(a) { if (a.ok) return a; ${both} }`;
    const h = (body: string): string => statusIn(`${f} async function h() { try { await f(x); } ${body} }`);
    expect(h('catch ({ code, message }) { status(code || 500); }')).toBe('404 or 500');
    expect(h('catch (err) { const { code = 500 } = err; status(code); }')).toBe('404 or 500');
    expect(h('catch (e) { const err = e; const code = err.code || 500; status(code); }')).toBe('404 or 500');
    expect(h('catch (err) { err = other(err); status(err.code || 500); }')).toBe('500 or ?');
    expect(h('catch (err) { err.code = 418; status(err.code || 500); }')).toBe('404 or 418 or 500');
  });

  test('in the function that a promise is given for errors', () => {
    const f = `async function f(a) { if (a.ok) return a; ${both} }`;
    expect(statusIn(`${f} f().catch((err) => status(err.code || 500));`)).toBe('404 or 500');
    expect(statusIn(`${f} f().then(use, (err) => status(err.code || 500));`)).toBe('404 or 500');
    expect(statusIn(`${f} f().then((made) => made.id).catch((err) => status(err.code || 500));`)).toBe(
      '404 or 500',
    );
    expect(statusIn(`${f} f().then(() => b()).catch((err) => status(err.code || 500));`)).toBe(
      '404 or 500 or ?',
    );
    expect(statusIn(`${f} f().then((err) => status(err.code || 500));`)).toBe('500 or ?');
  });
});

describe('an error that is asked for its class', () => {
  const classes = `
    class Missing extends Error { code = 404; }
    class Taken extends Error { constructor() { super('taken'); this.code = 409; } }
    class Twice extends Taken {}
  `;
  const f = `async function f(a) { if (a.b) throw new Missing(); if (a.c) throw new Taken(); if (a.d) throw { code: 410 }; return a; }`;
  const caughtBy = (body: string, own = f): string =>
    statusIn(`${classes} ${own} async function h() { try { await f(x); } catch (err) { ${body} } }`);

  test.each([
    ['status(err.code);', '404 or 409 or 410'],
    ['if (err instanceof Missing) status(err.code);', '404'],
    ['if (err instanceof Missing && a) { status(err.code); }', '404'],
    ['if (err instanceof Missing || err instanceof Taken) status(err.code);', '404 or 409'],
    ['if (!(err instanceof Missing)) status(err.code);', '409 or 410'],
    ['if (err instanceof Missing) a(); else status(err.code);', '409 or 410'],
    ['if (err instanceof Missing) return a(); status(err.code);', '409 or 410'],
    ['if (err instanceof Missing || err instanceof Taken) { a(); return; } status(err.code);', '410'],
    ['if (err instanceof Missing) a(); status(err.code);', '404 or 409 or 410'],
    ['status(err instanceof Taken ? err.code : 500);', '409 or 500'],
    ['if (err instanceof Error) status(err.code || 500);', '404 or 409 or 500'],
    ['const e = err; if (e instanceof Missing) status(e.code);', '404'],
    ['if (err.code) status(err.code);', '404 or 409 or 410'],
    ['if (err && typeof err.code === "number") status(err.code);', '404 or 409 or 410'],
    ['if (err.code >= 400 && err.code < 500) status(err.code);', '404 or 409 or 410'],
  ])('%s', (body, expected) => {
    expect(caughtBy(body)).toBe(expected);
  });

  test('is of its parents, too', () => {
    const own = `async function f(a) { if (a.b) throw new Missing(); if (a.c) throw new Twice(); return a; }`;
    expect(caughtBy('if (err instanceof Taken) status(err.code);', own)).toBe('409');
    expect(caughtBy('if (err instanceof Twice) status(err.code);', own)).toBe('409');
  });

  test('is asked behind those who throw it again, too', () => {
    const own = `${f.replace('f(a)', 'g(a)')} async function f(a) { try { await g(a); } catch (e) { throw e; } }`;
    expect(caughtBy('if (err instanceof Missing) status(err.code);', own)).toBe('404');
  });

  test.each([
    ['if (err.name === "Missing") status(err.code);'],
    ['if (isMissing(err)) status(err.code);'],
    ['switch (err.constructor) { case Missing: status(err.code); }'],
    ['if (err instanceof Other) status(err.code);'],
  ])('in another way is not known: %s', (body) => {
    expect(caughtBy(body)).toBe('?');
  });
});

describe('what the tried code throws itself', () => {
  const own = `try { if (x) throw { code: 404 }; await f(); } catch (err)`;
  const f = `async function f(a) { if (a) return a; throw { code: 409 }; }`;

  test('is an answer where it is thrown', () => {
    expect(statusIn(`${f} async function h() { ${own} { status(err.code || 500); } }`)).toBe(
      '409 or 500 or ?',
    );
  });

  test('goes on where another error is made of it', () => {
    const service = (again: string): string =>
      statusIn(
        `${f} async function g() { ${own} { ${again} } } async function h() { try { await g(); } catch (e) { status(e.code); } }`,
      );
    expect(service('throw { code: err.code || 500 };')).toBe('404 or 409 or 500');
    expect(service('return Promise.reject({ code: err.code || 500 });')).toBe('404 or 409 or 500');
    expect(service('throw err;')).toBe('404 or 409');
    expect(service('err.code = 502; throw err;')).toBe('404 or 409 or 502');
  });
});

describe('a tangle of functions', () => {
  test('ends', () => {
    const functions = Array.from(
      { length: 60 },
      (_, n) =>
        `async function f${n}(a) { try { await f${(n + 1) % 60}({ a }); await f${(n + 7) % 60}({ a }); } catch (e) { throw { code: e.code || 5${String(n).padStart(2, '0')} }; } }`,
    );
    const code = `${functions.join('\n')} async function h() { try { await f0(1); } catch (err) { status(err.code); } }`;
    const start = performance.now();
    expect(statusIn(code)).toMatch(/^5\d\d.* or \?$/); // it gives up on the way
    expect(performance.now() - start).toBeLessThan(2000);
  });
});
