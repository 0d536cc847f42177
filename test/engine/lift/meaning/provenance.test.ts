import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import type { ValueOrigin } from '../../../../server/src/engine/lift/meaning/origin';
import { originOf } from '../../../../server/src/engine/lift/meaning/provenance';
import { handlerOf, type Surroundings } from '../condition-support';

/** The origin of the argument of the snippet's last `ask(…)`. */
function origin(statements: string, surroundings: Surroundings = {}): ValueOrigin {
  const snippet = handlerOf(statements, surroundings);
  const asks = snippet.tree.calls.filter(
    ({ expression }) => ts.isIdentifier(expression) && ts.idText(expression) === 'ask',
  );
  return originOf(asks.at(-1)!.arguments[0]!, snippet.context);
}

function request(part: string, ...path: readonly string[]) {
  return { kind: 'request', part, path };
}

describe('parts of the request', () => {
  const rows: readonly (readonly [string, object])[] = [
    ['ask(req.params.id)', request('params', 'id')],
    [`ask(req['params']['id'])`, request('params', 'id')],
    ['const { id } = req.params; ask(id)', request('params', 'id')],
    ['const { id: key } = req.params; ask(key)', request('params', 'id')],
    ['const { params: { id } } = req; ask(id)', request('params', 'id')],
    ['const id = Number(req.params.id); ask(id)', request('params', 'id')],
    ['const id = parseInt(req.params.id, 10); ask(id)', request('params', 'id')],
    ['const id = new ObjectId(req.params.id); ask(id)', request('params', 'id')],
    ['ask(req.body.email.trim().toLowerCase())', request('body', 'email')],
    ['ask((req.body as Login).email!)', request('body', 'email')],
    ['const page = req.query.page || 1; ask(page)', request('query', 'page')],
    ['ask(req.session.cart)', request('session', 'cart')],
    ['ask(req.session.user)', request('user')],
    ['ask(req.user?.role)', request('user', 'role')],
    ['ask(req.userId)', request('user', 'id')],
    ['ask(req.auth)', request('user')],
    ['ask(res.locals.user)', request('user')],
    ['ask(req.file)', request('file')],
    ['ask(req.method)', request('method')],
    ['ask(req.ip)', request('ip')],
    [`ask(req.get('Content-Type'))`, request('headers', 'content-type')],
  ];
  for (const [statements, expected] of rows)
    it(statements, () => expect(origin(statements)).toEqual(expected));

  it('a destructured request parameter', () => {
    expect(origin('ask(email)', { request: '{ body: { email }, user }' })).toEqual(request('body', 'email'));
    expect(origin('ask(user.id)', { request: '{ body: { email }, user }' })).toEqual(request('user', 'id'));
  });
});

