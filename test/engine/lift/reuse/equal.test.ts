import fc from 'fast-check';
import { expect, test } from 'vitest';
import { analyse } from '../../../../server/src/engine/lint/analyse';
import type { LintInput } from '../../../../server/src/engine/lint/lint';
import { DEFAULT_CONFIG } from '../../../../server/src/engine/config/config';
import { described } from './described';

/** After every edit of a file that is being typed, what is kept from the version before says what a fresh look would. */

const START = `const express = require('express');
const logger = require('./logger');
const app = express();
let last = 200;
const limits = { status: 429 };
class Missing extends Error {
  constructor(message) {
    super(message);
    this.status = 404;
  }
}
function fail(res, code) {
  res.status(code).json({ error: 'It failed' });
}
const statusOf = (err) => {
  return err.status || 500;
};
app.get('/things', async (req, res) => {
  const things = await Thing.find({ owner: req.user.id });
  if (!things) return fail(res, 404);
  res.json(things);
});
app.get('/things/:id', async (req, res, next) => {
  try {
    const thing = await Thing.findById(req.params.id);
    if (!thing) throw new Missing('No such thing');
    res.status(last).json(thing);
  } catch (err) {
    logger.error(err);
    next(err);
  }
});
function remove(req, res) {
  last = 204;
  if (!req.user) return res.status(403).json({ error: "Log in first" });
  res.status(last).json({ success: false });
}
app.delete('/things/:id', remove);
load((err, all) => {
  app.get('/all', (req, res) => {
    if (err) return res.status(err.status).end();
    res.status(200).json({ error: 'None', all });
  });
  app.post('/all', (req, res) => {
    if (all.full) return res.status(limits.status).json({ message: 'Too many' });
    remove(req, res);
  });
});
// A finding in one of them names the place in the other.
for (const path of ['/one', '/two']) app.head(path, (req, res) => res.end());
app.put('/one', async (req, res) => {
  try {
    res.json({ status: 404, one: await one(req.body) });
  } catch (err) {
    res.status(500).json({ error: 'It failed' });
  }
});
app.put('/two', async (req, res) => {
  try {
    res.json({ status: 404, two: await two(req.body) });
  } catch (err) {
    res.status(500).json({ error: 'It failed' });
  }
});
class Users {
  show(req, res) {
    if (!req.query.name) this.refuse(res);
    else res.status(500).json({ error: 'User not found' });
  }
  refuse(res) {
    res.status(400).send('Name is missing');
  }
}
app.use((err, req, res, next) => {
  res.status(statusOf(err)).json({ error: err.message });
});
`;

const LINES = [
  "  if (!user) return res.status(404).json({ error: 'No such user' });\n",
  "  res.status(200).json({ error: 'failed' });\n",
  "  throw new Missing('x');\n",
  '  delete things.password;\n',
  '  last = 500;\n',
  '  limits.status = 503;\n',
  '  fill(limits);\n',
  '  fail(res, last);\n',
  '  if (err.status) return;\n',
  '  const { status } = await load("a");\n',
  '  console.log("a", "b", "c", "d", "e", "f");\n',
  '  try { await run(); } catch (err) { res.status(500).send(err.message); }\n',
  '}\n',
  '  {\n',
];
const WORDS = ['404', '200', 'last', 'err', 'res', 'fail', 'limits', '=>', ' ', ';', "'", '(', '}', 'this'];

const place = fc.double({ min: 0, max: 1, noNaN: true });
type Edit = (text: string) => string;
const offsetIn = (text: string, at: number): number => Math.floor(at * text.length);
const lineAt = (text: string, at: number): number => text.indexOf('\n', offsetIn(text, at)) + 1;
const edit: fc.Arbitrary<Edit> = fc.oneof(
  fc.tuple(place, fc.constantFrom(...LINES)).map(([at, line]): Edit => (text) => {
    const start = lineAt(text, at);
    return text.slice(0, start) + line + text.slice(start);
  }),
  fc.tuple(place, fc.constantFrom(...WORDS)).map(([at, word]): Edit => (text) => {
    const start = offsetIn(text, at);
    return text.slice(0, start) + word + text.slice(start);
  }),
  place.map((at): Edit => (text) => {
    const start = lineAt(text, at);
    return text.slice(0, start) + text.slice(Math.max(start, text.indexOf('\n', start) + 1));
  }),
  fc.tuple(place, fc.constantFrom('404', '200', '500', '40')).map(([at, code]): Edit => (text) => {
    const start = text.slice(offsetIn(text, at)).search(/\b\d{3}\b/) + offsetIn(text, at);
    return text.slice(0, start) + code + text.slice(start + 3);
  }),
);

test('after each of many edits', { timeout: 60_000 }, () => {
  fc.assert(
    fc.property(fc.array(edit, { minLength: 4, maxLength: 10 }), (edits) => {
      let text = START;
      let analysis = analyse(inputOf(text));
      for (const change of edits) {
        text = change(text);
        analysis = analyse(inputOf(text), analysis);
        expect(described(analysis)).toBe(described(analyse(inputOf(text))));
      }
    }),
    { seed: 14, numRuns: 14 },
  );
});

// What one function holds is typed, so that the tree of one version becomes that of the next.
test('after each of many edits at one place', { timeout: 60_000 }, () => {
  const typing = fc.tuple(
    place,
    fc.array(fc.constantFrom(...LINES, ...WORDS), { minLength: 4, maxLength: 8 }),
  );
  fc.assert(
    fc.property(fc.array(typing, { minLength: 2, maxLength: 3 }), (places) => {
      let text = START;
      let analysis = analyse(inputOf(text));
      for (const [at, inserted] of places) {
        let caret = lineAt(text, at);
        for (const piece of inserted) {
          text = text.slice(0, caret) + piece + text.slice(caret);
          caret += piece.length;
          analysis = analyse(inputOf(text), analysis);
          expect(described(analysis)).toBe(described(analyse(inputOf(text))));
        }
      }
    }),
    { seed: 15, numRuns: 5 },
  );
});

function inputOf(text: string): LintInput {
  return { fileName: 'app.js', text, package: PACKAGE, config: DEFAULT_CONFIG };
}

const PACKAGE = { frameworks: new Map([['express', [4]] as const]), dependencies: new Set(['express']) };
