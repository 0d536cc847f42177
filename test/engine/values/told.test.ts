import { describe, expect, it } from 'vitest';
import { parseTree } from '../../../server/src/engine/syntax/tree';
import { callEnvironment, returnsOf } from '../../../server/src/engine/values/calls';
import { constantOf } from '../../../server/src/engine/values/constant';
import { emptyEnvironment } from '../../../server/src/engine/values/environment';
import { conditionIn, evaluateStatus } from '../../../server/src/engine/values/evaluate';

const IMPORTS = `
  import acme, { Kinds, AcmeError } from '@acme/errors';
  import * as others from 'other-errors';
  import Parse from 'parse/node';
  import os from 'node:os';
`;

/** The environment of the body of `f` in the last call of a snippet, and the last value that it returns. */
function calling(code: string, fileName = 'a.ts') {
  const tree = parseTree(fileName, IMPORTS + code);
  const fn = tree.functions.find(
    ({ name }) => name !== undefined && tree.text.slice(name.pos, name.end).trim() === 'f',
  )!;
  const call = tree.calls.at(-1)!;
  const environment = callEnvironment(fn, call.arguments, emptyEnvironment(tree));
  return { environment, value: returnsOf(fn).at(-1)! };
}

/** Whether a condition about `x` holds where `f` is called with an argument. */
function holds(condition: string, argument: string): boolean | undefined {
  const { environment, value } = calling(`function f(x) { return ${condition}; } f(${argument});`);
  return conditionIn(value, environment);
}

/** The codes that the function `f` returns in a call, with `?` where there may be others. */
function returned(body: string, argument: string): string {
  const { environment, value } = calling(`function f(x, y) { ${body} } f(${argument});`);
  const { codes, dynamic } = evaluateStatus(value, environment);
  return [...codes.map(({ code }) => code), ...(dynamic ? ['?'] : [])].join(' ');
}

describe('a constant of a package whose value is not known', () => {
  it.each([
    ['is itself', 'x === Kinds.MISSING', 'Kinds.MISSING', true],
    ['is itself under another name of the module', 'x === acme.Kinds.MISSING', 'Kinds.MISSING', true],
    [
      'is itself under the name that a module has for itself',
      'x === Parse.Error.A',
      'Parse.Parse.Error.A',
      true,
    ],
    ['is not another one of its object', 'x === Kinds.MISSING', 'Kinds.TAKEN', false],
    ['is not another one of its object, the other way round', 'Kinds.TAKEN !== x', 'Kinds.MISSING', true],
    ['is not another member of an enum', 'x === Kinds.NotFound', 'Kinds.Taken', false],
    ['is not another export', 'x === acme.NOT_FOUND', 'acme.TAKEN', false],
    ['may be one of another object', 'x === acme.Codes.TAKEN', 'Kinds.MISSING', undefined],
    ['may be one of another module', 'x === others.Kinds.TAKEN', 'Kinds.MISSING', undefined],
    ['may be any number', 'x === 404', 'Kinds.MISSING', undefined],
    ['may be missing', 'x', 'Kinds.MISSING', undefined],
    ['may be the default one', 'x === Kinds.DEFAULT', 'Kinds.MISSING', undefined],
    ['is no variable', 'x === acme.current', 'Kinds.MISSING', undefined],
    ['is none of the system, which repeats itself', 'x === os.EAGAIN', 'os.EWOULDBLOCK', undefined],
    ['is in no list of others', '[Kinds.TAKEN, Kinds.ODD].includes(x)', 'Kinds.MISSING', false],
    ['is in a list with itself', '[Kinds.TAKEN, Kinds.MISSING].includes(x)', 'Kinds.MISSING', true],
    ['may be in a list of anything', '[Kinds.TAKEN, y].includes(x)', 'Kinds.MISSING', undefined],
  ] as const)('%s', (_, condition, argument, expected) => {
    expect(holds(condition, argument)).toBe(expected);
  });

  it('is no status, and no text', () => {
    const { environment, value } = calling(`function f(x) { return x; } f(Kinds.MISSING);`);
    expect(evaluateStatus(value, environment)).toMatchObject({ codes: [], dynamic: true });
    expect(constantOf(value, environment)).toBeUndefined();
  });
});

