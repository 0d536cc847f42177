import type { CodeAction, Command, Diagnostic } from 'vscode-languageserver-types';
import { describe, expect, test } from 'vitest';
import { workspaceEditOf } from '../../../server/src/service/features/code-actions/workspace-edit';
import { positionMapOf } from '../../../server/src/service/position-map';
import { dedent } from '../../support/carets';
import {
  actionsAt,
  applied,
  BARE_CLIENT,
  FULL_CLIENT,
  HEAD,
  openSnippet,
  openText,
  withEdit,
  type Opened,
} from '../support';

const titles = (actions: readonly (CodeAction | Command)[]): string[] => actions.map(({ title }) => title);

const BODY_IN_204 = `
  app.get('/a', (req, res) => {
    res.status(204).json({ ok: true });
  });
`;

const TWO_BODIES = `
  app.get('/a', (req, res) => {
    res.status(204).json({ ok: true });
  });
  app.get('/b', (req, res) => {
    res.status(204).json({ ok: false });
  });
  app.get('/c', (req, res) => {
    res.status(404);
  });
`;

describe('the fixes of a finding', () => {
  test('each is an action, the preferred one first and marked', async () => {
    const opened = openSnippet(BODY_IN_204);
    const actions = (await actionsAt(opened, '{ ok: true }', { only: ['quickfix'] })) as CodeAction[];
    expect(actions.map(({ title, isPreferred, kind }) => [title, isPreferred, kind])).toEqual([
      ['Drop the body', true, 'quickfix'],
      ['Answer 200 OK', undefined, 'quickfix'],
      ['Suppress no-body-with-empty-status for this line', undefined, 'quickfix'],
      ['Suppress no-body-with-empty-status for this file', undefined, 'quickfix'],
      ['Change the level of no-body-with-empty-status in the settings', undefined, 'quickfix'],
      ['Open the page of no-body-with-empty-status', undefined, 'quickfix'],
    ]);
  });

  test('the edit does what the title says', async () => {
    const opened = openSnippet(BODY_IN_204);
    expect(await applied(opened, '{ ok: true }', 'Drop the body')).toBe(
      dedent(`
        app.get('/a', (req, res) => {
          res.status(204).end();
        });
      `),
    );
    expect(await applied(opened, '{ ok: true }', 'Answer 200 OK')).toContain(
      'res.status(200).json({ ok: true })',
    );
  });

  test('an action belongs to the client’s own diagnostic', async () => {
    const opened = openSnippet(BODY_IN_204);
    const { items } = (await opened.service.diagnostics(opened.document))!;
    const shown: Diagnostic = { ...items[0]!, message: 'as the client keeps it' };
    const [action] = (await actionsAt(opened, '{ ok: true }', { diagnostics: [shown] })) as CodeAction[];
    expect(action!.diagnostics).toEqual([shown]);
    const [without] = (await actionsAt(opened, '{ ok: true }')) as CodeAction[];
    expect(without!.diagnostics).toEqual(items);
  });

  test('a place without a finding has none', async () => {
    expect(await actionsAt(openSnippet(BODY_IN_204), 'req', { only: ['quickfix'] })).toEqual([]);
  });

  test('neither has one that is silenced, or in a test file', async () => {
    const silenced = `
      app.get('/a', (req, res) => {
        res.status(204).json({ ok: true }); // status-hints-disable-line
      });
    `;
    expect(await actionsAt(openSnippet(silenced), '{ ok: true }')).toEqual([]);
    expect(await actionsAt(openSnippet(BODY_IN_204, { path: 'test/app.ts' }), '{ ok: true }')).toEqual([]);
  });

  test('CRLF, an emoji and a BOM in front, positions in UTF-8', async () => {
    const code = `\uFEFF/* 😀 */ ${HEAD}app.get('/😀', (req, res) => { if (!req.query.q) res.status(400).end();\n  res.json([]);\n});\n`;
    const text = code.replaceAll('\n', '\r\n');
    const opened = openText(text, { client: { ...FULL_CLIENT, lazyEdits: false }, encoding: 'utf-8' });
    const line = text.split('\r\n')[2]!;
    const at = { line: 2, character: line.indexOf('json') };
    const range = { start: at, end: at };
    const actions = (await opened.service.codeActions(opened.document, range, {
      diagnostics: [],
    })) as CodeAction[];
    const action = actions.find(({ title }) => title === 'Return after the first response')!;
    // The edit is in line 1, in bytes.
    const [change] = action.edit!.documentChanges! as { edits: { range: { start: unknown } }[] }[];
    const before = text.split('\r\n')[1]!;
    const bytes = new TextEncoder().encode(before.slice(0, before.indexOf('res.status'))).length;
    expect(change!.edits[0]!.range.start).toEqual({ line: 1, character: bytes });
  });

  test('line breaks that are inserted are those of the file', async () => {
    const snippet = `
      app.get('/a', async (req, res) => {
        try {
          await load();
          res.json([]);
        } catch (err) {
          res.status(500).json({ error: err.message });
        }
      });
    `;
    const text = (HEAD + dedent(snippet)).replaceAll('\n', '\r\n');
    const after = await applied(openText(text), 'err.message', 'Write `Internal Server Error` instead');
    expect(after).toContain('    console.error(err);\r\n');
    expect(after.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  });
});

describe('when the document changes before an action is chosen', () => {
  const choose = async (opened: Opened, title: string, changed: string): Promise<CodeAction> => {
    const actions = (await actionsAt(opened, 'ok: true')) as CodeAction[];
    opened.change(changed);
    return opened.service.resolveCodeAction(
      actions.find((each) => each.title === title)!,
      opened.find,
    );
  };

  test('its edit is that of the new version, where the finding stands now', async () => {
    const opened = openSnippet(TWO_BODIES);
    const text = opened.document.getText();
    const { edit } = await choose(opened, 'Drop the body', `// one more line\n${text}`);
    expect(edit!.documentChanges).toEqual([
      expect.objectContaining({ textDocument: { uri: opened.document.uri, version: 2 } }),
    ]);
    expect(withEdit(opened.document, edit)).toBe(
      `// one more line\n${text.replace('json({ ok: true })', 'end()')}`,
    );
  });

  test('it has none where it is not certain which finding it was for', async () => {
    for (const [from, to] of [
      ['json({ ok: true })', 'end()'],
      ['{ ok: true }', '{ ok: 1 }'],
      ['/b', `/0', (req, res) => { res.status(204).json({ ok: true }); });\napp.get('/b`],
    ] as const) {
      const opened = openSnippet(TWO_BODIES);
      const action = await choose(opened, 'Drop the body', opened.document.getText().replace(from, to));
      expect(action).toHaveProperty('title', 'Drop the body');
      expect(action).not.toHaveProperty('edit');
    }
  });

  test('nor when the document was closed, or the action is nothing of ours', async () => {
    const opened = openSnippet(BODY_IN_204);
    const [action] = (await actionsAt(opened, 'ok: true')) as CodeAction[];
    expect(await opened.service.resolveCodeAction(action!, () => undefined)).toEqual(action);
    for (const data of [undefined, null, 1, {}, { kind: 'fix' }, { ...(action!.data as object), nth: -1 }]) {
      const resolved = await opened.service.resolveCodeAction({ title: 'x', data }, opened.find);
      expect(resolved).toEqual({ title: 'x', data });
    }
  });
});

describe('all of a rule', () => {
  test('is offered where several findings of the rule have such fixes', async () => {
    const title = 'Fix all no-body-with-empty-status problems in this file';
    expect(titles(await actionsAt(openSnippet(BODY_IN_204), 'ok: true'))).not.toContain(title);
    expect(await applied(openSnippet(TWO_BODIES), 'ok: true', title)).toBe(
      dedent(`
        app.get('/a', (req, res) => {
          res.status(204).end();
        });
        app.get('/b', (req, res) => {
          res.status(204).end();
        });
        app.get('/c', (req, res) => {
          res.status(404);
        });
      `),
    );
  });

  test('takes the preferred fixes where none is safe', async () => {
    const snippet = `
      app.get('/a', (req, res) => { res.status(404); });
      app.get('/b', (req, res) => { res.status(410); });
    `;
    const after = await applied(
      openSnippet(snippet),
      '404',
      'Fix all no-unsent-status problems in this file',
    );
    expect(after).toContain('res.status(404).end();');
    expect(after).toContain('res.status(410).end();');
  });

  test('is not offered at a finding that it would leave', async () => {
    const snippet = `
      app.get('/a', (req, res) => { try { a(); } catch (err) { res.status(err.status).end(); } });
      app.get('/b', (req, res) => { try { b(); } catch (err) { res.status(err.status).end(); } });
      app.get('/c', (req, res) => { try { c(); } catch (err) { res.status(err.code).end(); } });
    `;
    const title = 'Fix all no-invalid-status problems in this file';
    expect(titles(await actionsAt(openSnippet(snippet), 'err.status'))).toContain(title);
    expect(titles(await actionsAt(openSnippet(snippet), 'err.code'))).not.toContain(title);
  });
});

describe('source.fixAll.statusHints', () => {
  // `res.json(body, 204)` becomes `res.status(204).json(body)`, and that loses its body in the next round.
  const ROUNDS = `
    app.get('/a', (req, res) => {
      res.json({ ok: true }, 204);
    });
    app.get('/b', (req, res) => {
      res.status(404);
    });
  `;
  const fixAll = async (opened: Opened): Promise<CodeAction | undefined> => {
    const context = { diagnostics: [], only: ['source.fixAll'] };
    const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
    const actions = (await opened.service.codeActions(opened.document, range, context)) as CodeAction[];
    expect(actions.length).toBeLessThan(2);
    return actions[0] && opened.service.resolveCodeAction(actions[0], opened.find);
  };

  test('applies the safe fixes alone, in rounds like --fix, wherever the cursor is', async () => {
    const opened = openSnippet(ROUNDS);
    const action = await fixAll(opened);
    expect(action!.kind).toBe('source.fixAll.statusHints');
    const after = withEdit(opened.document, action!.edit);
    expect(after).toBe(HEAD + dedent(ROUNDS).replace('res.json({ ok: true }, 204)', 'res.status(204).end()'));
    expect(withEdit(opened.document, await opened.service.fixAllEdit(opened.document))).toBe(after);
  });

  test('is not offered where nothing is safe', async () => {
    expect(await fixAll(openSnippet(`app.get('/b', (req, res) => { res.status(404); });`))).toBeUndefined();
  });

  test('leaves alone what is not shown', async () => {
    const silenced = BODY_IN_204.replace('{ ok: true });', '{ ok: true }); // status-hints-disable-line');
    expect(await fixAll(openSnippet(silenced))).toBeUndefined();
    expect(await fixAll(openSnippet(BODY_IN_204, { path: 'test/app.ts' }))).toBeUndefined();
  });

  test('edits of what is between stay small: a cursor there does not move', async () => {
    const opened = openSnippet(TWO_BODIES);
    const [change] = (await fixAll(opened))!.edit!.documentChanges! as { edits: unknown[] }[];
    expect(change!.edits.length).toBeGreaterThan(1);
  });
});

describe('comments that silence', () => {
  test('a line, with the reason to be written over', async () => {
    const opened = openSnippet(BODY_IN_204);
    expect(await applied(opened, 'ok: true', 'Suppress no-body-with-empty-status for this line')).toBe(
      dedent(`
        app.get('/a', (req, res) => {
          // status-hints-disable-next-line no-body-with-empty-status -- «reason»
          res.status(204).json({ ok: true });
        });
      `),
    );
  });

  test('a file, in its line breaks', async () => {
    const text = (HEAD + dedent(BODY_IN_204)).replaceAll('\n', '\r\n');
    const after = await applied(
      openText(text),
      'ok: true',
      'Suppress no-body-with-empty-status for this file',
    );
    expect(after).toMatch(/^\/\* status-hints-disable no-body-with-empty-status -- «reason» \*\/\r\n/);
  });

  test('a client without snippets in edits gets the word', async () => {
    const opened = openSnippet(BODY_IN_204, { client: { ...FULL_CLIENT, snippetEdits: false } });
    expect(await applied(opened, 'ok: true', 'Suppress no-body-with-empty-status for this line')).toContain(
      '  // status-hints-disable-next-line no-body-with-empty-status -- reason\n',
    );
  });

  test('what a snippet would read as its own is escaped', () => {
    const client = { versionedEdits: true, snippetEdits: true };
    const document = { uri: 'file:///a.ts', version: 1, client, positions: positionMapOf('', 'utf-16') };
    const edits = [{ start: 0, end: 0, text: '// $a {b} \\ reason\n' }];
    const edit = workspaceEditOf(document, { edits, placeholder: 'reason' });
    expect(edit.documentChanges).toEqual([
      expect.objectContaining({
        edits: [
          {
            range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
            snippet: { kind: 'snippet', value: '// \\$a {b\\} \\\\ ${1:reason}\n' },
          },
        ],
      }),
    ]);
  });
});

describe('number and constant', () => {
  const MIXED = `
    import { StatusCodes } from 'http-status-codes';
    app.get('/a', (req, res) => {
      if (req.query.none) return res.status(404).json({ error: 'None' });
      if (req.query.gone) return res.status(410).json({ error: 'Gone' });
      res.status(StatusCodes.OK).json([]);
    });
  `;

  test('a number becomes the name that the file would use', async () => {
    const opened = openSnippet(MIXED);
    expect(await applied(opened, '404', 'Write 404 as StatusCodes.NOT_FOUND')).toContain(
      'res.status(StatusCodes.NOT_FOUND)',
    );
    expect(await applied(opened, '404', 'Write all status codes as constants of StatusCodes')).toBe(
      dedent(MIXED).replace('404', 'StatusCodes.NOT_FOUND').replace('410', 'StatusCodes.GONE'),
    );
  });

  test('a name becomes its number', async () => {
    const opened = openSnippet(MIXED.replace('404', 'StatusCodes.NOT_FOUND'));
    expect(await applied(opened, 'StatusCodes.NOT_FOUND', 'Write StatusCodes.NOT_FOUND as 404')).toContain(
      'res.status(404)',
    );
    expect(await applied(opened, 'StatusCodes.OK', 'Write all constants of StatusCodes as numbers')).toBe(
      dedent(MIXED).replace('StatusCodes.OK', '200'),
    );
  });

  test('all of the file are offered only where there are several', async () => {
    const opened = openSnippet(MIXED.replace('410', 'StatusCodes.GONE'));
    expect(titles(await actionsAt(opened, '404', { only: ['refactor'] }))).toEqual([
      'Write 404 as StatusCodes.NOT_FOUND',
    ]);
  });

  test('a file that uses no constants is offered none', async () => {
    expect(await actionsAt(openSnippet(BODY_IN_204), '204', { only: ['refactor.rewrite'] })).toEqual([]);
  });

  // `{ status }` cannot become `{ 404 }`.
  test('a place that cannot hold the other spelling is left alone', async () => {
    const snippet = `
      import { NOT_FOUND as status } from 'http-status-codes';
      app.get('/a', (req, res, next) => next({ status, message: 'None' }));
      app.get('/b', (req, res) => res.status(status).json({ error: 'None' }));
      app.get('/c', (req, res) => res.status(status).json({ error: 'Neither' }));
    `;
    const opened = openSnippet(snippet);
    expect(await actionsAt(opened, 'status, ', { only: ['refactor'] })).toEqual([]);
    const after = await applied(
      opened,
      'status).json',
      'Write all constants of http-status-codes as numbers',
    );
    expect(after).toBe(dedent(snippet).replaceAll('res.status(status)', 'res.status(404)'));
  });

  test('the place is found again in another version', async () => {
    const opened = openSnippet(MIXED);
    const [action] = (await actionsAt(opened, '404', { only: ['refactor'] })) as CodeAction[];
    opened.change(`// one more line\n${opened.document.getText()}`);
    const { edit } = await opened.service.resolveCodeAction(action!, opened.find);
    expect(withEdit(opened.document, edit)).toContain(
      'if (req.query.none) return res.status(StatusCodes.NOT_FOUND)',
    );
  });
});

describe('what a client asks for and can do', () => {
  test('only the kinds that it asks for, and those below them', async () => {
    const opened = openSnippet(TWO_BODIES);
    const kinds = async (only?: string[]): Promise<unknown[]> => [
      ...new Set(
        ((await actionsAt(opened, 'ok: true', only ? { only } : {})) as CodeAction[]).map(({ kind }) => kind),
      ),
    ];
    expect(await kinds()).toEqual(['quickfix', 'source.fixAll.statusHints']);
    expect(await kinds(['quickfix'])).toEqual(['quickfix']);
    expect(await kinds(['source'])).toEqual(['source.fixAll.statusHints']);
    expect(await kinds(['source.fixAll.statusHints'])).toEqual(['source.fixAll.statusHints']);
    expect(await kinds(['source.fixAll.eslint', 'source.organizeImports', 'sour'])).toEqual([]);
    expect(await kinds([])).toEqual([]);
    expect(await kinds([''])).toEqual(await kinds());
  });

  test('what is asked for by itself while typing has no source actions', async () => {
    const opened = openSnippet(TWO_BODIES);
    const actions = (await actionsAt(opened, 'ok: true', { triggerKind: 2 })) as CodeAction[];
    expect(actions.map(({ kind }) => kind)).not.toContain('source.fixAll.statusHints');
  });

  test('edits come at once where they cannot be asked for later', async () => {
    const opened = openSnippet(TWO_BODIES, { client: { ...FULL_CLIENT, lazyEdits: false } });
    const actions = (await actionsAt(opened, 'ok: true')) as CodeAction[];
    for (const action of actions) {
      expect(action).not.toHaveProperty('data');
      expect(action.edit ?? action.command).toBeDefined();
    }
    const lazy = (await actionsAt(openSnippet(TWO_BODIES), 'ok: true')) as CodeAction[];
    expect(titles(lazy)).toEqual(titles(actions));
    for (const action of lazy) expect(action).not.toHaveProperty('edit');
  });

  test('an edit without versions where the client knows none', async () => {
    const opened = openSnippet(BODY_IN_204, {
      client: { ...FULL_CLIENT, versionedEdits: false, snippetEdits: false },
    });
    const [action] = (await actionsAt(opened, 'ok: true')) as CodeAction[];
    const { edit } = await opened.service.resolveCodeAction(action!, opened.find);
    expect(Object.keys(edit!)).toEqual(['changes']);
    expect(withEdit(opened.document, edit)).toContain('res.status(204).end()');
  });

  test('a client that knows no action objects gets commands that the server runs', async () => {
    const opened = openSnippet(BODY_IN_204, { client: BARE_CLIENT });
    const actions = (await actionsAt(opened, 'ok: true')) as Command[];
    expect(actions.map(({ title, command }) => [title, command])).toEqual([
      ['Drop the body', 'statusHints.applyAction'],
      ['Answer 200 OK', 'statusHints.applyAction'],
      ['Suppress no-body-with-empty-status for this line', 'statusHints.applyAction'],
      ['Suppress no-body-with-empty-status for this file', 'statusHints.applyAction'],
      ['Fix all status code problems that have a safe fix', 'statusHints.applyAction'],
    ]);
    const edit = await opened.service.editOf(actions[0]!.arguments, opened.find);
    expect(withEdit(opened.document, edit)).toContain('res.status(204).end()');
    for (const wrong of [undefined, [], [1], 'x']) {
      expect(await opened.service.editOf(wrong, opened.find)).toBeUndefined();
    }
  });

  test('commands of the client only where it names them', async () => {
    const client = { ...FULL_CLIENT, commands: new Set(['statusHints.openRulePage']) };
    const actions = (await actionsAt(openSnippet(BODY_IN_204, { client }), 'ok: true')) as CodeAction[];
    expect(actions.flatMap(({ command }) => command ?? [])).toEqual([
      {
        title: 'Open the page of no-body-with-empty-status',
        command: 'statusHints.openRulePage',
        arguments: ['no-body-with-empty-status'],
      },
    ]);
    const opened = openSnippet(BODY_IN_204);
    const all = (await actionsAt(opened, 'ok: true')) as CodeAction[];
    expect(
      all.find(({ command }) => command?.command === 'statusHints.setRuleLevel')!.command!.arguments,
    ).toEqual(['no-body-with-empty-status', opened.document.uri]);
  });

  test('no mark of preference where the client knows none', async () => {
    const client = { ...FULL_CLIENT, preferredActions: false };
    const actions = await actionsAt(openSnippet(BODY_IN_204, { client }), 'ok: true');
    for (const action of actions) expect(action).not.toHaveProperty('isPreferred');
  });
});
