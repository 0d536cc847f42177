import { describe, expect, it } from 'vitest';
import { allMethods, isIdempotent, isSafe, methodOf } from '../../../server/src/engine/http/methods';

describe('request methods', () => {
  it('are safe, idempotent and cacheable as RFC 9110 §9.2 says', () => {
    const names = (trait: 'safe' | 'idempotent' | 'cacheable') =>
      allMethods.filter((info) => info[trait]).map(({ name }) => name);
    expect(names('safe')).toEqual(['GET', 'HEAD', 'OPTIONS', 'TRACE']);
    expect(names('idempotent')).toEqual(['GET', 'HEAD', 'PUT', 'DELETE', 'OPTIONS', 'TRACE']);
    expect(names('cacheable')).toEqual(['GET', 'HEAD', 'POST']);
  });

  it('are found as routers write them', () => {
    expect(methodOf('delete')?.reference.title).toBe('RFC 9110 §9.3.5');
    expect(methodOf('patch')?.reference.title).toBe('RFC 5789 §2');
    expect(methodOf('all')).toBeUndefined();
    expect([isSafe('get'), isSafe('post'), isSafe('purge')]).toEqual([true, false, false]);
    expect([isIdempotent('put'), isIdempotent('patch'), isIdempotent('purge')]).toEqual([true, false, false]);
  });

  it('know whose bodies mean something', () => {
    expect(allMethods.filter((info) => info.requestBody === 'expected').map(({ name }) => name)).toEqual([
      'POST',
      'PUT',
      'PATCH',
    ]);
    expect(methodOf('HEAD')?.responseBody).toBe(false);
  });
});
