import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Diagnostic } from 'vscode-languageserver-types';
import { describe, expect, test } from 'vitest';
import { dedent } from '../../support/carets';
import { BARE_CLIENT, HEAD, openSnippet, openText, type Opened, type Opening } from '../support';

/** A snippet (behind the head) with carets under each diagnostic, and behind them its severity and rule. */
async function marked({ service, document }: Opened): Promise<string> {
  return marksIn(document, (await service.diagnostics(document))!.items);
}

function marksIn(document: TextDocument, items: readonly Diagnostic[]): string {
  return document
    .getText()
    .split('\n')
    .flatMap((line, index) => [
      line,
      ...items
        .filter(({ range }) => range.start.line === index)
        .map(({ range: { start, end }, severity, code }) => {
          const width = end.line === start.line ? end.character - start.character : 1;
          return `${' '.repeat(start.character)}${'^'.repeat(width)} ${['', 'error', 'warning', 'info', 'hint'][severity!]!} ${code!}`;
        }),
    ])
    .join('\n')
    .replace(HEAD, '');
}

/** Expects the diagnostics that a snippet says itself. */
async function expectMarks(snippet: string, opening?: Opening): Promise<Opened> {
  const code = dedent(snippet);
  const opened = openText(HEAD + code.replace(/^ *\^+ .*\n/gm, ''), opening);
  expect(await marked(opened)).toBe(code);
  return opened;
}

const BODY_IN_204 = `
  app.get('/a', (req, res) => {
    res.status(204).json({ ok: true });
  });
`;

test('a finding is shown where it stands, at its level', async () => {
  await expectMarks(`
    app.get('/a', (req, res) => {
      res.status(204).json({ ok: true });
                           ^^^^^^^^^^^^ warning no-body-with-empty-status
    });
    app.get('/b', (req, res) => {
      res.status(404);
                 ^^^ info no-unsent-status
    });
  `);
});

test('a diagnostic has all that a client can show', async () => {
  const { service, document } = openSnippet(BODY_IN_204);
  const [item] = (await service.diagnostics(document))!.items;
  expect(item).toEqual({
    range: { start: { line: 2, character: 23 }, end: { line: 2, character: 35 } },
    severity: 2,
    code: 'no-body-with-empty-status',
    codeDescription: {
      href: 'https://github.com/status-hints/status-hints/blob/main/docs/rules/no-body-with-empty-status.md',
    },
    source: 'status-hints',
    message: expect.stringMatching(
      /^204 No Content has no body, so `\{ ok: true \}` never reaches the client\./,
    ) as string,
    tags: [1],
    data: { version: 1, rule: 'no-body-with-empty-status', nth: 0, count: 1, text: '{ ok: true }' },
  });
});

test('removed signatures are struck through, and other places are named', async () => {
  const { service, document } = openSnippet(`
    app.get('/a', (req, res) => {
      res.send(404);
    });
    app.get('/b', (req, res) => {
      res.status(301).redirect('/c');
    });
  `);
  const { items } = (await service.diagnostics(document))!;
  expect(items.map(({ code, tags }) => [code, tags])).toEqual([
    ['no-removed-signature', [2]],
    ['status-before-redirect', undefined],
  ]);
  expect(items[1]!.relatedInformation).toEqual([
    {
      location: {
        uri: document.uri,
        range: { start: { line: 5, character: 18 }, end: { line: 5, character: 26 } },
      },
      message: 'This redirect() sends 302 Found.',
    },
  ]);
});

test('a client gets nothing that it does not know', async () => {
  const { service, document } = openSnippet(
    `app.get('/b', (req, res) => { res.status(301).redirect('/c'); res.send(404); });`,
    { client: BARE_CLIENT },
  );
  const { items } = (await service.diagnostics(document))!;
  expect(items.length).toBeGreaterThan(1);
  for (const item of items) {
    expect(Object.keys(item).sort()).toEqual(['code', 'message', 'range', 'severity', 'source']);
  }
  const faded = openSnippet(BODY_IN_204, { client: { ...BARE_CLIENT, diagnosticTags: new Set([2]) } });
  expect((await faded.service.diagnostics(faded.document))!.items[0]).not.toHaveProperty('tags');
});

