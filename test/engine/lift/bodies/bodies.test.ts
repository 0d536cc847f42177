import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { bodyValueOf, wordsOf } from '../../../../server/src/engine/lift/bodies/bodies';
import type { BodyValue, ErrorSource } from '../../../../server/src/engine/model/body';
import type { Declaration } from '../../../../server/src/engine/syntax/scope';
import { applyEdits } from '../../../../server/src/engine/text/edit';
import { findNode, handlerOf } from '../condition-support';

/** What the argument of the snippet's last `send(…)` is. */
function bodyOf(statements: string, source?: ErrorSource): BodyValue {
  const snippet = handlerOf(statements);
  const sends = snippet.tree.calls.filter(
    ({ expression }) => ts.isIdentifier(expression) && ts.idText(expression) === 'send',
  );
  const argument = sends.at(-1)?.arguments[0];
  if (!argument) throw new Error('no send(…) in the snippet');
  const errors = new Map<Declaration, ErrorSource>();
  if (source) errors.set(findNode(snippet.fn, ts.isCatchClause).variableDeclaration!, source);
  return bodyValueOf(argument, { ...snippet.context, errors });
}

function names(value: BodyValue): readonly string[] {
  return value.kind === 'object' ? value.members.map(({ name }) => name) : [];
}

describe('literals', () => {
  it('texts', () => {
    expect(bodyOf(`send('Not found')`)).toEqual({ kind: 'text', text: 'Not found', exact: true });
    expect(bodyOf('send(`No user ${req.params.id} here`)')).toEqual({
      kind: 'text',
      text: 'No user … here',
      exact: false,
    });
    expect(bodyOf(`const what = 'User'; send(what + ' not found')`)).toEqual({
      kind: 'text',
      text: 'User not found',
      exact: true,
    });
    expect(bodyOf(`send('User ' + name)`)).toEqual({ kind: 'text', text: 'User …', exact: false });
    expect(bodyOf(`send(message || 'Not found')`)).toEqual({ kind: 'text', text: 'Not found', exact: false });
  });

  it('numbers, booleans, nothing', () => {
    expect(bodyOf('send(404)')).toEqual({ kind: 'number', value: 404 });
    expect(bodyOf('send(-1)')).toEqual({ kind: 'number', value: -1 });
    expect(bodyOf('send(false)')).toEqual({ kind: 'boolean', value: false });
    expect(bodyOf('send(null)')).toEqual({ kind: 'null' });
    expect(bodyOf('send(undefined)')).toEqual({ kind: 'undefined' });
    expect(bodyOf('send(void 0)')).toEqual({ kind: 'undefined' });
  });

  it('arrays', () => {
    expect(bodyOf('send([])')).toEqual({ kind: 'array', length: 0 });
    expect(bodyOf('send([1, 2])')).toEqual({ kind: 'array', length: 2 });
    expect(bodyOf('send([...a])')).toEqual({ kind: 'array', length: undefined });
  });
});

describe('objects', () => {
  it('members in source order with their places', () => {
    const value = bodyOf(`send({ success: false, 'error': { message: 'gone' }, code: 3 })`);
    expect(names(value)).toEqual(['success', 'error', 'code']);
    expect(value).toMatchObject({ kind: 'object', complete: true });
    if (value.kind !== 'object') throw new Error('no object');
    const [success, error] = value.members;
    expect(success!.value).toEqual({ kind: 'boolean', value: false });
    expect(error).toMatchObject({ text: `{ message: 'gone' }`, value: { kind: 'object' } });
    expect(success!.nameSpan.end - success!.nameSpan.start).toBe('success'.length);
    expect(success!.span.end - success!.span.start).toBe('success: false'.length);
  });

  it('shorthand members are followed', () => {
    expect(bodyOf(`const message = 'gone'; send({ message })`)).toMatchObject({
      members: [{ name: 'message', value: { kind: 'text', text: 'gone' } }],
    });
  });

  it('spreads and computed names make them incomplete', () => {
    expect(bodyOf('send({ ...rest, ok: true })')).toMatchObject({ kind: 'object', complete: false });
    expect(bodyOf('send({ [name]: 1 })')).toMatchObject({ kind: 'object', complete: false, members: [] });
  });

  it('a spread literal is read', () => {
    const value = bodyOf('const base = { ok: true }; send({ ...base, id: 1 })');
    expect(names(value)).toEqual(['ok', 'id']);
    expect(value).toMatchObject({ complete: true });
  });

  it('constants are followed, and incomplete when members are assigned', () => {
    expect(bodyOf('const body = { ok: true }; send(body)')).toMatchObject({ kind: 'object', complete: true });
    expect(bodyOf('const body = { ok: true }; body.id = 3; send(body)')).toMatchObject({
      kind: 'object',
      complete: false,
    });
    expect(bodyOf('let body = { ok: true }; body = other; send(body)')).toMatchObject({ kind: 'unknown' });
    expect(bodyOf('let body = { ok: true }; ({ body } = other); send(body)')).toMatchObject({
      kind: 'unknown',
    });
  });
});

