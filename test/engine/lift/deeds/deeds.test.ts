import { describe, expect, test } from 'vitest';
import type { Deed } from '../../../../server/src/engine/model/deed';
import { parseTree } from '../../../../server/src/engine/syntax/tree';
import { EXPRESS, FASTIFY, handlersOf, type Target } from '../../../support/annotate-flow';

/** What has been done before the last response of a snippet's first handler. */
function deeds(code: string, target: Target = EXPRESS): readonly string[] {
  const tree = parseTree('snippet.ts', `${target.prelude}\n${code}`);
  const [handler] = handlersOf(tree, target);
  return (handler?.responses.at(-1)?.deeds ?? []).map((deed) => {
    expect(tree.text.slice(deed.span.start, deed.span.end)).toContain(deed.callee.split('.').at(-1));
    return spelled(deed);
  });
}

// `?` may have happened, `~` by its name alone, `!` is in the body.
function spelled({ kind, certainty, always, thing, isSent }: Deed): string {
  return `${always ? '' : '?'}${kind}${certainty === 'likely' ? '~' : ''} ${thing}${isSent ? '!' : ''}`;
}

const route = (body: string): string => `app.post('/x', async (req, res) => { ${body} });`;

describe('what a call does', () => {
  test.each([
    ['a model creates', `const user = await User.create(req.body); res.json(user);`, ['create user!']],
    [
      'a Prisma delegate',
      `const row = await prisma.orderItem.create({ data: req.body }); res.json(row);`,
      ['create order item!'],
    ],
    ['a collection', `await db.collection('users').insertOne(req.body); res.json({});`, ['create user']],
    [
      'Knex',
      `const [row] = await knex('order_items').insert(req.body).returning('*'); res.json(row);`,
      ['create order item!'],
    ],
    ['Drizzle', `await db.insert(categories).values(req.body); res.end();`, ['create category']],
    [
      'Supabase',
      `const { data } = await supabase.from('posts').insert(req.body); res.json(data);`,
      ['create post!'],
    ],
    ['SQL', `await pool.query('INSERT INTO users (a) VALUES ($1)', [1]); res.end();`, ['create user']],
    [
      'SQL that may find something there',
      `await pool.query('INSERT INTO users (a) VALUES (1) ON CONFLICT DO NOTHING'); res.end();`,
      ['upsert user'],
    ],
    [
      'SQL in a tagged template',
      'await sql`UPDATE public.users SET a = ${req.body.a}`; res.end();',
      ['update user'],
    ],
    [
      'an update that may insert',
      `await User.updateOne({ a: 1 }, req.body, { upsert: true }); res.end();`,
      ['upsert user'],
    ],
    [
      'a document that was found',
      `const user = await User.findById(req.params.id); user.name = 'x'; await user.save(); res.json(user);`,
      ['update user!'],
    ],
    [
      'a document that is new',
      `const user = new User(req.body); await user.save(); res.json(user);`,
      ['create user!'],
    ],
    [
      'a new one in the place of one that was looked for',
      `let user = await User.findOne(req.body); if (user) return res.status(409).end(); user = new User(req.body); await user.save(); res.json(user);`,
      ['create user!'],
    ],
    [
      'one that was found, or a new one',
      `let user = await User.findOne(req.body); if (!user) { user = new User(req.body); } await user.save(); res.json(user);`,
      ['upsert~ user!'],
    ],
    [
      'TypeORM makes an entity, then saves it',
      `const user = userRepository.create(req.body); await userRepository.save(user); res.json(user);`,
      ['create user!'],
    ],
    [
      'a list of the module',
      `todos.push(req.body); res.json(req.body); }); const todos = []; app.get('/y', async (req, res) => { res.json(todos);`,
      ['create todo'],
    ],
    ['a list of the handler keeps nothing', `const rows = []; rows.push(req.body); res.json(rows);`, []],
    [
      'a name alone',
      `const made = await userService.create(req.body); await removeOldOrders(); res.json(made);`,
      ['create~ user!', 'delete~ old order'],
    ],
    [
      'what is made and not kept',
      `const token = createToken(req.body); addHeader(res, 'x'); const d = addDays(new Date(), 1); res.json({ token, d });`,
      [],
    ],
    [
      'built-ins, clients and the response',
      `const o = Object.create(null); const s = new Set(); s.add(1); await axios.post('/x'); cache.set('a', 1); res.set('A', 'b'); res.json(o);`,
      [],
    ],
    [
      'a queue',
      `const job = await emailQueue.add('send welcome', req.body); res.json({ id: job.id });`,
      ['enqueue~ send welcome!'],
    ],
    ['a broker', `channel.sendToQueue('jobs', Buffer.from('x')); res.end();`, ['enqueue~ jobs']],
  ])('%s', (_, body, expected) => {
    expect(deeds(route(body))).toEqual(expected);
  });

  test('what has no name is called as it is written', () => {
    const tree = parseTree(
      'snippet.ts',
      `${EXPRESS.prelude}\n${route('await new User(req.body).save(); res.end();')}`,
    );
    const [handler] = handlersOf(tree, EXPRESS);
    expect(handler?.responses[0]?.deeds[0]?.callee).toBe('new User(req.body).save');
  });

  test('a queue is known by its package', () => {
    const code = `import { Queue } from 'bullmq'; const mails = new Queue('mails');\n${route(`await mails.add('x', {}); res.end();`)}`;
    expect(deeds(code)).toEqual(['enqueue x']);
  });
});

