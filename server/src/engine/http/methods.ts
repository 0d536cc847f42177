import { rfc } from './reference';
import type { Reference } from './reference';

/** What the method's definition says about a body of the request. */
export type RequestBody = 'expected' | 'optional' | 'undefined' | 'forbidden';

/** A request method as RFC 9110 §9 (and RFC 5789 for PATCH) defines it. */
export interface MethodInfo {
  readonly name: string;
  /** Read-only for the client: it asks for no change (§9.2.1). */
  readonly safe: boolean;
  /** Sent twice it means the same as sent once (§9.2.2). */
  readonly idempotent: boolean;
  /** Responses to it can be kept by a cache (§9.2.3). */
  readonly cacheable: boolean;
  /** `undefined`: allowed by the syntax, without a meaning (GET, HEAD, DELETE). */
  readonly requestBody: RequestBody;
  /** Can its final response have content? HEAD never, CONNECT not with 2xx. */
  readonly responseBody: boolean;
  readonly reference: Reference;
}

function method(
  name: string,
  section: Reference,
  traits: Pick<MethodInfo, 'requestBody'> & Partial<MethodInfo>,
): MethodInfo {
  return {
    name,
    safe: false,
    idempotent: false,
    cacheable: false,
    responseBody: true,
    reference: section,
    ...traits,
  };
}

/** The methods of RFC 9110 and PATCH, in the order of the RFC. */
export const allMethods: readonly MethodInfo[] = [
  method('GET', rfc(9110, '9.3.1'), {
    safe: true,
    idempotent: true,
    cacheable: true,
    requestBody: 'undefined',
  }),
  method('HEAD', rfc(9110, '9.3.2'), {
    safe: true,
    idempotent: true,
    cacheable: true,
    requestBody: 'undefined',
    responseBody: false,
  }),
  method('POST', rfc(9110, '9.3.3'), { cacheable: true, requestBody: 'expected' }),
  method('PUT', rfc(9110, '9.3.4'), { idempotent: true, requestBody: 'expected' }),
  method('DELETE', rfc(9110, '9.3.5'), { idempotent: true, requestBody: 'undefined' }),
  method('CONNECT', rfc(9110, '9.3.6'), { requestBody: 'undefined', responseBody: false }),
  method('OPTIONS', rfc(9110, '9.3.7'), { safe: true, idempotent: true, requestBody: 'optional' }),
  method('TRACE', rfc(9110, '9.3.8'), { safe: true, idempotent: true, requestBody: 'forbidden' }),
  method('PATCH', rfc(5789, '2'), { requestBody: 'expected' }),
];

const byName: ReadonlyMap<string, MethodInfo> = new Map(allMethods.map((info) => [info.name, info]));

/** The method of this name in any case (routers write `get`), or undefined for an unknown one. */
export function methodOf(name: string): MethodInfo | undefined {
  return byName.get(name.toUpperCase());
}

/** Is the method read-only (GET, HEAD, OPTIONS, TRACE)? False for unknown ones. */
export function isSafe(name: string): boolean {
  return methodOf(name)?.safe ?? false;
}

/** Does the same request sent twice mean the same as once? False for unknown ones. */
export function isIdempotent(name: string): boolean {
  return methodOf(name)?.idempotent ?? false;
}
