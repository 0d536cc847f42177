import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CodeAction, Command, Position } from 'vscode-languageserver-types';
import { ALL_RULES } from '../../scripts/torture/all-rules';
import { FUZZ_TIMEOUT, runsOf } from '../engine/fuzz/runs';
import { edited } from '../engine/fuzz/sources';
import { FULL_CLIENT, openText, type Opened } from './support';

// Whatever stands in a document and wherever in it (or outside of it) somebody asks: no feature fails, none says so in the log.
test('every feature answers at any place of any text', { timeout: FUZZ_TIMEOUT }, async () => {
  let answers = 0;
  await fc.assert(
    fc.asyncProperty(
      edited,
      fc.array(fc.tuple(fc.nat(60), fc.nat(120)), { minLength: 3, maxLength: 3 }),
      async (file, at) => {
        const [{ framework, file: path, text }, edits] = file;
        const opened = openText(text, {
          path: `src/${path}`,
          client: FULL_CLIENT,
          settings: { config: ALL_RULES },
          package: { frameworks: new Map([[framework, [5]]]), dependencies: new Set([framework]) },
        });
        for (const change of edits.slice(0, 3)) {
          opened.change(change(opened.document.getText()));
          for (const [line, character] of at) answers += await askAll(opened, { line, character });
        }
        expect(opened.logged.filter((line) => !line.startsWith('info: '))).toEqual([]);
      },
    ),
    runsOf(31, 60),
  );
  expect(answers).toBeGreaterThan(100);
});

async function askAll({ service, document, find }: Opened, at: Position): Promise<number> {
  const end = document.positionAt(document.getText().length);
  const range = { start: at, end };
  const found = await Promise.all([
    service.hover(document, at),
    service.completion(document, at),
    service.definition(document, at),
    service.inlayHints(document, range),
    service.codeLenses(document),
    service.summary(document),
    service.fixAllEdit(document),
    service.writeStatus(document, at, 404),
    service.diagnosticsOfClosed(document),
  ]);
  const actions = (await service.codeActions(document, range, { diagnostics: [] })) ?? [];
  for (const action of actions) if (!isCommand(action)) await service.resolveCodeAction(action, find);
  const diagnostics = await service.diagnostics(document);
  for (const one of diagnostics?.items ?? [])
    expect(document.offsetAt(one.range.end)).toBeGreaterThanOrEqual(document.offsetAt(one.range.start));
  return found.filter((one) => one !== undefined).length;
}

function isCommand(action: CodeAction | Command): action is Command {
  return typeof action.command === 'string';
}
