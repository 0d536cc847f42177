import type { Hover, Position } from 'vscode-languageserver-types';
import type { StatusPlace } from '../../engine/model/status-place';
import { codesOf } from '../../engine/model/status-value';
import type { Span } from '../../engine/text/span';
import type { AnalysedDocument } from '../document';
import { markupOf, type Rich } from '../rich-text';
import { findingsOn } from './hover/findings-on';
import { oneCode } from './hover/one-code';
import { ruleLines } from './hover/rule-lines';
import { severalCodes } from './hover/several-codes';
import { unknownCode } from './hover/unknown-code';
import { isMissing, placeAt } from './place-at';

/**
 * What is known of the status at a position, and what the rules' pages say of the findings there; undefined where neither
 * is, whatever number stands there.
 */
export function hoverAt(document: AnalysedDocument, position: Position): Hover | undefined {
  const offset = document.positions.offsetAt(position);
  const place = placeAt(document, offset);
  return place && !isMissing(place) ? overPlace(place, document) : overFinding(offset, document);
}

function overPlace(place: StatusPlace, document: AnalysedDocument): Hover | undefined {
  const [code, ...others] = codesOf(place.status);
  const blocks =
    code === undefined
      ? unknownCode(place, document)
      : others.length > 0 || place.status.dynamic
        ? severalCodes(place)
        : oneCode(code, place, document);
  return hoverOf([...blocks, ...ruleLines(findingsOn(place, document.findings))], place.span, document);
}

// A finding about a body or a call, where no status stands.
function overFinding(offset: number, document: AnalysedDocument): Hover | undefined {
  const [first, ...others] = document.findings
    .filter(({ span }) => span.start <= offset && offset < span.end)
    .sort((a, b) => lengthOf(a.span) - lengthOf(b.span));
  return first && hoverOf(ruleLines([first, ...others]), first.span, document);
}

function hoverOf(
  blocks: readonly (readonly Rich[])[],
  span: Span,
  { client, positions }: AnalysedDocument,
): Hover | undefined {
  if (blocks.length === 0) return undefined;
  return { contents: markupOf(blocks, client.markdown), range: positions.rangeOf(span) };
}

function lengthOf({ start, end }: Span): number {
  return end - start;
}