describe('positions', () => {
  const place = async (text: string, encoding: 'utf-8' | 'utf-16'): Promise<unknown> => {
    const { service, document } = openText(text, { encoding });
    return (await service.diagnostics(document))!.items.map(({ range }) => [
      range.start.line,
      range.start.character,
      range.end.character,
    ]);
  };
  const line = `app.get('/😀', (req, res) => { res.status(204).json({ ok: true }); });`;

  test('an emoji before the finding', async () => {
    const at = line.indexOf('{ ok');
    expect(await place(`${HEAD}${line}`, 'utf-16')).toEqual([[1, at, at + 12]]);
    expect(await place(`${HEAD}${line}`, 'utf-8')).toEqual([[1, at + 2, at + 14]]);
  });

  test('CRLF, and lone CR', async () => {
    for (const lineBreak of ['\r\n', '\r']) {
      const code = (HEAD + dedent(BODY_IN_204)).replaceAll('\n', lineBreak);
      expect(await place(code, 'utf-16')).toEqual([[2, 23, 35]]);
    }
  });

  test('a BOM is a character of the client’s first line only', async () => {
    const whole = HEAD.trimEnd() + line;
    const at = whole.indexOf('{ ok');
    expect(await place(`\uFEFF${whole}`, 'utf-16')).toEqual([[0, at + 1, at + 13]]);
    expect(await place(`\uFEFF${whole}`, 'utf-8')).toEqual([[0, at + 5, at + 17]]);
    expect(await place(`\uFEFF${HEAD}${line}`, 'utf-16')).toEqual(await place(`${HEAD}${line}`, 'utf-16'));
  });
});

describe('changed lines only', () => {
  const COMMITTED = `
    app.get('/a', (req, res) => {
      res.status(204).json({ ok: true });
    });
    app.get('/b', (req, res) => {
      res.json([]);
    });
  `;
  const ADDED = `
    app.get('/a', (req, res) => {
      res.status(204).json({ ok: true });
    });
    app.get('/b', (req, res) => {
      if (!req.query.q) res.status(400).end();
      res.json([]);
    });
    app.get('/c', (req, res) => {
      res.status(404);
    });
  `;
  const rules = async ({ service, document }: Opened): Promise<unknown> =>
    (await service.diagnostics(document))!.items.map(({ code }) => code);

  test('findings on changed lines, and those that a changed line explains', async () => {
    const opened = openSnippet(ADDED, {
      settings: { changedLines: 'committed' },
      baseline: { committed: HEAD + dedent(COMMITTED) },
    });
    expect(await rules(opened)).toEqual(['no-double-response', 'no-unsent-status']);
    const actions = await opened.service.codeActions(opened.document, opened.rangeOf('{ ok'), {
      diagnostics: [],
      only: ['quickfix'],
    });
    expect(actions).toEqual([]);
    expect(await opened.service.fixAllEdit(opened.document)).toBeUndefined();
  });

  test('all of them where there is nothing to compare with', async () => {
    const opened = openSnippet(ADDED, { settings: { changedLines: 'committed' } });
    expect(await rules(opened)).toHaveLength(3);
  });

  test('a save is a new text to compare with', async () => {
    const opened = openSnippet(ADDED, {
      settings: { changedLines: 'saved' },
      baseline: { saved: HEAD + dedent(COMMITTED) },
    });
    expect(await rules(opened)).toHaveLength(2);
    opened.host.baseline = { saved: HEAD + dedent(ADDED) };
    expect(await rules(opened)).toHaveLength(2);
    opened.service.saved(opened.document);
    expect(await rules(opened)).toEqual([]);
  });
});

