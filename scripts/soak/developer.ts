import type { CodeAction, Diagnostic, TextDocumentEdit, TextEdit } from 'vscode-languageserver-types';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Editor } from './editor';
import type { Chance } from './random';
import type { ServerInside } from './server-inside';

/** What a developer works with. */
export interface Desk {
  readonly server: Pick<ServerInside, 'ask' | 'notify'>;
  readonly editor: Editor;
  readonly chance: Chance;
  /** The project's files as they are committed, by name. */
  readonly files: ReadonlyMap<string, string>;
  /** Takes the settings that the client is asked for from now on. */
  readonly set: (settings: unknown) => void;
}

/** One thing that a developer does. */
type Deed = (desk: Desk) => Promise<void>;

const MOST_OPEN = 8;
const SNIPPETS: readonly string[] = [
  "\nrouter.get('/new', (req, res) => {\n  res.status(404).json({ error: 'no' });\n});\n",
  "\nrouter.put('/x/:id', async (req, res, next) => {\n  try {\n    await save(req.body);\n  } catch (err) {\n    res.status(200).send(err);\n  }\n});\n",
  '\n// status-hints-disable-next-line send-status-then-body\n',
  "\nconst later = () => { throw new Error('not yet'); };\n",
  '\nexports.CODE = 418;\n',
];
const SETTINGS: readonly unknown[] = [
  {},
  { preset: 'strict' },
  { levels: { 'no-explicit-500': 'off' } },
  { responseHelpers: ['fail', 'reply'], changedLines: 'saved' },
  { run: 'onSave', levels: { nonsense: 'off' } },
];

const QUESTIONS: readonly string[] = [
  'textDocument/hover',
  'textDocument/completion',
  'textDocument/definition',
  'textDocument/codeLens',
  'textDocument/inlayHint',
];

/** Types a few dozen characters, looks at what is said, and mostly takes them back. */
const type: Deed = async (desk) => {
  const { editor, chance } = desk;
  const name = await someDocument(desk);
  const snippet = chance.of(SNIPPETS);
  const text = editor.textOf(name);
  const lineEnd = text.indexOf('\n', chance.below(text.length + 1));
  const start = lineEnd === -1 ? text.length : lineEnd;
  for (let at = 0; at < snippet.length; at++) {
    editor.edit(name, start + at, start + at, snippet.charAt(at));
    if (at % 7 === 0) await diagnosticsOf(desk, name);
    // A question that is out of date before it is answered.
    if (at % 11 === 0) void ask(desk, 'textDocument/completion', name);
  }
  await diagnosticsOf(desk, name);
  const isLong = editor.textOf(name).length > 6000;
  if (isLong) editor.edit(name, 0, editor.textOf(name).length, desk.files.get(name) ?? '');
  else if (chance.below(4) > 0) editor.edit(name, start, start + snippet.length, '');
};

const look: Deed = async (desk) => {
  const name = await someDocument(desk);
  await Promise.all(QUESTIONS.map((method) => ask(desk, method, name)));
};

const fix: Deed = async (desk) => {
  const { server, editor, chance } = desk;
  const name = await someDocument(desk);
  const diagnostics = await diagnosticsOf(desk, name);
  if (diagnostics.length === 0) return;
  const diagnostic = chance.of(diagnostics);
  const { result } = await server.ask('textDocument/codeAction', {
    textDocument: { uri: editor.uriOf(name) },
    range: diagnostic.range,
    context: { diagnostics: [diagnostic] },
  });
  const actions = (result ?? []) as readonly CodeAction[];
  if (actions.length === 0) return;
  const resolved = await server.ask('codeAction/resolve', chance.of(actions));
  const { edit } = resolved.result as CodeAction;
  for (const change of (edit?.documentChanges ?? []) as readonly TextDocumentEdit[])
    apply(editor, name, change.edits as readonly TextEdit[]);
};

const save: Deed = async (desk) => desk.editor.save(await someDocument(desk));

const switchDocuments: Deed = async ({ editor, chance, files }) => {
  const open = editor.openNames();
  if (open.length >= MOST_OPEN) editor.close(chance.of(open));
  await editor.open(chance.of([...files.keys()]));
};

