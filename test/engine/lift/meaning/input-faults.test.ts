import { expect, test } from 'vitest';
import type { Guard } from '../../../../server/src/engine/model/guard';
import { parseTree } from '../../../../server/src/engine/syntax/tree';
import { EXPRESS, handlersOf } from '../../../support/annotate-flow';

/** What the guard of an answer behind `if (condition)` shows of the input, and whether it says that it is invalid. */
function faultBehind(condition: string, before = ''): Guard['input'] | 'no guard' {
  const code = `app.post('/x', (req, res) => { const { name, email, age, tags } = req.body; ${before} if (${condition}) return res.status(400).end(); res.end(); });`;
  const tree = parseTree('snippet.ts', `${EXPRESS.prelude}\n${code}`);
  const guard = handlersOf(tree, EXPRESS)[0]!.responses[0]!.guards.at(-1);
  return guard?.reasons.includes('invalid') === true ? guard.input : 'no guard';
}

test.each([
  ['!name', 'missing'],
  ['!req.body.name', 'missing'],
  ["!req.body['name']", 'missing'],
  ['name === undefined', 'missing'],
  ['name == null', 'missing'],
  ["name === ''", 'missing'],
  ["typeof name === 'undefined'", 'missing'],
  ['!name || !email', 'missing'],
  ['!(name && email)', 'missing'],
  ['!tags.length', 'missing'],
  ["typeof name !== 'string'", 'format'],
  ['!validator.isEmail(email)', 'format'],
  ['email && !isEmail(email)', 'format'],
  ['!/^\\d+$/.test(age)', 'format'],
  ['isNaN(age)', 'format'],
  ['age < 18', 'value'],
  ["!['a', 'b'].includes(name)", 'value'],
] as const)('if (%s): %s', (condition, wanted) => {
  expect(faultBehind(condition)).toBe(wanted);
});

test.each([
  ['!name || !isEmail(email)', ''],
  ['!errors.isEmpty()', 'const errors = validationResult(req);'],
  ['!valid', 'const valid = validate(req.body);'],
  ['!result.success', 'const result = schema.safeParse(req.body);'],
])('if (%s): either', (condition, before) => {
  expect(faultBehind(condition, before)).toBeUndefined();
});
