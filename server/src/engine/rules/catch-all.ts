import type { Config } from '../config/config';
import { labelOf } from '../http/statuses';
import type { Response } from '../model/response';
import { answers, labelsOf } from './expected';
import { explanationOf } from './explanation';
import type { Offer, Report } from './rule';
import { conditionOf } from './wording';

/**
 * What is said of the 500s that a file sends for whatever failed: at each place, or at the first with the count and the
 * others as hints, or nothing.
 * @param found in source order; two paths to one send count once
 */
export function catchAllReports(found: readonly Response[], { catchAll500 }: Config): readonly Report[] {
  if (catchAll500 === 'off') return [];
  const responses = [...new Map(found.map((response) => [response.site.start, response])).values()];
  return responses.map((response, index) => {
    const isFirst = index === 0 || catchAll500 === 'each';
    const all = isFirst && catchAll500 === 'file' ? responses : [];
    return { ...catchAll(response, all), level: isFirst ? 'information' : 'hint' };
  });
}

function catchAll(response: Response, all: readonly Response[]): Report {
  const others = all.filter((other) => other !== response);
  const guard = explanationOf(response);
  const isUpstream = guard?.reasons.includes('upstream') ?? false;
  const many = others.length > 0 ? ` This file does so at ${all.length} places.` : '';
  return {
    handler: response.handler,
    response,
    message: `${labelOf(500)} is sent by hand here${guard ? ` for ${conditionOf(guard)}` : ''}.${many} Convention, not law: the unexpected belongs to the error handler, the one place that logs it and keeps the status of errors that have one. ${isUpstream ? `Another service failed here: answer ${labelsOf([502, 504])}, or hand the error on.` : 'Hand the error on.'}`,
    expected: isUpstream ? [502, 504] : [],
    evidence: 'none',
    related: others.map((other) => ({
      span: other.site,
      message: `Another ${labelOf(500)} that is sent by hand.`,
    })),
    fixes: [...(isUpstream ? answers(response, [502, 504]) : []), forward(response)].map((offer) => ({
      ...offer,
      preferred: false,
    })),
  };
}

function forward(response: Response): Offer {
  return {
    title: 'Hand the error to the error handler',
    kind: 'suggestion',
    edits: () => response.edits.forwardError(),
  };
}