describe('what a class of a package has made', () => {
  const own = `class Own extends Error {} class Under extends AcmeError {} class Plain {}`;
  const isInstance = (condition: string, argument: string): boolean | undefined => {
    const { environment, value } = calling(`${own} function f(x) { return ${condition}; } f(${argument});`);
    return conditionIn(value, environment);
  };

  it.each([
    ['x instanceof AcmeError', 'new AcmeError()', true],
    ['x instanceof acme.AcmeError', 'new AcmeError()', true],
    ['x instanceof AcmeError', 'new Under()', true],
    ['x instanceof AcmeError', 'new Own()', false],
    ['x instanceof Own', 'new AcmeError()', false],
    ['x instanceof Own', 'new Under()', false],
    ['x instanceof others.OtherError', 'new AcmeError()', undefined],
    ['x instanceof Error', 'new AcmeError()', undefined],
    ['x instanceof Error', 'new Parse.Error(1)', true],
    ['x instanceof AcmeError', 'new Parse.Error(1)', false],
    ['x instanceof Parse.Object', 'new Parse.Error(1)', undefined],
    ['x', 'new AcmeError()', true],
    ['x.code === Kinds.TAKEN', 'new AcmeError(Kinds.TAKEN)', undefined],
    ['x.code === Parse.Error.A', 'new Parse.Error(Parse.Error.A, "a")', true],
    ['x.code === Parse.Error.A', 'new Parse.Error(...all)', undefined],
    ['x.message === "a"', 'new Parse.Error(1, "a")', undefined],
  ] as const)('%s for %s', (condition, argument, expected) => {
    expect(isInstance(condition, argument)).toBe(expected);
  });
});

describe('a table by computed names', () => {
  it.each([
    ['a text', `const K = { A: 'a' }; return { [K.A]: 404 }[x];`, `'a'`, '404'],
    ['a number', `const K = { A: 7 }; return { [K.A]: 404, 8: 409 }[x];`, '7', '404'],
    ['a name behind them', `const K = { A: 7 }; return { [K.A]: 404, 8: 409 }[x];`, '8', '409'],
    ['none of them', `const K = { A: 7 }; return { [K.A]: 404 }[x] || 400;`, '8', '400'],
    ['one that nobody knows', `return { [y]: 404 }[x] || 400;`, '8', '400 ?'],
    ['a constant of a package', `return { [Kinds.A]: 404, [Kinds.B]: 409 }[x] || 400;`, 'Kinds.B', '409'],
    ['no constant of a package', `return { [Kinds.A]: 404, [Kinds.B]: 409 }[x] || 400;`, 'Kinds.C', '400'],
    [
      'perhaps a constant of a package',
      `return { [Kinds.A]: 404, 7: 409 }[x] || 400;`,
      'Kinds.C',
      '409 404 400 ?',
    ],
    ['whatever it is', `return { [Kinds.A]: 404, [Kinds.B]: 409 }[x] || 400;`, 'z', '404 409 400 ?'],
  ])('%s', (_, body, argument, expected) => {
    expect(returned(body, argument)).toBe(expected);
  });
});

