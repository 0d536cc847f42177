import { describe, expect, test } from 'vitest';
import { summaryOf } from '../../../../server/src/engine/lint/summary';
import { projectOf, type Files } from '../../../support/project';

/** The endpoints with the file and the name of what handles them. */
function handlers(files: Files): readonly string[] {
  const { project, lint, host } = projectOf(files);
  for (const path of Object.keys(files)) {
    const text = host.read(host.at(path)) ?? '';
    project.note(host.at(path), summaryOf(lint(path).handlers, text, true));
  }
  return project
    .endpoints()
    .map(
      ({ method, path, place, handler, found }) =>
        `${method} ${path} ${place.file} ${found && handler !== undefined ? handler : '-'}`,
    );
}

const HELPERS = `
  const helpers = module.exports;
  helpers.setup = function (...args) {
    const [router, name] = args;
    const middlewares = args.length > 3 ? args[args.length - 2] : [];
    const controller = args[args.length - 1];
    router.get(name, middlewares, helpers.tryRoute(controller));
    router.get(\`/api\${name}\`, middlewares, helpers.tryRoute(controller));
  };
  helpers.tryRoute = (controller) => async (req, res, next) => {
    try { await controller(req, res, next); } catch (err) { next(err); }
  };
`;

const USERS = `
  exports.list = (req, res) => res.json([]);
  exports.one = (req, res) => res.json({});
`;

describe('a helper that registers what its rest parameter holds', () => {
  test('makes a route of each of its calls, with the handler that comes last', () => {
    expect(
      handlers({
        'app.js': `
          const { setup } = require('./helpers');
          const users = require('./users');
          setup(app, '/users', users.list);
          setup(app, '/users/:id', [], users.one);
        `,
        'helpers.js': HELPERS,
        'users.js': USERS,
      }),
    ).toEqual([
      'GET /api/users users.js list',
      'GET /api/users/:id users.js one',
      'GET /users users.js list',
      'GET /users/:id users.js one',
    ]);
  });

  test('by places from the start as well, in TypeScript', () => {
    expect(
      handlers({
        'app.ts': `
          import { setup } from './helpers';
          import * as users from './users';
          setup('/users', app, users.list);
        `,
        'helpers.ts': `
          import { wrap } from './wrap';
          export const setup = (path: string, ...args: any[]) => { const router = args[0]; router.get(path, wrap(args[1])); };
        `,
        'users.ts': USERS.replaceAll('exports.', 'export const '),
      }),
    ).toEqual(['GET /users users.ts list']);
  });

  test('an element that is computed otherwise is not known', () => {
    expect(
      handlers({
        'app.js': `require('./helpers').setup(app, '/users', require('./users').list);`,
        'helpers.js': HELPERS.replaceAll('args.length - 1', 'last(args)'),
        'users.js': USERS,
      }),
    ).toEqual(['GET /api/users helpers.js -', 'GET /users helpers.js -']);
  });
});
