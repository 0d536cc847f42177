import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import {
  guardOfCase,
  guardsOf,
  isDevelopmentTest,
} from '../../../../server/src/engine/lift/meaning/conditions';
import { conditionOf, findNode, handlerOf, type Surroundings } from '../condition-support';

function guards(statements: string, surroundings: Surroundings = {}, holds = true) {
  const snippet = handlerOf(statements, surroundings);
  return guardsOf(conditionOf(snippet), holds, snippet.context, 'test');
}

/** The reasons of all guards, `likely` ones with a question mark. */
function say(statements: string, surroundings: Surroundings = {}, holds = true): string {
  return guards(statements, surroundings, holds)
    .map(({ reasons, certainty, key }) => {
      const mark = certainty === 'likely' && reasons.length > 0 ? '?' : '';
      return `${reasons.join('+')}${mark}${key === undefined ? '' : `@${key}`}`;
    })
    .join(', ');
}

type Row = readonly [condition: string, expected: string, before?: string, surroundings?: Surroundings];

function table(name: string, rows: readonly Row[], holds = true): void {
  describe(name, () => {
    for (const [condition, expected, before = '', surroundings = {}] of rows) {
      it(`${before} if (${condition})`, () => {
        expect(say(`${before}\nif (${condition}) { res.sendStatus(400); }`, surroundings, holds)).toBe(
          expected,
        );
      });
    }
  });
}

const LOGIN: Surroundings = { name: 'login', path: '/auth/login', method: 'POST' };
const REGISTER: Surroundings = { name: 'register', path: '/users', method: 'POST' };
const MIDDLEWARE: Surroundings = { name: 'protect', role: 'middleware' };
const BCRYPT: Surroundings = { top: `import bcrypt from 'bcryptjs';`, ...LOGIN };

table('who calls', [
  ['!req.user', 'not-authenticated'],
  ['!req.user?.id', 'not-authenticated'],
  ['!req.user || !req.user.id', 'not-authenticated'],
  ['!(req.user && req.user.id)', 'not-authenticated'],
  ['!req.user?.id && !req.user.email', 'not-authenticated, not-authenticated'],
  // Nobody would throw here: it may be a token or a service without an account.
  ['!req.user.id', 'not-authenticated+account-state?'],
  ['!user.id', 'not-authenticated+account-state?', 'const { user } = req;'],
  ['!req.auth.userId', 'not-authenticated'],
  ['req.user == null', 'not-authenticated'],
  ['req.user === undefined', 'not-authenticated'],
  ['!req.userId', 'not-authenticated'],
  ['!req.session.userId', 'not-authenticated'],
  ['!req.session || !req.session.user', 'not-authenticated'],
  ['!req.isAuthenticated()', 'not-authenticated'],
  ['!res.locals.user', 'not-authenticated'],
  ['!req.headers.authorization', 'not-authenticated'],
  [`!req.get('Authorization')`, 'not-authenticated'],
  [`typeof header === 'undefined'`, 'not-authenticated', `const header = req.headers['authorization'];`],
  [
    `!header || !header.startsWith('Bearer ')`,
    'not-authenticated',
    `const header = req.header('authorization');`,
  ],
  [
    `parts.length !== 2 || parts[0] !== 'Bearer'`,
    'not-authenticated',
    `const parts = req.headers.authorization.split(' ');`,
  ],
  ['!token', 'not-authenticated', `const token = req.headers.authorization?.split(' ')[1];`],
  ['!token', 'not-authenticated', 'const { token } = req.cookies;'],
  [
    '!token',
    'not-authenticated',
    `let token; if (req.headers.authorization) { token = req.headers.authorization.split(' ')[1]; } else if (req.cookies.jwt) { token = req.cookies.jwt; }`,
  ],
  ['!token', 'not-authenticated', `const token = req.header('Authorization')?.replace('Bearer ', '');`],
  ['!apiKey', 'not-authenticated', `const apiKey = req.headers['x-api-key'];`],
  ['!token', 'not-authenticated?', 'const token = somewhere();'],
  ['!userId', 'not-authenticated', 'const { userId } = req;'],
  ['!session?.user', 'not-authenticated', 'const session = await getServerSession(req, res);'],
  ['!refreshToken', 'not-authenticated?', 'const { refreshToken } = req.body;'],
]);

