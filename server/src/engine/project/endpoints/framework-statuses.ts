import type { LinkedRoute } from '../routing/routing';

// A body with DELETE or OPTIONS is read as well (`lib/handle-request.js`), but hardly anybody sends one.
const WITH_BODY: ReadonlySet<string> = new Set(['POST', 'PUT', 'PATCH', 'QUERY', 'ALL']);

/** Whether requests with this method have a body, as a rule. */
export function hasBody(method: string): boolean {
  return WITH_BODY.has(method);
}

/**
 * What the framework answers before any function of the project's is asked: Fastify 400 for a request that does not fit
 * its schema (`lib/handle-request.js: validationCompleted`) or whose JSON is none, 413 and 415 for bodies
 * (`lib/content-type-parser.js: run, rawBody`).
 */
export function frameworkStatuses({ framework, method, validates }: LinkedRoute): readonly number[] {
  if (framework !== 'fastify') return [];
  if (hasBody(method)) return [400, 413, 415];
  return validates ? [400] : [];
}