describe('errors', () => {
  const source: ErrorSource = { operations: ['storage'], narrowed: false };
  const rows: readonly (readonly [string, readonly string[]])[] = [
    ['err', []],
    ['err.message', ['message']],
    ['err?.message', ['message']],
    ['err.stack', ['stack']],
    ['String(err)', ['message']],
    ['`${err}`', ['message']],
    [`'Failed: ' + err.message`, ['message']],
    ['err.toString()', []],
    ['JSON.stringify(err)', []],
    [`err.message || 'Server error'`, ['message']],
    ['{ ...err }', ['...']],
  ];
  for (const [expression, path] of rows) {
    it(expression, () => {
      expect(bodyOf(`try { f(); } catch (err) { send(${expression}); }`, source)).toEqual({
        kind: 'error',
        path,
        source,
      });
    });
  }

  it('inside an object', () => {
    expect(bodyOf('try { f(); } catch (e) { send({ error: e, ok: false }); }', source)).toMatchObject({
      members: [{ name: 'error', value: { kind: 'error', path: [], source } }, { name: 'ok' }],
    });
  });

  it('an error spread among other members', () => {
    expect(bodyOf('try { f(); } catch (e) { send({ ok: false, ...e }); }', source)).toMatchObject({
      complete: false,
      members: [{ name: 'ok' }, { name: '...', value: { kind: 'error', path: ['...'] } }],
    });
  });

  it('another variable of the same name is none', () => {
    expect(bodyOf(`const err = compute(); send(err.message)`)).toMatchObject({ kind: 'unknown' });
  });
});

describe('choices', () => {
  it('agree in kind', () => {
    expect(bodyOf(`send(a ? 'Not found' : 'Gone')`)).toEqual({
      kind: 'text',
      text: 'Not found / Gone',
      exact: false,
    });
    expect(bodyOf('send(a ? 1 : 1)')).toEqual({ kind: 'number', value: 1 });
    const both = bodyOf(`send(a ? { ok: true, id: 1 } : { ok: false, id: 1 })`);
    expect(both).toMatchObject({
      complete: false,
      members: [
        { name: 'ok', value: { kind: 'unknown' } },
        { name: 'id', value: { kind: 'number' } },
      ],
    });
  });

  it('differ in kind', () => {
    expect(bodyOf(`send(a ? 'x' : 3)`)).toMatchObject({ kind: 'unknown' });
    expect(bodyOf('send(a ? data : undefined)')).toMatchObject({ kind: 'unknown' });
  });
});

// Rules are silent on it, so nothing may be taken for nothing: `user?.name` is not `undefined`.
describe('what is not known', () => {
  for (const statements of [
    'send(user)',
    'send(user?.name)',
    'let result; send(result)',
    'send(await find())',
  ])
    it(statements, () => expect(bodyOf(statements)).toMatchObject({ kind: 'unknown' }));
});

