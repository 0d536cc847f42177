import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { INJECTIONS, LANGUAGES, registryOf, scopesOf } from './grammars';

const bare = registryOf(LANGUAGES);
const injected = registryOf([...LANGUAGES, ...INJECTIONS]);

const JAVASCRIPT = String.raw`
#!/usr/bin/env node
/** @param {number} statusCode {@link res.status(404)} what \`res.status(404)\` sends */
const line = ${'`'}GET ${'${'}url.path.replace(/[/"']\d{3}/g, '')} ${'${'}res.status(404).end()} /* 404 */${'`'};
app.get('/a/:id(\\d+)', async (req, res, next) => {
  const ratio = total / res.statusCode / 404, half = /2/.test(total);
  if (a < b && c > 404) return res.status(a ? 404 : b / 2 > 1 ? 410 : /x/.test(y) ? 500 : 503).json({ [404]: 1, ...rest });
  label: for (const [k, v = 404] of Object.entries({ statusCode: 404, get code() { return 404; } })) break label;
  res.writeHead(404, { 'Content-Type': 'text/plain' }).end(${'`'}a${'${'}1 + ${'`'}b${'${'}2}${'`'}}${'`'}); // status-hints-disable-line no-a -- ${'`'}why "
  res.statusCode = 404
  /status-hints-disable/.exec(res.statusCode = 404)
  /* status-hints-disable-next-line no-a,
     no-b */ res.redirect(301, '/x'); tag${'`'}res.status(404)${'`'}
  async function* next() { yield* await res.status(404) ?? (() => 404)(); }
});
class A extends B { static #statusCode = 404; statusCode = 404; ['status'](404) {} }
export default createError(404, 'x'), new createError(500), import('res.status(404)');
`;

const TYPESCRIPT = `
enum Status { Gone = 410, statusCode = 404 }
type Answer<T extends 404 | 410 = 404> = T extends 404 ? { statusCode: 404; status(404): void } : readonly [200, 404?];
function send<const T extends { statusCode: 404 }>(this: Res, answer: Answer<T>, statusCode: 404 | 500 = 404): asserts answer is never {}
abstract class Sender<T> implements Seam { constructor(private readonly statusCode = 500) { super(404); } declare statusCode: 404; }
const value = <any>res.status(404) satisfies Answer as unknown as { statusCode: 404 };
const next = res.status(a < b ? 404 : c > d ? 500 : 200)!.json<Answer<404>>(x!);
@Code(404) export class Controller { @Get('/') async list<T>(@Res() res: T): Promise<T> { return res.code(404 as const) } }
namespace Http { export import Status = Codes.Status; declare const statusCode: 404; }
`;

const JSX = `
const page = (req, res) => res.status(404).send(<Page code={404} onClick={() => res.status(500)} {...{ statusCode: 404 }}>
  it's res.status(404) &amp; // no comment {/* status-hints-disable-next-line no-a */} {res.status(404)}
  <></>{list.map((item) => <Item key={item.id} statusCode={404}>statusCode = 404</Item>)}
</Page>); res.status(404);
`;

test.each([
  ['source.js', JAVASCRIPT, 8],
  ['source.js.jsx', JAVASCRIPT + JSX, 10],
  ['source.ts', JAVASCRIPT + TYPESCRIPT, 16],
  ['source.tsx', JAVASCRIPT + TYPESCRIPT.replaceAll('<any>', '') + JSX, 18],
  ['source.js', fileText('../../examples/express/users.js'), 4],
  ['source.ts', fileText('../../examples/fastify/orders.ts'), 4],
])('%s keeps all other scopes', async (language, text, least) => {
  const before = await scopesOf(bare, language, text);
  const after = await scopesOf(injected, language, text);
  const lines = text.split('\n');
  let coloured = 0;
  const changed = before.flatMap((scopes, line) =>
    scopes.flatMap((scope, at) => {
      const now = after[line]?.[at] ?? '';
      if (now === scope) return [];
      coloured++;
      return isColoured(scope, now) ? [] : [{ text: lines[line]?.slice(at), scope, now }];
    }),
  );
  expect(changed).toEqual([]);
  expect(coloured).toBeGreaterThan(3 * least);
});

// A digit stays a decimal number where it was one; a comment stays a comment and gets scopes on top.
function isColoured(before: string, now: string): boolean {
  if (now.startsWith(`${before} meta.directive.status-hints`)) return /\bcomment\./.test(before);
  const around = /^(.*) constant\.numeric\.decimal constant\.numeric\.http-status\.[a-z-]+$/.exec(now)?.[1];
  return (
    around !== undefined &&
    new RegExp(`^${escaped(around)} constant\\.numeric\\.decimal\\.\\w+(?:\\.\\w+)?$`).test(before)
  );
}

function escaped(text: string): string {
  return text.replace(/[.]/g, '\\.');
}

function fileText(relative: string): string {
  return readFileSync(new URL(relative, import.meta.url), 'utf8');
}
