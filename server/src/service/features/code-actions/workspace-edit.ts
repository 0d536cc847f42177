import type { Range, SnippetTextEdit, TextEdit, WorkspaceEdit } from 'vscode-languageserver-types';
import type { TextEdit as EngineEdit } from '../../../engine/text/edit';
import type { AnalysedDocument } from '../../document';
import type { ActionEdits } from './offer';

/** Edits as the client applies them: of this version where it can tell, else of whatever it has. */
export function workspaceEditOf(
  document: AnalysedDocument,
  { edits, placeholder }: ActionEdits,
): WorkspaceEdit {
  const { uri, version, client } = document;
  if (!client.versionedEdits) return { changes: { [uri]: textEditsOf(document, edits) } };
  const select = client.snippetEdits ? placeholder : undefined;
  return {
    documentChanges: [
      {
        textDocument: { uri, version },
        edits: select === undefined ? textEditsOf(document, edits) : snippetEditsOf(document, edits, select),
      },
    ],
  };
}

/** Edits in the client's positions. */
export function textEditsOf({ positions }: AnalysedDocument, edits: readonly EngineEdit[]): TextEdit[] {
  return edits.map(({ start, end, text }) => ({ range: positions.rangeOf({ start, end }), newText: text }));
}

function snippetEditsOf(
  document: AnalysedDocument,
  edits: readonly EngineEdit[],
  placeholder: string,
): (TextEdit | SnippetTextEdit)[] {
  return edits.map((edit) => {
    const { start, end, text } = atLineStart(edit, document.text);
    const range: Range = document.positions.rangeOf({ start, end });
    const at = text.lastIndexOf(placeholder);
    if (at === -1) return { range, newText: text };
    const [before, after] = [text.slice(0, at), text.slice(at + placeholder.length)].map(escaped);
    return {
      range,
      snippet: { kind: 'snippet', value: `${before ?? ''}\${1:${escaped(placeholder)}}${after ?? ''}` },
    };
  });
}

function escaped(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&');
}

// Editors indent the further lines of a snippet like the line that it is put into. At the start of a line there is
// nothing to indent by: a line that is put before the indentation of another is put there, with its own.
function atLineStart(edit: EngineEdit, text: string): EngineEdit {
  const indent = /[ \t]*$/.exec(text.slice(0, edit.start))?.[0] ?? '';
  const lineStart = edit.start - indent.length;
  const isAtLineStart = lineStart === 0 || /[\r\n]/.test(text.charAt(lineStart - 1));
  if (edit.end !== edit.start || indent === '' || !isAtLineStart || !edit.text.endsWith(`\n${indent}`))
    return edit;
  return {
    start: lineStart,
    end: lineStart,
    text: indent + edit.text.slice(0, edit.text.length - indent.length),
  };
}
