import type { LabelledSite } from './labels';
import type { ReportedResponse } from './reports';

/**
 * How the statuses of a found site agree with its label.
 * `strict`: the same set of codes and the same "dynamic". `lenient`: the same set, whatever is said of
 * dynamic; where the label knows no code, any answer that says "dynamic". `open`: no code that the label does
 * not have, and "dynamic" for the rest, as where a code comes from another file. `wrong`: anything else.
 */
export type Agreement = 'strict' | 'lenient' | 'open' | 'wrong';

/** A labelled site with what was reported on its line: one response, or the several that share its label. */
export type FoundSite = {
  readonly site: LabelledSite;
  readonly responses: readonly ReportedResponse[];
  readonly agreement: Agreement;
};

/** A labelled site on whose line nothing was reported; `nearest` is an unlabelled response close by. */
export type MissedSite = { readonly site: LabelledSite; readonly nearest: ReportedResponse | undefined };

/** A reported response that is no labelled site; `trap` when the label says that it is no response at all. */
export type UnlabelledResponse = { readonly response: ReportedResponse; readonly trap: boolean };

/** The labels of one file beside what was reported for it. */
export type SiteComparison = {
  readonly found: readonly FoundSite[];
  readonly missed: readonly MissedSite[];
  readonly unlabelled: readonly UnlabelledResponse[];
};

/** How far a response may stand from a missed site to be named beside it, in lines. */
const nearby = 3;

/** Compares the sites of one file with the responses reported for that file, line by line. */
export function compareSites(
  sites: readonly LabelledSite[],
  responses: readonly ReportedResponse[],
): SiteComparison {
  const lines = new Set([...sites, ...responses].map(({ line }) => line));
  const parts = [...lines]
    .sort((a, b) => a - b)
    .map((line) => compareLine(on(line, sites), on(line, responses)));
  const unlabelled = parts.flatMap((part) => part.unlabelled);
  return {
    found: parts.flatMap((part) => part.found),
    missed: parts
      .flatMap((part) => part.missed)
      .map((site) => ({ site, nearest: nearestTo(site, unlabelled) })),
    unlabelled,
  };
}

/** How `reported` (the statuses of one or more responses, taken together) agrees with the label. */
export function agreementOf(
  label: Pick<LabelledSite, 'statuses' | 'dynamic'>,
  reported: readonly Pick<ReportedResponse, 'statuses' | 'dynamic'>[],
): Agreement {
  const statuses = new Set(reported.flatMap((response) => response.statuses));
  const dynamic = reported.some((response) => response.dynamic);
  const wanted = new Set(label.statuses);
  const same = statuses.size === wanted.size && [...wanted].every((status) => statuses.has(status));
  if (same && dynamic === label.dynamic) return 'strict';
  const unknown = wanted.size === 0 && label.dynamic;
  if (unknown ? dynamic : same) return 'lenient';
  return dynamic && [...statuses].every((status) => wanted.has(status)) ? 'open' : 'wrong';
}

type LineComparison = {
  readonly found: readonly FoundSite[];
  readonly missed: readonly LabelledSite[];
  readonly unlabelled: readonly UnlabelledResponse[];
};

function compareLine(
  labels: readonly LabelledSite[],
  responses: readonly ReportedResponse[],
): LineComparison {
  const sites = labels.filter(({ role }) => role !== 'not-http');
  const trap = sites.length < labels.length;
  const pairs = pairsOf(sites, responses);
  const taken = new Set([...pairs.values()].flat());
  const left = responses.filter((response) => !taken.has(response));
  // `ok ? res.send(a) : res.sendStatus(404)` is one label of two codes and two reported responses.
  const extra = left.filter((response) => {
    const shared = sites.find((site) => isPartOf(response, site) && pairs.has(site));
    if (shared !== undefined) pairs.get(shared)?.push(response);
    return shared === undefined;
  });
  return {
    found: [...pairs].map(([site, reported]) => ({
      site,
      responses: reported,
      agreement: agreementOf(site, reported),
    })),
    missed: sites.filter((site) => !pairs.has(site)),
    unlabelled: extra.map((response) => ({ response, trap })),
  };
}

/** Each site with the response that agrees best with it; no response serves two sites. */
function pairsOf(
  sites: readonly LabelledSite[],
  responses: readonly ReportedResponse[],
): Map<LabelledSite, ReportedResponse[]> {
  const candidates = sites
    .flatMap((site) => responses.map((response) => ({ site, response, score: scoreOf(site, response) })))
    .sort((a, b) => b.score - a.score);
  const pairs = new Map<LabelledSite, ReportedResponse[]>();
  const taken = new Set<ReportedResponse>();
  for (const { site, response } of candidates) {
    if (pairs.has(site) || taken.has(response)) continue;
    pairs.set(site, [response]);
    taken.add(response);
  }
  return pairs;
}

function scoreOf(site: LabelledSite, response: ReportedResponse): number {
  const byAgreement = { strict: 6, lenient: 4, open: 2, wrong: isPartOf(response, site) ? 2 : 0 };
  return byAgreement[agreementOf(site, [response])] + (site.kind === response.kind ? 1 : 0);
}

function isPartOf(response: ReportedResponse, site: LabelledSite): boolean {
  const known =
    response.statuses.length > 0 && response.statuses.every((status) => site.statuses.includes(status));
  return known && (site.dynamic || !response.dynamic);
}

function nearestTo(
  site: LabelledSite,
  unlabelled: readonly UnlabelledResponse[],
): ReportedResponse | undefined {
  const distance = ({ line }: ReportedResponse) => Math.abs(line - site.line);
  return unlabelled
    .map(({ response }) => response)
    .filter((response) => distance(response) <= nearby)
    .sort((a, b) => distance(a) - distance(b))[0];
}

function on<T extends { readonly line: number }>(line: number, all: readonly T[]): readonly T[] {
  return all.filter((one) => one.line === line);
}
