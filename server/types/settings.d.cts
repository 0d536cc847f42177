// Made by `npm run -s generate` of the rules and of the declaration of settings.

/** How loud a finding is. */
export type Level = 'error' | 'warning' | 'information' | 'hint';

/** The rules, by id. A later version may have more. */
export type RuleId =
  | 'no-401-for-forbidden'
  | 'no-403-for-unauthenticated'
  | 'no-error-in-2xx'
  | 'no-explicit-500'
  | 'wrong-credentials-status'
  | 'body-status-mismatch'
  | 'error-handler-keeps-status'
  | 'no-405-without-allow'
  | 'no-body-with-empty-status'
  | 'no-double-response'
  | 'no-error-leak'
  | 'no-final-1xx'
  | 'no-incomplete-companion'
  | 'no-invalid-status'
  | 'no-removed-signature'
  | 'no-success-flag-with-error'
  | 'no-success-in-error-handler'
  | 'no-unanswered-path'
  | 'no-unregistered-status'
  | 'no-unsent-status'
  | 'redirect-without-location'
  | 'send-status-then-body'
  | 'status-before-redirect'
  | 'status-in-wrong-argument'
  | 'account-state-status'
  | 'challenge-with-401'
  | 'conflict-status'
  | 'location-with-201'
  | 'no-201-without-create'
  | 'no-404-for-empty-list'
  | 'no-client-error-in-catch-all'
  | 'no-lost-throw'
  | 'not-found-status'
  | 'precondition-unjustified'
  | 'prefer-201-on-create'
  | 'prefer-202-when-queued'
  | 'prefer-204-when-empty'
  | 'rate-limit-status'
  | 'redirect-keeps-method'
  | 'retry-after'
  | 'size-and-type-status'
  | 'success-status-in-catch'
  | 'upstream-status'
  | 'validation-status'
  | 'consistent-code-style'
  | 'consistent-error-shape'
  | 'consistent-success-status'
  | 'consistent-validation-status'
  | 'problem-document'
  | 'undeclared-status'
  | 'unused-suppression';

/** What `status-hints.config.json` can hold, nested or with dots; all of it may be left out. */
export interface Settings {
  /** What holds where nothing else is set: the level of each rule, and what your project answers with. Any other setting comes before it. */
  readonly preset?: 'recommended' | 'strict' | 'rfc' | 'seed';
  /** How loud each rule is: `error`, `warning`, `information`, `hint` or `off`. Rules that are not named have the level of the preset. */
  readonly levels?: { readonly [Rule in RuleId]?: Level | 'off' };
  /** Where `no-explicit-500` speaks of a 500 that a handler sends for whatever failed. One that the request is to blame for is named in any case. */
  readonly 'explicit500.catchAll'?: 'each' | 'file' | 'off';
  /** The code that your project answers a wrong password, token or signature with. */
  readonly 'auth.wrongCredentials'?: '400' | '401' | '403' | '422' | 'any';
  /** The code that your project answers invalid input with. */
  readonly validation?: '400' | '422' | 'auto' | 'split' | 'split-format';
  /** The code that your project answers what exists already with. */
  readonly duplicate?: '400' | '409' | '422' | 'any';
  /** The code that your project answers a DELETE with that has worked. */
  readonly 'delete.success'?: '200' | '204' | 'any';
  /** The code that your project answers a DELETE with of what is not there. */
  readonly 'delete.missing'?: '204' | '404' | 'any';
  /** The code that your project answers a list with in which nothing is. */
  readonly emptyCollection?: '200' | '204' | '404' | 'any';
  /** Whether your project answers 404 where a caller lacks the right to know that something exists. */
  readonly hideForbiddenAs404?: 'allowed' | 'required' | 'forbidden';
  /** Where a `201 Created` without a `Location` field is reported. */
  readonly location?: 'off' | 'project' | 'each';
  /** Where a `401 Unauthorized` without a `WWW-Authenticate` field is reported. */
  readonly challenge?: 'off' | 'project' | 'each';
  /** Where a `429 Too Many Requests` or `503 Service Unavailable` without a `Retry-After` field is reported. */
  readonly retryAfter?: 'off' | 'project' | 'each';
  /** The shape of the bodies that your project answers errors with. Set to `problem`, it switches `consistent-error-shape` on. */
  readonly errorBody?: 'auto' | 'problem' | 'none';
  /** How status codes are written in your project. Set, it switches `consistent-code-style` on. */
  readonly codeStyle?: 'auto' | 'number' | 'constant';
  /** Unregistered status codes that your project uses on purpose, such as `[499]`. */
  readonly allowedCodes?: readonly number[];
  /** Routes of which nothing is said, by their full path: `/webhooks/**`. `*` is any text within a segment, `**` any number of segments. */
  readonly exemptPaths?: readonly string[];
  /** Functions that send a response and have its status among their arguments, where their code cannot be read: `sendError`, `ApiResponse.fail`. */
  readonly responseHelpers?: readonly string[];
  /** Functions that let nobody through who is not logged in: middlewares before a route, and tests such as `isSignedIn(request)`. */
  readonly authGuards?: readonly string[];
  /** Functions that answer errors, where nothing in the code says so: a 500 belongs there. */
  readonly errorHandlers?: readonly string[];
  /** A file with the problems that are known, which are not reported: an old project starts at zero. `status-hints check --update-baseline` writes it. Its path is relative to the configuration file, in the settings of an editor to the workspace folder. */
  readonly baseline?: string;
  /** Checks test files too. */
  readonly includeTests?: true | false;
  /** The settings that begin with `explicit500.`, without that. */
  readonly explicit500?: { readonly catchAll?: 'each' | 'file' | 'off' };
  /** The settings that begin with `auth.`, without that. */
  readonly auth?: { readonly wrongCredentials?: '400' | '401' | '403' | '422' | 'any' };
  /** The settings that begin with `delete.`, without that. */
  readonly delete?: { readonly success?: '200' | '204' | 'any'; readonly missing?: '204' | '404' | 'any' };
}