table('credentials', [
  ['!(await bcrypt.compare(req.body.password, user.password))', 'bad-credentials', '', BCRYPT],
  [
    '!isMatch',
    'bad-credentials',
    'const isMatch = await bcrypt.compare(req.body.password, user.password);',
    BCRYPT,
  ],
  ['isMatch === false', 'bad-credentials', 'const isMatch = await user.matchPassword(req.body.password);'],
  ['!isMatch', 'bad-credentials?', 'const isMatch = await weird(user);'],
  [
    '!user || !(await user.matchPassword(password))',
    'bad-credentials@body',
    'const { email, password } = req.body; const user = await User.findOne({ email });',
    LOGIN,
  ],
  [
    '!user',
    'bad-credentials@body',
    'const { email } = req.body; const user = await User.findOne({ email });',
    LOGIN,
  ],
  [
    '!user',
    'bad-credentials@body',
    'const { email, password } = req.body; const user = await User.findOne({ email }); await bcrypt.compare(password, user.password);',
    { top: `import bcrypt from 'bcrypt';`, name: 'handler' },
  ],
  [
    'user.password !== req.body.password',
    'bad-credentials',
    'const user = await User.findOne({ email: req.body.email });',
    LOGIN,
  ],
  [
    '!decoded',
    'bad-credentials',
    `const decoded = jwt.verify(req.cookies.token, SECRET);`,
    { top: `const jwt = require('jsonwebtoken');` },
  ],
  [`req.headers['x-secret'] !== process.env.SECRET`, 'bad-credentials'],
  [
    'token !== config.apiKey',
    'bad-credentials',
    `const token = req.get('x-api-key');`,
    { top: `import config from './config';` },
  ],
  [
    '!verifySignature(req.body, signature)',
    'bad-credentials',
    `const signature = req.headers['x-hub-signature'];`,
  ],
  ['!crypto.timingSafeEqual(a, b)', 'bad-credentials', '', { top: `import crypto from 'node:crypto';` }],
  [
    'otp.code !== req.body.otp',
    'bad-credentials',
    'const otp = await Otp.findOne({ phone: req.body.phone });',
  ],
  [
    'record.expiresAt < Date.now()',
    'bad-credentials?',
    'const record = await Token.findOne({ token: req.body.token });',
  ],
]);

table('rights', [
  [`req.user.role !== 'admin'`, 'not-allowed'],
  [`!req.user || req.user.role !== 'admin'`, 'not-authenticated+not-allowed'],
  ['!req.user.isAdmin', 'not-allowed'],
  ['!req.user.isAdmin === true', 'not-allowed'],
  ['!roles.includes(req.user.role)', 'not-allowed', '', { top: `const roles = ['admin'];` }],
  ['!isAdmin', 'not-allowed?', 'const isAdmin = await check(req);'],
  ['!isAdmin', 'not-allowed', `const isAdmin = req.user.role === 'admin';`],
  ['!hasPermission(req.user, "edit")', 'not-allowed'],
  ['!(await hasPermission(thing))', 'not-allowed?'],
  ['ability.cannot("update", post)', 'not-allowed?'],
  ['doc.userId !== req.user.id', 'not-allowed', 'const doc = await Doc.findById(req.params.id);'],
  [
    'doc.userId.toString() !== req.user.id.toString()',
    'not-allowed',
    'const doc = await Doc.findById(req.params.id);',
  ],
  ['!doc.owner.equals(req.user._id)', 'not-allowed', 'const doc = await Doc.findById(req.params.id);'],
  [
    `doc.userId !== req.user.id && req.user.role !== 'admin'`,
    'not-allowed, not-allowed',
    'const doc = await Doc.findById(req.params.id);',
  ],
  [
    '!doc || doc.org !== req.user.org',
    'not-found+not-allowed@params',
    'const doc = await Doc.findById(req.params.id);',
  ],
  [
    '!isOwner',
    'not-allowed',
    'const doc = await Doc.findById(req.params.id); const isOwner = doc.owner.equals(req.user.id);',
  ],
  ['req.params.id !== req.user.id', 'not-allowed'],
  [
    'decoded.role !== "admin"',
    'not-allowed',
    `const decoded = jwt.verify(req.cookies.token, SECRET);`,
    { top: `import jwt from 'jsonwebtoken';` },
  ],
  [
    '!membership',
    'not-allowed?@body',
    'const membership = await Member.findOne({ user: req.user.id, team: req.body.team });',
  ],
]);

