import type { ErrorSource } from '../../model/body';
import type { Guard } from '../../model/guard';

/** The part of a request that a value is read from. `user` is who the caller is known to be, however it is spelled. */
export type RequestPart =
  | 'params'
  | 'query'
  | 'body'
  | 'headers'
  | 'cookies'
  | 'session'
  | 'user'
  | 'file'
  | 'method'
  | 'ip'
  | 'other';

/** Where the key of a lookup comes from; see {@link Guard}. */
export type LookupKey = NonNullable<Guard['key']>;

/**
 * Where a value comes from. `path` is the way from there to the value: `user.role` after a lookup of `user` is that
 * lookup with the path `['role']`. `sure` is false where only a name says so.
 */
export type ValueOrigin = { readonly path: readonly string[] } & (
  | { readonly kind: 'request'; readonly part: RequestPart }
  /** The response object, or (path `['locals', …]`) what a middleware left on it. */
  | { readonly kind: 'response' }
  /** What proves who calls: a token of the Authorization header or a cookie, an API key. */
  | {
      readonly kind: 'credential';
      readonly sure: boolean;
      /** A middleware has left it on the request (`req.apiKey`): a text, or a record about the caller. */
      readonly mayBeObject?: true;
    }
  | {
      readonly kind: 'lookup';
      readonly rows: 'single' | 'list';
      readonly key: LookupKey;
      /** The names of the key's parts in the request (`['id']` for `req.params.id`). */
      readonly keyNames: readonly string[];
      /** Who the caller is takes part in the key: `{ _id: req.params.id, owner: req.user.id }`. */
      readonly caller: boolean;
      /** As written, without arguments: `User.findById`. */
      readonly callee: string;
      readonly sure: boolean;
    }
  /** The result of a password, token or signature check: a boolean, or who the token speaks for. */
  | { readonly kind: 'credential-check'; readonly callee: string; readonly sure: boolean }
  | { readonly kind: 'permission-check'; readonly callee: string; readonly sure: boolean }
  /** `fails`: whether a truthy or a falsy value says that the input is bad; `result` is an object that holds both. */
  | {
      readonly kind: 'validation';
      readonly callee: string;
      readonly fails: 'truthy' | 'falsy' | 'result';
      readonly sure: boolean;
    }
  | { readonly kind: 'config' }
  | { readonly kind: 'error'; readonly source: ErrorSource }
  | { readonly kind: 'constant'; readonly value: string | number | boolean | null | undefined }
  | {
      readonly kind: 'write';
      readonly verb: 'create' | 'update' | 'delete' | 'other';
      readonly key: LookupKey;
      readonly callee: string;
    }
  | { readonly kind: 'http'; readonly callee: string }
  | { readonly kind: 'call'; readonly name: string }
  | { readonly kind: 'unknown' }
);

/** The answer where nothing is known. */
export const UNKNOWN: ValueOrigin = { kind: 'unknown', path: [] };
