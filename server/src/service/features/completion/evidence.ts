import { evidenceBehind, evidenceOf, type Evidence } from '../../../engine/evidence/evidence';
import type { Guard, Reason } from '../../../engine/model/guard';
import type { WrittenStatus } from '../../../engine/model/handler';
import type { Response } from '../../../engine/model/response';
import type { StatusPlace } from '../../../engine/model/status-place';
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
 * What the signs of a place's responses say, else what the conditions say that lead to the place itself: a status that
 * is being typed goes out with no response yet.
 */
export function evidencesAt(place: StatusPlace): readonly Evidence[] {
  const ofResponses = responsesAt(place).map(evidenceOf);
  if (ofResponses.some(({ guard }) => counts(guard))) return ofResponses;
  const write = writeAt(place);
  return [...ofResponses, ...(write ? [evidenceBehind(write.guards)] : [])];
}

/**
 * What a condition says went wrong: the reasons that the other signs leave of it. One that another branch has left does
 * not count.
 */
export function reasonsBehind({ guard, sign, reasons }: Evidence): readonly Reason[] | undefined {
  if (!counts(guard)) return undefined;
  return sign?.guard ? reasons : guard.reasons;
}

function counts(guard: Guard | undefined): guard is Guard {
  return guard !== undefined && guard.passed !== true;
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
