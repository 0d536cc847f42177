import { expect, test } from 'vitest';
import { mayTell } from '../../../server/src/engine/facts/may-tell';

test.each([
  `app.get('/a', list)`,
  `router.use(check)`,
  `fastify.register(plugin)`,
  `export class AppError extends Error {}`,
  `class A extends errors.HttpException {}`,
  `module.exports[name] = asyncHandler(module.exports[name])`,
])('a file with %s may say something of the project', (text) => {
  expect(mayTell(text)).toBe(true);
});

test.each([``, `export const NOT_FOUND = 404;`, `export class User extends Model {}`, `const a = b[c];`])(
  'a file with %s says nothing that is asked of all',
  (text) => {
    expect(mayTell(text)).toBe(false);
  },
);
