import { describe, expect, test } from 'vitest';
import type { Config } from '../../../server/src/engine/config/config';
import type { FrameworkName } from '../../../server/src/engine/model/framework-name';
import type { Handler } from '../../../server/src/engine/model/handler';
import { lintText } from '../../support/lint-snippet';

const heads: Readonly<Record<FrameworkName, string>> = {
  express: `import express from 'express';\nimport { own } from './own';\nconst app = express();\n`,
  fastify: `import Fastify from 'fastify';\nimport { own } from './own';\nconst app = Fastify();\n`,
};
const frameworks = ['express', 'fastify'] as const;

function lift(framework: FrameworkName, code: string, config: Partial<Config> = {}): readonly Handler[] {
  const text = heads[framework] + code;
  return lintText(framework, text, { config }).handlers;
}

/** The findings of one rule, by where they stand. */
function found(framework: FrameworkName, code: string, rule: string, config: Partial<Config> = {}): string[] {
  const text = heads[framework] + code;
  return lintText(framework, text, { config })
    .findings.filter((finding) => finding.rule === rule)
    .map(({ level, span }) => `${level}: ${text.slice(span.start, span.end)}`);
}

const sent = (handlers: readonly Handler[]): readonly string[] =>
  handlers.flatMap(({ responses }) =>
    responses.map(
      ({ status, kind }) => `${kind} ${status.codes.map(({ code }) => code).join(' ') || 'unknown'}`,
    ),
  );

describe.each(frameworks)('%s: responseHelpers', (framework) => {
  const config = { responseHelpers: ['respond', 'Api.fail'] };

  test('a call is a response with the status among its arguments, with the response object or without', () => {
    for (const call of [
      'respond(404, "x")',
      'own.respond(res, 404)',
      'this.Api.fail(404)',
      'Api.fail(res, 404)',
    ])
      expect(sent(lift(framework, `app.get('/', async (req, res) => { ${call}; });`, config))).toEqual([
        'helper 404',
      ]);
  });

  test('a returned or awaited one is the answer and no body', () => {
    for (const call of ['return respond(404)', 'await respond(404)', 'return await respond(404)'])
      expect(sent(lift(framework, `app.get('/', async (req, res) => { ${call}; });`, config))).toEqual([
        'helper 404',
      ]);
  });

  test('a status that is not certain is not known', () => {
    expect(
      sent(lift(framework, `app.get('/', async (req, res) => { respond(own.code); });`, config)),
    ).toEqual(['helper unknown']);
  });

  test('a member that the response got somewhere answers too', () => {
    const code = `app.get('/', async (req, res) => { res.respond(404); });`;
    expect(sent(lift(framework, code, config))).toEqual(['helper 404']);
  });

  test('its code is read where it can be', () => {
    const code = `function respond(response, a) { response.status(a).send({}); }\napp.get('/', async (req, res) => { respond(res, 410); });`;
    expect(sent(lift(framework, code, config))).toContain('helper 410');
    expect(sent(lift(framework, code, config))).toEqual(sent(lift(framework, code)));
  });

  test('two answers on one path are two', () => {
    const code = `app.get('/', async (req, res) => { if (!req.query.a) respond(404); res.send({}); });`;
    expect(found(framework, code, 'no-double-response', config)).toHaveLength(1);
    expect(found(framework, code, 'no-double-response')).toEqual([]);
  });

  test('what is not named is nothing, and a name is the end of a path', () => {
    for (const call of ['fail(404)', 'own.fail(404)', 'correspond(404)', 'respond.later(404)'])
      expect(sent(lift(framework, `app.get('/', (req, res) => { ${call}; });`, config))).not.toContain(
        'helper 404',
      );
  });
});

describe.each(frameworks)('%s: authGuards', (framework) => {
  const config = { authGuards: ['letsIn', 'Vault.of'] };
  const rule = 'no-403-for-unauthenticated';
  const route = (body: string): string => `app.get('/', async (req, res) => { ${body} res.send({}); });`;
  const refuse = `return res.status(403).send({ error: 'no' });`;

  test.each([
    `if (!letsIn(req)) ${refuse}`,
    `if (!(await own.letsIn(req))) ${refuse}`,
    `const found = await Vault.of(req); if (!found) ${refuse}`,
    `const ok = letsIn(req); if (ok === false) ${refuse}`,
    `if (letsIn(req)) { own.log(); } else { ${refuse} }`,
  ])('nobody is logged in where it says no: %s', (body) => {
    expect(found(framework, route(body), rule, config)).toEqual(['warning: 403']);
    expect(found(framework, route(body), rule)).toEqual([]);
  });

  test('what it gives is the caller, who may lack a right', () => {
    const body = `const me = await Vault.of(req); if (me.role !== 'admin') return res.status(401).send({});`;
    expect(found(framework, route(body), 'no-401-for-forbidden', config)).toHaveLength(1);
  });

  test('a 401 there is right', () => {
    const body = `if (!letsIn(req)) return res.status(401).send({});`;
    expect(found(framework, route(body), 'no-401-for-forbidden', config)).toEqual([]);
  });

  test('in a function of that name a refusal that is not explained is for who is not logged in, likely', () => {
    const code = `export async function letsIn(req, res, next) { if (own.refuses(req)) ${refuse} next(); }\napp.use(letsIn);`;
    const express = found(framework, code, rule, config);
    if (framework === 'express') expect(express).toEqual(['information: 403']);
    expect(found(framework, code, rule)).toEqual([]);
  });
});

describe.each(frameworks)('%s: errorHandlers', (framework) => {
  const config = { errorHandlers: ['answerFailure'] };
  const send = `res.status(500).send({ error: 'Server error' });`;
  const define = `export function answerFailure(problem, req, res) { ${send} }\n`;

  test('a function of that name is one', () => {
    expect(lift(framework, define, config).map(({ role, error }) => [role, error?.name])).toEqual([
      ['error-handler', 'problem'],
    ]);
    expect(lift(framework, define)[0]?.role).not.toBe('error-handler');
  });

  test('a 500 belongs there', () => {
    const code = `export async function answerFailure(req, res) { ${send} }\napp.get('/', answerFailure);`;
    expect(found(framework, code, 'no-explicit-500')).toHaveLength(1);
    expect(found(framework, code, 'no-explicit-500', config)).toEqual([]);
  });

  test('who calls it has left the answer to it, as with next(err)', () => {
    const code = `app.get('/', async (req, res) => { try { res.send(await own.get()); } catch (e) { own.answerFailure(e, res, 500); } });`;
    expect(sent(lift(framework, code, config))).toEqual(['implicit 200']);
    expect(found(framework, code, 'no-explicit-500', config)).toEqual([]);
    expect(found(framework, code, 'no-unanswered-path', config)).toEqual([]);
  });
});

test('without names nothing is looked for', () => {
  const [handler] = lift('express', `app.get('/', (req, res) => { if (respond(404)) res.send({}); });`);
  expect(handler?.responses.map(({ kind }) => kind)).toEqual(['implicit']);
});