// A member of the caller that is missing says something of the caller, not that there is none.
table('members of who calls', [
  ['!req.apiKey', 'not-authenticated'],
  ['!req.apiKey?.permissions', 'not-allowed'],
  ['!req.apiKey.scopes', 'not-allowed'],
  [`!req.apiKey.scopes.includes('write')`, 'not-allowed'],
  ['!granted', 'not-allowed', `const granted = req.apiKey.permissions.find((one) => one.code === 'edit');`],
  ['!req.apiKey.owner', ''],
  [`req.apiKey.type !== 'live'`, 'not-allowed'],
  ['!req.token.sub', 'not-authenticated'],
  ['!req.token.value', 'not-authenticated'],
  ['doc.owner !== req.token.userId', 'not-allowed', 'const doc = await Doc.findById(req.params.id);'],
  ['req.token.exp < Date.now() / 1000', 'bad-credentials'],
  ['!req.user.permissions', 'not-allowed'],
  [`!req.user.roles?.includes('editor')`, 'not-allowed'],
  ['!req.user.permissions.posts', 'not-allowed?'],
  ['!req.user.userRole', 'not-allowed'],
  ['!user.permissions', '', 'const user = somewhere();'],
  ['!req.user.company.id', ''],
  ['!req.user.company?.email', ''],
  ['!req.auth.credentials.id', 'not-authenticated'],
  ['!req.user.subscription.active', 'account-state?'],
  ['!req.session.accessLevel', 'not-allowed?'],
  ['!req.session.isAdmin', 'not-allowed?'],
  ['!req.session.csrfToken', 'request-origin'],
  ['!req.session.loginAttempts', ''],
  ['!req.session.shop.accessToken', 'not-authenticated?'],
  ['!res.locals.userPermissions', 'not-allowed?'],
  ['!res.locals.userAgent', ''],
  ['!res.locals.authData', 'not-authenticated?'],
  [`!parts.groups.token`, 'not-authenticated', 'const parts = req.headers.authorization.match(/x/);'],
  [
    '!decoded.company.id',
    '',
    'const decoded = jwt.verify(req.cookies.token, SECRET);',
    { top: `import jwt from 'jsonwebtoken';` },
  ],
]);

// Who may do it nevertheless is no reason: the other part is.
table('rights beside something else', [
  [`post.published && req.user.role !== 'admin'`, ', not-allowed?'],
  [`org.suspended && !req.user?.isAdmin`, 'account-state?, not-allowed?'],
  [`req.user.role !== 'admin' && post.published`, 'not-allowed?, '],
  [`!post || (post.published && req.user.role !== 'admin')`, 'not-allowed?'],
  ['locked', 'not-allowed?', `const locked = post.published && req.user.role !== 'admin';`],
  [
    `taken && req.user.role !== 'admin'`,
    'conflict@body, not-allowed?',
    'const taken = await Room.findOne({ name: req.body.name });',
    { name: 'createRoom', method: 'POST' },
  ],
  [`req.user && req.user.role !== 'admin'`, ', not-allowed'],
  [`req.isAuthenticated() && !req.user.isAdmin`, ', not-allowed'],
  ['doc && doc.owner !== req.user.id', ', not-allowed', 'const doc = await Doc.findById(req.params.id);'],
  [
    'doc?.owner && doc.owner.toString() !== req.user.id',
    ', not-allowed',
    'const doc = await Doc.findById(req.params.id);',
  ],
  [`req.user.role !== 'editor' && req.user.role !== 'admin'`, 'not-allowed, not-allowed'],
  [`req.params.id !== 'me' && req.params.id !== req.user.id`, 'invalid?, not-allowed'],
]);

