import { describe, expect, test } from 'vitest';
import { expectAnswers, projectOf, FASTIFY, type Files } from '../../../support/project';

// A handler that calls `create` of another file and sends what it catches.
const HANDLER = (catches: string) => `
  import { create } from './service';
  app.post('/a', async (req, res) => {
    try {
      res.json(await create(req.body)); //> implicit 200 @ json
    } catch (err) {
      ${catches}
    }
  });
`;
const BARE = (status: string) =>
  HANDLER(`res.status(err.code).send(err.error); //> explicit ${status} @ err.code`);

describe('a status that a caught error brings', () => {
  test('is what the service rejects its promise with', () => {
    expectAnswers({
      'app.js': `
        const { create } = require('./service');
        app.post('/a', async (req, res) => {
          try {
            const made = await create(req.body);
            res.send(made); //> implicit 200 @ send
          } catch (err) {
            console.log(err);
            res.status(err.code).send(err.error); //> explicit 400 or 404 or 500 @ err.code
          }
        });
      `,
      'service.js': `
        const db = require('./db');
        async function create(data) {
          return new Promise(async (resolve, reject) => {
            const { error } = check(data);
            if (error) return reject({ code: 400, error: error.message });
            const found = await db.find(data.id); // what this throws rejects nothing that anybody has
            if (!found) reject({ code: 404, error: 'no' });
            else db.save(data).then((made) => resolve(made)).catch((err) => reject({ code: 500, error: err }));
          });
        }
        exports.create = create;
      `,
    });
  });

  test('is what the service throws, by then and catch as well', () => {
    expectAnswers({
      'app.ts': `
        import * as service from './service';
        app.get('/a', (req, res) => {
          service
            .find(req.params.id)
            .then((found) => res.json(found)) //> implicit 200 @ json
            .catch((err) => res.status(err.status || 500).json({ message: err.message })); //> explicit 404 or 409 or 500 @ err.status || 500
        });
        app.get('/b', (req, res) => {
          service.find('b').then(
            (found) => res.json(found), //> implicit 200 @ json
            ({ status = 500 }) => res.status(status).end(), //> explicit 404 or 409 or 500 @ status
          );
        });
      `,
      'service.ts': `
        export async function find(id: string) {
          if (!id) throw { status: 404, message: 'No such thing' };
          if (id === 'b') return Promise.reject({ status: 409 });
          return { id };
        }
      `,
    });
  });

  test('is that of an error class, of http-errors and of an error that is given one', () => {
    expectAnswers({
      'app.ts': `
        import { users } from './users';
        app.get('/a', async (req, res) => {
          try {
            res.json(users.find(req.params.id)); //> implicit 200 @ json
          } catch (error: any) {
            const { statusCode } = error;
            res.status(statusCode ?? 500).json({}); //> explicit 404 or 409 or 410 or 422 or 500 @ statusCode ?? 500
          }
        });
      `,
      'users.ts': `
        import createError from 'http-errors';
        import { ApiError } from './api-error';
        class Users {
          find(id: string) {
            if (!id) throw new ApiError(404, 'none');
            if (id === 'a') throw ApiError.conflict('twice');
            if (id === 'b') throw createError(410);
            if (id === 'c') {
              const error: any = new Error('odd');
              error.statusCode = 422;
              throw error;
            }
            return id;
          }
        }
        export const users = new Users();
      `,
      'api-error.ts': `
        export class ApiError extends Error {
          constructor(public statusCode: number, message: string) { super(message); }
          static conflict(message: string) { return new ApiError(409, message); }
        }
      `,
    });
  });

  test('is that of a service that a controller is constructed with', () => {
    expectAnswers({
      'controller.ts': `
        import { Service } from './service';
        export class Controller {
          constructor(private readonly service: Service) {}
          get = async (req: any, res: any) => {
            try {
              res.json(await this.service.find(req.params.id)); //> implicit 200 @ json
            } catch (err: any) {
              res.status(err.status || 500).json({}); //> explicit 404 or 500 @ err.status || 500
            }
          };
        }
      `,
      'service.ts': `
        export class Service {
          async find(id: string) { return id ? id : this.fail(404); }
          private fail(status: number): never { throw { status }; }
        }
      `,
    });
  });

  test('comes through services that call services', () => {
    expectAnswers({
      'app.ts': BARE('400 or 403 or 503 or ?'), // what the database throws may have a code, too
      'service.ts': `
        import { store } from './store';
        export const create = async (data: any) => {
          if (!data.name) throw { code: 400 };
          return await store(data);
        };
      `,
      'store.ts': `
        import { db } from './db';
        export async function store(data: any) {
          try {
            if (!data.owner) throw { code: 403 };
            return await db.save(data);
          } catch (err: any) {
            throw { code: err?.code || 503, error: err.message };
          }
        }
      `,
    });
  });

  test('comes through services that throw again what they catch', () => {
    expectAnswers({
      'app.js': `
        const workouts = require('./workouts');
        app.get('/a', (req, res) => {
          try {
            const one = workouts.getOne(req.params.id);
            res.send({ status: 'OK', data: one }); //> implicit 200 @ send
          } catch (error) {
            res.status(error?.status || 500).send({ data: { error: error?.message || error } }); //> explicit 400 or 500 @ error?.status || 500
          }
        });
      `,
      'workouts.js': `
        const Workout = require('./database');
        const getOne = (id) => {
          try {
            const one = Workout.getOne(id);
            return one;
          } catch (error) {
            throw error;
          }
        };
        module.exports = { getOne };
      `,
      'database.js': `
        const DB = require('./db.json');
        const getOne = (id) => {
          try {
            const one = DB.workouts.find((each) => each.id === id);
            if (!one) throw { status: 400, message: 'No workout with this id' };
            return one;
          } catch (error) {
            throw { status: error?.status || 500, message: error?.message || error };
          }
        };
        module.exports = { getOne };
      `,
    });
  });

  test('comes in all of several promises, and from functions that lists are gone through with', () => {
    expectAnswers({
      'app.ts': `
        import { first, second, third } from './service';
        app.get('/a', async (req, res) => {
          try {
            const all = await Promise.all([first(), second()]);
            await Promise.all(req.body.map(async (one) => third(one)));
            res.json(all); //> implicit 200 @ json
          } catch (err) {
            res.status(err.status).end(); //> explicit 401 or 402 or 403 @ err.status
          }
        });
      `,
      'service.ts': `
        export const first = () => Promise.reject({ status: 401 });
        export const second = () => new Promise((resolve, reject) => { setTimeout(() => reject({ status: 402 }), 10); });
        export const third = (one: any) => { [one].forEach((each) => { if (!each) throw { status: 403 }; }); };
      `,
    });
  });

  test('is read in the helper that gets the error', () => {
    expectAnswers({
      'app.ts': `
        import { create } from './service';
        import { fail } from './fail';
        const answer = (res, error) => res.status(error.code ?? 500).json({}); //> explicit 500 or ? @ error.code ?? 500
        app.get('/a', async (req, res) => {
          try {
            res.json(await create(req.body)); //> implicit 200 @ json
          } catch (err) {
            fail(res, err); //> helper 400 or 500 @ fail
          }
        });
        app.get('/b', async (req, res) => {
          try {
            res.json(await create(req.body)); //> implicit 200 @ json
          } catch (err) {
            answer(res, err); //> helper 400 or 500 @ answer
          }
        });
      `,
      'fail.ts': `export const fail = (res: any, error: any) => res.status(error.code || 500).json({ message: error.message });`,
      'service.ts': `export const create = async (data: any) => { if (!data) throw { code: 400 }; };`,
    });
  });

  test('is told apart by class, in the handler and in the helper that gets it', () => {
    expectAnswers({
      'app.ts': `
        import { create } from './service';
        import { Invalid } from './errors';
        import { fail } from './fail';
        app.get('/a', async (req, res) => {
          try {
            res.json(await create(req.body)); //> implicit 200 @ json
          } catch (err) {
            if (err instanceof Invalid) return res.status(err.status).json(err.details); //> explicit 422 @ err.status
            fail(res, err); //> helper 404 or 500 @ fail
          }
        });
        app.get('/b', async (req, res) => {
          try {
            res.json(await create(req.body)); //> implicit 200 @ json
          } catch (err) {
            fail(res, err); //> helper 404 or 422 or 500 @ fail
          }
        });
      `,
      'service.ts': `
        import { Invalid, Missing } from './errors';
        export async function create(data: any) {
          if (!data.id) throw new Invalid();
          if (data.id === '0') throw new Missing();
          return data;
        }
      `,
      'errors.ts': `
        export class Invalid extends Error { status = 422; details = {}; }
        export class Missing extends Error { status = 404; }
      `,
      'fail.ts': `export const fail = (res: any, error: any) => res.status(error.status ?? 500).json({ message: error.message });`,
    });
  });

  test('comes in Fastify as well', () => {
    expectAnswers(
      {
        'app.ts': `
          import { create } from './service';
          app.get('/a', async (request, reply) => {
            try {
              return await create(request.body); //> implicit 200 @ create(request.body)
            } catch (err) {
              return reply.code(err.statusCode || 500).send({ error: 'no' }); //> explicit 409 or 500 @ err.statusCode || 500
            }
          });
        `,
        'service.ts': `export async function create(data: any) { if (data.id) throw { statusCode: 409 }; return data; }`,
      },
      FASTIFY,
    );
  });
});