describe('what has happened on the way', () => {
  test.each([
    [
      'branches that leave have not',
      `if (req.body.old) { await User.deleteOne({}); return res.end(); } await User.create({}); res.json({});`,
      ['create user'],
    ],
    [
      'branches that go on may have',
      `if (req.body.x) { await Visit.create({}); } res.json({});`,
      ['?create visit'],
    ],
    [
      'the only branch that goes on has',
      `if (req.body.x) { await User.create({}); } else { return res.status(400).end(); } res.json({});`,
      ['create user'],
    ],
    [
      'the branch that the response stands in',
      `if (req.body.x) { await User.create({}); res.json({}); }`,
      ['create user'],
    ],
    ['not the other branch', `if (req.body.x) { await User.create({}); } else { res.json({}); }`, []],
    [
      'a try whose catch leaves',
      `try { await User.create({}); } catch (e) { return res.status(500).end(); } res.json({});`,
      ['create user'],
    ],
    [
      'a try whose catch goes on',
      `try { await User.create({}); } catch (e) { log(e); } res.json({});`,
      ['?create user'],
    ],
    [
      'a loop may run for nothing',
      `for (const one of req.body) await Item.create(one); res.json({});`,
      ['?create item'],
    ],
    ['a short cut', `req.body.x && (await Item.create({})); res.json({});`, ['?create item']],
    [
      'callbacks of the driver',
      `User.create(req.body, (err, user) => { if (err) return res.status(500).end(); res.json(user); });`,
      ['create user!'],
    ],
    [
      'promise chains',
      `User.create(req.body).then((user) => Post.create({ user })).then((post) => res.json(post));`,
      ['create user!', 'create post!'],
    ],
    [
      'transactions',
      `const made = await db.transaction(async (tx) => { return tx.insert(users).values(req.body); }); res.json(made);`,
      ['create user!'],
    ],
    ['what the send itself runs', `res.json(await User.create(req.body));`, ['create user!']],
    [
      'a function of the handler with one call',
      `const done = (user) => { res.json(user); }; const user = await User.create(req.body); done(user);`,
      ['create user'],
    ],
  ])('%s', (_, body, expected) => {
    expect(deeds(route(body))).toEqual(expected);
  });

  test('functions of the file are read: an early return leaves it open', () => {
    const helpers = `
      async function signup(data) { const hash = await digest(data); return User.create({ hash }); }
      async function once(data) { if (await User.findOne(data)) return undefined; return User.create(data); }
      async function createNothing(data) { return data.length; }`;
    expect(deeds(route(`res.json(await signup(req.body));`) + helpers)).toEqual(['create user!']);
    expect(deeds(route(`res.json(await once(req.body));`) + helpers)).toEqual(['?create user!']);
  });

  test('the executor of a promise runs at once', () => {
    const helper = `
      function signup(data) {
        return new Promise(async (resolve, reject) => {
          const known = await User.findOne(data);
          if (known) return reject(new Error('known'));
          const user = new User(data);
          user.save().then(resolve).catch(reject);
        });
      }`;
    expect(deeds(route(`res.json(await signup(req.body));`) + helper)).toEqual(['create user!']);
  });

  test('a returned value of Fastify', () => {
    const code = `app.post('/x', async (request) => { const user = await User.create(request.body); return user; });`;
    expect(deeds(code, FASTIFY)).toEqual(['create user!']);
  });

  test('a token is not the user that it speaks of', () => {
    expect(
      deeds(
        route(
          `const user = await User.create(req.body); const token = jwt.sign({ id: user.id }, key); res.json({ token });`,
        ).replace('app', `import jwt from 'jsonwebtoken';\napp`),
      ),
    ).toEqual(['create user']);
  });
});
