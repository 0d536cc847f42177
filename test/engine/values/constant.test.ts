import { describe, expect, it } from 'vitest';
import { parseTree } from '../../../server/src/engine/syntax/tree';
import { callEnvironment, returnsOf } from '../../../server/src/engine/values/calls';
import { constantOf } from '../../../server/src/engine/values/constant';
import { emptyEnvironment } from '../../../server/src/engine/values/environment';

/** The constant of the argument of the last `say(…)` call of a snippet. */
function constantIn(code: string): unknown {
  const tree = parseTree('a.ts', code);
  const call = tree.calls.findLast(({ expression }) => tree.text.slice(0, expression.end).endsWith('say'));
  return constantOf(call!.arguments[0]!, emptyEnvironment(tree));
}

const text = (value: string, exact = true): object => ({ kind: 'text', text: value, exact });

describe('constantOf', () => {
  it.each([
    ["say('User not found')", text('User not found')],
    ['say(`User ${id} not found`)', text('User … not found', false)],
    ['const who = "User"; say(`${who} not found`)', text('User not found')],
    ["say('User ' + id + ' not found')", text('User … not found', false)],
    ["say('User ' + 'not found')", text('User not found')],
    ["say(id + ' not found')", text('… not found', false)],
    ["const M = { gone: 'Gone' } as const; say(M.gone)", text('Gone')],
    ["import { ReasonPhrases } from 'http-status-codes'; say(ReasonPhrases.NOT_FOUND)", text('Not Found')],
    ["import { getReasonPhrase as say2 } from 'http-status-codes'; say(say2(404))", text('Not Found')],
    ["const { STATUS_CODES } = require('http'); say(STATUS_CODES[404])", text('Not Found')],
    ['say(404)', { kind: 'number', value: 404 }],
    ['say(7 % 4)', { kind: 'number', value: 3 }],
    ['say(false)', { kind: 'boolean', value: false }],
    ['say(null)', { kind: 'null' }],
    ['say(undefined)', { kind: 'undefined' }],
    ['say(void 0)', { kind: 'undefined' }],
    ["say(x ? 'A' : 'A')", text('A')],
    ["say(x ? 'A' : 'B')", undefined],
    ['say(message)', undefined],
    ["import { HTTP } from './messages'; say(HTTP.NOT_FOUND)", undefined],
    ["import { HTTP } from './messages'; say(`${HTTP.NOT_FOUND}!`)", text('…!', false)],
    ['say(a + b)', undefined],
  ])('%s', (code, expected) => {
    expect(constantIn(code)).toEqual(expected);
  });
});

describe('callEnvironment', () => {
  const read = (code: string): unknown[] => {
    const tree = parseTree('a.ts', code);
    const [fn] = tree.functions;
    const call = tree.calls.at(-1);
    const environment = callEnvironment(fn!, call!.arguments, emptyEnvironment(tree));
    return returnsOf(fn!).map((value) => value && constantOf(value, environment));
  };

  it.each([
    ['binds parameters by position', 'const f = (a, b) => b; f(1, 2)', [{ kind: 'number', value: 2 }]],
    ['skips a `this` parameter', 'function f(this: X, a) { return a } f(1)', [{ kind: 'number', value: 1 }]],
    [
      'gives a missing argument its default',
      'const f = (a, b = 3) => b; f(1)',
      [{ kind: 'number', value: 3 }],
    ],
    ['gives a missing argument undefined', 'const f = (a) => a; f()', [{ kind: 'undefined' }]],
    ['knows nothing behind a spread', 'const f = (a, b) => b; f(...x, 2)', [undefined]],
    ['knows nothing of rest parameters', 'const f = (...a) => a; f(1)', [undefined]],
    [
      'reads members of an object argument',
      'const f = ({ a }) => a; f({ a: 1 })',
      [{ kind: 'number', value: 1 }],
    ],
  ])('%s', (_, code, expected) => {
    expect(read(code)).toEqual(expected);
  });

  it('finds returns in every kind of block and none of inner functions', () => {
    const code = `function f(x) {
      if (x) return 1;
      try { return 2 } catch { return 3 } finally { g(() => { return 0 }) }
      for (;;) { switch (x) { case 1: return 4 } }
      return;
    } f()`;
    const kinds = read(code).map((value) => (value as { value: number } | undefined)?.value);
    expect(kinds).toEqual([1, 2, 3, 4, undefined]);
  });
});
