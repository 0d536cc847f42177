import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { attemptOf } from '../../../../server/src/engine/lift/meaning/attempts';
import type { Attempt } from '../../../../server/src/engine/model/attempt';
import { findNode, handlerOf } from '../condition-support';

function attempt(block: string, taker = 'res.status(400).end();', top = ''): Attempt {
  const { fn, context } = handlerOf(`try { ${block} } catch (e) { ${taker} }`, { top });
  const { tryBlock, catchClause } = findNode(fn, ts.isTryStatement);
  if (!catchClause) throw new Error('no catch');
  return attemptOf(tryBlock, catchClause, context);
}

/** `storage User.findById client id waits`, one text for each call. */
function callsIn(block: string, top = ''): readonly string[] {
  return attempt(block, undefined, top).calls.map(({ does, callee, input, byIdentity, waits }) =>
    [does, callee, input, ...(byIdentity ? ['id'] : []), ...(waits ? ['waits'] : [])].join(' '),
  );
}

const CALLS: readonly (readonly [why: string, block: string, calls: readonly string[], top?: string])[] = [
  ['nothing of the request', 'res.json(await User.find());', ['storage User.find none waits']],
  ['a route parameter', 'await User.findById(req.params.id);', ['storage User.findById client id waits']],
  ['the caller', 'const { id } = req.user; await Cart.find({ id });', ['storage Cart.find caller waits']],
  [
    'the caller, taken out of the request',
    'const { user } = req; await Cart.find({ user });',
    ['storage Cart.find caller waits'],
  ],
  [
    'the body behind a variable',
    'const b = { ...req.body }; await User.create(b);',
    ['storage User.create client waits'],
  ],
  [
    'what an object was made of',
    'const u = new User(req.body); await u.save();',
    ['storage u.save client waits'],
  ],
  [
    'what was put into it',
    'const u = await User.find(); u.x = req.query.x; await u.save();',
    ['storage User.find none waits', 'storage u.save client waits'],
  ],
  [
    'what was assigned later',
    'let n = 1; if (a) n = req.query.n; await User.find().limit(n);',
    ['storage User.find client waits'],
  ],
  [
    'the parameter of a callback',
    'await Promise.all(req.body.ids.map((one) => User.create(one)));',
    ['storage User.create client waits'],
  ],
  [
    'all of a Promise.all',
    'await Promise.all([User.find(), Cart.find()]);',
    ['storage User.find none waits', 'storage Cart.find none waits'],
  ],
  [
    'an argument that nobody waits for',
    'await send(made(req.body));',
    ['other send client waits', 'other made client'],
  ],
  ['what is returned is for nobody in the handler', 'return User.find();', ['storage User.find none']],
  [
    'a function of the file, with its arguments',
    'await load(req.params.id);',
    ['storage User.findById client id waits'],
    'async function load(id) { return User.findById(id); }',
  ],
  [
    'an object with an id, handed on',
    'await load({ _id: req.params.id });',
    ['storage User.findOne client id waits'],
    'const load = (query) => User.findOne(query);',
  ],
  [
    'a function that sees to its own errors',
    'await load();',
    [],
    'async function load() { try { await User.find(); } catch { return []; } }',
  ],
  [
    'a function that names its errors anew',
    'await load();',
    ['storage User.find none waits'],
    'async function load() { try { await User.find(); } catch (e) { throw new Error("x"); } }',
  ],
  ['a chain that sees to its own errors', 'await User.find().catch(() => []);', []],
  ['what answers', 'send(res, 404); res.json({});', []],
  [
    'an error that is only made',
    'await User.find(); log(createError(404));',
    ['storage User.find none waits', 'other log none'],
  ],
  ['a tagged statement', 'await sql`SELECT ${req.query.a}`;', ['storage sql client waits']],
];

describe('attempts', () => {
  for (const [why, block, calls, top] of CALLS)
    it(why, () => {
      expect(callsIn(block, top)).toEqual(calls);
    });

  it('knows what is thrown by hand, also in what is called', () => {
    expect(attempt('await User.find();').throws).toBe(false);
    expect(attempt('if (!x) throw new Error("x");').throws).toBe(true);
    expect(attempt('check();', '', 'function check() { throw new Error("x"); }').throws).toBe(true);
  });

  it('knows who looks at the error', () => {
    const looks = (taker: string): boolean => attempt('await User.find();', taker).examined;
    expect(looks('if (e.code === 1) return;')).toBe(true);
    expect(looks('res.status(isKnown(e) ? 400 : 500).end();')).toBe(true);
    expect(looks('const errors = handle(e); res.json({ errors });')).toBe(true);
    expect(looks('console.error(e); logger.warn("x", e); next(e);')).toBe(false);
    expect(looks('if (e) res.json({ message: e.message });')).toBe(false);
  });

  it('knows who tries something else', () => {
    const resumes = (taker: string): boolean => attempt('await User.find();', taker).resumes;
    expect(resumes('res.json(await Cart.find());')).toBe(true);
    expect(resumes('await transaction.rollback(); res.status(500).end();')).toBe(false);
    expect(resumes('res.status(500).end();')).toBe(false);
  });
});
