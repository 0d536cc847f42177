import type { InlayHint, Range } from 'vscode-languageserver-types';
import type { AnalysedDocument } from '../document';

/** To be written (the feature is not there yet). */
export function inlayHintsIn(_document: AnalysedDocument, _range: Range): InlayHint[] {
  return [];
}
