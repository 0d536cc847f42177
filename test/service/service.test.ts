import { describe, expect, test } from 'vitest';
import { dedent } from '../support/carets';
import { actionsAt, HEAD, openSnippet, type Opened } from './support';

const BODY_IN_204 = `app.get('/a', (req, res) => { res.status(204).json({ ok: true }); });`;
const UNSENT = `app.get('/a', (req, res) => { res.status(404); });`;
const QUIET = `app.get('/a', (req, res) => { res.json([]); });`;

const rulesIn = async ({ service, document }: Opened): Promise<unknown> =>
  (await service.diagnostics(document))?.items.map(({ code }) => code);

const become = ({ change }: Opened, snippet: string): void => change(HEAD + dedent(snippet));

describe('versions', () => {
  test('a result says of which version it is', async () => {
    const opened = openSnippet(BODY_IN_204);
    expect((await opened.service.diagnostics(opened.document))!.version).toBe(1);
    become(opened, UNSENT);
    const { version, items } = (await opened.service.diagnostics(opened.document))!;
    expect([version, items.map(({ code }) => code)]).toEqual([2, ['no-unsent-status']]);
  });

  test('a result is thrown away when the document has changed meanwhile', async () => {
    const opened = openSnippet(BODY_IN_204);
    const answer = opened.service.diagnostics(opened.document);
    become(opened, UNSENT);
    expect(await answer).toBeUndefined();
    expect(await rulesIn(opened)).toEqual(['no-unsent-status']);
  });

  test('so it is when it was closed, cancelled, or the settings or packages changed', async () => {
    const changes: readonly ((opened: Opened) => void)[] = [
      ({ service, document }) => service.forget(document.uri),
      ({ service }) => service.settingsChanged(),
      ({ service }) => service.packagesChanged(),
      ({ service, document }) => service.packagesChanged(document.uri),
    ];
    for (const change of changes) {
      const opened = openSnippet(BODY_IN_204);
      const answer = opened.service.diagnostics(opened.document);
      change(opened);
      expect(await answer).toBeUndefined();
      expect(await rulesIn(opened)).toEqual(['no-body-with-empty-status']);
    }
    const { service, document } = openSnippet(BODY_IN_204);
    const token = { isCancellationRequested: false };
    const answer = service.diagnostics(document, token);
    token.isCancellationRequested = true;
    expect(await answer).toBeUndefined();
  });

  // Positions in the question are those of that text.
  test('other questions are answered about the text as it was when they were asked', async () => {
    const opened = openSnippet(BODY_IN_204);
    const answer = actionsAt(opened, '{ ok: true }');
    become(opened, QUIET);
    expect((await answer).map(({ title }) => title)).toContain('Drop the body');
    expect(await actionsAt(opened, '[]')).toEqual([]);
  });

  test('the id of a result stays as long as nothing else is shown', async () => {
    const opened = openSnippet(BODY_IN_204);
    const idNow = async (): Promise<string> => (await opened.service.diagnostics(opened.document))!.resultId;
    const first = await idNow();
    become(opened, `${BODY_IN_204} // a comment behind it`);
    expect(await idNow()).toBe(first);
    become(opened, UNSENT);
    expect(await idNow()).not.toBe(first);
  });
});

describe('what the host says', () => {
  test('is asked for once', async () => {
    const opened = openSnippet(BODY_IN_204, { settings: { changedLines: 'saved' } });
    const { service, document, asked } = opened;
    await Promise.all([
      rulesIn(opened),
      service.codeLenses(document),
      service.hover(document, { line: 1, character: 2 }),
    ]);
    become(opened, UNSENT);
    await rulesIn(opened);
    expect(asked).toEqual([`settings ${document.uri}`, `package ${document.uri}`, `saved ${document.uri}`]);
  });

  test('settings count as soon as the service is told of them', async () => {
    const opened = openSnippet(BODY_IN_204);
    expect(await rulesIn(opened)).toEqual(['no-body-with-empty-status']);
    opened.host.settings = { enable: false };
    expect(await rulesIn(opened)).toEqual(['no-body-with-empty-status']);
    opened.service.settingsChanged();
    expect(await rulesIn(opened)).toEqual([]);
  });
});

describe('run: onSave', () => {
  const open = async (): Promise<Opened> => {
    const opened = openSnippet(BODY_IN_204, { settings: { run: 'onSave' } });
    expect(await rulesIn(opened)).toEqual(['no-body-with-empty-status']);
    return opened;
  };

  test('while typing the findings of the last save stay, where they stood', async () => {
    const opened = await open();
    const saved = await opened.service.diagnostics(opened.document);
    become(opened, UNSENT);
    expect(await opened.service.diagnostics(opened.document)).toEqual(saved);
    opened.service.saved(opened.document);
    expect(await rulesIn(opened)).toEqual(['no-unsent-status']);
  });

  test('other settings hold at once, saved or not', async () => {
    const opened = await open();
    become(opened, UNSENT);
    opened.host.settings = { run: 'onType' };
    opened.service.settingsChanged();
    expect(await rulesIn(opened)).toEqual(['no-unsent-status']);
  });

  test('a document that is opened again begins anew', async () => {
    const opened = await open();
    opened.service.forget(opened.document.uri);
    become(opened, UNSENT);
    expect(await rulesIn(opened)).toEqual(['no-unsent-status']);
  });

  test('fixes are those of the text as it is', async () => {
    const opened = await open();
    become(opened, UNSENT);
    expect((await actionsAt(opened, '404')).map(({ title }) => title)).toContain('End the response');
  });
});
