import { describe, expect, test } from 'vitest';
import { projectOf, type Files } from '../../../support/project';

const SERVICE = `
  import { Missing } from './errors';
  import { db } from './db';
  export async function find(id: string) {
    const found = await db.find(id);
    if (!found) throw new Missing();
    return found;
  }
  export class Users {
    constructor(private db: any) {}
    async find(id: string) { if (!id) throw new Missing(); return this.db.find(id); }
    static all() { throw new Missing(); }
  }
  export default new Users(db);
`;

const ERRORS = `export class Missing extends Error { status = 404; }`;

// What the handlers of the first file say that the functions they call may throw: `404 find`.
function raised(
  body: string,
  head = `import { find } from './service';`,
  more: Files = {},
): readonly string[] {
  const text = `
    ${head}
    app.get('/a', async (req, res, next) => {
      ${body}
    });
  `;
  const { lint, host } = projectOf({ 'app.ts': text, 'service.ts': SERVICE, 'errors.ts': ERRORS, ...more });
  const source = host.read(host.at('app.ts')) ?? '';
  return lint('app.ts').handlers.flatMap((handler) =>
    handler.raised.map(({ code, span }) => `${code} ${source.slice(span.start, span.end)}`),
  );
}

describe('what a called function throws', () => {
  test('is known by import', () => {
    expect(raised(`res.json(await find(req.params.id));`)).toEqual(['404 find']);
  });

  test('is known by instance, static method and namespace', () => {
    expect(raised(`res.json(await users.find('a'));`, `import users from './service';`)).toEqual([
      '404 users.find',
    ]);
    expect(raised(`res.json(Users.all());`, `import { Users } from './service';`)).toEqual(['404 Users.all']);
    expect(raised(`res.json(await all.find('a'));`, `import * as all from './service';`)).toEqual([
      '404 all.find',
    ]);
  });

  test('is known by a declared class', () => {
    expect(
      raised(
        `res.json(await users.find('a'));`,
        `import { Users } from './service'; declare const users: Users;`,
      ),
    ).toEqual(['404 users.find']);
  });

  test('is known of a service that a controller is constructed with', () => {
    const { lint } = projectOf({
      'controller.ts': `
        import { Users } from './service';
        export class Controller {
          constructor(private readonly users: Users) {}
          get = async (req: any, res: any) => { res.json(await this.users.find(req.params.id)); };
        }
      `,
      'service.ts': SERVICE,
      'errors.ts': ERRORS,
    });
    expect(lint('controller.ts').handlers.flatMap((handler) => handler.raised)).toMatchObject([
      { code: 404 },
    ]);
  });

  test('is known of what a container makes', () => {
    const head = `import { Container } from 'typedi'; import { Users } from './service'; const users = Container.get(Users);`;
    expect(raised(`res.json(await users.find('a'));`, head)).toEqual(['404 users.find']);
  });

  test('is known over several files', () => {
    const more = {
      'first.ts': `import { second } from './second'; export const first = (id: string) => second(id);`,
      'second.ts': `import { find } from './service'; export const second = async (id: string) => { return await find(id); };`,
    };
    expect(raised(`res.json(await first('a'));`, `import { first } from './first';`, more)).toEqual([
      '404 first',
    ]);
  });

  test('is nothing in a try whose catch answers', () => {
    expect(raised(`try { res.json(await find('a')); } catch { res.sendStatus(500); }`)).toEqual([]);
    expect(raised(`try { res.json(await find('a')); } catch (err) { res.status(400).json({}); }`)).toEqual(
      [],
    );
  });

  test('goes on where a catch throws it again or hands it on', () => {
    expect(raised(`try { res.json(await find('a')); } catch (err) { log(err); throw err; }`)).toEqual([
      '404 find',
    ]);
    expect(raised(`try { res.json(await find('a')); } catch (err) { next(err); }`)).toEqual(['404 find']);
  });

  test('goes on by .catch(next), and by a function that hands it on', () => {
    expect(raised(`find('a').then((found) => res.json(found)).catch(next);`)).toEqual(['404 find']);
    expect(raised(`find('a').then((found) => res.json(found)).catch((err) => next(err));`)).toEqual([
      '404 find',
    ]);
    expect(raised(`find('a').then((found) => res.json(found)).catch(() => res.sendStatus(400));`)).toEqual(
      [],
    );
  });

  test('may be a rejected promise', () => {
    const more = {
      'rejects.ts': `import { Missing } from './errors'; export const rejects = () => Promise.reject(new Missing());`,
    };
    expect(raised(`res.json(await rejects());`, `import { rejects } from './rejects';`, more)).toEqual([
      '404 rejects',
    ]);
  });

  test('is nothing where the service takes it itself', () => {
    const more = {
      'safe.ts': `
        import { find } from './service';
        export async function safe(id: string) { try { return await find(id); } catch { return undefined; } }
      `,
    };
    expect(raised(`res.json(await safe('a'));`, `import { safe } from './safe';`, more)).toEqual([]);
  });

  test('is nothing for a plain error, for a package and for what is missing', () => {
    const more = { 'plain.ts': `export function plain() { throw new Error('no'); }` };
    expect(raised(`res.json(plain());`, `import { plain } from './plain';`, more)).toEqual([]);
    expect(raised(`res.json(find());`, `import { find } from 'some-package';`)).toEqual([]);
    expect(raised(`res.json(find());`, `import { find } from './missing';`)).toEqual([]);
  });

  test('ends in a circle of files', () => {
    const more = {
      'one.ts': `import { two } from './two'; import { Missing } from './errors'; export function one(n: number) { if (n) throw new Missing(); return two(n); }`,
      'two.ts': `import { one } from './one'; export function two(n: number) { return one(n); }`,
    };
    expect(raised(`res.json(two(1));`, `import { two } from './two';`, more)).toEqual(['404 two']);
  });

  test('has the status that the error handler gives it', () => {
    const more = {
      'odd.ts': `import { Odd } from './errors'; export function odd() { throw new Odd(); }`,
      'errors.ts': `export class Odd extends Error {}`,
      'on-error.ts': `
        import { Odd } from './errors';
        export const onError = (err: any, req: any, res: any, next: any) => {
          if (err instanceof Odd) return res.status(418).json({});
          res.status(500).json({});
        };
      `,
    };
    const head = `import { odd } from './odd'; import { onError } from './on-error';`;
    expect(raised(`res.json(odd());`, head, more)).toEqual([]);
    const behind = `res.json(odd()); }); app.use(onError); app.get('/b', (req, res) => { res.json({});`;
    expect(raised(behind, head, more)).toEqual(['418 odd']);
  });

  test('has in each file the status that the error handler of this file gives it', () => {
    const app = (handler: string) => `
      import { odd } from './odd';
      import { ${handler} } from './on-error';
      app.get('/a', (req, res) => { res.json(odd()); });
      app.use(${handler});
    `;
    const handler = (name: string, code: number) => `
      export const ${name} = (err: any, req: any, res: any, next: any) => {
        if (err instanceof Odd) return res.status(${code}).json({});
        res.status(500).json({});
      };
    `;
    const { lint } = projectOf({
      'shop.ts': app('onShopError'),
      'admin.ts': app('onAdminError'),
      'odd.ts': `import { Odd } from './errors'; export function odd() { throw new Odd(); }`,
      'errors.ts': `export class Odd extends Error {}`,
      'on-error.ts': `import { Odd } from './errors'; ${handler('onShopError', 418)} ${handler('onAdminError', 422)}`,
    });
    const codes = (file: string) =>
      lint(file).handlers.flatMap(({ raised }) => raised.map(({ code }) => code));
    expect(codes('shop.ts')).toEqual([418]);
    expect(codes('admin.ts')).toEqual([422]);
  });
});
