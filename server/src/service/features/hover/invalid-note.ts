import type { FrameworkVersion } from '../../../engine/model/framework-name';
import type { StatusPlace } from '../../../engine/model/status-place';
import type { StatusProblem } from '../../../engine/model/status-value';

/** What the framework does with a value that is no status. */
type Outcome = Readonly<Record<'express4' | 'express5' | 'fastify', string>>;

const CONVERTED: Outcome = {
  express4: 'Converted to a whole number.',
  express5: 'Throws, and the client gets a 500.',
  fastify: 'Converted to a whole number.',
};
const REFUSED: Outcome = {
  express4: 'Fails when it is sent: a 500, and in an async handler or callback the end of the process.',
  express5: 'Throws, and the client gets a 500; in a callback that ends the process.',
  fastify: 'Throws, and the client gets a 500; in a callback that ends the process.',
};

const OUTCOMES: Readonly<Record<StatusProblem, Outcome>> = {
  string: CONVERTED,
  fraction: CONVERTED,
  'not-a-number': REFUSED,
  'below-100': REFUSED,
  'above-999': REFUSED,
  'unguarded-error-member': REFUSED,
};

/** What becomes of a value that is, or may be, no status (docs/framework-facts.md); undefined for one that is fine. */
export function invalidNote(
  code: number | undefined,
  { status: { problems }, responses }: StatusPlace,
  framework: FrameworkVersion,
): string | undefined {
  const [problem] = [...problems].sort((a, b) => Number(isMild(a.kind)) - Number(isMild(b.kind)));
  // Express's redirect tells the status from the address by its type.
  const isRedirect = framework.name === 'express' && responses.some(({ method }) => method === 'redirect');
  if (problem?.kind === 'string' && isRedirect) return 'Taken for the address, and the client gets a 500.';
  if (problem) return outcomeIn(OUTCOMES[problem.kind], framework);
  if (code === undefined) return undefined;
  if (code < 100 || code > 999) return outcomeIn(REFUSED, framework);
  // Fastify 3 and 4.0 let 600 itself pass.
  if (code < 600 || (code === 600 && framework.name === 'fastify')) return undefined;
  return outcomeIn(
    { express4: 'Sent as it is.', express5: 'Sent as it is.', fastify: 'Throws, and the client gets a 500.' },
    framework,
  );
}

/** What becomes of a value that is not known yet, should it be no status. */
export function refusalNote(framework: FrameworkVersion): string {
  // Run: Express takes 100 to 999, Fastify 100 to 599 (test/frameworks).
  const last = framework.name === 'fastify' ? 599 : 999;
  return `What is no number from 100 to ${last}: ${lower(outcomeIn(REFUSED, framework))}`;
}

function isMild(kind: StatusProblem): boolean {
  return kind === 'string' || kind === 'fraction';
}

function outcomeIn(outcome: Outcome, { name, majors }: FrameworkVersion): string {
  if (name === 'fastify') return outcome.fastify;
  if (majors.every((major) => major >= 5)) return outcome.express5;
  if (majors.every((major) => major <= 4) || outcome.express4 === outcome.express5) return outcome.express4;
  return `In 4: ${lower(outcome.express4)} In 5: ${lower(outcome.express5)}`;
}

function lower(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
