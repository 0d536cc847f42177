import { expect, test } from 'vitest';
import { statusOf } from '../../client/src/server-status';

test('while the server runs it speaks for itself, and silence means ready', () => {
  const said = { kind: 'problem', message: 'A setting is wrong' } as const;
  expect(statusOf('running', said)).toEqual(said);
  expect(statusOf('running', undefined)).toEqual({ kind: 'ready' });
});

test('what it said last counts no more when it is gone', () => {
  const said = { kind: 'ready', message: 'Ready' } as const;
  expect(statusOf('stopped', said)).toEqual({ kind: 'stopped' });
  expect(statusOf('failed', said)).toEqual({ kind: 'failed' });
  expect(statusOf('starting', said)).toEqual({ kind: 'starting' });
});
