import {
  CancellationToken,
  CancellationTokenSource,
  type ResponseError,
} from 'vscode-languageserver-protocol/node';
import { expect, test } from 'vitest';
import { answer, take, type Handlers } from '../../server/src/lsp/dispatch';
import type { Log } from '../../server/src/lsp/log';

const INTERNAL_ERROR = -32603;
const REQUEST_CANCELLED = -32800;

/** Handlers of which some fail, and the lines of the log. */
function setUp(): { handlers: Handlers; log: Log; lines: string[] } {
  const lines: string[] = [];
  const log: Log = {
    write(level, message) {
      if (level !== 'debug') lines.push(`${level}: ${message}`);
    },
    trace: () => undefined,
    connect: () => undefined,
  };
  const handlers: Handlers = {
    requests: {
      works: () => 'an answer',
      throws: () => {
        throw new TypeError('x is undefined');
      },
      rejects: () => Promise.reject(new Error('the disk is full')),
      waits: () => new Promise(() => undefined),
    },
    notifications: {
      throws: () => {
        throw new TypeError('x is undefined');
      },
    },
  };
  return { handlers, log, lines };
}

const failure = (promise: Promise<unknown>): Promise<ResponseError> =>
  promise.then(
    () => Promise.reject(new Error('It was answered.')),
    (error: unknown) => error as ResponseError,
  );

test('a crash in one feature is answered and logged, and the others go on', async () => {
  const { handlers, log, lines } = setUp();
  for (const [method, reason] of [
    ['throws', 'x is undefined'],
    ['rejects', 'the disk is full'],
  ] as const) {
    const error = await failure(answer(handlers, log, method, {}, CancellationToken.None));
    expect(error.code).toBe(INTERNAL_ERROR);
    expect(error.message).toBe(`${method} failed, which is a fault of status-hints: ${reason}`);
    expect(lines.at(-1)).toContain(`error: ${method} failed; please report this fault of ours: `);
    expect(lines.at(-1)).toContain(reason);
  }
  expect(await answer(handlers, log, 'works', {}, CancellationToken.None)).toBe('an answer');
});

test('a notification that crashes is logged and does no more', async () => {
  const { handlers, log, lines } = setUp();
  await take(handlers, log, 'throws', {});
  await take(handlers, log, 'unheard of', {});
  expect(lines).toHaveLength(1);
  expect(lines[0]).toContain('error: throws failed; please report this fault of ours: ');
});

test('a cancelled request is answered at once, whatever its handler waits for', async () => {
  const { handlers, log, lines } = setUp();
  const source = new CancellationTokenSource();
  const waiting = failure(answer(handlers, log, 'waits', {}, source.token));
  source.cancel();
  expect((await waiting).code).toBe(REQUEST_CANCELLED);
  expect((await failure(answer(handlers, log, 'works', {}, source.token))).code).toBe(REQUEST_CANCELLED);
  expect(lines).toEqual([]);
});
