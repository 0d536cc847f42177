import type { CompletionList, Position } from 'vscode-languageserver-types';
import type { AnalysedDocument } from '../document';

/** To be written (the feature is not there yet). */
export function completionsAt(_document: AnalysedDocument, _at: Position): CompletionList | undefined {
  return undefined;
}
