import type { Guard } from '../../../engine/model/guard';
import type { WrittenStatus } from '../../../engine/model/handler';
import type { Response } from '../../../engine/model/response';
import type { StatusPlace } from '../../../engine/model/status-place';
import { explanationOf } from '../../../engine/evidence/explanation';
import { contains, type Span } from '../../../engine/text/span';

/** The responses of a place. Where no status is written yet it is the one whose sending expression it stands in. */
export function responsesAt({ responses, handler, span }: StatusPlace): readonly Response[] {
  if (responses.length > 0) return responses;
  return (handler?.responses ?? [])
    .filter((response) => contains(response.span, span))
    .sort((a, b) => a.span.end - a.span.start - (b.span.end - b.span.start))
    .slice(0, 1);
}

/**
 * The conditions that explain the responses of a place, else the one that leads to the place itself: a status that is
 * being typed goes out with no response yet. Those that another branch has left do not count.
 */
export function guardsAt(place: StatusPlace): readonly Guard[] {
  const responses = responsesAt(place);
  const ofResponses = enclosing(responses.map(explanationOf));
  if (ofResponses.length > 0) return ofResponses;
  const write = writeAt(place);
  return write ? enclosing([explanationOf(write)]) : [];
}

function enclosing(guards: readonly (Guard | undefined)[]): readonly Guard[] {
  return guards.filter((guard) => guard !== undefined).filter(({ passed }) => passed !== true);
}

/** The innermost call or assignment around a place that sets a status. */
function writeAt({ handler, span }: StatusPlace): WrittenStatus | undefined {
  return handler?.writes
    .filter((write) => contains(write.span, span))
    .reduce<WrittenStatus | undefined>((found, write) => smaller(found, write), undefined);
}

function smaller(found: WrittenStatus | undefined, write: WrittenStatus): WrittenStatus {
  return found && lengthOf(found.span) <= lengthOf(write.span) ? found : write;
}

function lengthOf({ start, end }: Span): number {
  return end - start;
}
