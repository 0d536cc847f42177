import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import type { FrameworkName } from '../../../server/src/engine/model/framework-name';
import { RULES } from '../../../server/src/engine/rules';
import { wholeFileOf } from '../../support/lint-snippet';
import { edit as ownEdit, type Edit } from '../../support/random-edits';

/** A file as somebody may have written it. */
export interface Piece {
  readonly framework: FrameworkName;
  readonly file: string;
  readonly text: string;
}

const example = (framework: FrameworkName, file: string): Piece => ({
  framework,
  file,
  text: readFileSync(new URL(`../../../examples/${framework}/${file}`, import.meta.url), 'utf8'),
});

const COMMONJS = `const express = require('express');
const { StatusCodes } = require('http-status-codes');
const router = express.Router();
const codes = { missing: 404, late: 410 };
module.exports = router;
exports.codes = codes;
function fail(res, code = codes.missing, message) { return res.status(code).json({ success: false, message }); }
router.get('/:id', function (req, res, next) {
  db.query('SELECT * FROM users WHERE id = ?', [req.params.id], function (err, rows) {
    if (err) return next(err);
    if (!rows.length) return fail(res, undefined, 'Not found');
    res.status(StatusCodes.OK).json(rows[0]);
  });
});
router.use((err, req, res, next) => {
  if (err.name === 'ValidationError') return res.status(400).json({ error: err.message });
  switch (err.code) { case 11000: return res.sendStatus(409); default: res.status(err.status || 500).send(err.stack); }
});
`;
const CLASSES = `import { Router, type Request, type Response, type NextFunction } from 'express';
import createError from 'http-errors';
export class NotFound extends Error { readonly status = 404; constructor(public what: string) { super(\`\${what} is missing\`); } }
@controller('/users')
export class Users {
  #cache = new Map<string, unknown>();
  static get routes(): Router { const router = Router(); router.get('/', (req, res, next) => new Users().list(req, res, next)); return router; }
  async list(req: Request<{ id: string }>, res: Response, next: NextFunction): Promise<void> {
    try {
      const users = await this.load(req.query['page'] as string) satisfies unknown;
      if (!users) throw new NotFound('users');
      else if (/^[a-z]+$/u.test(req.params.id!)) throw createError(422, 'Bad id');
      res.status(users.length ? 200 : 204).json(<unknown>users);
    } catch (err: unknown) { if (err instanceof NotFound) res.status(err.status).json({ error: err.message }); else next(err); }
    finally { this.#cache.clear(); }
  }
}
`;
const PROMISES = `import express from 'express';
const app = express(), limits = { status: 429 };
app.route('/a').get((req, res) => User.findById(req.params.id).then((user) => user ? res.json(user) : res.status(200).json({ error: 'User not found' })).catch(() => res.status(400).send('Failed')))
  .post(async ({ body }, res) => { const made = await User.create(body); res.send({ made }); });
app.delete('/a', guard, (req, res) => { User.remove(req.params.id, (err) => { if (err) { res.status(500).end() } res.status(204).json({ ok: true }); }); });
app.use('/b', (req, res) => { if (req.rate > 5) { res.statusCode = limits.status; return res.end('Too many') } for (const a of b) { if (a) break; else continue } res.redirect(301, \`/a/\${req.params.id}?x=\${\`\${1}\`}\`) });
`;
const FASTIFY = `import Fastify, { type FastifyInstance } from 'fastify';
const fastify = Fastify();
/**
 * @openapi
 * /things:
 *   put:
 *     responses:
 *       '200': { description: OK }
 */
export default async function plugin(app: FastifyInstance) {
  app.decorateReply('fail', function (code: number) { this.code(code).send({ error: 'no' }); });
  app.addHook('preHandler', async (request, reply) => { if (!request.headers.authorization) { reply.code(403); throw new Error('Log in'); } });
  app.put('/things', { schema: { response: { 200: { type: 'object' }, '4xx': { type: 'null' } } } }, async (request, reply) => {
    const thing = await app.db.find(request.body.id);
    if (!thing) return reply.notFound('No thing');
    return reply.code(201).send({ thing, status: 404 });
  });
  app.setErrorHandler((error, request, reply) => { reply.status(error.statusCode ?? 500).send(error); });
}
`;
const PAGE = `import express from 'express';
const app = express();
const Page = ({ code, ...rest }) => <main {...rest} title="4 &amp; 5">{code === 404 ? <b>Not found 😀</b> : <></>}</main>;
// status-hints-disable-next-line no-error-in-2xx -- so wanted
app.get('/page', (req, res) => res.status(200).send({ error: 'Nicht gefunden – 見つかりません' }));
app.get('/other', (req, res) => { /* status-hints-disable */ res.status(299).send(render(<Page code={404} />)); });
`;

const crlf = (text: string): string => `\ufeff${text.replaceAll('\n', '\r\n')}`;

/** Code of every shape that the engine knows, and what every rule reports, with fixes. */
const PIECES: readonly Piece[] = [
  example('express', 'app.js'),
  example('express', 'users.js'),
  example('fastify', 'orders.ts'),
  { framework: 'express', file: 'a.js', text: COMMONJS },
  { framework: 'express', file: 'a.cjs', text: crlf(COMMONJS) },
  { framework: 'express', file: 'a.ts', text: CLASSES },
  { framework: 'express', file: 'a.mjs', text: PROMISES },
  { framework: 'express', file: 'a.js', text: crlf(PROMISES) },
  { framework: 'fastify', file: 'a.ts', text: FASTIFY },
  { framework: 'express', file: 'a.jsx', text: PAGE },
  { framework: 'express', file: 'a.tsx', text: crlf(PAGE) },
  ...RULES.flatMap(({ examples }) =>
    examples.map(({ framework, bad }): Piece => ({
      framework,
      file: 'a.ts',
      text: wholeFileOf(framework, bad).text,
    })),
  ),
];

const place = fc.double({ min: 0, max: 1, noNaN: true });
const piece = fc.constantFrom(...PIECES);
const splice = fc
  .tuple(place, fc.nat(20), piece, place, fc.nat(200))
  .map(([at, length, other, from, size]): Edit => (text) => {
    const [start, taken] = [offset(text, at), offset(other.text, from)];
    return text.slice(0, start) + other.text.slice(taken, taken + size) + text.slice(start + length);
  });

/** What editing does to a text, and pasting from other files. */
export const edit: fc.Arbitrary<Edit> = fc.oneof(
  { weight: 3, arbitrary: ownEdit },
  { weight: 1, arbitrary: splice },
);

/** The same, and halves of texts. */
const tear: fc.Arbitrary<Edit> = fc.oneof(
  place.map(
    (at): Edit =>
      (text) =>
        text.slice(0, offset(text, at)),
  ),
  place.map(
    (at): Edit =>
      (text) =>
        text.slice(offset(text, at)),
  ),
  edit,
);

/** A file that is being typed, pasted or torn. */
export const torn: fc.Arbitrary<Piece> = fc
  .tuple(piece, fc.array(tear, { minLength: 1, maxLength: 3 }))
  .map(([one, tears]) => ({ ...one, text: tears.reduce((before, change) => change(before), one.text) }));

/** A file and what is done to it, one after the other. */
export const edited: fc.Arbitrary<readonly [Piece, readonly Edit[]]> = fc.tuple(
  piece,
  fc.array(edit, { minLength: 2, maxLength: 6 }),
);

function offset(text: string, at: number): number {
  return Math.floor(at * text.length);
}
