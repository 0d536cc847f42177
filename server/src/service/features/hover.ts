import type { Hover, Position } from 'vscode-languageserver-types';
import { codesOf } from '../../engine/model/status-value';
import type { AnalysedDocument } from '../document';
import { markupOf } from '../rich-text';
import { oneCode } from './hover/one-code';
import { severalCodes } from './hover/several-codes';
import { unknownCode } from './hover/unknown-code';
import { isMissing, placeAt } from './place-at';

/** What is known of the status at a position; undefined everywhere else, whatever number stands there. */
export function hoverAt(document: AnalysedDocument, position: Position): Hover | undefined {
  const place = placeAt(document, document.positions.offsetAt(position));
  if (!place || isMissing(place)) return undefined;
  const [code, ...others] = codesOf(place.status);
  const blocks =
    code === undefined
      ? unknownCode(place, document)
      : others.length > 0 || place.status.dynamic
        ? severalCodes(place)
        : oneCode(code, place, document);
  if (blocks.length === 0) return undefined;
  return {
    contents: markupOf(blocks, document.client.markdown),
    range: document.positions.rangeOf(place.span),
  };
}
