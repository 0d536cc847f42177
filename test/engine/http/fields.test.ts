import { describe, expect, it } from 'vitest';
import { allFields, canonicalFieldName, fieldOf } from '../../../server/src/engine/http/fields';
import { rfc } from '../../../server/src/engine/http/reference';
import { describe as describeStatus, isRegistered } from '../../../server/src/engine/http/statuses';

const fieldNames = (code: number, level: string) =>
  describeStatus(code)
    .fields.filter((field) => field.level === level)
    .map(({ name }) => name);

describe('response fields', () => {
  it('are found in any case and spelled canonically', () => {
    expect(fieldOf('www-authenticate')?.name).toBe('WWW-Authenticate');
    expect(fieldOf('ETAG')?.name).toBe('ETag');
    expect(canonicalFieldName('retry-after')).toBe('Retry-After');
    expect(canonicalFieldName('x-request-id')).toBe('x-request-id');
    expect(fieldOf('constructor')).toBeUndefined();
  });

  it.each([
    [101, ['Upgrade']],
    [206, ['Content-Range', 'ETag']],
    [304, ['Cache-Control', 'Content-Location', 'ETag', 'Vary']],
    [401, ['WWW-Authenticate']],
    [403, []],
    [405, ['Allow']],
    [407, ['Proxy-Authenticate']],
    [426, ['Upgrade']],
  ])('%d must have %j', (code, names) => {
    expect(fieldNames(code, 'MUST')).toEqual(names);
  });

  it.each([
    [201, 'SHOULD', 'Location'],
    [303, 'SHOULD', 'Location'],
    [308, 'SHOULD', 'Location'],
    [413, 'SHOULD', 'Retry-After'],
    [416, 'SHOULD', 'Content-Range'],
    [429, 'MAY', 'Retry-After'],
    [451, 'SHOULD', 'Link'],
    [503, 'MAY', 'Retry-After'],
  ])('%d %s have %s', (code, level, name) => {
    expect(fieldNames(code, level)).toContain(name);
  });

  it('have well-formed references and belong to registered codes', () => {
    for (const { name, meaning, reference, uses } of allFields) {
      expect(meaning, name).toMatch(/\.$/);
      for (const { codes, why, reference: authority } of [{ codes: [], why: '.', reference }, ...uses]) {
        expect(authority.title, name).toMatch(/^RFC \d{4} §\d+(\.\d+)*$/);
        expect(authority).toEqual(rfc(authority.rfc ?? 0, authority.section));
        expect(why).toMatch(/\.$/);
        expect(codes.every(isRegistered)).toBe(true);
      }
    }
  });

  it('name no code twice', () => {
    for (const { name, uses } of allFields) {
      const codes = uses.flatMap((use) => use.codes);
      expect(new Set(codes).size, name).toBe(codes.length);
    }
  });
});