describe('parameters of a helper', () => {
  it('stand for the arguments of the call, or are left out', () => {
    const snippet = handlerOf(`const fail = (message, data) => { send({ message, data }); }; fail('gone');`);
    const helper = findNode(snippet.fn, ts.isArrowFunction);
    const call = snippet.tree.calls.find(
      ({ expression }) => ts.isIdentifier(expression) && ts.idText(expression) === 'fail',
    )!;
    const outer = snippet.context.environment;
    const bindings = new Map(
      helper.parameters.map((parameter, at) => [
        parameter,
        { expression: call.arguments[at], environment: outer },
      ]),
    );
    const send = snippet.tree.calls.find(
      ({ expression }) => ts.isIdentifier(expression) && ts.idText(expression) === 'send',
    )!;
    const value = bodyValueOf(send.arguments[0]!, {
      ...snippet.context,
      environment: { tree: snippet.tree, bindings },
    });
    expect(value).toMatchObject({
      members: [{ value: { kind: 'text', text: 'gone' } }, { value: { kind: 'undefined' } }],
    });
  });
});

describe('what may not be there', () => {
  it('a member that is deleted', () => {
    const body = 'const body = { message: 1, stack: 2 }; if (isProduction) delete body.stack; send(body)';
    expect(names(bodyOf(body))).toEqual(['message']);
  });
  it('what is deleted from something else', () => {
    expect(names(bodyOf('const body = { stack: 2 }; delete other.stack; send(body)'))).toEqual(['stack']);
  });
  it('a stack that the environment chooses', () => {
    const chosen = 'const stack = process.env.NODE_ENV === "production" ? undefined : err.stack;';
    const body = bodyOf(`try {} catch (err) { ${chosen} send({ stack }) }`, {
      operations: [],
      narrowed: false,
    });
    expect(body.kind === 'object' && body.members[0]?.value.kind).toBe('unknown');
  });
});

describe('a message that is chosen', () => {
  it('is not the error’s', () => {
    const chosen = 'let message = "Failed"; if (err.expose) message = err.message;';
    const body = bodyOf(`try {} catch (err) { ${chosen} send({ message }) }`, {
      operations: [],
      narrowed: false,
    });
    expect(body.kind === 'object' && body.members[0]?.value.kind).not.toBe('error');
  });
});

describe('taking a member out', () => {
  const rows: readonly (readonly [string, string])[] = [
    ['send({ a: 1, b: 2 })', 'send({ b: 2 })'],
    ['send({ b: 2, a: 1 })', 'send({ b: 2 })'],
    ['send({ a: 1 })', 'send({})'],
    ['send({ b: 2, a: 1, })', 'send({ b: 2, })'],
    ['send({\n  a: 1,\n  b: 2,\n})', 'send({\n  b: 2,\n})'],
    ['send({ a: "http://x", b: 2 })', 'send({ b: 2 })'],
  ];
  for (const [before, after] of rows) it(before, () => expect(withoutA(before)).toBe(after));
  it('not where a comment would be lost', () => {
    expect(withoutA('send({ a: 1, // why\n b: 2 })')).toBeUndefined();
  });
});

/** The statement after its body's member `a` was taken out; undefined where that cannot be written. */
function withoutA(statement: string): string | undefined {
  const { tree } = handlerOf(statement);
  const body = bodyOf(statement);
  const edits = body.kind === 'object' ? body.members.find(({ name }) => name === 'a')?.remove() : undefined;
  if (!edits) return undefined;
  const from = tree.text.indexOf(statement);
  const until = tree.text.length - from - statement.length;
  const text = applyEdits(tree.text, edits);
  return text.slice(from, text.length - until);
}

describe('wordsOf', () => {
  const rows: readonly (readonly [string, string])[] = [
    [`send('Not found')`, 'Not found'],
    [`send({ message: 'Not found', name: 'John' })`, 'Not found'],
    [`send({ success: false, error: { code: 'X', message: 'gone' } })`, 'gone'],
    [`send({ error: 'Bad', detail: 'very' })`, 'Bad. very'],
    ['send({ data: { inner: { message: "deep" } } })', ''],
    ['send(user)', ''],
  ];
  for (const [statements, words] of rows)
    it(statements, () => expect(wordsOf(bodyOf(statements))).toBe(words));
});

describe('half-typed code', () => {
  for (const statements of [
    'send({ a: })',
    'send({ ...})',
    'send(`${',
    'send({ a:',
    'send(x ? : 1)',
    'send(await)',
    'const a = a; send(a)',
  ]) {
    it(statements, () => expect(() => bodyOf(statements)).not.toThrow());
  }
});
