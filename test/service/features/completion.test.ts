import type { CompletionItem, TextEdit } from 'vscode-languageserver-types';
import { describe, expect, test } from 'vitest';
import { applyEdits } from '../../../server/src/engine/text/edit';
import { completionsAt } from '../../../server/src/service/features/completion';
import { analysedSnippet, type AnalysisContext } from '../../support/analysed-snippet';

/** What is offered at the marked place, in the order of the list; empty when nothing is. */
function offered(code: string, context: AnalysisContext = {}): readonly CompletionItem[] {
  const { document, carets } = analysedSnippet(code, context);
  expect(carets).toHaveLength(1);
  const items = completionsAt(document, carets[0]!)?.items ?? [];
  return [...items].sort((a, b) => (a.sortText! < b.sortText! ? -1 : 1));
}

/** The first few spellings that are offered. */
function first(count: number, code: string, context: AnalysisContext = {}): readonly string[] {
  return offered(code, context)
    .slice(0, count)
    .map(({ textEdit }) => textEdit!.newText);
}

/** The snippet's line with the caret after the item for a code was chosen. */
function chosen(code: string, label: string): string {
  const { document, carets } = analysedSnippet(code);
  const item = completionsAt(document, carets[0]!)!.items.find((each) => each.label === label)!;
  const { range, newText } = item.textEdit as TextEdit;
  const text = applyEdits(document.text, [{ ...document.positions.spanOf(range), text: newText }]);
  return text.split('\n')[carets[0]!.line]!.trim();
}

describe('where', () => {
  test.each([
    ['an empty argument', `res.status(¦)`],
    ['an empty argument with blanks', `res.status( ¦ )`],
    ['before what follows', `res.status(¦).json({})`],
    ['a number being typed', `res.status(4¦`],
    ['behind a number', `res.status(404¦)`],
    ['a word being typed', `res.status(not¦)`],
    ['sendStatus', `res.sendStatus(¦)`],
    ['an assignment', `res.statusCode = ¦;`],
    ['a redirect', `res.redirect(3¦)`],
    ['an arm', `res.status(req.query.a ? 4¦ : 410).end()`],
  ])('%s', (_, statement) => {
    expect(offered(`(req, res) => { ${statement} }`).length).toBeGreaterThan(40);
  });

  test.each([
    [
      'behind a dot',
      `import { StatusCodes } from 'http-status-codes'; app.get('/', (req, res) => { res.status(StatusCodes.¦); });`,
    ],
    [
      'behind a dot with a name',
      `import { StatusCodes } from 'http-status-codes'; app.get('/', (req, res) => { res.status(StatusCodes.NOT¦); });`,
    ],
    ['in a text', `app.get('/', (req, res) => { res.status('4¦'); });`],
    ['in the argument of a call', `app.get('/', (req, res) => { res.status(statusOf(4¦)); });`],
    ['in the body', `app.get('/', (req, res) => { res.json({ code: 4¦ }); });`],
    ['on the name of an error', `app.get('/', (req, res) => { throw new NotFound¦Error(); });`],
    ['in the list of another function', `log(¦);`],
  ])('nothing %s', (_, code) => {
    expect(offered(code)).toEqual([]);
  });

  test('a number in a definition is one, and gets no name', () => {
    const code = `import { StatusCodes } from 'http-status-codes'; const MISSING = 40¦4;
      app.get('/', (req, res) => { if (req.query.a) return res.status(StatusCodes.OK).end(); res.status(MISSING).end(); });`;
    expect(new Set(first(99, code).map((spelling) => /^\d+$/.test(spelling)))).toEqual(new Set([true]));
  });
});

describe('what', () => {
  const items = offered(`(req, res) => { res.status(¦).end(); }`);

  test('registered final codes that are in use, each once', () => {
    const codes = items.map(({ textEdit }) => Number(textEdit!.newText));
    expect(new Set(codes).size).toBe(codes.length);
    expect(codes).toEqual(expect.arrayContaining([200, 201, 204, 301, 404, 422, 500, 511]));
    for (const left of [100, 101, 103, 306, 418, 499, 510, 520]) expect(codes).not.toContain(left);
  });

  test('an item says what it is, and is found by its number and by its phrase', () => {
    const item = items.find(({ label }) => label === '404 Not Found');
    expect(item).toMatchObject({ filterText: '404 Not Found' });
    expect(JSON.stringify(item?.documentation)).toMatch(/"markdown".*unknown route or id/);
  });

  // A second column that repeats the number is noise.
  test('beside a number nothing stands', () => {
    expect(items.filter(({ detail, labelDetails }) => detail ?? labelDetails)).toEqual([]);
  });

  test('the list is complete, so that clients filter it themselves', () => {
    const { document, carets } = analysedSnippet(`(req, res) => { res.status(4¦).end(); }`);
    expect(completionsAt(document, carets[0]!)?.isIncomplete).toBe(false);
  });

  test('what is there is replaced as a whole', () => {
    expect(chosen(`(req, res) => { res.status(4¦04).end(); }`, '410 Gone')).toBe(
      '(req, res) => { res.status(410).end(); }',
    );
    expect(chosen(`(req, res) => { res.status(not¦).end(); }`, '404 Not Found')).toBe(
      '(req, res) => { res.status(404).end(); }',
    );
    expect(chosen(`(req, res) => { res.statusCode = ¦; res.end(); }`, '410 Gone')).toBe(
      '(req, res) => { res.statusCode = 410; res.end(); }',
    );
    expect(chosen(`(req, res) => { res.status(req.query.a ? 4¦ : 410).end(); }`, '404 Not Found')).toBe(
      '(req, res) => { res.status(req.query.a ? 404 : 410).end(); }',
    );
  });
});

