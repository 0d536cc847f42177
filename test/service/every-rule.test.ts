import type { CodeAction, Range } from 'vscode-languageserver-types';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { describe, expect, test } from 'vitest';
import { CATALOGUE } from '../../server/src/engine/lint/catalogue';
import { DEFAULT_CONFIG, type Config } from '../../server/src/engine/config/config';
import type { FrameworkName } from '../../server/src/engine/model/framework-name';
import type { Example } from '../../server/src/engine/rules/rule';
import { projectOfFile, wholeFileOf } from '../support/lint-snippet';
import { FULL_CLIENT, openText, withEdit, type Opened } from './support';

// Each rule's own example is shown, fixed and silenced as a person would do it.

interface Written {
  readonly framework: FrameworkName;
  readonly majors: readonly number[];
  readonly text: string;
}

const writtenIn = ({ framework, majors = [5], bad }: Example): Written => ({
  framework,
  majors,
  text: wholeFileOf(framework, bad).text,
});

/** Opens a file that is all of its project. */
function open({ framework, majors, text }: Written, levels: Config['levels'] = new Map()): Opened {
  const config = { ...DEFAULT_CONFIG, levels };
  const context = { frameworks: new Map([[framework, majors]]), dependencies: new Set([framework]) };
  const project = projectOfFile({ fileName: 'src/app.ts', text, package: context, config });
  return openText(text, {
    settings: { config },
    client: { ...FULL_CLIENT, snippetEdits: false },
    package: context,
    project: { ...project, uriOf: (file) => file },
  });
}

const shown = async ({ service, document }: Opened, rule: string): Promise<readonly Range[]> =>
  (await service.diagnostics(document))!.items.filter(({ code }) => code === rule).map(({ range }) => range);

/** The text after an action, in CRLF and behind a BOM as it was, and whether the edits were good. */
async function after(opened: Opened, action: CodeAction): Promise<string> {
  const { edit } = await opened.service.resolveCodeAction(action, opened.find);
  expect(edit, action.title).toBeDefined();
  return withEdit(opened.document, edit);
}

describe.each(CATALOGUE)('$meta.id', ({ meta: { id, competes, fix, level }, examples }) => {
  const written = examples.map(writtenIn);
  // Of rules that would change one status the best-founded is shown: the others would hide this one's finding.
  const rivals = CATALOGUE.filter(({ meta }) => competes && meta.competes && meta.id !== id);
  const levels = new Map<string, 'off' | 'hint'>(rivals.map(({ meta }) => [meta.id, 'off']));
  if (level === 'off') levels.set(id, 'hint');
  const forms = [
    { form: 'as it is', of: (text: string) => text },
    { form: 'in CRLF behind a BOM', of: (text: string) => `\uFEFF${text.replaceAll('\n', '\r\n')}` },
  ];

  test.each(forms)('its examples, $form', async ({ of }) => {
    const offered: string[] = [];
    for (const one of written) {
      const { text } = one;
      const opened = open({ ...one, text: of(text) }, levels);
      const before = opened.document.getText();
      const [range] = await shown(opened, id);
      expect(range, text).toBeDefined();
      const context = { diagnostics: [], only: ['quickfix'] };
      const actions = ((await opened.service.codeActions(opened.document, range!, context)) ??
        []) as CodeAction[];
      offered.push(...actions.map(({ title }) => title));
      for (const action of actions.filter(({ data }) => data !== undefined)) {
        const changed = await after(opened, action);
        expect(changed, action.title).not.toBe(before);
        const isCrLf = before.includes('\r\n');
        expect(changed.replaceAll('\r\n', ''), action.title).not.toMatch(isCrLf ? /[\r\n]/ : /\r/);
        expect(changed.startsWith('\uFEFF'), action.title).toBe(before.startsWith('\uFEFF'));
      }
      const silenced = actions.filter(({ title }) => title.startsWith(`Suppress ${id} for this`));
      for (const action of silenced) {
        const count = (await shown(opened, id)).length;
        const left = await shown(open({ ...one, text: await after(opened, action) }, levels), id);
        if (action.title.endsWith('file')) expect(left, action.title).toEqual([]);
        else expect(left.length, action.title).toBeLessThan(count);
      }
    }
    const fixes = offered.filter(
      (title) => !/^(?:Suppress|Change the level|Open the page|Fix all) /.test(title),
    );
    expect(fixes.length > 0).toBe(fix !== 'none');
    expect(offered.some((title) => title.startsWith('Suppress'))).toBe(true);
  });
});

test('no place of an example makes a feature fail, whatever the range', async () => {
  for (const { examples } of CATALOGUE) {
    for (const example of examples) {
      const opened = open(writtenIn(example));
      const { service, document } = opened;
      const end = document.positionAt(document.getText().length);
      for (let line = 0; line <= end.line + 1; line++) {
        for (const character of [0, 4, 17, 999]) {
          const at = { line, character };
          await service.hover(document, at);
          await service.completion(document, at);
          await service.codeActions(document, { start: at, end }, { diagnostics: [] });
          await service.codeActions(document, { start: end, end: at }, { diagnostics: [] });
        }
      }
      expect(opened.logged).toEqual([]);
    }
  }
});

test('what all safe fixes leave has none left', async () => {
  for (const { examples } of CATALOGUE) {
    for (const example of examples) {
      const opened = open(writtenIn(example));
      const edit = await opened.service.fixAllEdit(opened.document);
      if (edit === undefined) continue;
      TextDocument.update(opened.document, [{ text: withEdit(opened.document, edit) }], 2);
      expect(await opened.service.fixAllEdit(opened.document)).toBeUndefined();
    }
  }
});
