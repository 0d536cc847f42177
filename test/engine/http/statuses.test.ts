import http from 'node:http';
import statusesPackage from 'statuses';
import { describe as suite, expect, it } from 'vitest';
import { rfc } from '../../../server/src/engine/http/reference';
import {
  allStatuses,
  classOf,
  describe,
  isRegistered,
  labelOf,
  nearestRegistered,
  phraseOf,
  statusOf,
  vendorOf,
} from '../../../server/src/engine/http/statuses';

const codesInState = (...states: readonly string[]) =>
  allStatuses.filter(({ state }) => states.includes(state)).map(({ code }) => code);

// The IANA registry of 2026-11, without 104, whose temporary entry ended on 2026-11-13.
const iana = [
  100, 101, 102, 103, 200, 201, 202, 203, 204, 205, 206, 207, 208, 226, 300, 301, 302, 303, 304, 305, 306,
  307, 308, 400, 401, 402, 403, 404, 405, 406, 407, 408, 409, 410, 411, 412, 413, 414, 415, 416, 417, 418,
  421, 422, 423, 424, 425, 426, 428, 429, 431, 451, 500, 501, 502, 503, 504, 505, 506, 507, 508, 510, 511,
];

suite('the table of statuses', () => {
  it('holds exactly the registry', () => {
    expect(codesInState('registered', 'unused', 'obsoleted')).toEqual(iana);
    expect(codesInState('unused')).toEqual([306, 418]);
    expect(codesInState('obsoleted')).toEqual([510]);
    expect(codesInState('unregistered')).toEqual([104]);
  });

  it('holds each code once, in ascending order', () => {
    const codes = allStatuses.map(({ code }) => code);
    expect(codes).toEqual([...new Set(codes)].sort((a, b) => a - b));
  });

  /** Each difference from a library's table, with its reason; anything else fails. */
  const differences: Readonly<
    Record<number, { readonly ours: string; readonly theirs?: string; readonly why: string }>
  > = {
    104: {
      ours: 'Upload Resumption Supported',
      why: 'a temporary entry that ended on 2026-11-13; we only explain it',
    },
    306: { ours: 'Switch Proxy', why: 'reserved as unused; we name it to warn of it' },
    413: { ours: 'Content Too Large', theirs: 'Payload Too Large', why: 'renamed by RFC 9110' },
    422: { ours: 'Unprocessable Content', theirs: 'Unprocessable Entity', why: 'renamed by RFC 9110' },
    509: {
      ours: 'Bandwidth Limit Exceeded',
      theirs: 'Bandwidth Limit Exceeded',
      why: 'never registered: a vendor code for us',
    },
  };

  it.each([
    ['http.STATUS_CODES of Node', http.STATUS_CODES],
    ['the statuses package', statusesPackage.message],
  ])('differs from %s only where we know why', (_name, table) => {
    const theirs = new Map(Object.entries(table).map(([code, phrase]) => [Number(code), phrase]));
    const ours = new Map(
      allStatuses.filter(({ vendor }) => vendor === undefined).map((info) => [info.code, info.phrase]),
    );
    const codes = [...new Set([...theirs.keys(), ...ours.keys()])].sort((a, b) => a - b);
    const different = codes.filter((code) => theirs.get(code) !== ours.get(code));
    expect(different).toEqual(Object.keys(differences).map(Number));
    for (const code of different) {
      expect({ ours: phraseOf(code), theirs: theirs.get(code) }).toEqual({
        ours: differences[code]?.ours,
        theirs: differences[code]?.theirs,
      });
    }
    expect(vendorOf(509)).toBe('cPanel');
  });

  it('treats 418 and 510 as Node names them, but not as codes to send', () => {
    expect(http.STATUS_CODES[418]).toBe(phraseOf(418));
    expect(http.STATUS_CODES[510]).toBe(phraseOf(510));
    expect([statusOf(418)?.state, statusOf(510)?.state]).toEqual(['unused', 'obsoleted']);
  });

  it('is cacheable exactly where RFC 9110 §15.1 says so', () => {
    expect(allStatuses.filter(({ cacheable }) => cacheable).map(({ code }) => code)).toEqual([
      200, 203, 204, 206, 300, 301, 308, 404, 405, 410, 414, 501,
    ]);
  });

  it('has no body with 1xx, 204, 205 and 304', () => {
    expect(allStatuses.filter(({ body }) => body === 'none').map(({ code }) => code)).toEqual([
      100, 101, 102, 103, 104, 204, 205, 304,
    ]);
  });
});

