import type { Range, SnippetTextEdit, TextEdit, WorkspaceEdit } from 'vscode-languageserver-types';
import type { TextEdit as EngineEdit } from '../../../engine/text/edit';
import type { AnalysedDocument } from '../../document';
import type { ActionEdits } from './offer';

/** What an edit is written for. */
type Target = Pick<AnalysedDocument, 'uri' | 'version' | 'positions'> & {
  readonly client: Pick<AnalysedDocument['client'], 'versionedEdits' | 'snippetEdits'>;
};

/** Edits as the client applies them: of this version where it can tell, else of whatever it has. */
export function workspaceEditOf(document: Target, { edits, placeholder }: ActionEdits): WorkspaceEdit {
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

function textEditsOf({ positions }: Target, edits: readonly EngineEdit[]): TextEdit[] {
  return edits.map(({ start, end, text }) => ({ range: positions.rangeOf({ start, end }), newText: text }));
}

function snippetEditsOf(
  document: Target,
  edits: readonly EngineEdit[],
  placeholder: string,
): (TextEdit | SnippetTextEdit)[] {
  return edits.map(({ start, end, text }) => {
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