table('accounts', [
  ['!req.user.isVerified', 'account-state'],
  [
    'user.isBanned',
    'account-state@body',
    'const user = await User.findOne({ email: req.body.email });',
    LOGIN,
  ],
  [
    '!user.emailVerified',
    'account-state@body',
    'const user = await User.findOne({ email: req.body.email });',
    LOGIN,
  ],
  [
    `user.status !== 'active'`,
    'account-state@body',
    'const user = await User.findOne({ email: req.body.email });',
    LOGIN,
  ],
  [
    `user.status === 'suspended'`,
    'account-state@body',
    'const user = await User.findOne({ email: req.body.email });',
    LOGIN,
  ],
]);

table('lookups', [
  ['!user', 'not-found@params', 'const user = await User.findById(req.params.id);'],
  [
    '!user',
    'not-found@params',
    'const { id } = req.params; const user = await prisma.user.findUnique({ where: { id: Number(id) } });',
  ],
  [
    'user === null',
    'not-found@params',
    'const user = await User.findByPk(req.params.id, { include: [Post] });',
  ],
  ['!post', 'not-found@params', `const post = posts.find((one) => one.id === req.params.id);`],
  ['index === -1', 'not-found@params', `const index = posts.findIndex((one) => one.id === req.params.id);`],
  ['!row', 'not-found@params', `const row = await knex('users').where('id', req.params.id).first();`],
  [
    '!data',
    'not-found@params',
    `const { data, error } = await supabase.from('users').select().eq('id', req.params.id).single();`,
  ],
  [
    '!rows[0]',
    'not-found@params',
    `const { rows } = await pool.query('SELECT * FROM t WHERE id = $1', [req.params.id]);`,
  ],
  [
    'rows.length === 0',
    'not-found@params',
    `const [rows] = await db.query('SELECT * FROM t WHERE id = ?', [req.params.id]);`,
  ],
  [
    'rows.length === 0',
    'not-found@params',
    `const [rows] = await db.query('SELECT * FROM t WHERE slug = ?', [req.params.slug]); const one = rows[0];`,
  ],
  [
    'rows.length === 0',
    'empty-list@params',
    `const [rows] = await db.query('SELECT * FROM t WHERE owner = ?', [req.params.owner]);`,
  ],
  ['!users.length', 'empty-list@other', 'const users = await User.find({});'],
  ['users.length < 1', 'empty-list@other', 'const users = await User.find();'],
  [
    'result.affectedRows === 0',
    'not-found@params',
    `const [result] = await db.query('DELETE FROM t WHERE id = ?', [req.params.id]);`,
  ],
  [
    '!result.affectedRows',
    'not-found@params',
    `const [result] = await db.query('UPDATE t SET a = 1 WHERE id = ?', [req.params.id]);`,
  ],
  [
    'result.deletedCount === 0',
    'not-found@params',
    `const result = await Thing.deleteOne({ _id: req.params.id });`,
  ],
  ['!deleted', 'not-found@params', `const deleted = await Thing.findByIdAndDelete(req.params.id);`],
  ['!product', 'not-found@body', 'const product = await Product.findById(req.body.productId);'],
  ['!user', 'not-found?@session', 'const user = await User.findById(req.user.id);'],
  [
    '!user',
    'bad-credentials?@session',
    'const decoded = jwt.verify(req.cookies.token, S); const user = await User.findById(decoded.id);',
    { ...MIDDLEWARE, top: `import jwt from 'jsonwebtoken';` },
  ],
  ['!thing', 'not-found?@other', 'const thing = await Thing.findOne({ kind: 1 });'],
  [
    'existingUser',
    'conflict@body',
    'const { email } = req.body; const existingUser = await User.findOne({ email });',
    REGISTER,
  ],
  ['user', 'conflict?@body', 'const user = await User.findOne({ email: req.body.email });', REGISTER],
  ['rows.length > 0', '', `const rows = await db.query('SELECT 1 FROM t WHERE id = ?', [req.params.id]);`],
  ['user', '', 'const user = await User.findById(req.params.id);'],
  ['user', '', 'const user = await User.findOne({ email: req.body.email });', LOGIN],
  ['post.likes.length === 0', '', 'const post = await Post.findById(req.params.id);'],
]);

