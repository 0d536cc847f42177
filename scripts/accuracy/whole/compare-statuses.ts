import type { Endpoint } from '../../../server/src/engine/model/endpoint';
import { statusSources, type TrueEndpoint, type TrueSource } from './truth';

/**
 * How the statuses of an endpoint agree with the truth. `right`: the same codes, whoever is said to send them, apart from
 * tolerated ones. `open`: some are missing, none is wrong, and the tool says that there may be more. `wrong`: the rest.
 */
export type StatusAgreement = 'right' | 'open' | 'wrong';

/** The statuses of one source. `elsewhere` are asked here and given by another source. */
export type SourceComparison = {
  readonly source: TrueSource;
  readonly asked: readonly number[];
  readonly given: readonly number[];
  readonly elsewhere: readonly number[];
  readonly missing: readonly number[];
  /** Given, not asked of any source, and not tolerated. */
  readonly extra: readonly number[];
};

/** The statuses of one endpoint beside the truth. */
export type StatusComparison = {
  readonly agreement: StatusAgreement;
  /** Right, and each code is said to be sent by whom it is. */
  readonly exact: boolean;
  /** Codes that no source gives. */
  readonly missing: readonly number[];
  /** Codes that no source is asked for. */
  readonly extra: readonly number[];
  readonly sources: readonly SourceComparison[];
};

/** Compares the statuses of an endpoint; undefined where the truth does not know them. */
export function compareStatuses(
  { statuses, tolerated }: TrueEndpoint,
  endpoint: Pick<Endpoint, 'statuses' | 'dynamic' | 'found'>,
): StatusComparison | undefined {
  if (statuses === undefined) return undefined;
  const asked = new Set([...statuses.values()].flat());
  const given = new Set(endpoint.statuses.map(({ status }) => status));
  const allowed = new Set(tolerated);
  const isExtra = (code: number) => !asked.has(code) && !allowed.has(code);
  const sources = statusSources.map((source) => {
    const wanted = statuses.get(source) ?? [];
    const own = endpoint.statuses.filter(({ by }) => by === source).map(({ status }) => status);
    const lacking = wanted.filter((code) => !own.includes(code));
    return {
      source,
      asked: wanted,
      given: own,
      elsewhere: lacking.filter((code) => given.has(code)),
      missing: lacking.filter((code) => !given.has(code)),
      extra: own.filter(isExtra),
    };
  });
  const missing = [...asked].filter((code) => !given.has(code)).sort(ascending);
  const extra = [...given].filter(isExtra).sort(ascending);
  const mayBeMore = endpoint.dynamic || !endpoint.found;
  const agreement =
    missing.length + extra.length === 0 ? 'right' : extra.length === 0 && mayBeMore ? 'open' : 'wrong';
  const exact = agreement === 'right' && sources.every(({ elsewhere }) => elsewhere.length === 0);
  return { agreement, exact, missing, extra, sources };
}

function ascending(a: number, b: number): number {
  return a - b;
}
