import { expect, test } from 'vitest';
import { completionsAt } from '../../../server/src/service/features/completion';
import { hoverAt } from '../../../server/src/service/features/hover';
import { inlayHintsIn } from '../../../server/src/service/features/inlay-hints';
import { analysedSnippet } from '../../support/analysed-snippet';

/** Numbers that look like a status and are none: `¦` marks each. */
const NO_STATUS: Readonly<Record<string, string>> = {
  'a range': `for (let i = ¦0; i < ¦500; i++) total += i;`,
  'an argument of another function': `sleep(¦404);`,
  'a port': `const port = ¦443; app.listen(port);`,
  'a port that is a code': `app.listen(¦404);`,
  'an index': `const item = items[¦404];`,
  'a time': `setTimeout(() => done(), ¦500);`,
  'a limit': `const page = { limit: ¦500, offset: ¦200 };`,
  'a slice': `const head = text.slice(0, ¦404);`,
  'the status of a fetched response': `const answer = await fetch(url); if (answer.status === ¦404) retry();`,
  'a comparison in a handler': `app.get('/', async (req, res) => { const answer = await fetch(url); if (answer.status === ¦404) return res.end(); res.end(); });`,
  'a comparison of the status sent': `app.use((req, res, next) => { res.on('finish', () => { if (res.statusCode === ¦500) count(); }); next(); });`,
  'a cache': `cache.status(¦500);`,
  'a map': `codes.set(¦404, 'missing');`,
  'a status of something else': `const job = { status: ¦200 };`,
  'a date': `new Date(¦400);`,
  'a sum': `const total = ¦200 + ¦204;`,
  'a size': `app.use(express.json({ limit: ¦500 }));`,
  'a member of the request': `app.get('/', (req, res) => { if (req.query.page > ¦404) return res.end(); res.end(); });`,
  'a number in a body': `app.get('/', (req, res) => { res.json({ amount: ¦404 }); });`,
  'a header': `app.get('/', (req, res) => { res.set('Content-Length', ¦500).end(); });`,
  'an age': `app.get('/', (req, res) => { res.cookie('a', 'b', { maxAge: ¦500 }).end(); });`,
  'a text': `app.get('/', (req, res) => { res.send('¦404 Not Found'); });`,
  'a comment': `app.get('/', (req, res) => { /* ¦404 */ res.end(); });`,
  'a path': `app.get('/¦404', (req, res) => { res.end(); });`,
  'a random number': `const dice = Math.floor(Math.random() * ¦500);`,
  'a loop in a handler': `app.get('/', (req, res) => { for (let i = 0; i < ¦500; i++) work(i); res.end(); });`,
  'a delay in a handler': `app.get('/', async (req, res) => { await sleep(¦404); res.end(); });`,
  'the status call itself': `app.get('/', (req, res) => { res.sta¦tus(404).end(); });`,
};

test.each(Object.entries(NO_STATUS))('%s is no status', (_, code) => {
  const { document, carets } = analysedSnippet(code, { settings: { inlayHints: 'all' } });
  expect(carets.length).toBeGreaterThan(0);
  for (const caret of carets) {
    expect(hoverAt(document, caret)).toBeUndefined();
    expect(completionsAt(document, caret)).toBeUndefined();
  }
  const lines = new Set(carets.map(({ line, character }) => `${line} ${character + 3}`));
  const hints = inlayHintsIn(document, { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } });
  expect(hints.filter(({ position }) => lines.has(`${position.line} ${position.character}`))).toEqual([]);
});
