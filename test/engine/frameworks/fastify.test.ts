import { describe, expect, it } from 'vitest';
import { fastify } from '../../../server/src/engine/frameworks/fastify';
import { effectOfAssignment, effectsOf } from './effects-support';

const ALL = [3, 4, 5];

describe('the Fastify adapter', () => {
  it.each([
    ['reply.code(404)', 'status 404'],
    ['reply.status(404)', 'status 404'],
    ['reply.send({})', 'send json {}'],
    ['reply.send()', 'send json'],
    ['reply.send({}, 404)', 'ignored-status: reply.code(404).send({}); send json {}'],
    ['reply.header("Allow", "GET")', 'field Allow "GET"'],
    ['reply.headers({ a: 1 })', 'fields { a: 1 }'],
    ['reply.headers()', 'nothing'],
    ['reply.type("json")', 'field content-type "json"'],
    ['reply.setCookie("a", 1)', 'field set-cookie "a"'],
    ['reply.callNotFound()', 'send helper always 404'],
    ['reply.hijack()', 'delegate'],
    ['reply.from("/x")', 'delegate'],
    ['reply.sendFile("x")', 'send file'],
    ['reply.download("x")', 'send file'],
    ['reply.view("x")', 'send render'],
    ['reply.viewAsync("x")', 'nothing'],
    ['reply.notFound()', 'send send-error always 404'],
    ['reply.badRequest("x")', 'send send-error "x" always 400'],
    ['reply.internalServerError()', 'send send-error always 500'],
    ['reply.getHttpError(404)', 'nothing'],
    ['reply.raw.writeHead(404, { a: 1 })', 'status 404; fields { a: 1 }'],
    ['reply.raw.end("x")', 'send end "x"'],
    ['reply.raw.write("x")', 'write'],
    ['reply.redirect("/x")', 'send redirect else 302'],
    ['reply.redirect()', 'nothing'],
    ['reply.noMatches()', 'unknown'],
  ])('%s', (code, effects) => {
    expect(effectsOf(fastify, code, ALL)).toBe(effects);
  });

  it.each([
    ['reply.redirect(301, "/x")', [4], 'send redirect with 301'],
    ['reply.redirect(301, "/x")', [5], 'removed: reply.redirect("/x", 301); send redirect with 301'],
    ['reply.redirect("/x", 301)', [5], 'send redirect with 301'],
    ['reply.redirect("/x", 301)', [4, 5], 'send redirect with what the version says'],
    ['reply.redirect("/x", 301)', [3], 'send redirect else 302'],
    ['reply.redirect(code, "/x")', [3], 'send redirect with code'],
  ])('%s in %j', (code, majors, effects) => {
    expect(effectsOf(fastify, code, majors)).toBe(effects);
  });

  it('reads an assigned statusCode and nothing else', () => {
    expect(effectOfAssignment(fastify, 'reply.statusCode = 404')).toBe('status 404');
    expect(effectOfAssignment(fastify, 'reply.sent = true')).toBe('unknown');
  });
});