describe('what is not shown', () => {
  test('what a comment silences', async () => {
    await expectMarks(`
      app.get('/a', (req, res) => {
        // status-hints-disable-next-line no-body-with-empty-status -- the client ignores it
        res.status(204).json({ ok: true });
      });
    `);
  });

  test('anything, where the settings switch us off', async () => {
    const { service, document } = openSnippet(BODY_IN_204, { settings: { enable: false } });
    expect((await service.diagnostics(document))!.items).toEqual([]);
    expect(await service.hover(document, { line: 2, character: 14 })).toBeUndefined();
    expect(await service.fixAllEdit(document)).toBeUndefined();
  });

  test('findings in tests, by name and by folder, unless the settings include them', async () => {
    for (const path of ['src/app.test.ts', 'test/app.ts', 'src/__tests__/app.ts']) {
      const code = dedent(BODY_IN_204);
      expect(await marked(openSnippet(BODY_IN_204, { path }))).toBe(code);
      expect(await marked(openSnippet(BODY_IN_204, { path, settings: { includeTests: true } }))).not.toBe(
        code,
      );
    }
  });

  // The workspace itself may lie in a folder of that name.
  test('the rest of a test file: only its findings are left out', async () => {
    const { service, document } = openSnippet(BODY_IN_204, { path: 'test/app.ts' });
    expect(await service.hover(document, { line: 2, character: 14 })).toBeDefined();
  });

  test('packages, build output and minified files, and the log says so once', async () => {
    for (const path of ['node_modules/a/index.js', 'dist/app.js', 'src/app.min.js', 'src/app.d.ts']) {
      const opened = openSnippet(BODY_IN_204, { path });
      expect(await marked(opened)).toBe(dedent(BODY_IN_204));
      await opened.service.hover(opened.document, { line: 2, character: 14 });
      expect(opened.logged).toEqual([
        `info: ${path} is left alone: it is a package, build output, minified or declares types only.`,
      ]);
    }
    const minified = openText(HEAD.trim() + `app.get('/a',(q,s)=>{s.status(204).json({a:1})});`.repeat(60));
    expect(await marked(minified)).toBe(minified.document.getText());
    expect(minified.logged).toEqual([
      'info: src/app.ts is left alone: it looks like the output of a minifier.',
    ]);
  });
});

test('a text of more than 5 MB is left to the command line', async () => {
  const comments = '// \n'.repeat(1_250_000);
  const opened = openText(`${HEAD}app.get('/a', (req, res) => { res.status(404); });\n${comments}`);
  expect((await opened.service.diagnostics(opened.document))!.items).toEqual([]);
  expect(opened.logged).toEqual([
    'info: src/app.ts is left alone: it is longer than 5 MB; `status-hints check` reads it.',
  ]);
});

test('what the parser cannot read is said once, at the top: no squiggle would say that all is well', async () => {
  const deep = `${HEAD}app.get('/a', (req, res) => res.json(${'['.repeat(30_000)}${']'.repeat(30_000)}));`;
  const { service, document } = openText(deep);
  const { items } = (await service.diagnostics(document))!;
  expect(items.map(({ range, severity, message }) => [range.start, severity, message])).toEqual([
    [
      { line: 0, character: 0 },
      3,
      'status-hints reports nothing for this file. It is nested too deeply to be read.',
    ],
  ]);
  const inTest = openText(deep, { path: 'test/app.ts' });
  expect((await inTest.service.diagnostics(inTest.document))!.items).toEqual([]);
});

// Untitled documents have no name that tells their language.
test('a document without an ending is read in its language', async () => {
  const typed = `app.get('/a', (req, res) => { const ok = <any>true; res.status(204).json({ ok }); });`;
  const opened = openSnippet(typed, { path: 'Untitled-1', languageId: 'typescript' });
  expect(await marked(opened)).toContain('no-body-with-empty-status');
});