describe('a status that a caught error brings is not known', () => {
  const SERVICE = (body: string) => `
    import { db } from './db';
    import mail from 'some-mail';
    export async function create(data: any) { ${body} }
  `;

  test('where a package may reject', () => {
    expectAnswers({
      'app.ts': BARE('409 or ?'),
      'service.ts': SERVICE(`if (data.id) throw { code: 409 }; return mail.send(data);`),
    });
    expectAnswers({
      'app.ts': BARE('409 or ?'),
      'service.ts': SERVICE(`if (data.id) throw { code: 409 }; await db.save(data);`),
    });
    expectAnswers({
      'app.ts': BARE('?'),
      'service.ts': SERVICE(`return mail.send(data);`),
    });
  });

  test('where a rejection is handed on as it is', () => {
    const made = (rest: string) =>
      `return new Promise((resolve, reject) => { if (data.id) reject({ code: 409 }); ${rest} });`;
    expectAnswers({
      'app.ts': BARE('409 or ?'),
      'service.ts': SERVICE(made(`mail.send(data).catch(reject);`)),
    });
    expectAnswers({
      'app.ts': BARE('409 or ?'),
      'service.ts': SERVICE(made(`mail.send(data, (err, sent) => (err ? reject(err) : resolve(sent)));`)),
    });
    expectAnswers({
      'app.ts': BARE('409 or ?'),
      'service.ts': SERVICE(
        `try { if (data.id) throw { code: 409 }; await db.save(data); } catch (err) { throw err; }`,
      ),
    });
  });

  test('where the object has no such member, and nothing stands in for it', () => {
    const files: Files = { 'service.ts': SERVICE(`if (!data) throw { error: 'no' }; throw { code: 409 };`) };
    expectAnswers({ 'app.ts': BARE('409 or ?'), ...files });
    expectAnswers({
      'app.ts': HANDLER('res.status(err.code || 500).end(); //> explicit 409 or 500 @ err.code || 500'),
      ...files,
    });
  });

  test('where the member is no status', () => {
    expectAnswers({ 'app.ts': BARE('?'), 'service.ts': SERVICE(`throw { code: 'E_TAKEN' };`) });
    expectAnswers({ 'app.ts': BARE('?'), 'service.ts': SERVICE(`throw { code: 11000 };`) });
  });

  test('where it is a member further in', () => {
    expectAnswers({
      'app.ts': HANDLER('res.status(err.response.status).end(); //> explicit ? @ err.response.status'),
      'service.ts': SERVICE(`throw { response: { status: 409 }, status: 409 };`),
    });
  });

  test('where the service takes the error itself', () => {
    expectAnswers({
      'app.ts': BARE('?'),
      'service.ts': SERVICE(`try { throw { code: 409 }; } catch { return undefined; }`),
    });
  });

  test('where nobody waits for it', () => {
    expectAnswers({
      'app.ts': `
        import { create } from './service';
        app.post('/a', async (req, res) => {
          try {
            create(req.body);
            res.json({}); //> implicit 200 @ json
          } catch (err) {
            res.status(err.code).end(); //> explicit ? @ err.code
          }
        });
      `,
      'service.ts': SERVICE(`throw { code: 409 };`),
    });
  });

  test('where services go round in a circle', () => {
    expectAnswers({
      'app.ts': BARE('409'),
      'service.ts': `
        import { again } from './again';
        export async function create(data: any) { if (!data) throw { code: 409 }; return await again(data); }
      `,
      'again.ts': `
        import { create } from './service';
        export async function again(data: any) {
          try { return await create(data); } catch (err: any) { throw { code: err.code }; }
        }
      `,
    });
  });
});

