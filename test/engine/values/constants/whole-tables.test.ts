import http from 'node:http';
import http2 from 'node:http2';
import statuses from 'statuses';
import { describe, expect, it } from 'vitest';
import { constantPackageOf } from '../../../../server/src/engine/values/constants/index';

function members(specifier: string, name: string): Record<string, number> {
  return { ...constantPackageOf(specifier)!.exports.get(name) };
}

describe('whole tables against the packages that are installed', () => {
  it('node:http2 has exactly the members of Node', () => {
    const real = Object.entries(http2.constants).filter(([name]) => name.startsWith('HTTP_STATUS_'));
    expect(members('node:http2', 'constants')).toEqual(Object.fromEntries(real));
  });

  it('node:http has exactly the codes of Node', () => {
    const ours = Object.keys({ ...constantPackageOf('node:http')!.strings.get('STATUS_CODES') });
    expect(ours).toEqual(Object.keys(http.STATUS_CODES));
  });

  it('statuses has exactly its phrases', () => {
    expect(members('statuses', 'code')).toEqual(statuses.code);
  });

  // Counted in the packages: a member lost or added by the way we spell them shows here.
  it.each([
    ['http-status-codes', 'StatusCodes', 58],
    ['http-status-codes', 'default', 54],
    ['http-status', 'default', 63],
    ['http-status/cloudflare', 'default', 71],
    ['http-status/iis', 'default', 66],
    ['http-status/nginx', 'default', 69],
    ['http-status/unofficial', 'default', 73],
    ['@nestjs/common', 'HttpStatus', 55],
    ['http-status-enum', 'default', 42],
  ])('%s: %s has %d members', (specifier, name, count) => {
    expect(Object.keys(members(specifier, name))).toHaveLength(count);
  });
});
