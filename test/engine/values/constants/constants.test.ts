import { describe, expect, it } from 'vitest';
import { constantOf, constantPackageOf } from '../../../../server/src/engine/values/constants/index';

function read(specifier: string, imported: string, ...path: string[]): unknown {
  const constant = constantOf(constantPackageOf(specifier)!, imported, path);
  return constant && 'code' in constant ? constant.code : constant?.does;
}

function kindOf(specifier: string, imported: string, ...path: string[]): string | undefined {
  return constantOf(constantPackageOf(specifier)!, imported, path)?.kind;
}

describe('constants of packages', () => {
  // Read off the packages themselves: http-status-codes 2.3.0, http-status 2.1.0 and 1.8, statuses 2.0.2,
  // @nestjs/common 12.5.1, http-status-enum 1.0.2, Node 20.
  it.each([
    ['http-status-codes', 'StatusCodes', ['NOT_FOUND'], 404],
    ['http-status-codes', 'StatusCodes', ['EARLY_HINTS'], 103],
    ['http-status-codes', 'StatusCodes', ['MOVED_TEMPORARILY'], 302],
    ['http-status-codes', 'StatusCodes', ['REQUEST_TOO_LONG'], 413],
    ['http-status-codes', 'StatusCodes', ['IM_A_TEAPOT'], 418],
    ['http-status-codes', 'StatusCodes', ['INSUFFICIENT_SPACE_ON_RESOURCE'], 419],
    ['http-status-codes', 'StatusCodes', ['METHOD_FAILURE'], 420],
    ['http-status-codes', 'StatusCodes', ['UNPROCESSABLE_ENTITY'], 422],
    ['http-status-codes', 'StatusCodes', ['UNAVAILABLE_FOR_LEGAL_REASONS'], 451],
    ['http-status-codes', 'NOT_FOUND', [], 404],
    ['http-status-codes', 'default', ['INTERNAL_SERVER_ERROR'], 500],
    ['http-status-codes', '*', ['CREATED'], 201],
    ['http-status-codes', '*', ['StatusCodes', 'CREATED'], 201],
    ['http-status-codes', '*', ['default', 'CREATED'], 201],
    ['http-status', 'default', ['NOT_FOUND'], 404],
    ['http-status', 'default', ['SWITCH_PROXY'], 306],
    ['http-status', 'default', ['REQUEST_ENTITY_TOO_LARGE'], 413],
    ['http-status', 'status', ['UNPROCESSABLE_ENTITY'], 422],
    ['http-status', '*', ['IM_A_TEAPOT'], 418],
    ['http-status', '*', ['status', 'NOT_EXTENDED'], 510],
    ['http-status/nginx', 'default', ['CLIENT_CLOSED_REQUEST'], 499],
    ['http-status/nginx', 'default', ['NOT_FOUND'], 404],
    ['http-status/unofficial', 'status', ['ENHANCE_YOUR_CALM'], 420],
    ['statuses', 'default', ['code', 'not found'], 404],
    ['statuses', 'code', ["i'm a teapot"], 418],
    ['statuses', '*', ['code', 'payload too large'], 413],
    ['statuses', '*', ['Not Found'], 404],
    ['node:http2', 'constants', ['HTTP_STATUS_NOT_FOUND'], 404],
    ['http2', 'default', ['constants', 'HTTP_STATUS_TEAPOT'], 418],
    ['http2', '*', ['constants', 'HTTP_STATUS_PAYLOAD_TOO_LARGE'], 413],
    ['@nestjs/common', 'HttpStatus', ['NOT_FOUND'], 404],
    ['@nestjs/common', 'HttpStatus', ['AMBIGUOUS'], 300],
    ['@nestjs/common', 'HttpStatus', ['EARLYHINTS'], 103],
    ['@nestjs/common', '*', ['HttpStatus', 'I_AM_A_TEAPOT'], 418],
    ['http-status-enum', 'default', ['TOO_MANY_REQUESTS'], 429],
    ['http-status-enum', '*', ['default', 'REQUEST_URI_TOO_LONG'], 414],
  ])('%s: import %s, then %j is %d', (specifier, imported, path, code) => {
    expect(read(specifier, imported, ...path)).toBe(code);
    expect(kindOf(specifier, imported, ...path)).toBe('code');
  });

  it.each([
    ['http-status-codes', 'ReasonPhrases', ['NOT_FOUND']],
    ['http-status-codes', '*', ['ReasonPhrases', 'NOT_FOUND']],
    ['http-status-codes', 'StatusCodes', ['404']],
    ['http-status', 'default', ['404']],
    ['http-status', 'status', ['404_NAME']],
    ['http-status', 'status', ['404_MESSAGE']],
    ['statuses', 'default', ['message', '404']],
    ['statuses', 'default', ['404']],
    ['statuses', 'STATUS_CODES', ['404']],
    ['node:http', 'STATUS_CODES', ['404']],
    ['http', 'default', ['STATUS_CODES', '404']],
    ['@nestjs/common', 'HttpStatus', ['404']],
  ])('%s: import %s, then %j is a text for 404, no code', (specifier, imported, path) => {
    expect(read(specifier, imported, ...path)).toBe(404);
    expect(kindOf(specifier, imported, ...path)).toBe('string');
  });

  it('knows the functions that turn phrases into codes and back', () => {
    expect(read('http-status-codes', 'getStatusCode')).toBe('code-of-phrase');
    expect(read('http-status-codes', 'default', 'getReasonPhrase')).toBe('phrase-of-code');
    expect(read('statuses', 'default')).toBe('code-of-phrase');
    expect(read('statuses', '*')).toBe('code-of-phrase');
  });

  it.each([
    ['http-status-codes', 'StatusCodes', ['NOPE']],
    ['http-status-codes', 'StatusCodes', ['constructor']],
    ['http-status-codes', 'StatusCodes', []],
    ['http-status-codes', 'StatusCodes', ['NOT_FOUND', 'toString']],
    ['http-status', 'NOT_FOUND', ['x']],
    ['@nestjs/common', 'Controller', []],
    ['@nestjs/common', 'HttpStatus', ['__proto__']],
    ['node:http', 'createServer', []],
    ['http2', 'constants', ['HTTP2_HEADER_STATUS']],
  ])('%s: import %s, then %j is unknown', (specifier, imported, path) => {
    expect(read(specifier, imported, ...path)).toBeUndefined();
  });

  it('knows no other package', () => {
    expect(constantPackageOf('express')).toBeUndefined();
    expect(constantPackageOf('constructor')).toBeUndefined();
  });
});
