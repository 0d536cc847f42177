import { describe, expect, test } from 'vitest';
import { projectOf, type Files, type SnippetProject } from '../../../support/project';

const pathsOf = ({ project }: SnippetProject): readonly string[] =>
  project.endpoints().map(({ method, path }) => `${method} ${path}`);
const paths = (files: Files): readonly string[] => pathsOf(projectOf(files));

describe('a path that is a constant of another file', () => {
  test('is a text, a template of texts, or a member of a frozen object', () => {
    expect(
      paths({
        'app.ts': `
          import { ROUTES, BASE } from './routes';
          import * as names from './names';
          app.get(BASE, list);
          app.get(ROUTES.USERS.ONE, one);
          app.get(\`\${BASE}/\${names.CARS}\`, cars);
        `,
        'names.ts': `export const CARS = 'cars';`,
        'routes.ts': `
          export const BASE = '/api';
          export const ROUTES = Object.freeze({ USERS: { ONE: \`\${BASE}/users/:id\` } } as const);
        `,
      }),
    ).toEqual(['GET /api', 'GET /api/cars', 'GET /api/users/:id']);
  });

  test('is a member of an enum, through a barrel', () => {
    expect(
      paths({
        'app.ts': `import { Path } from './constants'; app.post(Path.LOGIN, login);`,
        'constants/index.ts': `export * from './paths';`,
        'constants/paths.ts': `export enum Path { LOGIN = '/login', LOGOUT = '/logout' }`,
      }),
    ).toEqual(['POST /login']);
  });

  test('is a member of what a CommonJS file exports, and the prefix of a mount', () => {
    expect(
      paths({
        'app.js': `
          const config = require('./config');
          const { PATHS: { health } } = require('./paths');
          app.use(config.api.prefix, require('./users'));
          app.get(health, check);
        `,
        'config.js': `module.exports = { port: Number(process.env.PORT), api: { prefix: '/api' } };`,
        'paths.js': `exports.PATHS = { health: '/health' };`,
        'users.js': `const router = require('express').Router(); router.get('/users', list); module.exports = router;`,
      }),
    ).toEqual(['GET /api/users', 'GET /health']);
  });

  test('is not known where the environment or a call decides', () => {
    expect(
      paths({
        'app.js': `
          const { base, made, list, missing } = require('./config');
          app.get(base, a);
          app.get(made, b);
          app.get(list.A, c);
          app.get(missing.path, d);
        `,
        'config.js': `
          exports.base = process.env.BASE || '/api';
          exports.made = makePath('x');
          exports.list = { A: 404 };
        `,
      }),
    ).toEqual(['GET /…', 'GET /…', 'GET /…', 'GET /…']);
  });

  test('is known again when it changes', () => {
    const project = projectOf({
      'app.js': `const { BASE } = require('./config'); app.get(BASE, list);`,
      'config.js': `exports.BASE = '/v1';`,
      'other.js': `exports.BASE = '/v3';`,
    });
    expect(pathsOf(project)).toEqual(['GET /v1']);
    project.write('config.js', `exports.BASE = '/v2';`);
    expect(pathsOf(project)).toEqual(['GET /v2']);
    project.write('config.js', `exports.BASE = require('./other').BASE;`);
    expect(pathsOf(project)).toEqual(['GET /v3']);
    project.write('other.js', `exports.BASE = '/v4';`);
    expect(pathsOf(project)).toEqual(['GET /v4']);
  });
});