describe('what is said of a caught error’s status', () => {
  const findings = (catches: string, service: string): readonly string[] => {
    const { lint, host } = projectOf({ 'app.ts': HANDLER(catches), 'service.ts': service });
    const text = host.read(host.at('app.ts')) ?? '';
    return lint('app.ts').findings.map(({ rule, span }) => `${rule}: ${text.slice(span.start, span.end)}`);
  };

  test('is what was said before: an error that nobody foresaw has none', () => {
    const service = `export async function create(data: any) { throw { code: 400 }; }`;
    expect(findings('res.status(err.code).end();', service)).toEqual(['no-invalid-status: err.code']);
    expect(findings('res.status(err.code || 500).end();', service)).toEqual([]);
  });

  test('blames no explicit 500 of elsewhere', () => {
    const service = `export async function create(data: any) { throw { code: 500 }; }`;
    expect(findings('res.status(err.code).end();', service)).toEqual(['no-invalid-status: err.code']);
  });

  test('changes with the service', () => {
    const { lint, write, concerned } = projectOf({
      'app.ts': BARE('409'),
      'service.ts': `export async function create(data: any) { throw { code: 409 }; }`,
    });
    const codes = (): readonly (readonly number[])[] =>
      lint('app.ts').handlers.flatMap(({ responses }) =>
        responses.map(({ status }) => status.codes.map(({ code }) => code)),
      );
    expect(codes()).toEqual([[200], [409]]);
    concerned();
    write('service.ts', `export async function create(data: any) { throw { code: 410 }; }`);
    expect(concerned()).toContain('app.ts');
    expect(codes()).toEqual([[200], [410]]);
  });
});
