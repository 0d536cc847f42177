import { expect, test } from 'vitest';
import { isWalkedPath } from '../../../server/src/engine/lint/file-kind';

test('a path is walked when its name and each of its folders are', () => {
  for (const path of ['app.ts', 'src/routes/users.js', 'src/latest.ts', 'src/tester/a.mjs']) {
    expect(isWalkedPath(path, false), path).toBe(true);
  }
  for (const path of ['dist/app.js', 'src/node_modules/a/b.js', 'a.min.js', 'types.d.ts', 'README.md', '']) {
    expect(isWalkedPath(path, true), path).toBe(false);
  }
  for (const path of ['src/app.test.ts', 'test/app.ts', 'src/__tests__/deep/app.ts']) {
    expect([isWalkedPath(path, false), isWalkedPath(path, true)], path).toEqual([false, true]);
  }
});
