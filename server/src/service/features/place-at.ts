import type { StatusPlace } from '../../engine/model/status-place';
import type { AnalysedDocument } from '../document';

/** The status place at an offset, its both ends included; of several the shortest. */
export function placeAt({ analysis }: AnalysedDocument, offset: number): StatusPlace | undefined {
  return analysis.places
    .filter(({ span }) => span.start <= offset && offset <= span.end)
    .reduce<StatusPlace | undefined>(
      (found, place) => (found && lengthOf(found) <= lengthOf(place) ? found : place),
      undefined,
    );
}

function lengthOf({ span }: StatusPlace): number {
  return span.end - span.start;
}
