import { labelOf } from '../http/statuses';
import type { KnownErrorHandler } from '../model/project-knowledge';
import type { Response } from '../model/response';
import { answers, labelsOf } from './expected';
import { explanationOf } from '../evidence/explanation';
import { waysOn, type Ways } from './handing-on';
import { reportsHealth } from '../evidence/purposes';
import type { Offer, Report, RuleInput } from './rule';
import { asSentence, conditionOf, quote } from './wording';

/**
 * What is said of the 500s that a file sends for whatever failed: at each place, or at the first with the count and the
 * others as hints, or nothing. A 500 that a new error takes along to the error handler is only a hint.
 * @param found in source order; two paths to one send count once
 */
export function catchAllReports(
  found: readonly Response[],
  input: Pick<RuleInput, 'config' | 'project' | 'file'>,
): readonly Report[] {
  const { catchAll500 } = input.config;
  if (catchAll500 === 'off') return [];
  const all = [...new Map(found.map((response) => [response.site.start, response])).values()];
  const sent = all.filter((response) => !isNewError(response));
  return all.map((response) => {
    if (isNewError(response)) return newError(response);
    const isFirst = response === sent[0] || catchAll500 === 'each';
    const counted = isFirst && catchAll500 === 'file' ? sent : [];
    return { ...catchAll(response, counted, input), level: isFirst ? 'information' : 'hint' };
  });
}

// What is thrown where nothing was caught hides no other error, and the error handler gets it.
function isNewError(response: Response): boolean {
  return isThrown(response) && !hasError(response);
}

function isThrown({ method }: Response): boolean {
  return method === 'throw' || method === 'forward';
}

function hasError({ guards }: Response): boolean {
  return guards.some(
    (guard) =>
      guard.kind === 'catch' ||
      guard.kind === 'callback' ||
      (guard.reasons.includes('failed') && guard.looksAtError === true),
  );
}

function newError(response: Response): Report {
  return {
    handler: response.handler,
    response,
    level: 'hint',
    message: `${labelOf(500)} is written for this error by hand. Convention, not law: an error without a status becomes a 500 all the same, so that a status in the code always means a choice. Leave it out, or choose the code that says what happened.`,
    evidence: 'none',
  };
}

function catchAll(
  response: Response,
  all: readonly Response[],
  { project, file }: Pick<RuleInput, 'project' | 'file'>,
): Report {
  const others = all.filter((other) => other !== response);
  const guard = explanationOf(response);
  const many = others.length > 0 ? ` This file does so at ${all.length} places.` : '';
  const ways = waysOn(response.handler, { project, file });
  const { expected, advice } = adviceOn(response, ways);
  const taker = errorHandlerFor(response, project);
  // Where there is nobody who answers it well, the error is not better off elsewhere.
  const isWelcome = expected.length === 0 && taker?.sendsMessage === false;
  return {
    handler: response.handler,
    response,
    message: `${labelOf(500)} ${isThrown(response) ? 'is given to a new error' : 'is sent by hand'} here${guard ? ` for ${conditionOf(guard)}` : ''}.${many} Convention, not law: the unexpected belongs to the error handler, the one place that logs it and keeps the status of errors that have one. ${advice}${whoTakes(taker, project)}`,
    expected,
    evidence: 'none',
    related: others.map((other) => ({
      span: other.site,
      message: `Another ${labelOf(500)} that is sent by hand.`,
    })),
    fixes: [
      ...answers(response, expected).map((offer) => ({ ...offer, preferred: false })),
      { ...forward(response, ways), preferred: isWelcome },
    ],
  };
}

/** The error handler of the project that would get the error: one that keeps its message to itself before others. */
function errorHandlerFor(
  { handler: { framework } }: Response,
  project: RuleInput['project'],
): KnownErrorHandler | undefined {
  const known = project?.errorHandlers.filter((one) => one.framework === framework) ?? [];
  return known.find(({ sendsMessage }) => !sendsMessage) ?? known[0];
}

function whoTakes(taker: KnownErrorHandler | undefined, project: RuleInput['project']): string {
  if (!taker)
    return project?.complete === true
      ? ' No error handler of its own is to be seen in this project: add one.'
      : '';
  const { name, place, sendsMessage } = taker;
  const who = `${name === undefined ? 'The error handler' : quote(name)} in ${quote(place.file, 60)}`;
  return sendsMessage ? ` ${who} answers it, though with the error's own message.` : ` ${who} answers it.`;
}

function adviceOn(
  response: Response,
  { ways: [first], habit }: Ways,
): { readonly expected: readonly number[]; readonly advice: string } {
  const error = hasError(response) ? 'the error' : 'an error that says what happened';
  const asOthers = habit === 'next' ? ', as the others here do' : '';
  const onward = first === 'next' ? `call next() with ${error}${asOthers}` : `hand on ${error}`;
  if (reportsHealth(response.handler))
    return {
      expected: [503],
      advice: `A health check that fails says ${labelOf(503)}: answer that, or ${onward}.`,
    };
  if (explanationOf(response)?.reasons.includes('upstream') === true)
    return {
      expected: [502, 504],
      advice: `Another service failed here: answer ${labelsOf([502, 504])}, or ${onward}.`,
    };
  return { expected: [], advice: asSentence(onward) };
}

/** Hands the error that is at hand to the error handler, in the way that reaches it. */
export function forward(response: Response, { ways }: Pick<Ways, 'ways'>): Offer {
  return {
    title: 'Hand the error to the error handler',
    kind: 'suggestion',
    edits: () => response.edits.forwardError(ways),
  };
}