table('input', [
  ['!email || !password', 'invalid', 'const { email, password } = req.body;'],
  ['!req.body.name', 'invalid'],
  ['!name?.trim()', 'invalid', 'const { name } = req.body;'],
  ['!req.file', 'invalid'],
  ['!req.params.id', 'invalid'],
  ['isNaN(id)', 'invalid', 'const id = Number(req.params.id);'],
  ['!mongoose.isValidObjectId(req.params.id)', 'invalid'],
  ['!mongoose.Types.ObjectId.isValid(req.params.id)', 'invalid'],
  [
    '!errors.isEmpty()',
    'invalid',
    'const errors = validationResult(req);',
    { top: `import { validationResult } from 'express-validator';` },
  ],
  [
    'error',
    'invalid',
    'const { error } = schema.validate(req.body);',
    { top: `import Joi from 'joi'; const schema = Joi.object({});` },
  ],
  [
    '!parsed.success',
    'invalid',
    'const parsed = schema.safeParse(req.body);',
    { top: `import { z } from 'zod'; const schema = z.object({});` },
  ],
  ['errors.length > 0', 'invalid?', 'const errors = []; check(errors);'],
  ['password.length < 8', 'invalid?', 'const { password } = req.body;'],
  ['password !== confirmPassword', 'invalid', 'const { password, confirmPassword } = req.body;'],
  ['!/^\\d+$/.test(req.params.id)', 'invalid'],
  ['!Array.isArray(req.body.items)', 'invalid'],
  [`typeof req.body.name !== 'string'`, 'invalid'],
  [`!['a', 'b'].includes(req.body.kind)`, 'invalid'],
  [`!file.mimetype.startsWith('image/')`, 'wrong-type', 'const { file } = req;'],
  ['req.file.size > 1000', 'too-large'],
]);

describe('a look at an error', () => {
  const looks = (condition: string, before = ''): boolean =>
    guards(`${before}\nif (${condition}) { res.sendStatus(400); }`).some((guard) => guard.looksAtError);

  it.each([
    ['err'],
    ['err.code === 11000'],
    ['isKnown(error)'],
    ['!(e instanceof Known)'],
    ['found instanceof NotFoundError'],
    ['result.error'],
    ['req.uploadError'],
    ['caught.code === 1', 'let caught; try { await load(); } catch (x) { caught = x; }'],
    ['isDuplicate', 'const isDuplicate = err.code === 11000;'],
  ])('is %s', (condition, before = '') => {
    expect(looks(condition, before)).toBe(true);
  });

  it.each([
    [`result.status === 'error'`],
    ['req.body.reason'],
    ['!reason', 'const { reason } = req.body;'],
    ['rows.filter((e) => e.open).length > 0'],
    [`result.reason === 'busy'`],
    ['isOpen', 'const isOpen = rows.length > 0;'],
  ])('is not %s', (condition, before = '') => {
    expect(looks(condition, before)).toBe(false);
  });
});

describe('status codes that a condition asks for', () => {
  const top = `import { StatusCodes } from 'http-status-codes';`;
  const codes = (condition: string, holds = true): readonly number[] =>
    guards(`if (${condition}) { res.sendStatus(400); }`, { top }, holds).flatMap(
      (guard) => guard.codes ?? [],
    );

  it.each([
    ['err.status === 404', [404]],
    [`err.status == '404' || err.status === 410`, [404, 410]],
    ['err.status === StatusCodes.NOT_FOUND', [404]],
    ['[404, 410].includes(err.status)', [404, 410]],
    ['!(err.status !== 404)', [404]],
    ['err.status !== 404', []],
    ['!(err.status === 404)', []],
    ['err.status >= 400', []],
    ['req.query.page === 12', []],
    [`err.message === 'code 404'`, []],
  ])('%s', (condition, expected) => {
    expect(codes(condition)).toEqual(expected);
  });

  it('are those of a condition that does not hold where that is what it says', () => {
    expect(codes('err.status !== 404', false)).toEqual([404]);
    expect(codes('err.status === 404', false)).toEqual([]);
  });

  it('are those of a label', () => {
    const { fn, context } = handlerOf('switch (err.status) { case 404: res.end(); }');
    const { expression, parent } = findNode(fn, ts.isCaseClause);
    expect(guardOfCase(parent.parent.expression, expression, context)).toMatchObject({
      codes: [404],
      looksAtError: true,
    });
  });
});

