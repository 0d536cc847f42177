import type { Level } from '../model/finding';

/** A level, or `off`. */
export type Setting = Level | 'off';

/** The settings that rules read. Defaults are the `recommended` preset; every field can be left out by the user. */
export interface Config {
  /** Levels that the user set, by rule id; others keep the rule's own. */
  readonly levels: ReadonlyMap<string, Setting>;
  /** `explicit500.catchAll`: a catch-all 500 reported at each place, once per file (others as hints), or not at all. */
  readonly catchAll500: 'each' | 'file' | 'off';
  /** `auth.wrongCredentials`: which code answers a failed password or token check. */
  readonly wrongCredentials: '401' | '403' | '400' | '422' | 'any';
  /**
   * `validation`: which code answers invalid input. `auto` the one that the project mostly uses; `split` 400 for what is
   * missing and 422 for what cannot be used; `split-format` 422 for a wrong format and 400 for the rest.
   */
  readonly validation: 'auto' | '400' | '422' | 'split' | 'split-format';
  /** `duplicate`: which code answers what exists already. */
  readonly duplicate: '409' | '400' | '422' | 'any';
  /** `delete.success`: which code answers a DELETE that worked. */
  readonly deleteSuccess: 'any' | '200' | '204';
  /** `delete.missing`: which code answers a DELETE of what is not there. */
  readonly deleteMissing: 'any' | '204' | '404';
  /** `emptyCollection`: which code answers a list in which nothing is. */
  readonly emptyCollection: '200' | '204' | '404' | 'any';
  /**
   * `hideForbiddenAs404`: whether a 404 may stand where the caller lacks a right, so that nobody learns what exists;
   * `required` wants it instead of a 403, `forbidden` wants the 403.
   */
  readonly hideForbiddenAs404: 'allowed' | 'required' | 'forbidden';
  /** `location`: a 201 without `Location` reported once for the project, at each place, or not at all. */
  readonly location: 'off' | 'project' | 'each';
  /** `challenge`: a 401 without `WWW-Authenticate`, likewise. */
  readonly challenge: 'off' | 'project' | 'each';
  /** `retryAfter`: a 429 or 503 without `Retry-After`, likewise. */
  readonly retryAfter: 'off' | 'project' | 'each';
  /** `errorBody`: the shape of error bodies: what the project mostly uses, problem documents (RFC 9457), or any. */
  readonly errorBody: 'auto' | 'problem' | 'none';
  /** `codeStyle`: how codes are written: as the project mostly does, as numbers, or as constants. */
  readonly codeStyle: 'auto' | 'number' | 'constant';
  /** `allowedCodes`: unregistered codes that the project uses on purpose. */
  readonly allowedCodes: readonly number[];
  /** `exemptPaths`: routes of which nothing is said, by their full path; `*` is any text in a segment, `**` any segments. */
  readonly exemptPaths: readonly string[];
  /** `responseHelpers`: functions that send a response with a status among their arguments. */
  readonly responseHelpers: readonly string[];
  /** `authGuards`: middlewares and functions that let nobody through who is not logged in. */
  readonly authGuards: readonly string[];
  /** `errorHandlers`: functions that are error handlers although nothing in the code says so. */
  readonly errorHandlers: readonly string[];
}

/** The recommended preset. */
export const DEFAULT_CONFIG: Config = {
  levels: new Map(),
  catchAll500: 'file',
  wrongCredentials: '401',
  validation: 'auto',
  duplicate: '409',
  deleteSuccess: 'any',
  deleteMissing: 'any',
  emptyCollection: '200',
  hideForbiddenAs404: 'allowed',
  location: 'project',
  challenge: 'project',
  retryAfter: 'each',
  errorBody: 'auto',
  codeStyle: 'auto',
  allowedCodes: [],
  exemptPaths: [],
  responseHelpers: [],
  authGuards: [],
  errorHandlers: [],
};