describe('names', () => {
  const file = (rest: string): string =>
    `import { StatusCodes } from 'http-status-codes'; app.get('/', (req, res) => { ${rest} });`;

  test('where the file uses them they come first, the number behind', () => {
    const code = file(`if (req.query.a) return res.status(StatusCodes.OK).end(); res.status(¦).end();`);
    expect(first(2, code)).toEqual(['StatusCodes.OK', '200']);
    expect(offered(code)[0]).toMatchObject({
      detail: 'StatusCodes.OK',
      labelDetails: { description: 'StatusCodes.OK' },
      filterText: '200 OK StatusCodes.OK',
    });
  });

  test('where it rather writes numbers the number comes first', () => {
    const code = file(`
      if (req.query.a) return res.status(404).end();
      if (req.query.b) return res.status(410).end();
      if (req.query.c) return res.status(StatusCodes.OK).end();
      res.status(¦).end();`);
    expect(first(2, code)).toEqual(['200', 'StatusCodes.OK']);
  });
});

describe('order', () => {
  const lookup = (rest: string): string => `
    async (req, res) => {
      const thing = await Thing.findById(req.params.id);
      ${rest}
      res.json(thing);
    }`;
  const preselected = (code: string): readonly string[] =>
    offered(code).flatMap((item) => (item.preselect ? [item.label] : []));

  test('what the condition asks for comes first, and is selected where it is proven', () => {
    const code = lookup(`if (!thing) return res.status(¦).json({});`);
    expect(first(1, code)).toEqual(['404']);
    expect(preselected(code)).toEqual(['404 Not Found']);
  });

  test('half-typed too, when nothing is sent yet', () => {
    expect(first(1, lookup(`if (!thing) return res.status(¦`))).toEqual(['404']);
    expect(first(1, lookup(`if (!thing) return res.status(4¦`))).toEqual(['404']);
    expect(first(1, lookup(`if (!thing) { log(thing); return res.status(¦) }`))).toEqual(['404']);
  });

  // While it is typed nothing is sent behind it yet, and what follows the block is sent on this path too.
  test.each([
    'if (!thing) { res.status(¦) }',
    'if (!thing) { res.status(4¦04) }',
    'if (!thing) {\n  res.status(¦\n}',
    'if (!thing) { res.status(¦); log(thing); }\n  if (thing.odd) return res.json({});',
    'if (!thing) return res.status(¦',
    'const refuse = () => { if (!thing) res.status(¦) };\n  refuse();',
  ])('in a block that is not left: %s', (written) => {
    expect(preselected(lookup(written))).toEqual(['404 Not Found']);
  });

  // Files as they are while a handler is typed, with and without what an editor closes.
  describe.each([
    ['nothing behind', ''],
    ['the bracket closed', ')'],
    ['all brackets closed', ')\n});'],
    ['a statement behind', '\n  res.json(thing);\n});'],
    ['another handler behind', ")\n});\n\napp.get('/all', (req, res) => res.json([]));"],
    ['another handler in it', "\n\napp.get('/all', (req, res) => res.json([]));"],
  ])('typed from the top, with %s', (_, behind) => {
    const top = (line: string): string =>
      `app.post('/:id', async (req, res) => {\n  const thing = await things.find(req.params.id);\n  ${line}${behind}`;

    test.each([
      ['if (!thing) return res.status(¦', ['404']],
      ['if (!thing) return res.status(40¦', ['404']],
      ['if (!thing) {\n    return res.sendStatus(¦', ['404']],
      ['if (!req.body.items) return res.status(¦', ['400', '422']],
      ['if (!req.user) return res.status(¦', ['401']],
      ['if (!thing) res.statusCode = ¦', ['404']],
    ])('%s', (line, expected) => {
      expect(first(expected.length, top(line))).toEqual(expected);
    });
  });

  test('what a status in a branch asks for is not asked of the one behind it', () => {
    expect(preselected(lookup('if (!thing) { res.status() }\n  res.status(¦)'))).toEqual([]);
  });

  test('a condition that was left before says nothing', () => {
    const code = `
      async (req, res) => {
        if (await User.findOne({ email: req.body.email })) return res.status(409).end();
        res.status(¦).json(await User.create(req.body));
      }`;
    expect(first(1, code, { method: 'post' })).toEqual(['201']);
  });

  test('the words of the body count where no condition is understood', () => {
    expect(first(1, lookup(`if (odd) return res.status(¦).json({ error: 'Too many requests' });`))).toEqual([
      '429',
    ]);
    expect(
      preselected(lookup(`if (odd) return res.status(¦).json({ error: 'Too many requests' });`)),
    ).toEqual([]);
  });

  test.each([
    ['get', ['200', '404']],
    ['post', ['201', '200']],
    ['delete', ['204', '200']],
  ])('what is usual with %s', (method, expected) => {
    expect(first(2, `(req, res) => { res.status(¦).end(); }`, { method })).toEqual(expected);
  });

  test('a redirect has the codes that lead elsewhere first', () => {
    expect(first(5, `(req, res) => { res.redirect(¦3, '/new'); }`)).toEqual([
      '302',
      '303',
      '301',
      '307',
      '308',
    ]);
  });

  test('an error has the codes of errors first', () => {
    const code = `import createError from 'http-errors'; app.get('/', (req, res) => { throw createError(¦); });`;
    expect(first(3, code)).toEqual(['400', '401', '403']);
  });
});
