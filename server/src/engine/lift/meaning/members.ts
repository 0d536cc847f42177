import { isPartOfCredential } from './caller';
import type { ValueOrigin } from './origin';
import { CALLER, CALLER_ID, CREDENTIAL_COOKIE, CREDENTIAL_HEADER, ORIGIN_HEADER } from './vocabulary/names';
import { spell } from './vocabulary/spelling';

/** What `of.name` is, when `of` is known: `req.params` of the request, `rows[0]` of a list, `error.code` of an error. */
export function memberOrigin(of: ValueOrigin, name: string): ValueOrigin {
  switch (of.kind) {
    case 'request':
      return of.path.length === 0 && of.part === 'other' ? requestMember(name) : partMember(of, name);
    case 'response':
      if (of.path[0] === 'locals') return callerMember(name) ?? further(of, name);
      return further(of, name);
    case 'credential':
      // `req.apiKey.permissions`: a middleware may leave more than a text, and what else it leaves is the caller's.
      return of.mayBeObject && !isPartOfCredential(name)
        ? { kind: 'request', part: 'user', path: [name] }
        : further(of, name);
    case 'lookup':
      if (of.path.length > 0) return further(of, name);
      // `{ data, error }` of a client that returns its errors; of a function of the project it may be anything.
      if (of.sure && /^(?:error|err)$/.test(name)) {
        return { kind: 'error', path: [], source: { operations: ['storage'], narrowed: false } };
      }
      if (of.rows === 'list' && /^(?:0|\*)$/.test(name)) return { ...of, rows: 'single' };
      // A row's own column: `order.result` of `Order.findById(id)`.
      if (OF_ONE.test(of.callee) && /^(?:results?|items?|hits|records|documents|docs|rows)$/.test(name))
        return further(of, name);
      // Drivers wrap what they found: `rows` (pg), `data` (Supabase), `recordset` (mssql), `Item` (DynamoDB).
      if (
        /^(?:rows|data|recordsets?|results?|docs|items?|Items?|documents|records|hits|dataValues|doc|_doc|value)$/.test(
          name,
        )
      )
        return of;
      return further(of, name);
    case 'constant':
      return { kind: 'unknown', path: [] };
    default:
      return further(of, name);
  }
}

/** Lookups that give the row itself and nothing around it. */
const OF_ONE = /\.find(?:ById|One|ByPk|Unique|First)\w*$/;

function further(of: ValueOrigin, name: string): ValueOrigin {
  return { ...of, path: [...of.path, name] };
}

const PARTS: ReadonlyMap<string, ValueOrigin> = new Map<string, ValueOrigin>([
  ['params', { kind: 'request', part: 'params', path: [] }],
  ['query', { kind: 'request', part: 'query', path: [] }],
  ['body', { kind: 'request', part: 'body', path: [] }],
  ['rawBody', { kind: 'request', part: 'body', path: [] }],
  ['fields', { kind: 'request', part: 'body', path: [] }],
  ['validatedBody', { kind: 'request', part: 'body', path: [] }],
  ['headers', { kind: 'request', part: 'headers', path: [] }],
  ['cookies', { kind: 'request', part: 'cookies', path: [] }],
  ['signedCookies', { kind: 'request', part: 'cookies', path: [] }],
  ['session', { kind: 'request', part: 'session', path: [] }],
  ['file', { kind: 'request', part: 'file', path: [] }],
  ['files', { kind: 'request', part: 'file', path: [] }],
  ['method', { kind: 'request', part: 'method', path: [] }],
  ['ip', { kind: 'request', part: 'ip', path: [] }],
  ['ips', { kind: 'request', part: 'ip', path: [] }],
  ['connection', { kind: 'request', part: 'ip', path: [] }],
  ['socket', { kind: 'request', part: 'ip', path: [] }],
  ['token', { kind: 'credential', sure: true, mayBeObject: true, path: [] }],
  ['apiKey', { kind: 'credential', sure: true, mayBeObject: true, path: [] }],
  ['accessToken', { kind: 'credential', sure: true, mayBeObject: true, path: [] }],
]);

function requestMember(name: string): ValueOrigin {
  return PARTS.get(name) ?? callerMember(name) ?? { kind: 'request', part: 'other', path: [name] };
}

function callerMember(name: string): ValueOrigin | undefined {
  const words = spell(name);
  if (CALLER.test(words)) return { kind: 'request', part: 'user', path: [] };
  if (CALLER_ID.test(words))
    return { kind: 'request', part: 'user', path: [/\brole$/.test(words) ? 'role' : 'id'] };
  return undefined;
}

function partMember(of: ValueOrigin & { readonly kind: 'request' }, name: string): ValueOrigin {
  const words = spell(name);
  if (
    of.part === 'headers' &&
    of.path.length === 0 &&
    CREDENTIAL_HEADER.test(words) &&
    !ORIGIN_HEADER.test(words)
  ) {
    // A webhook's signature proves who sends, but its absence is often called a bad request.
    return { kind: 'credential', sure: !/\b(?:signature|hmac|secret)\b/.test(words), path: [] };
  }
  if (of.part === 'cookies' && of.path.length === 0 && CREDENTIAL_COOKIE.test(words)) {
    return { kind: 'credential', sure: true, path: [] };
  }
  if (of.part === 'session' && of.path.length === 0) {
    const caller = callerMember(name);
    if (caller) return caller;
    if (/^(?:is )?(?:(?:logged ?in|authenticated)\b|(?:auth|login)$)/.test(words))
      return { kind: 'request', part: 'user', path: [] };
    if (words === 'passport') return of;
  }
  return further(of, name);
}

/** The value of a header field that `req.get(name)` or `req.header(name)` reads. */
export function headerOrigin(name: string): ValueOrigin {
  return partMember({ kind: 'request', part: 'headers', path: [] }, name.toLowerCase());
}
