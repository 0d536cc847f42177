import { describe, expect, test } from 'vitest';
import type { FrameworkName } from '../../../server/src/engine/model/framework-name';
import type { Response, UnaskedLookup } from '../../../server/src/engine/model/response';
import { lintText, wholeFileOf } from '../../support/lint-snippet';

function responsesIn(
  code: string,
  framework: FrameworkName = 'express',
  file = 'app.ts',
): readonly Response[] {
  const { handlers } = lintText(framework, wholeFileOf(framework, code).text, { file });
  return handlers.flatMap(({ responses }) => responses);
}

function unaskedIn(
  body: string,
  framework?: FrameworkName,
): Pick<UnaskedLookup, 'use' | 'verb' | 'callee'>[] {
  const head = framework === 'fastify' ? 'async (request, reply)' : 'async (req, res, next)';
  return responsesIn(`${head} => {\n${body}\n}`, framework).flatMap(({ unasked }) =>
    unasked ? [{ use: unasked.use, verb: unasked.verb, callee: unasked.callee }] : [],
  );
}

describe('a lookup by a route parameter that nobody asks', () => {
  test.each([
    ['kept and sent', 'const a = await A.findById(req.params.id).lean();\nres.json(a);', 'sent', 'read'],
    ['sent at once', 'res.json(await db.a.findOne({ where: { id: req.params.id } }));', 'sent', 'read'],
    [
      'in a promise chain',
      'A.findById(req.params.id).then((a) => res.json({ a })).catch(next);',
      'sent',
      'read',
    ],
    ['in a callback', 'A.findById(req.params.id, (err, a) => res.json(a));', 'sent', 'read'],
    ['with exec', 'A.findById(req.params.id).exec((err, a) => res.json(a));', 'sent', 'read'],
    [
      'read by optional chains alone',
      'const a = await A.findById(req.params.id);\nconst n = a?.name;\nres.json({ n: a?.name, n2: n });',
      'sent',
      'read',
    ],
    [
      'changed and sent',
      'const { id } = req.params;\nres.send(await A.findByIdAndUpdate(id, req.body));',
      'sent',
      'update',
    ],
    [
      'changed and dropped',
      'await A.findOneAndUpdate({ _id: req.params.id }, {});\nres.json({ ok: 1 });',
      'dropped',
      'update',
    ],
    [
      'deleted and dropped',
      'await A.findByIdAndDelete(req.params.id);\nres.json({ ok: 1 });',
      'dropped',
      'delete',
    ],
    [
      'another row is compared with it',
      'const other = await A.findOne({ slug: req.body.slug });\nif (other && other._id != req.params.id) return next();\nawait A.findByIdAndUpdate(req.params.id, {});\nres.json({ ok: 1 });',
      'dropped',
      'update',
    ],
    [
      'dropped by a chain',
      'A.findByIdAndUpdate(req.params.id, {}).then(() => res.json({ ok: 1 }));',
      'dropped',
      'update',
    ],
    [
      'given to a function that answers',
      'const a = await A.findById(req.params.id);\nres.status(200).send({ data: { a } });',
      'sent',
      'read',
    ],
  ] as const)('%s', (_, body, use, verb) => {
    expect(unaskedIn(body).map((one) => [one.use, one.verb])).toEqual([[use, verb]]);
  });

  test('returned in Fastify', () => {
    expect(unaskedIn('return A.findOne({ _id: request.params.id });', 'fastify')).toEqual([
      { use: 'sent', verb: 'read', callee: 'A.findOne' },
    ]);
  });

  test('by an id that a function with the response gets', () => {
    const code = 'exports.show = (thingId, req, res) => A.findById(thingId).then((a) => res.json(a));\n';
    const found = responsesIn(`const express = require('express');\n${code}`, 'express', 'things.js');
    expect(found.map(({ unasked }) => unasked?.use)).toEqual(['sent']);
  });
});