describe('kinds', () => {
  const JWT = { top: `import jwt from 'jsonwebtoken';` };
  const rows: readonly (readonly [string, object, Surroundings?])[] = [
    ['ask(req.headers.authorization)', { kind: 'credential', sure: true }],
    [`ask(req.headers['x-api-key'])`, { kind: 'credential', sure: true }],
    ['ask(req.cookies.token)', { kind: 'credential', sure: true }],
    [
      `const token = req.headers.authorization && req.headers.authorization.split(' ')[1]; ask(token)`,
      { kind: 'credential', sure: true },
    ],
    [`ask(req.headers['x-csrf-token'])`, request('headers', 'x-csrf-token')],
    [
      'ask(await User.findById(req.params.id))',
      {
        kind: 'lookup',
        rows: 'single',
        key: 'params',
        keyNames: ['id'],
        callee: 'User.findById',
        sure: true,
      },
    ],
    [
      'const filter = { email: req.body.email }; ask(await User.findOne(filter))',
      { kind: 'lookup', key: 'body', keyNames: ['email'] },
    ],
    [
      'ask(await User.find({ age: req.query.age }).sort().lean())',
      { kind: 'lookup', rows: 'list', key: 'query' },
    ],
    ['ask((await User.find({}))[0])', { kind: 'lookup', rows: 'single' }],
    [
      'ask(await Post.findOne({ _id: req.params.id, owner: req.user.id }))',
      { kind: 'lookup', key: 'params', caller: true },
    ],
    ['ask(await prisma.user.findMany())', { kind: 'lookup', rows: 'list', key: 'other' }],
    ['ask(await getUserByEmail(req.body.email))', { kind: 'lookup', rows: 'single', key: 'body' }],
    [
      'ask(await sql`SELECT * FROM t WHERE id = ${req.params.id}`)',
      { kind: 'lookup', rows: 'list', key: 'params' },
    ],
    [`const u = await User.findById(1); ask(u.role)`, { kind: 'lookup', path: ['role'] }],
    [
      'ask(await bcrypt.compare(a, b))',
      { kind: 'credential-check', sure: true },
      { top: `const bcrypt = require('bcrypt');` },
    ],
    ['ask(jwt.verify(t, s).id)', { kind: 'credential-check', path: ['id'] }, JWT],
    ['ask(await user.comparePassword(p))', { kind: 'credential-check' }],
    ['ask(hasPermission(req.user, x))', { kind: 'permission-check', sure: true }],
    ['ask(process.env.PORT)', { kind: 'config' }],
    ['ask(config.port)', { kind: 'config' }, { top: `import { config } from '../config/index.js';` }],
    ['ask(await User.create(req.body))', { kind: 'write', verb: 'create' }],
    [
      'ask(await db.query("DELETE FROM t WHERE id = ?", [req.params.id]))',
      { kind: 'write', verb: 'delete', key: 'params' },
    ],
    ['ask(await fetch(url))', { kind: 'http' }],
    [
      'const { data } = await axios.get(url); ask(data)',
      { kind: 'http', path: ['data'] },
      { top: `import axios from 'axios';` },
    ],
    ['try { f(); } catch (e) { ask(e.code); }', { kind: 'error', path: ['code'] }],
    [`ask('x')`, { kind: 'constant', value: 'x' }],
    ['ask(-1)', { kind: 'constant', value: -1 }],
    ['ask(compute(1))', { kind: 'call', name: 'compute' }],
    ['ask(new Thing(req.body))', { kind: 'unknown' }],
    ['ask(anything)', { kind: 'unknown' }],
  ];
  for (const [statements, expected, surroundings] of rows) {
    it(statements, () => expect(origin(statements, surroundings)).toMatchObject(expected));
  }
});

describe('variables', () => {
  it('with several assignments are what these agree in', () => {
    expect(origin('let u = await A.findById(1); if (x) u = await A.findOne({}); ask(u)')).toMatchObject({
      kind: 'lookup',
    });
    expect(origin('let u = await A.findById(1); if (x) u = process.env.Y; ask(u)')).toMatchObject({
      kind: 'unknown',
    });
    expect(origin('let u = null; u = req.user; ask(u)')).toMatchObject({ kind: 'request', part: 'user' });
  });

  it('are assigned by patterns too', () => {
    expect(origin('let token; ({ token } = req.cookies); ask(token)')).toMatchObject({ kind: 'credential' });
    expect(origin('let id; ({ key: id } = req.params); ask(id)')).toEqual(request('params', 'key'));
    expect(origin('let id; [id] = list; ask(id)')).toMatchObject({ kind: 'unknown' });
  });

  it('do not know later assignments', () => {
    expect(origin('let u = await A.findById(1); ask(u); u = process.env.Y;')).toMatchObject({
      kind: 'lookup',
    });
  });

  it('of the same name in another scope are none', () => {
    expect(origin('const user = req.user; { const user = compute(); ask(user); }')).toMatchObject({
      kind: 'call',
    });
  });

  // Each condition of a handler is asked about by itself; which is asked first must not matter.
  it.each([1, 2, 3, 4, 9])('are the same whatever was asked before, %i lookups behind', (count) => {
    const chain = Array.from(
      { length: count },
      (_, at) => `const r${at + 1} = await T.findOne({ k: r${at}.x });`,
    );
    const { tree, context } = handlerOf(
      `const { id } = req.params; const r0 = await T.findById(id); ${chain.join(' ')} ask(r${count}); ask(r0);`,
    );
    const [last, first] = tree.calls.filter(
      ({ expression }) => ts.isIdentifier(expression) && ts.idText(expression) === 'ask',
    );
    originOf(last!.arguments[0]!, context);
    expect(originOf(first!.arguments[0]!, context)).toMatchObject({ kind: 'lookup', key: 'params' });
  });

  it('that refer to themselves end', () => {
    expect(origin('const a = b; const b = a; ask(a)')).toMatchObject({ kind: 'unknown' });
    const chain = Array.from({ length: 200 }, (_, at) => `const v${at + 1} = v${at} || v${at};`).join(' ');
    expect(origin(`const v0 = 1; ${chain} ask(v200)`)).toMatchObject({ kind: 'unknown' });
  });
});
