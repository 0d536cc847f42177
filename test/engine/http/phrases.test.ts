import http from 'node:http';
import { describe, expect, it } from 'vitest';
import { codeOfPhrase } from '../../../server/src/engine/http/phrases';
import { allStatuses } from '../../../server/src/engine/http/statuses';

describe('codes by phrase', () => {
  it.each([
    ['not found', 404],
    ['NOT_FOUND', 404],
    ['NotFound', 404],
    ["I'm a teapot", 418],
    ['Content Too Large', 413],
    ['Payload Too Large', 413],
    ['Request Entity Too Large', 413],
    ['Request-URI Too Large', 414],
    ['Requested Range Not Satisfiable', 416],
    ['Unprocessable Entity', 422],
    ['Unprocessable Content', 422],
    ['Moved Temporarily', 302],
    ['Gateway Time-out', 504],
    ['Request Time-out', 408],
  ])('%s is %d', (phrase, code) => {
    expect(codeOfPhrase(phrase)).toBe(code);
  });

  it.each(['', '404', 'User not found', 'Not Found.'.repeat(10), 'Invalid Token', 'constructor'])(
    '%j is no phrase',
    (text) => {
      expect(codeOfPhrase(text)).toBeUndefined();
    },
  );

  it('finds each phrase of Node, but the vendor code 509', () => {
    for (const [code, phrase] of Object.entries(http.STATUS_CODES)) {
      expect(codeOfPhrase(phrase ?? ''), phrase).toBe(code === '509' ? undefined : Number(code));
    }
  });

  it('is unambiguous: no name of one code is a name of another', () => {
    for (const { code, phrase, formerPhrases, vendor } of allStatuses) {
      if (vendor !== undefined) continue;
      for (const name of [phrase, ...formerPhrases]) {
        expect(codeOfPhrase(name), name).toBe(code);
      }
    }
  });
});
