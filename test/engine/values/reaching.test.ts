import { describe, expect, it } from 'vitest';
import { parseTree } from '../../../server/src/engine/syntax/tree';
import { emptyEnvironment } from '../../../server/src/engine/values/environment';
import { evaluateStatus } from '../../../server/src/engine/values/evaluate';

/** The codes of the last `status(…)` in a function with the given body, in ascending order, `?` for others. */
function reaching(body: string, fileName = 'a.ts'): string {
  const tree = parseTree(fileName, `function send(res, given) { ${body} }`);
  const call = tree.calls.findLast(({ expression }) => tree.text.slice(0, expression.end).endsWith('status'));
  const { codes, dynamic } = evaluateStatus(call!.arguments[0]!, emptyEnvironment(tree));
  return [...codes.map(({ code }) => code).sort(), ...(dynamic ? ['?'] : [])].join(' ');
}

describe('a variable where it is used', () => {
  it.each([
    ['has the value that it was given last', 'let s = 200; s = 404; status(s)', '404'],
    ['does not have the one that it is given later', 'let s = 200; status(s); s = 404;', '200'],
    ['has both behind a branch', 'let s = 200; if (x) s = 404; status(s)', '200 404'],
    [
      'has those of two branches alone',
      'let s = 200; if (x) s = 404; else { s = 409; } status(s)',
      '404 409',
    ],
    ['has that of its branch inside', 'let s = 200; if (x) { s = 404; status(s) }', '404'],
    [
      'has none of a branch that has left',
      'let s = 500; if (x) { s = 404; return end(s) } if (y) { s = 409; throw s } status(s)',
      '500',
    ],
    ['has none of the other branch', 'let s = 200; if (x) { s = 404; } else { status(s) }', '200'],
    ['has what leaves no other way', 'let s = 200; if (x) { s = 404; } else { return } status(s)', '404'],
    ['is read on the right side before it is set', 'given = given || 500; status(given)', '500 ?'],
    ['keeps what `||=` lets pass', 'let s = 404; s ||= 500; status(s)', '404'],
    ['gets what `??=` adds', 'let s; s ??= 500; status(s)', '500'],
    ['is set in a chain', 'let a, s = 200; a = s = 404; status(s)', '404'],
    ['may be set in a condition', 'let s = 200; if (x && (s = 404)) log(); status(s)', '200 404'],
    ['may be set in a sum of things', 'let s = 200; x && (s = 404); status(s)', '200 404'],
    ['is not known behind a pattern', 'let s = 200; ({ s } = load()); status(s)', '?'],
    ['is not known behind an addition', 'let s = 200; s += x; status(s)', '?'],
    ['is a parameter', 'given = 404; status(given)', '404'],
    ['is a caught error', 'try { f() } catch (e) { e = 404; status(e) }', '404'],
  ])('%s', (_, body, expected) => {
    expect(reaching(body)).toBe(expected);
    expect(reaching(body, 'a.js')).toBe(expected);
  });

  it.each([
    ['keeps what came before the loop', 'let s = 200; for (const x of xs) s = 404; status(s)', '200 404'],
    [
      'sees later values in the next round',
      'let s = 200; for (const x of xs) { status(s); s = 404; }',
      '200 404',
    ],
    ['begins anew in each round', 'for (const x of xs) { let s = 200; status(s); s = 404; }', '200'],
    ['of the loop itself begins anew', 'for (let s of [404]) { status(s); s = 200; }', '200 404 ?'],
    [
      'may be left by `continue`',
      'let s = 200; while (x) { if (y) { s = 404; continue } } status(s)',
      '200 404',
    ],
    [
      'may be left by a label',
      'let s = 200; a: { s = 404; if (x) break a; s = 409; } status(s)',
      '200 404 409',
    ],
  ])('in a loop: %s', (_, body, expected) => {
    expect(reaching(body)).toBe(expected);
  });

  it.each([
    ['all cases', 'let s; switch (x) { case 1: s = 404; break; default: s = 500 } status(s)', '404 500'],
    [
      'the one before, without a default',
      'let s = 200; switch (x) { case 1: s = 404; } status(s)',
      '200 404',
    ],
    [
      'no case that has left',
      'let s = 500; switch (x) { case 1: s = 404; return end(s); case 2: { s = 409; break; } } status(s)',
      '409 500',
    ],
    [
      'what falls through',
      'let s = 500; switch (x) { case 1: case 2: s = 404; case 3: status(s); break; default: s = 409 }',
      '404 500',
    ],
    [
      'what breaks off early',
      'let s = 500; switch (x) { case 1: if (y) break; s = 404; break; default: s = 409 } status(s)',
      '404 409 500',
    ],
    [
      'a block beside another statement',
      'let s = 500; switch (x) { case 1: { s = 404; } s = 410; break; default: s = 409 } status(s)',
      '409 410',
    ],
  ])('behind a switch: %s', (_, body, expected) => {
    expect(reaching(body)).toBe(expected);
  });

  it.each([
    ['what was tried, or caught', 'let s = 200; try { s = 201; f() } catch { s = 500 } status(s)', '201 500'],
    ['all that was tried, in the catch', 'let s = 200; try { s = 201; f() } catch { status(s) }', '200 201'],
    [
      'what was tried, where the catch leaves',
      'let s = 200; try { s = 201 } catch { return } status(s)',
      '201',
    ],
    [
      'what the catch lets through',
      'let s = 200; try { s = 201; f(); s = 202 } catch { log() } status(s)',
      '200 201 202',
    ],
    ['what is set at last', 'let s = 200; try { s = 201 } finally { s = 404 } status(s)', '404'],
    [
      'all of it, at last',
      'let s = 200; try { s = 201 } catch { s = 500 } finally { status(s) }',
      '200 201 500',
    ],
  ])('behind a try: %s', (_, body, expected) => {
    expect(reaching(body)).toBe(expected);
  });

  it.each([
    ['sets it', 'let s = 200; list(() => { s = 404; }); status(s); s = 409', '200 404 409'],
    ['uses it', 'let s = 200; s = 404; list(() => status(s)); s = 409', '200 404 409'],
  ])('has all its values where another function %s', (_, body, expected) => {
    expect(reaching(body)).toBe(expected);
  });

  it('has all its values where two `var`s declare it', () => {
    expect(reaching('var s = 200; s = 404; var s = 409; status(s)')).toBe('200 404 409');
  });

  it('is not followed where it is set again and again: time stays linear', () => {
    const steps = 's = f(s); if (s) s = 404; status(s);\n'.repeat(150);
    const start = performance.now();
    expect(reaching(`let s = 200; ${steps}`)).toBe('200 404 ?');
    expect(performance.now() - start).toBeLessThan(2000);
  });

  it('stays bounded where each condition asks for it', () => {
    const steps = 'if (s === given) { s = s || 404; } else if (!s) { s = 500; }\n'.repeat(19);
    const start = performance.now();
    expect(reaching(`let s = given; ${steps} status(s)`)).toBe('404 500 ?');
    expect(performance.now() - start).toBeLessThan(2000);
  });
});