describe('errors', () => {
  const rows: readonly (readonly [string, string])[] = [
    [`err.code === 'P2002'`, 'conflict'],
    ['err.code === 11000', 'conflict'],
    [`err?.code === 'ER_DUP_ENTRY' || err.code === '23505'`, 'conflict'],
    [`err.code === 'P2025'`, 'not-found'],
    [`err.name === 'CastError'`, 'invalid'],
    [`err.name === 'ValidationError'`, 'invalid'],
    [`err.name === 'TokenExpiredError'`, 'bad-credentials'],
    [`err.name === 'JsonWebTokenError'`, 'bad-credentials'],
    [`err.code === 'LIMIT_FILE_SIZE'`, 'too-large'],
    [`err.kind === 'ObjectId'`, 'invalid'],
    ['err instanceof mongoose.Error.ValidationError', 'invalid'],
    ['err instanceof jwt.TokenExpiredError', 'bad-credentials'],
    ['err instanceof NotFoundError', 'not-found'],
    [`err.message.includes('duplicate key')`, 'conflict?'],
    [`err.message === 'User not found'`, 'not-found?'],
    ['err.status === 404', 'not-found?'],
    ['err.isOperational', ''],
    [`err.code !== 'P2002'`, ''],
    ['err instanceof Prisma.PrismaClientKnownRequestError', ''],
  ];
  for (const [condition, expected] of rows) {
    it(condition, () => {
      expect(say(`try { await f(); } catch (err) { if (${condition}) { res.sendStatus(400); } }`)).toBe(
        expected,
      );
    });
  }

  it('tells a callback error with what failed', () => {
    const [guard] = guards(`db.query('SELECT 1', (err, rows) => { if (err) { res.sendStatus(500); } });`);
    expect(guard).toMatchObject({
      kind: 'callback',
      reasons: ['failed'],
      certainty: 'certain',
      operations: ['storage'],
    });
  });

  it('tells an error of a token check', () => {
    const top = `import jwt from 'jsonwebtoken';`;
    const check =
      'jwt.verify(req.cookies.token, SECRET, (err, user) => { if (err) { res.sendStatus(403); } });';
    expect(say(check, { top })).toBe('bad-credentials');
  });

  it('knows what a callback and a then get', () => {
    const found = [
      'User.findById(req.params.id, (err, user) => {',
      'User.findById(req.params.id).exec((err, user) => {',
      'User.findById(req.params.id).then((user) => {',
    ];
    for (const start of found) expect(say(`${start} if (!user) { f(); } });`)).toBe('not-found@params');
  });

  it('tells an error beside a result', () => {
    const [guard] = guards(`const { data, error } = await supabase.from('t').select(); if (error) { f(); }`);
    expect(guard).toMatchObject({ kind: 'callback', reasons: ['failed'], operations: ['storage'] });
  });
});