suite('each status', () => {
  it('has references made of number and section', () => {
    expect(rfc(9110, '15.5.5')).toEqual({
      rfc: 9110,
      section: '15.5.5',
      url: 'https://www.rfc-editor.org/rfc/rfc9110#section-15.5.5',
      title: 'RFC 9110 §15.5.5',
    });
    expect(rfc(9457)).toEqual({
      rfc: 9457,
      url: 'https://www.rfc-editor.org/rfc/rfc9457',
      title: 'RFC 9457',
    });
  });

  it.each(allStatuses.map((info) => [info.code, info] as const))(
    '%d says what it means and when to use it',
    (code, info) => {
      for (const text of [info.meaning, info.useWhen]) {
        expect(text).toMatch(/^\S.{10,}[.]$/);
        expect(text.split(/[.] (?=[A-Z])/).length).toBeLessThanOrEqual(3);
      }
      expect(info.phrase).toMatch(/^[A-Z]/);
      expect(info.reference.url).toMatch(/^https:\/\/\S+$/);
      expect(info.reference.title.length).toBeGreaterThan(5);
      expect(info.class).toBe(classOf(code));
      expect(info.vendor !== undefined).toBe(info.state === 'vendor');
    },
  );

  it.each(
    allStatuses
      .filter(({ state }) => state !== 'vendor' && state !== 'unregistered')
      .map((info) => [info.code, info] as const),
  )('%d refers to its RFC section', (_code, { reference }) => {
    expect(reference.section).toMatch(/^\d+(\.\d+)*$/);
    expect(reference).toEqual(rfc(reference.rfc ?? 0, reference.section));
  });

  it('has a section of RFC 9110 that counts with the codes', () => {
    const numbered = allStatuses.filter(
      ({ reference, class: name }) => reference.rfc === 9110 && name !== undefined,
    );
    for (const { code, reference } of numbered) {
      const [chapter, group, index] = (reference.section ?? '').split('.').map(Number);
      expect([chapter, group]).toEqual([15, Math.floor(code / 100) + 1]);
      const inOrder = numbered.filter((other) => classOf(other.code) === classOf(code));
      expect(inOrder.findIndex((other) => other.code === code) + 1).toBe(index);
    }
  });
});

suite('confusions', () => {
  const confusions = allStatuses.flatMap(({ code, confusedWith }) =>
    confusedWith.map((other) => ({ from: code, ...other })),
  );

  it('lead to codes of the registry, never to the code itself', () => {
    for (const { from, code } of confusions) {
      expect(isRegistered(code), `${from} → ${code}`).toBe(true);
      expect(code).not.toBe(from);
    }
  });

  it('hold from both sides with the same sentence, each pair once', () => {
    const pairs = confusions.map(({ from, code }) => `${from} ${code}`);
    expect(new Set(pairs).size).toBe(pairs.length);
    for (const { from, code, difference } of confusions) {
      expect(describe(code).confusedWith).toContainEqual({ code: from, difference });
      expect(difference).toMatch(/\.$/);
    }
  });

  it('name a code in the sentence, unless it speaks of both', () => {
    for (const { from, code, difference } of confusions) {
      expect(
        [String(from), String(code)].some((text) => difference.includes(text)),
        difference,
      ).toBe(true);
    }
  });

  it('cover the pairs that the seeds teach', () => {
    const pair = (a: number, b: number) => describe(a).confusedWith.some(({ code }) => code === b);
    for (const [a, b] of [
      [401, 403],
      [400, 422],
      [403, 404],
      [404, 410],
      [409, 412],
      [200, 201],
      [200, 204],
      [301, 302],
      [301, 308],
      [302, 307],
      [502, 504],
      [500, 503],
    ] as const) {
      expect(pair(a, b), `${a}/${b}`).toBe(true);
    }
  });
});

suite('unknown codes', () => {
  it.each([
    [469, 400, 'client-error'],
    [299, 200, 'success'],
    [199, 100, 'informational'],
    [399, 300, 'redirection'],
    [513, 500, 'server-error'],
    [499, 400, 'client-error'],
    [600, 500, undefined],
    [99, 500, undefined],
    [404.5, 500, undefined],
    [Number.NaN, 500, undefined],
  ])('%d is treated as %d', (code, treatedAs, name) => {
    expect(describe(code).treatedAs).toBe(treatedAs);
    expect(describe(code).class).toBe(name);
    expect(classOf(code)).toBe(name);
    expect(isRegistered(code)).toBe(false);
  });

  it('have no phrase, but a meaning', () => {
    expect(statusOf(469)).toBeUndefined();
    expect(phraseOf(469)).toBeUndefined();
    expect(describe(469)).toMatchObject({ state: 'unregistered', phrase: '', body: 'expected' });
    expect(describe(469).meaning).toContain('400');
  });
});

suite('labels', () => {
  it.each([
    [404, '404 Not Found'],
    [418, "418 I'm a Teapot"],
    [499, '499 (nginx, unregistered)'],
    [520, '520 (Cloudflare, unregistered)'],
    [469, '469'],
    [1000, '1000'],
  ])('%d is %s', (code, label) => {
    expect(labelOf(code)).toBe(label);
  });
});

suite('nearest registered codes', () => {
  it.each([
    [404, [404]],
    [299, [200, 204, 202]],
    [469, [400, 429, 422]],
    [513, [500, 504, 503]],
    [440, [401]],
    [419, [403, 401]],
    [522, [504]],
    [418, [400, 403]],
    [600, [500]],
  ])('of %d are %j', (code, expected) => {
    expect(nearestRegistered(code)).toEqual(expected);
  });

  it('are registered and in use, for whatever number', () => {
    for (const code of [
      ...allStatuses.map((info) => info.code),
      -1,
      0,
      120,
      250,
      350,
      480,
      580,
      1e9,
      Number.NaN,
    ]) {
      const near = nearestRegistered(code);
      expect(near.length).toBeGreaterThan(0);
      for (const other of near) expect(statusOf(other)?.state, `${code} → ${other}`).toBe('registered');
    }
  });
});
