import type { CodeLens } from 'vscode-languageserver-types';
import type { AnalysedDocument } from '../document';

/** To be written (the feature is not there yet). */
export function codeLensesOf(_document: AnalysedDocument): CodeLens[] {
  return [];
}
