import { describe, expect, it } from 'vitest';
import { express } from '../../../server/src/engine/frameworks/express';
import { effectOfAssignment, effectsOf } from './effects-support';

const BOTH = [4, 5];

describe('the Express adapter', () => {
  it.each([
    ['res.status(404)', 'status 404'],
    ['res.status()', 'status -'],
    ['res.sendStatus(404)', 'send send-status with 404'],
    ['res.json({})', 'send json {}'],
    ['res.jsonp({})', 'send json {}'],
    ['res.send("x")', 'send text "x"'],
    ['res.send()', 'send text'],
    ['res.end()', 'send end'],
    ['res.end("x")', 'send end "x"'],
    ['res.render("view", {})', 'send render'],
    ['res.render("view", (err, html) => {})', 'nothing'],
    ['res.sendFile("x", () => {})', 'send file'],
    ['res.sendfile("x")', 'send file'],
    ['res.download("x")', 'send file'],
    ['res.format({})', 'delegate'],
    ['res.redirect("/x")', 'send redirect always 302'],
    ['res.redirect(301, "/x")', 'send redirect with 301'],
    ['res.redirect(code, "/x")', 'send redirect with code'],
    ['res.redirect()', 'nothing'],
    ['res.set("Allow", "GET")', 'field Allow "GET"'],
    ['res.set({ a: 1 })', 'fields { a: 1 }'],
    ['res.header(name, 1)', 'field [name] 1'],
    ['res.setHeader("a", 1)', 'field a 1'],
    ['res.append("a", 1)', 'field a 1'],
    ['res.type("json")', 'field content-type "json"'],
    ['res.location("/x")', 'field location "/x"'],
    ['res.links({})', 'field link {}'],
    ['res.vary("Origin")', 'field vary "Origin"'],
    ['res.attachment()', 'field content-disposition -'],
    ['res.cookie("a", 1)', 'field set-cookie "a"'],
    ['res.writeHead(404)', 'status 404'],
    ['res.writeHead(404, "Nope")', 'status 404'],
    ['res.writeHead(404, { a: 1 })', 'status 404; fields { a: 1 }'],
    ['res.writeHead(404, "Nope", { a: 1 })', 'status 404; fields { a: 1 }'],
    ['res.write("x")', 'write'],
    ['res.flushHeaders()', 'write'],
    ['res.on("close", f)', 'nothing'],
    ['res.get("x")', 'nothing'],
    ['res.notFound()', 'unknown'],
  ])('%s', (code, effects) => {
    expect(effectsOf(express, code, BOTH)).toBe(effects);
  });

  it.each([
    ['res.send(404)', [4], 'removed: res.sendStatus(404); send send-status with 404'],
    ['res.send(404)', [5], 'removed: res.sendStatus(404); send json 404'],
    ['res.send(404)', BOTH, 'removed: res.sendStatus(404); send json 404 with what the version says'],
    ['res.json(404, {})', [4], 'removed: res.status(404).json({}); status 404; send json {}'],
    ['res.json(404, {})', [5], 'removed: res.status(404).json({}); send json 404'],
    ['res.json({}, 404)', [4], 'removed: res.status(404).json({}); status 404; send json {}'],
    ['res.json({}, 404)', [5], 'ignored-status: res.status(404).json({}); send json {}'],
    [
      'res.json({}, 404)',
      BOTH,
      'ignored-status: res.status(404).json({}); send json {} with what the version says',
    ],
    ['res.json(1)', [4], 'send json 1'],
    ['res.redirect("/x", 301)', [4], 'removed: res.redirect(301, "/x"); send redirect with 301'],
    ['res.sendStatus(404).json({})', BOTH, 'chained-after-end: res.status(404).json({})'],
    ['res.sendStatus(404).end()', BOTH, 'send end'],
  ])('%s in %j', (code, majors, effects) => {
    expect(effectsOf(express, code, majors)).toBe(effects);
  });

  it('reads an assigned statusCode and nothing else', () => {
    expect(effectOfAssignment(express, 'res.statusCode = 404')).toBe('status 404');
    expect(effectOfAssignment(express, 'res.statusMessage = "x"')).toBe('unknown');
  });

  it('takes rejections where every major does', () => {
    const takes = (majors: readonly number[]): boolean =>
      express.catchesRejections({ name: 'express', majors });
    expect([takes([4]), takes(BOTH), takes([5])]).toEqual([false, false, true]);
  });
});
