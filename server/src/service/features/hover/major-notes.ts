import type { FrameworkName, FrameworkVersion } from '../../../engine/model/framework-name';

/** What some majors of a framework do with a code, where others do something else (docs/framework-facts.md). */
interface MajorNote {
  readonly framework: FrameworkName;
  readonly codes: readonly number[];
  readonly majors: readonly number[];
  readonly note: string;
}

const NOTES: readonly MajorNote[] = [
  {
    framework: 'fastify',
    codes: [200],
    majors: [3],
    note: 'The status as long as nobody sets another. An async handler that ends without sending never answers.',
  },
  {
    framework: 'fastify',
    codes: [200],
    majors: [4, 5],
    note: 'The status as long as nobody sets another; also of an async handler that ends without sending.',
  },
  {
    framework: 'fastify',
    codes: [204],
    majors: [3],
    note: 'A body is dropped, but its `Content-Type` and `Content-Length` are announced, which RFC 9110 §8.6 forbids.',
  },
  { framework: 'fastify', codes: [204], majors: [5], note: 'A body is dropped, and its fields with it.' },
  {
    framework: 'fastify',
    codes: [204],
    majors: [4, 5],
    note: 'A body is dropped, since 4.24 with its fields.',
  },
  {
    framework: 'fastify',
    codes: [301],
    majors: [5],
    note: '`reply.redirect(url)` keeps a status set before; otherwise pass it: `redirect(url, 301)`.',
  },
  {
    framework: 'fastify',
    codes: [301],
    majors: [3],
    note: '`reply.redirect(url)` keeps a status set before; otherwise pass it: `redirect(301, url)`.',
  },
  {
    framework: 'fastify',
    codes: [414],
    majors: [3, 4],
    note: 'Never sent by itself: a path parameter above `maxParamLength` gives 404.',
  },
  {
    framework: 'fastify',
    codes: [431],
    majors: [3],
    note: 'Never sent by itself: a head that is too large gives 400.',
  },
  {
    framework: 'fastify',
    codes: [431],
    majors: [4, 5],
    note: 'Sent through `clientErrorHandler` for a head that is too large.',
  },
];

/** What all the majors at hand do with a code; undefined where they differ or do nothing of their own. */
export function majorNote(code: number, { name, majors }: FrameworkVersion): string | undefined {
  return NOTES.find(
    (row) =>
      row.framework === name &&
      row.codes.includes(code) &&
      majors.length > 0 &&
      majors.every((major) => row.majors.includes(major)),
  )?.note;
}
