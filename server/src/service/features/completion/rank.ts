import type { Guard } from '../../../engine/model/guard';
import type { StatusPlace } from '../../../engine/model/status-place';
import { codesFor } from '../../../engine/rules/expected';
import { explanationOf } from '../../../engine/rules/explanation';
import { contains } from '../../../engine/text/span';
import type { AnalysedDocument } from '../../document';

/** What is known of a place for choosing a code there. */
export interface Fit {
  /** What the condition that leads here asks for, then what the words of the body say; likeliest first. */
  readonly wanted: readonly number[];
  /** The one code that the condition proves; undefined when it is a guess. */
  readonly sure: number | undefined;
  /** What the method (and a redirect, an error) makes likely; likeliest first. */
  readonly usual: readonly number[];
}

const ERRORS: readonly number[] = [400, 401, 403, 404, 409, 422, 429, 500, 502, 503];

const BY_METHOD: Readonly<Record<string, readonly number[]>> = {
  GET: [200, 404, 304, 400, 401, 403],
  HEAD: [200, 404, 304, 400, 401, 403],
  POST: [201, 200, 202, 204, 400, 401, 403, 404, 409, 422],
  PUT: [200, 201, 204, 400, 401, 403, 404, 409, 412, 422],
  PATCH: [200, 204, 400, 401, 403, 404, 409, 412, 422],
  DELETE: [204, 200, 202, 401, 403, 404, 409],
};
const REDIRECTS: readonly number[] = [302, 303, 301, 307, 308];
const EVERYDAY: readonly number[] = [200, 201, 204, ...ERRORS];

/** What fits at a place. */
export function fitOf(place: StatusPlace, { settings }: AnalysedDocument): Fit {
  const { responses, handler } = place;
  const guards = guardsAt(place);
  const [guard] = guards;
  const isOne = guard !== undefined && guards.every(({ reasons }) => reasons.join() === guard.reasons.join());
  const byGuard = isOne ? codesFor(guard.reasons, settings.config) : [];
  const byWords = codesFor(
    responses.flatMap(({ body }) => body.reasons.slice(0, 1)),
    settings.config,
  );
  const [first, ...others] = byGuard;
  const isSure = isOne && guard.certainty === 'certain' && !guard.reasons.includes('failed');
  return {
    wanted: [...new Set([...byGuard, ...byWords])],
    sure: isSure && others.length === 0 ? first : undefined,
    usual: usualAt(place, handler?.method),
  };
}

/** A text that sorts codes as they fit: the smaller the better. */
export function rankOf(code: number, { wanted, usual }: Fit): string {
  const rank = wanted.includes(code)
    ? wanted.indexOf(code)
    : usual.includes(code)
      ? 20 + usual.indexOf(code)
      : 60;
  return String(rank).padStart(2, '0');
}

function usualAt({ kind, responses, handler }: StatusPlace, method: string | undefined): readonly number[] {
  if (responses.some((response) => response.method === 'redirect')) return REDIRECTS;
  const isError =
    kind === 'error' || handler?.role === 'error-handler' || responses.some((each) => each.kind === 'throw');
  if (isError) return ERRORS;
  return [...new Set([...(BY_METHOD[method ?? ''] ?? []), ...EVERYDAY])];
}

// While a response is being typed no send is there yet: then the path that ends without one knows the conditions.
function guardsAt({ responses, handler, span }: StatusPlace): readonly Guard[] {
  if (responses.length > 0) {
    const guards = responses.map(explanationOf).filter((guard) => guard !== undefined);
    return guards.filter(({ passed }) => passed !== true);
  }
  const open = (handler?.openPaths ?? [])
    .filter((path) => contains(path.span, span))
    .sort((a, b) => a.span.end - a.span.start - (b.span.end - b.span.start))[0];
  const guard = open?.guards.findLast(({ reasons }) => reasons.length > 0);
  return guard ? [guard] : [];
}