table('read in real handlers', [
  ['!campaign.approved', '', 'const campaign = await Campaign.findById(req.params.id);'],
  ['!signature', 'not-authenticated?', `const signature = req.headers['stripe-signature'];`],
  ['!allowed.includes(role)', 'invalid', 'const { role } = req.body;'],
  [
    '!post.likes.some((like) => like.user === req.user.id)',
    '',
    'const post = await Post.findById(req.params.id);',
  ],
  ['!isConfigured()', 'server-state?'],
  ['!match', '', 'const match = req.path.match(/a/);'],
  ['!tidMatch', '', 'const tidMatch = compute();'],
  ['req.query.state !== req.session.state', 'request-origin?'],
  ['!userData.token', '', 'const userData = await compute();'],
  ['!isEqual(post.owner, req.user.id)', 'not-allowed', 'const post = await Post.findById(req.params.id);'],
  ['blacklist.includes(token)', 'bad-credentials?', 'const token = req.cookies.token;'],
  ['decoded.role !== roles.admin', 'not-allowed?', 'const decoded = compute();'],
  ['required.some((name) => !req.body[name])', 'invalid?', `const required = ['a'];`],
  ['!(await validateRegistrationPolicy(req.body))', 'invalid?'],
  ['!(await deleteThing(req.params.id))', 'not-found?@params'],
  ['!isAlreadyLiked', '', 'const isAlreadyLiked = await Like.findOne({ post: req.params.id });'],
  ['!user', 'not-found?@body', 'const user = await User.findOne({ email: req.body.email });', REGISTER],
  [
    'user',
    'conflict?@body',
    'const { email, password } = req.body; const user = await User.findOne({ email }); const hash = await bcrypt.hash(password, 10); jwt.sign({}, S);',
    { path: '/', method: 'POST', name: '' },
  ],
  ['!db', '', '', { top: `const db = require('../config/db.config');` }],
  [
    '!image',
    'not-found@params',
    'const image = await Image.aggregate([{ $match: { _id: req.params.id } }]);',
  ],
  ['doc.organization !== org.id', 'not-allowed?', 'const doc = await Doc.findById(req.params.id);'],
  ['!existsSync(file)', 'not-found?@other'],
  ['!isRoleValid(role, org)', 'invalid?'],
  ['!req.superAdmin', 'not-allowed?'],
  ['!isIdTokenExpired(token)', '', 'const token = req.cookies.token;'],
  ['!isSamePassword', '', 'const isSamePassword = await user.comparePassword(req.body.password);'],
  ['!req.verified', 'account-state?'],
  [`!req.session.get('userId')`, 'not-authenticated'],
  ['!decoded.installation', '', 'const decoded = await verifyToken(req.cookies.token);'],
  ['!decoded.id', 'bad-credentials?', 'const decoded = await verifyToken(req.cookies.token);'],
  ['!payload', '', 'const payload = compute();'],
  ['!user', 'invalid?', 'const user = await validatePasswordResetToken(req.params.token);'],
  ['!metadata', 'not-found@params', 'const metadata = await SessionReplay.findById(req.params.id);'],
  [
    '!account',
    'not-found?@other',
    'const account = await prisma.account.findUnique({ where: { providerId } });',
    LOGIN,
  ],
  ['hasZodFastifySchemaValidationErrors(error)', 'invalid?'],
]);

table('the rest', [
  ['!process.env.API_KEY', 'server-state'],
  ['!config.apiKey', 'server-state', '', { top: `const config = require('../config');` }],
  [`req.method !== 'POST'`, 'method'],
  ['!response.ok', 'upstream', `const response = await fetch('https://x');`],
  [
    'response.status !== 200',
    'upstream',
    `const response = await axios.get('https://x');`,
    { top: `import axios from 'axios';` },
  ],
  [`req.headers['x-csrf-token'] !== req.session.csrfToken`, 'request-origin'],
  ['!allowedIps.includes(req.ip)', 'request-origin'],
  ['attempts >= MAX_ATTEMPTS', 'rate?', 'const attempts = await count(req.ip);'],
]);

table('says nothing', [
  ['req.body.name', ''],
  ['page > 1', '', 'const page = 3;'],
  ['!items', '', 'const items = compute();'],
  ['req.user', ''],
  [`req.user.role === 'admin'`, ''],
  ['req.user.id === req.params.id', ''],
  [`process.env.NODE_ENV === 'development'`, ''],
  ['a !== b', ''],
  ['!req.user.stripeId', ''],
  ['!req.session.cart', ''],
  ['balance < amount', ''],
  ['!options.silent', ''],
]);

table(
  'behind a return',
  [
    ['req.user && req.user.isAdmin', 'not-authenticated+not-allowed'],
    ['token', 'not-authenticated', 'const token = req.cookies.token;'],
    [`req.user.role === 'admin'`, 'not-allowed'],
    ['!req.user || !doc', ', ', 'const doc = await Doc.findById(req.params.id);'],
    [`req.method === 'POST'`, 'method'],
  ],
  false,
);

