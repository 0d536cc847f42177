import { describe, expect, test } from 'vitest';
import { projectOf, type Files } from '../../../support/project';

const paths = (files: Files): readonly string[] =>
  projectOf(files)
    .project.endpoints()
    .map(({ method, path }) => `${method} ${path}`);

const USERS = `import { Router } from 'express'; const router = Router(); router.get('/users', list); export default router;`;
const CARS = USERS.replace('users', 'cars');

describe('a router that nothing mounts', () => {
  const app = `import users from './routes/users'; app.use('/api', users);`;

  test('is none of the endpoints where no file imports it, be it by a comment', () => {
    expect(paths({ 'app.ts': app, 'routes/users.ts': USERS, 'routes/cars.ts': CARS })).toEqual([
      'GET /api/users',
    ]);
    expect(
      paths({
        'app.ts': `// import cars from './routes/cars';\n${app}\n/* app.use(require('./routes/cars')); */`,
        'routes/users.ts': USERS,
        'routes/cars.ts': CARS,
      }),
    ).toEqual(['GET /api/users']);
  });

  test('nor where only such routers import it', () => {
    expect(
      paths({
        'app.js': `app.get('/', home);`,
        'old.js': `const router = require('express').Router(); router.get('/old', a); router.use(require('./older')); module.exports = router;`,
        'older.js': `const router = require('express').Router(); router.get('/older', b); module.exports = router;`,
      }),
    ).toEqual(['GET /']);
  });

  test('is listed where a file imports it: how it is mounted is not understood', () => {
    const mount = `import cars from './routes/cars'; import { load } from 'loader'; app.get('/', home); load(cars);`;
    expect(paths({ 'app.ts': mount, 'routes/cars.ts': CARS })).toEqual(['GET /', 'GET /cars']);
    expect(
      paths({
        'app.js': `app.get('/', home); exports.cars = require('./routes/cars');`,
        'routes/cars.ts': CARS,
      }),
    ).toEqual(['GET /', 'GET /cars']);
  });

  test.each([
    `for (const name of fs.readdirSync('routes')) app.use(require(path.join(dir, name)).default);`,
    'for (const name of names) app.use((await import(`./routes/${name}`)).default);',
    `const all = require('require-all')('routes'); app.use(all.cars);`,
  ])('is listed where files are loaded by names that the program makes: %s', (load) => {
    expect(paths({ 'app.js': `app.get('/', home); ${load}`, 'routes/cars.ts': CARS })).toEqual([
      'GET /',
      'GET /cars',
    ]);
  });

  test('is listed where no application is understood, and where the package names it', () => {
    expect(paths({ 'main.js': `start();`, 'routes/cars.ts': CARS })).toEqual(['GET /cars']);
    const own = { 'app.ts': `app.get('/', home);`, 'routes/cars.ts': CARS };
    expect(paths({ ...own, 'package.json': `{ "main": "./routes/cars.ts" }` })).toEqual([
      'GET /',
      'GET /cars',
    ]);
    expect(paths({ 'app.ts': `app.get('/', home);`, 'routes/index.ts': CARS })).toEqual([
      'GET /',
      'GET /cars',
    ]);
  });

  test('is told again when somebody imports it', () => {
    const { project, write } = projectOf({ 'app.ts': `app.get('/', home);`, 'cars.ts': CARS });
    expect(project.endpoints().map(({ path }) => path)).toEqual(['/']);
    write('app.ts', `import cars from './cars'; app.get('/', home); app.use(cars);`);
    expect(project.endpoints().map(({ path }) => path)).toEqual(['/', '/cars']);
  });
});