const createAndDelete: Deed = async ({ editor, chance, files }) => {
  const name = `src/new/file${chance.below(100_000)}.js`;
  await editor.writeFiles(new Map([[name, chance.of([...files.values()])]]));
  if (chance.below(2) === 0) await editor.open(name);
  await editor.deleteFile(name);
  if (editor.openNames().includes(name)) editor.close(name);
};

const rename: Deed = async ({ editor, chance, files }) => {
  const name = chance.of([...files.keys()]);
  const other = name.replace('.js', `-${chance.below(10_000)}.js`);
  await editor.writeFiles(new Map([[other, files.get(name) ?? '']]));
  await editor.deleteFile(name);
  await editor.deleteFile(other);
  await editor.writeFiles(new Map([[name, files.get(name) ?? '']]));
};

const changeSettings: Deed = async ({ server, chance, set }) => {
  set(chance.of(SETTINGS));
  server.notify('workspace/didChangeConfiguration', { settings: null });
  if (chance.below(2) === 0) server.notify('statusHints/committed');
  await server.ask('statusHints/statuses');
};

const configure: Deed = async ({ editor, chance }) => {
  const name = 'status-hints.config.json';
  const level = chance.of(['off', 'hint', 'wrong']);
  await editor.writeFiles(new Map([[name, `{ "levels": { "no-error-leak": "${level}" } }\n`]]));
  await editor.deleteFile(name);
};

/** Most files are others, then as they were. */
export const checkOut: Deed = async ({ server, editor, files }) => {
  const changed = new Map([...files].map(([name, text]) => [name, `${text}\n// another branch\n`]));
  await editor.writeFiles(changed);
  await server.ask('statusHints/endpoints');
  await editor.writeFiles(files);
};

const askForAll: Deed = async ({ server }) => {
  await server.ask('workspace/diagnostic', { previousResultIds: [] });
  await server.ask('workspace/symbol', { query: 'items' });
};

/** What is done how often, in parts of all. */
const DAY: readonly (readonly [deed: Deed, parts: number])[] = [
  [type, 50],
  [look, 15],
  [fix, 10],
  [save, 10],
  [switchDocuments, 10],
  [createAndDelete, 4],
  [rename, 2],
  [changeSettings, 2],
  [configure, 1],
  [askForAll, 1],
];
const DEEDS: readonly Deed[] = DAY.flatMap(([deed, parts]) => Array.from({ length: parts }, () => deed));

/** Does something. */
export const doSomething: Deed = (desk) => desk.chance.of(DEEDS)(desk);

/** Closes everything, and waits until the project is as it was committed. */
export const goHome: Deed = async ({ server, editor, files, set }) => {
  for (const name of editor.openNames()) editor.close(name);
  set({});
  server.notify('workspace/didChangeConfiguration', { settings: null });
  await editor.writeFiles(files);
  for (;;) {
    const { result } = await server.ask('statusHints/endpoints');
    if ((result as readonly { state: string }[]).every(({ state }) => state === 'complete')) break;
  }
  await server.ask('workspace/diagnostic', { previousResultIds: [] });
};

async function someDocument({ editor, chance, files }: Desk): Promise<string> {
  const open = editor.openNames();
  if (open.length > 0) return chance.of(open);
  const name = chance.of([...files.keys()]);
  await editor.open(name);
  return name;
}

async function diagnosticsOf({ server, editor }: Desk, name: string): Promise<readonly Diagnostic[]> {
  const { result } = await server.ask('textDocument/diagnostic', {
    textDocument: { uri: editor.uriOf(name) },
  });
  return (result as { readonly items?: readonly Diagnostic[] } | undefined)?.items ?? [];
}

async function ask({ server, editor, chance }: Desk, method: string, name: string): Promise<void> {
  const document = TextDocument.create('', '', 0, editor.textOf(name));
  const position = document.positionAt(chance.below(editor.textOf(name).length + 1));
  const range = { start: { line: 0, character: 0 }, end: position };
  await server.ask(method, { textDocument: { uri: editor.uriOf(name) }, position, range });
}

function apply(editor: Editor, name: string, edits: readonly TextEdit[]): void {
  const document = TextDocument.create('', '', 0, editor.textOf(name));
  const placed = edits.map(({ range, newText }) => ({
    start: document.offsetAt(range.start),
    end: document.offsetAt(range.end),
    newText,
  }));
  // From the last to the first, so that those before it stay where they are.
  for (const { start, end, newText } of placed.sort((a, b) => b.start - a.start))
    editor.edit(name, start, end, newText);
}
