import type { Guard } from '../../../engine/model/guard';
import type { OpenPath } from '../../../engine/model/handler';
import type { Response } from '../../../engine/model/response';
import type { StatusPlace } from '../../../engine/model/status-place';
import { explanationOf } from '../../../engine/rules/explanation';
import { contains } from '../../../engine/text/span';

/** The responses of a place. Where no status is written yet it is the one whose sending expression it stands in. */
export function responsesAt({ responses, handler, span }: StatusPlace): readonly Response[] {
  if (responses.length > 0) return responses;
  return (handler?.responses ?? [])
    .filter((response) => contains(response.span, span))
    .sort((a, b) => a.span.end - a.span.start - (b.span.end - b.span.start))
    .slice(0, 1);
}

/** The conditions that explain the responses of a place; those that another branch has left do not count. */
export function guardsAt(place: StatusPlace, text: string): readonly Guard[] {
  const responses = responsesAt(place);
  if (responses.length === 0) return swallowedGuard(place, text) ?? openGuard(place, text);
  const guards = responses.map(explanationOf).filter((guard) => guard !== undefined);
  return guards.filter(({ passed }) => passed !== true);
}

// `return res.status(` in front of a send: until it is closed the parser takes that send for the argument, and so for a
// part of this path.
function swallowedGuard({ handler, span }: StatusPlace, text: string): readonly Guard[] | undefined {
  const response = handler?.responses.find(
    ({ span: { start } }) => start >= span.end && text.slice(span.end, start).trim() === '',
  );
  const guard = response && explanationOf(response);
  return guard && [{ ...guard, certainty: 'likely' }];
}

// While a response is being typed nothing is sent yet: the path behind the nearest condition ends without an answer.
// That it is this path is likely, no more.
function openGuard({ handler, span }: StatusPlace, text: string): readonly Guard[] {
  const before = (handler?.openPaths ?? []).filter((path) => leadsTo(path, span.start, text));
  const nearest = before.reduce<OpenPath | undefined>(
    (found, path) => (found && found.span.start >= path.span.start ? found : path),
    undefined,
  );
  const guard = nearest?.guards.findLast(({ reasons }) => reasons.length > 0);
  return guard ? [{ ...guard, certainty: 'likely' }] : [];
}

// Behind the condition, in a block that is still open, with no other statement's end in between where there is no block.
function leadsTo({ where, span }: OpenPath, offset: number, text: string): boolean {
  if (where === 'catch') return span.start <= offset && offset <= span.end;
  if (where !== 'branch' || span.end > offset) return false;
  const way = text.slice(span.end, offset);
  let depth = 0;
  for (const character of way) {
    if (character === '{') depth++;
    else if (character === '}') depth--;
    if (depth < 0) return false;
  }
  return depth > 0 || !/[;}]/.test(way);
}
