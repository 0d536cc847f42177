import * as vscode from 'vscode';
import { equal, eventually, present } from './expect';

/** A file that is open in an editor, with the places that were marked in its text. */
export interface Opened {
  readonly document: vscode.TextDocument;
  readonly editor: vscode.TextEditor;
  /** In reading order. */
  readonly marks: readonly vscode.Range[];
}

/** A workspace folder by its number. */
export function folder(at = 0): vscode.WorkspaceFolder {
  return present(vscode.workspace.workspaceFolders?.[at], `workspace folder ${at}`);
}

/**
 * Writes a file into a workspace folder and opens it.
 * @param marked its text; `«` and `»` go around marked places and are left out
 */
export async function open(name: string, marked: string, at = 0): Promise<Opened> {
  const { text, offsets } = unmark(marked);
  const uri = vscode.Uri.joinPath(folder(at).uri, name);
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  return show(await vscode.workspace.openTextDocument(uri), offsets);
}

/** The same in a document that has no file. */
export async function openUntitled(marked: string, language = 'javascript'): Promise<Opened> {
  const { text, offsets } = unmark(marked);
  return show(await vscode.workspace.openTextDocument({ language, content: text }), offsets);
}

async function show(
  document: vscode.TextDocument,
  offsets: readonly (readonly [number, number])[],
): Promise<Opened> {
  const editor = await vscode.window.showTextDocument(document, { preview: false });
  const marks = offsets.map(
    ([start, end]) => new vscode.Range(document.positionAt(start), document.positionAt(end)),
  );
  return { document, editor, marks };
}

function unmark(marked: string): { text: string; offsets: readonly (readonly [number, number])[] } {
  const offsets: [number, number][] = [];
  let text = '';
  for (const part of marked.split(/([«»])/)) {
    if (part === '«') offsets.push([text.length, text.length]);
    else if (part === '»') present(offsets.at(-1), 'start of this mark')[1] = text.length;
    else text += part;
  }
  return { text, offsets };
}

/** The first marked place. */
export function markOf({ marks }: Opened): vscode.Range {
  return present(marks[0], 'marked place');
}

/** What the extension reports in a document now, in reading order. */
export function findingsIn({ uri }: vscode.TextDocument): vscode.Diagnostic[] {
  return vscode.languages
    .getDiagnostics(uri)
    .filter(({ source }) => source === 'status-hints')
    .sort((one, other) => one.range.start.compareTo(other.range.start));
}

/** The rule of a finding: its code, with or without an address. */
function ruleOf({ code }: vscode.Diagnostic): string {
  return String(typeof code === 'object' ? code.value : code);
}

/** Waits until exactly these rules report in a document. */
export async function untilFindings(
  document: vscode.TextDocument,
  rules: readonly string[],
): Promise<readonly vscode.Diagnostic[]> {
  return eventually(() => {
    const findings = findingsIn(document);
    equal(findings.map(ruleOf), rules, `findings in ${document.uri.toString()}`);
    return findings;
  });
}

/** Replaces a text in a document, once. */
export async function replace({ document }: Opened, old: string, text: string): Promise<void> {
  const start = document.getText().indexOf(old);
  if (start < 0) throw new Error(`Not in the document: ${old}`);
  const edit = new vscode.WorkspaceEdit();
  const range = new vscode.Range(document.positionAt(start), document.positionAt(start + old.length));
  edit.replace(document.uri, range, text);
  equal(await vscode.workspace.applyEdit(edit), true, 'edit applied');
}

/** Closes all editors; what is not saved is thrown away. */
export async function closeAll(): Promise<void> {
  while (
    vscode.window.activeTextEditor !== undefined ||
    vscode.window.tabGroups.activeTabGroup.activeTab !== undefined
  )
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
}
