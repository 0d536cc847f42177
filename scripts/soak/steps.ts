import { array, constant, constantFrom, nat, oneof, record, type Arbitrary } from 'fast-check';

/** Something that a client does with one of three files. */
export interface Step {
  readonly kind:
    | 'change'
    | 'replace'
    | 'open'
    | 'close'
    | 'save'
    | 'ask'
    | 'cancel'
    | 'settings'
    | 'write'
    | 'delete'
    | 'wait';
  readonly file: string;
  /** Where; cut to what there is. */
  readonly from: number;
  readonly length: number;
  readonly text: string;
}

const FILES: readonly string[] = ['app.js', 'routes.js', 'send.js'];
/** The files of the project before anything is done, by name. */
export const BEGINNINGS: Readonly<Record<string, string>> = {
  'package.json': '{ "dependencies": { "express": "^4.18.0" } }\n',
  'app.js': `const express = require('express');
const app = express();
app.use('/api', require('./routes'));
app.get('/x', (req, res) => { res.sendStatus(404).json({ a: 1 }); });
`,
  'routes.js': `const router = require('express').Router();
const { fail, CODE } = require('./send');
router.get('/a', async (req, res) => {
  const found = await find(req.params.id);
  if (!found) return fail(res, 'no');
  res.status(CODE).json(found);
});
router.post('/b', (req, res, next) => {
  try { res.status(200).json({ error: 'x' }); } catch (err) { res.status(200).send(err); }
});
module.exports = router;
`,
  'send.js': `exports.CODE = 299;
exports.fail = (res, error) => res.status(200).json({ error });
`,
};
const TEXTS: readonly string[] = [
  ...Object.values(BEGINNINGS).slice(1),
  ...['', '\n', '}', '{', '(', '`', '/*', '//', '404', '5', "'", '\u{1f600}', '\r\n', '\ufeff', '\t'],
  '\n// status-hints-disable-next-line\n',
  'exports.CODE = 404;\n',
  "router.use('/c', require('./app'));\n",
  'res.status(204).json({});',
  'res.set("Retry-After", 1).sendStatus(503);',
];
/** What a client may be set to. */
export const SETTINGS: readonly unknown[] = [
  {},
  { preset: 'strict' },
  { preset: 'strict', levels: { 'no-error-leak': 'off' }, includeTests: true },
  { responseHelpers: ['fail'] },
  { project: false },
  { enable: false },
  { levels: 'wrong', allowedCodes: [299, 'x'] },
];
/** What a client may ask about a document. */
export const QUESTIONS: readonly string[] = [
  'hover',
  'completion',
  'definition',
  'codeLens',
  'inlayHint',
  'diagnostic',
];

/** Sequences of what a client may do. @param most how many steps */
export function sequences(most: number): Arbitrary<readonly Step[]> {
  const kind = oneof(
    { weight: 8, arbitrary: constant<Step['kind']>('change') },
    { weight: 3, arbitrary: constant<Step['kind']>('ask') },
    {
      weight: 6,
      arbitrary: constantFrom<Step['kind'][]>(
        ...(['replace', 'open', 'close', 'save', 'cancel', 'settings', 'write', 'delete', 'wait'] as const),
      ),
    },
  );
  const step = record({
    kind,
    file: constantFrom(...FILES),
    from: nat(400),
    length: oneof(constant(0), nat(12), nat(400)),
    text: constantFrom(...TEXTS),
  });
  return array(step, { maxLength: most, size: 'max' });
}
