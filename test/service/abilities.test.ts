import { expect, test } from 'vitest';
import { abilitiesOf } from '../../server/src/service/abilities';
import { BARE_CLIENT, FULL_CLIENT } from './support';

test('a client that says nothing can do nothing', () => {
  expect(abilitiesOf({})).toEqual(BARE_CLIENT);
  expect(abilitiesOf({ textDocument: {}, workspace: {} }, null)).toEqual(BARE_CLIENT);
});

test('a client that says all can do all', () => {
  const diagnostics = {
    relatedInformation: true,
    tagSupport: { valueSet: [1, 2] as (1 | 2)[] },
    codeDescriptionSupport: true,
    dataSupport: true,
  };
  const capabilities = {
    textDocument: {
      hover: { contentFormat: ['markdown', 'plaintext'] as ('markdown' | 'plaintext')[] },
      completion: {
        completionItem: {
          snippetSupport: true,
          documentationFormat: ['markdown'] as 'markdown'[],
        },
      },
      definition: { linkSupport: true },
      codeAction: {
        codeActionLiteralSupport: { codeActionKind: { valueSet: [] } },
        isPreferredSupport: true,
        dataSupport: true,
        resolveSupport: { properties: ['edit'] },
      },
    },
    workspace: { workspaceEdit: { documentChanges: true, snippetEditSupport: true } },
  };
  const options = { commands: [...FULL_CLIENT.commands], namesExplained: true };
  const pushed = { ...capabilities.textDocument, publishDiagnostics: diagnostics };
  expect(abilitiesOf({ ...capabilities, textDocument: pushed }, options)).toEqual(FULL_CLIENT);
  // Since LSP 3.18 a client that pulls may say it there alone.
  const pulled = { ...capabilities.textDocument, diagnostic: diagnostics };
  expect(abilitiesOf({ ...capabilities, textDocument: pulled }, options)).toEqual(FULL_CLIENT);
});

// An action without its edit and without what the edit is made from would do nothing.
test('an edit can come later only where the client keeps the action’s data', () => {
  const codeAction = { resolveSupport: { properties: ['edit'] } };
  expect(abilitiesOf({ textDocument: { codeAction } }).lazyEdits).toBe(false);
  expect(abilitiesOf({ textDocument: { codeAction: { ...codeAction, dataSupport: true } } }).lazyEdits).toBe(
    true,
  );
  const other = { dataSupport: true, resolveSupport: { properties: ['command'] } };
  expect(abilitiesOf({ textDocument: { codeAction: other } }).lazyEdits).toBe(false);
});

// The edit of a whole workspace can hold snippets only in the form that names versions.
test('snippets in edits need edits with versions', () => {
  expect(abilitiesOf({ workspace: { workspaceEdit: { snippetEditSupport: true } } }).snippetEdits).toBe(
    false,
  );
});

test('commands that are no list of names are none', () => {
  for (const options of [undefined, 'all', { commands: 'all' }, { commands: null }]) {
    expect(abilitiesOf({}, options).commands).toEqual(new Set());
  }
  expect(abilitiesOf({}, { commands: ['a', 1, {}] }).commands).toEqual(new Set(['a']));
});