describe('what a table or list does not have', () => {
  it.each([
    ['is missing', `const T = { b: 404 }; return T[x] || 400;`, '400'],
    [
      'is missing, though it is read',
      `const T = { b: 404 }; y = T[y]; console.log(T); return T[x] || 400;`,
      '400',
    ],
    [
      'may be there, where keys are worked out',
      `const T = { b: 404 }; T[y] = y; return T[x] || 400;`,
      '400 ?',
    ],
    ['may be there, where it is empty', `return CACHE[x] || 400;`, '400 ?'],
    ['may be there, where others get it', `return FILLED[x] || 400;`, '400 ?'],
    ['is missing, where it gets others by name', `return NAMED[x] || 400;`, '400'],
    ['is not in the list', `const L = ['b']; return L.includes(x) ? 404 : 400;`, '400'],
    ['may be in the list later', `const L = ['b']; L.push(y); return L.includes(x) ? 404 : 400;`, '404 400'],
    ['may be in a list that begins empty', `return LIST.includes(x) ? 404 : 400;`, '404 400'],
  ])('%s', (_, body, expected) => {
    const tables = `const CACHE = {}; const FILLED = { b: 404 }; Object.assign(FILLED, others); const NAMED = {}; NAMED.b = 404; const LIST = [];`;
    const { environment, value } = calling(`${tables} function f(x, y) { ${body} } f('a');`);
    const { codes, dynamic } = evaluateStatus(value, environment);
    expect([...codes.map(({ code }) => code), ...(dynamic ? ['?'] : [])].join(' ')).toBe(expected);
  });
});

describe('the value of a variable or member, where the call decides which assignments run', () => {
  it.each([
    ['the last one that runs', `let s = 500; if (x) s = 404; return s;`, 'true', '404'],
    ['none that does not run', `let s = 500; if (x) s = 404; return s;`, 'false', '500'],
    ['in an else', `let s; if (!x) { s = 404; } else { s = 409; } return s;`, 'true', '409'],
    ['in a case', `let s; switch (x) { case 1: s = 404; break; default: s = 500; } return s;`, '1', '404'],
    ['by default', `let s; switch (x) { case 1: s = 404; break; default: s = 500; } return s;`, '2', '500'],
    ['by none', `let s = 400; switch (x) { case 1: s = 404; } return s;`, '2', '400'],
    ['falling through', `let s; switch (x) { case 1: s = 404; case 2: s = 409; } return s;`, '1', '409'],
    [
      'over tests',
      `let s; switch (true) { case x > 5: s = 404; break; case x > 2: s = 409; } return s;`,
      '3',
      '409',
    ],
    ['of a member', `const o = { s: 500 }; if (x) o.s = 404; return o.s;`, 'true', '404'],
    ['of a member that is left', `const o = { s: 500 }; if (x) o.s = 404; return o.s;`, 'false', '500'],
    ['perhaps', `let s = 500; if (y.z) s = 404; return s;`, 'true, z', '500 404'],
    ['of a member, perhaps', `const o = { s: 500 }; if (y.z) o.s = 404; return o.s;`, 'true, z', '500 404'],
    [
      'of another object',
      `let o = { s: 500 }; if (x) o.s = 404; o = { s: 410 }; return o.s;`,
      'true',
      '410 404',
    ],
  ])('%s', (_, body, argument, expected) => {
    expect(returned(body, argument)).toBe(expected);
  });
});

describe('a member of an instance', () => {
  const classes = `
    class Base extends Error { constructor(code, s) { super(); this.code = code; this.s = s; } read() { return this.t; } }
    class Bare extends Base {}
    class Named extends RangeError {}
    class Later extends Error { s; }
  `;
  it.each([
    ['handed on by a class without a constructor', 'x.s', `new Bare('a', 404)`, '404'],
    ['that it does not have', 'x.t || 500', `new Bare('a', 404)`, '500'],
    ['that it declares for others', 'x.s || 500', 'new Later()', '500 ?'],
    ['that an object may have', 'x.t || 500', 'z', '500 ?'],
    ['that is its name', `x.name === 'RangeError' ? 404 : 500`, 'new Named()', '404'],
  ])('%s', (_, value, argument, expected) => {
    const { environment, value: node } = calling(
      `${classes} function f(x) { return ${value}; } f(${argument});`,
    );
    const { codes, dynamic } = evaluateStatus(node, environment);
    expect([...codes.map(({ code }) => code), ...(dynamic ? ['?'] : [])].join(' ')).toBe(expected);
  });

  it('that the caller sets in the variable that it gives', () => {
    const { environment, value } = calling(
      `${classes} function f(x) { return x.t || 500; } const made = new Bare('a'); made.t = 410; f(made);`,
    );
    expect(evaluateStatus(value, environment).codes.map(({ code }) => code)).toEqual([410, 500]);
  });
});
