import { expect, test } from 'vitest';
import { levelOf, targetOf, withLevel } from '../../client/src/rule-levels';

const nowhere = { user: undefined, workspace: undefined, folder: undefined };

test('a level goes where levels are, the narrowest place first: a wider one would not count', () => {
  const user = { 'no-error-leak': 'off' };
  expect(targetOf({ ...nowhere, user }, true)).toBe('user');
  expect(targetOf({ ...nowhere, user, workspace: {} }, true)).toBe('workspace');
  expect(targetOf({ user, workspace: {}, folder: {} }, true)).toBe('folder');
});

test('the first level of all is one for the project, if there is one', () => {
  expect(targetOf(nowhere, true)).toBe('workspace');
  expect(targetOf(nowhere, false)).toBe('user');
});

test('the level that counts is the narrowest of those that name the rule', () => {
  const levels = { user: { a: 'off', b: 'hint' }, workspace: { a: 'error' }, folder: undefined };
  expect(levelOf('a', levels)).toBe('error');
  expect(levelOf('b', levels)).toBe('hint');
  expect(levelOf('c', levels)).toBeUndefined();
});

test('what stands at the target stays, and nothing of other places gets in', () => {
  const levels = { user: { a: 'off' }, workspace: { b: 'hint' }, folder: undefined };
  expect(withLevel(levels, 'workspace', 'c', 'error')).toEqual({ b: 'hint', c: 'error' });
  expect(withLevel(levels, 'workspace', 'b', 'off')).toEqual({ b: 'off' });
  expect(levels.workspace).toEqual({ b: 'hint' });
});

test('a value of the wrong kind is replaced', () => {
  expect(withLevel({ ...nowhere, user: 'off' }, 'user', 'a', 'error')).toEqual({ a: 'error' });
  expect(levelOf('a', { ...nowhere, user: null })).toBeUndefined();
});