describe('guards', () => {
  it('splits what must hold by itself, and quotes each part', () => {
    const found = guards('if (a && !b && (c || d)) { res.end(); }');
    expect(found.map(({ text, holds }) => [text, holds])).toEqual([
      ['a', true],
      ['!b', true],
      ['c || d', true],
    ]);
  });

  it('splits alternatives that do not hold', () => {
    const found = guards('if (a || !(b && c)) { res.end(); }', {}, false);
    expect(found.map(({ text, holds }) => [text, holds])).toEqual([
      ['a', false],
      ['b', true],
      ['c', true],
    ]);
  });

  it('shortens long conditions and keeps their span', () => {
    const long = Array.from({ length: 30 }, (_, at) => `value${at}`).join(' || ');
    const [guard] = guards(`if (${long}) { res.end(); }`);
    expect(guard!.text).toHaveLength(80);
    expect(guard!.span.end - guard!.span.start).toBe(long.length);
  });

  it('reads the parameters of a helper through its call', () => {
    const snippet = handlerOf('const check = (owner) => { if (!owner) { f(); } }; check(req.user);');
    const helper = findNode(snippet.fn, ts.isArrowFunction);
    const [parameter] = helper.parameters;
    const argument = [...snippet.tree.calls].find(
      (one) => ts.isIdentifier(one.expression) && ts.idText(one.expression) === 'check',
    )!.arguments[0];
    const environment = {
      tree: snippet.tree,
      bindings: new Map([[parameter!, { expression: argument, environment: snippet.context.environment }]]),
    };
    const [guard] = guardsOf(conditionOf(snippet), true, { ...snippet.context, environment }, 'test');
    expect(guard).toMatchObject({ reasons: ['not-authenticated'], certainty: 'certain' });
  });

  it('survives half-typed code', () => {
    for (const condition of [
      '',
      '!',
      'req.',
      '!req.user &&',
      'a ===',
      'req.user.role !== ',
      '!(',
      'x[',
      'await',
      '!users.find(',
    ]) {
      expect(() => guards(`if (${condition}) { res.end(); }`)).not.toThrow();
    }
  });

  it('survives values that refer to themselves', () => {
    expect(say('const a = b || c; const b = a; let c = c + a; if (!a) { f(); }')).toBe('');
  });
});

describe('cases of a switch', () => {
  function caseOf(statements: string, isDefault = false) {
    const snippet = handlerOf(statements);
    const node = findNode(snippet.fn, ts.isSwitchStatement);
    const label = node.caseBlock.clauses.find(ts.isCaseClause)?.expression;
    return guardOfCase(node.expression, isDefault ? undefined : label, snippet.context);
  }

  it('default over the method', () => {
    expect(caseOf(`switch (req.method) { case 'GET': break; default: f(); }`, true)).toMatchObject({
      kind: 'case',
      reasons: ['method'],
      certainty: 'certain',
    });
    expect(caseOf(`switch (req.method) { case 'GET': break; }`).reasons).toEqual([]);
  });

  it('codes of an error', () => {
    expect(caseOf(`try { f(); } catch (e) { switch (e.code) { case 'P2002': g(); } }`).reasons).toEqual([
      'conflict',
    ]);
  });

  it('switch (true)', () => {
    expect(caseOf('switch (true) { case !req.user: g(); }').reasons).toEqual(['not-authenticated']);
  });
});

describe('isDevelopmentTest', () => {
  const rows: readonly (readonly [string, boolean, boolean])[] = [
    [`process.env.NODE_ENV === 'development'`, true, true],
    [`process.env.NODE_ENV !== 'production'`, true, true],
    [`process.env.NODE_ENV === 'production'`, false, true],
    [`process.env.NODE_ENV === 'production'`, true, false],
    [`app.get('env') === 'development'`, true, true],
    [`req.app.get('env') === 'development'`, true, true],
    ['isDev', true, true],
    ['!isProduction', true, true],
    ['isProduction', true, false],
    [`config.env === 'development' && err.stack`, true, true],
    [`config.env === 'development' || flag`, true, false],
    [`process.env.NODE_ENV === 'development'`, false, false],
    ['process.env.DEBUG_TOKEN', true, false],
    [`req.body.env === 'development'`, true, false],
  ];
  for (const [condition, holds, expected] of rows) {
    it(`${condition} ${holds ? 'holds' : 'fails'}`, () => {
      expect(isDevelopmentTest(conditionOf(handlerOf(`if (${condition}) { f(); }`)), holds)).toBe(expected);
    });
  }

  it('follows a constant', () => {
    const snippet = handlerOf(`const verbose = process.env.NODE_ENV !== 'production'; if (verbose) { f(); }`);
    expect(isDevelopmentTest(conditionOf(snippet), true)).toBe(true);
  });
});
