import {
  assert,
  array,
  constantFrom,
  integer,
  oneof,
  property,
  record,
  string,
  uint8Array,
} from 'fast-check';
import { expect, test } from 'vitest';
import { framed } from '../../../scripts/soak/server-process';
import { framesOf, type FrameLimits } from '../../../server/src/lsp/wire/frames';

/** What comes out of bytes: texts, and the reasons of garbage with a mark. */
function heard(parts: readonly (string | Uint8Array)[], limits?: FrameLimits): readonly string[] {
  const events: string[] = [];
  const take = framesOf(
    {
      message: (text, charset) => events.push(charset === 'utf-8' ? text : `${charset}: ${text}`),
      garbage: (reason) => events.push(`! ${reason}`),
      hopeless: () => events.push('hopeless'),
    },
    limits,
  );
  for (const part of parts) take(Buffer.from(part));
  return events;
}

const messagesOf = (events: readonly string[]): readonly string[] =>
  events.filter((event) => !event.startsWith('!'));

test.each([
  ['one message', 'Content-Length: 2\r\n\r\n{}', ['{}']],
  ['the name in any case, and no blank', 'content-length:2\r\n\r\n{}', ['{}']],
  ['bytes are counted, not characters', 'Content-Length: 4\r\n\r\n"é"', ['"é"']],
  ['line breaks of LF alone', 'Content-Length: 2\n\n{}Content-Length: 2\n\n[]', ['{}', '[]']],
  ['a second field', 'Content-Type: a/b; charset=utf-8\r\nContent-Length: 2\r\n\r\n{}', ['{}']],
  [
    'another character set',
    'Content-Length: 2\r\nContent-Type: a/b; charset=UTF-16\r\n\r\n{}',
    ['utf-16: {}'],
  ],
  ['a field twice: the last counts', 'Content-Length: 9\r\nContent-Length: 2\r\n\r\n{}', ['{}']],
  ['an empty message', 'Content-Length: 0\r\n\r\n', ['']],
] as const)('%s', (_, bytes, events) => {
  expect(heard([bytes])).toEqual(events);
});

test.each([
  ['no length', 'Nonsense: 1\r\n\r\n', 'a header has no Content-Length'],
  ['no field', 'nonsense\r\n\r\n', 'a header has no Content-Length'],
  ['a negative length', 'Content-Length: -1\r\n\r\n{}', 'a Content-Length is "-1"'],
  ['a length that is no number', 'Content-Length: NaN\r\n\r\n{}', 'a Content-Length is "NaN"'],
  ['a length with an exponent', 'Content-Length: 1e12\r\n\r\n{}', 'a Content-Length is "1e12"'],
  ['a length beyond all numbers', `Content-Length: ${'9'.repeat(400)}\r\n\r\n{}`, 'a Content-Length is "999'],
  ['a terabyte', 'Content-Length: 1000000000000\r\n\r\n{}', 'a message has 1000000000000 bytes'],
  ['what a program prints', 'Debugger attached.\n', 'there is something before a header'],
  ['NUL bytes', '\0\0\0\0', 'there is something before a header'],
] as const)('what stands behind it is read: %s', (_, garbage, reason) => {
  const [told, ...messages] = heard([garbage + framed('{"id":1}') + framed('{"id":2}')]);
  expect(told).toContain(`! ${reason}`);
  expect(messages).toEqual(['{"id":1}', '{"id":2}']);
});

test('a length that is too small or too large costs its own message at most', () => {
  const right = framed('{"id":1}');
  for (const length of [0, 1, 7]) {
    const events = heard([right, `Content-Length: ${length}\r\n\r\n{"id":2}`, right]);
    expect(events.filter((event) => event === '{"id":1}')).toHaveLength(2);
  }
  for (const length of [9, 30, 1000, 60_000_000]) {
    const events = heard([right, `Content-Length: ${length}\r\n\r\n{"id":2}`, right, right]);
    expect(events.filter((event) => event === '{"id":1}').length).toBeGreaterThanOrEqual(2);
  }
});

test('a text about headers is no header', () => {
  const text = JSON.stringify({ text: 'Content-Length: 2\r\n\r\n{}' });
  expect(heard([framed(text)])).toEqual([text]);
});

test('of a header without an end little is kept, and the one behind it is read', () => {
  const noise = Array.from({ length: 300 }, () => 'x'.repeat(10_000));
  expect(heard([...noise, framed('{}')])).toEqual(['! a header does not end', '{}']);
});

test('garbage is told of once for each time that it comes', () => {
  const garbage = 'a: b\r\n\r\n'.repeat(1000);
  expect(heard([garbage, framed('{}'), garbage, framed('{}')]).map((event) => event.slice(0, 2))).toEqual([
    '! ',
    '{}',
    '! ',
    '{}',
  ]);
});

test('nothing but garbage is the end', () => {
  const limits = { message: 1000, garbage: 5000 };
  expect(heard(['x'.repeat(9000)], limits)).not.toContain('hopeless');
  expect(heard(['x'.repeat(9000), 'x'.repeat(9000)], limits)).toContain('hopeless');
});

test('a message of many parts is put together', () => {
  const text = JSON.stringify('x'.repeat(3_000_000));
  const bytes = Buffer.from(framed(text));
  const parts = Array.from({ length: Math.ceil(bytes.length / 1000) }, (_, at) =>
    bytes.subarray(at * 1000, (at + 1) * 1000),
  );
  expect(heard(parts)).toEqual([text]);
});

const message = record({ id: integer(), text: string({ unit: 'binary', maxLength: 40 }) }).map((value) =>
  framed(JSON.stringify(value)),
);
const garbage = oneof(
  uint8Array({ maxLength: 60 }).map((bytes) => Buffer.from(bytes).toString('latin1')),
  constantFrom('\r\n\r\n', 'a: b\r\n\r\n', 'Content-Length: -4\r\n\r\n', '{"a":1}\n\n', 'log line\n'),
);

test('whatever stands between messages, and however the bytes come, every message behind it is read', () => {
  assert(
    property(array(oneof(message, garbage)), integer({ min: 1, max: 50 }), (pieces, size) => {
      const bytes = Buffer.from(pieces.join(''));
      const parts = Array.from({ length: Math.ceil(bytes.length / size) }, (_, at) =>
        bytes.subarray(at * size, (at + 1) * size),
      );
      const sent = pieces.filter((piece) => /^Content-Length: \d/.test(piece));
      expect(messagesOf(heard(parts))).toEqual(sent.map((piece) => piece.slice(piece.indexOf('\n\r\n') + 3)));
    }),
    { numRuns: 300 },
  );
});