describe('nothing is said where it may be asked, or always there', () => {
  test.each([
    ['a test', 'const a = await A.findById(req.params.id);\nif (!a) return next();\nres.json(a);'],
    ['a default', 'const a = await A.findById(req.params.id);\nres.json(a || {});'],
    ['a choice', 'const a = await A.findById(req.params.id);\nres.json(a ? a : []);'],
    ['a member that throws', 'const a = await A.findById(req.params.id);\na.n++;\nres.json(a);'],
    ['a function that gets it', 'const a = await A.findById(req.params.id);\ncheck(a);\nres.json(a);'],
    [
      'a function that gets the id',
      'await check(req.params.id);\nres.json(await A.findById(req.params.id));',
    ],
    [
      'a list that must have the id',
      'if (!shop().things.includes(req.params.id)) return next();\nres.json(await A.findById(req.params.id));',
    ],
    [
      'one of a list with the id',
      'const own = things.find((one) => one.id === req.params.id);\nlog(own.name);\nres.json(await A.findById(req.params.id));',
    ],
    [
      'an id that must be the caller’s',
      'if (req.user.id !== req.params.id) return next();\nres.json(await A.findById(req.params.id));',
    ],
    ['another variable', 'let a = await A.findById(req.params.id);\na = a.b;\nres.json(a);'],
    ['an upsert', 'res.json(await A.findOneAndUpdate({ _id: req.params.id }, {}, { upsert: true }));'],
    ['an option of Sequelize', 'res.json(await A.findByPk(req.params.id, { rejectOnEmpty: true }));'],
    ['a chain that throws', 'res.json(await A.findById(req.params.id).orFail());'],
    ['a service', 'res.json(await thingService.findById(req.params.id));'],
    ['a plain name', 'res.json(await things.findById(req.params.id));'],
    ['an id of the session', 'res.json(await A.findById(req.user.id));'],
    ['a list', 'res.json(await A.find({ shop: req.params.id }));'],
    ['a send before it', 'res.json({ ok: 1 });\nawait A.findOneAndUpdate({ _id: req.params.id }, {});'],
  ])('%s', (_, body) => {
    expect(unaskedIn(body)).toEqual([]);
  });
});

describe('codes that are chosen before the response', () => {
  const chosenIn = (body: string): readonly unknown[] =>
    responsesIn(`app.use((err, req, res, next) => {\n${body}\n});`).flatMap(({ chosen }) =>
      chosen.map(({ code, guards }) => [
        code,
        guards.map(({ text, reasons }) => `${text}: ${reasons.join()}`),
      ]),
    );

  test('in a variable, a member, an error that replaces another', () => {
    expect(chosenIn('let s = 500;\nif (err.code === 11000) s = 400;\nres.status(s).json({});')).toEqual([
      [400, ['err.code === 11000: conflict']],
    ]);
    expect(
      chosenIn('const a = { s: 500 };\nif (err.code === 11000) { a.s = 400; }\nres.status(a.s).json({});'),
    ).toEqual([[400, ['err.code === 11000: conflict']]]);
    expect(
      chosenIn(
        'class E extends Error { constructor(m, s) { super(m); this.status = s; } }\nlet e = err;\nif (err.code === 11000) e = new E("Taken", 400);\nres.status(e.status || 500).json({});',
      ),
    ).toEqual([[400, ['err.code === 11000: conflict']]]);
  });

  test('none where there is one code, or where it stands in the response', () => {
    expect(chosenIn('const s = 500;\nres.status(s).json({});')).toEqual([]);
    expect(chosenIn('res.status(err.code === 11000 ? 400 : 500).json({});')).toEqual([]);
  });

  test('a number is replaced where it stands', () => {
    const code =
      '(err, req, res, next) => {\nlet s = 500;\nif (err.code === 11000) s = 400;\nres.status(s).json({});\n}';
    const text = `app.use(${code});`;
    const whole = wholeFileOf('express', text).text;
    const [chosen] = responsesIn(text).flatMap((response) => response.chosen);
    const [edit] = chosen?.replace(409) ?? [];
    expect(edit && whole.slice(edit.start, edit.end)).toBe('400');
    expect(edit?.text).toBe('409');
  });
});

test('the class of a thrown error and the template that is rendered', () => {
  const [thrown] = responsesIn("(req, res) => {\nthrow new errors.NotFoundError('x', 404);\n}");
  expect(thrown?.thrown).toBe('NotFoundError');
  const [page] = responsesIn("(req, res) => {\nres.render('errors/404', {});\n}");
  expect([page?.page, page?.thrown]).toEqual(['errors/404', undefined]);
});
