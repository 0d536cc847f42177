/** What became of an advice: rules that ask for it, texts that tell it, or nothing, with the reason. Exactly one of them. */
export type Answer = Ruled | Telling | { readonly out: string };

interface Ruled {
  readonly rules: readonly string[];
  readonly note?: string;
}

/** Where it is told. */
export interface Telling {
  /** The codes whose hover and `explain` tell it, the pages of the classes (`explain 4xx`), or the guided choice. */
  readonly told: readonly number[] | 'classes' | 'choice';
  /** Words by which it is found in each of these texts. */
  readonly words: string;
  readonly note?: string;
}

/** One advice of a guide, in our words. */
export interface Advice {
  readonly says: string;
  readonly answer: Answer;
}

const by = (says: string, rules: readonly string[], note?: string): Advice => ({
  says,
  answer: note === undefined ? { rules } : { rules, note },
});
const told = (says: string, codes: Telling['told'], words: string, note?: string): Advice => ({
  says,
  answer: note === undefined ? { told: codes, words } : { told: codes, words, note },
});
const out = (says: string, because: string): Advice => ({ says, answer: { out: because } });

/** Every advice of the guides about status codes, by the guide's name in `rules/guides.ts`, in the guide's order. */
export const ADVICE: Readonly<Record<string, readonly Advice[]>> = {
  S0: [
    by('The wrong code sends people looking in the wrong place: no 401 or 403 where the format is at fault', [
      'validation-status',
    ]),
    told(
      'The first digit says how it went and whose turn it is',
      'classes',
      'The client has to do something more',
    ),
    by(
      '200 does for every success',
      ['prefer-201-on-create', 'prefer-202-when-queued', 'prefer-204-when-empty'],
      'that is why these are hints',
    ),
    by('201 for a POST that stores a new entry', ['prefer-201-on-create', 'no-201-without-create']),
    by('202 for work that goes on after the answer, such as a code that is sent by SMS', [
      'prefer-202-when-queued',
    ]),
    by('204 where there is nothing to say', ['prefer-204-when-empty', 'no-body-with-empty-status']),
    told('Redirects are rather for pages than for APIs', [301, 308], 'API'),
    told('301 is remembered by clients', [301], 'Clients keep that in mind'),
    told('302 is for now, the old address stays', [302], 'the old address stays valid'),
    by('400 for invalid or missing input, and where no other 4xx fits', ['validation-status']),
    by('401 where no credentials came', ['no-403-for-unauthenticated']),
    by(
      '403 for credentials that are wrong',
      ['wrong-credentials-status'],
      'RFC 9110 §11.4 wants a 401; `auth.wrongCredentials: "403"` follows this guide',
    ),
    by(
      '403 for a caller that is known and lacks the right: a user in the admin area, another user’s password',
      ['no-401-for-forbidden', 'account-state-status'],
    ),
    by('404 for an unknown id, in the address or in the body', ['not-found-status']),
    by(
      '422 for the wrong format, 400 for the rest',
      ['consistent-validation-status', 'size-and-type-status'],
      '`validation: "split-format"` follows this guide; XML where JSON is read is a 415',
    ),
    by('500 belongs to the error handler, nobody writes it by hand', [
      'no-explicit-500',
      'no-success-in-error-handler',
    ]),
    by('What a handler can name deserves its 4xx', [
      'no-explicit-500',
      'not-found-status',
      'validation-status',
    ]),
    by(
      'What it cannot name is thrown, and the error handler answers',
      ['no-explicit-500', 'no-lost-throw', 'error-handler-keeps-status'],
      'in Express 4 a rejection reaches no error handler',
    ),
  ],
  S1: [
    by('The status is the first and main thing that a client is told, so it must be the one that was meant', [
      'no-invalid-status',
      'send-status-then-body',
      'status-before-redirect',
      'status-in-wrong-argument',
      'no-removed-signature',
      'no-double-response',
      'no-unsent-status',
      'no-unanswered-path',
    ]),
    by('4xx: the client has to change something; 5xx: trying again may help', [
      'no-explicit-500',
      'no-client-error-in-catch-all',
      'upstream-status',
    ]),
    by('1xx is a matter of the protocol', ['no-final-1xx']),
    told('200 for a success that has a body', [200], 'the body holds what the method promises'),
    by('201 with `Location` for a POST that creates', ['prefer-201-on-create', 'location-with-201']),
    by('200 for a POST that performs an action', ['prefer-201-on-create', 'no-201-without-create']),
    by('204 for a DELETE, without body and `Content-Type`', [
      'prefer-204-when-empty',
      'no-body-with-empty-status',
    ]),
    by(
      '200 with `{}` is as good',
      ['prefer-204-when-empty'],
      '`delete.success` says which; by default either',
    ),
    by('202 with an address where the client can ask how far it is', ['prefer-202-when-queued']),
    by('206 for a part that was asked for', ['no-incomplete-companion', 'precondition-unjustified']),
    by('A redirect names its target', ['redirect-without-location']),
    told('301 sparingly: caches and bookmarks keep it', [301], 'for good'),
    by('307 or 308 in a JSON API, so that the method stays', ['redirect-keeps-method']),
    by('304 only in answer to a conditional request, without a body', [
      'precondition-unjustified',
      'no-body-with-empty-status',
    ]),
    told('`ETag` or `Last-Modified`, so that clients can ask again cheaply', [200, 304], '`ETag`'),
    by('400 for what is malformed or invalid', ['validation-status']),
    told(
      '400 is the catch-all for mistakes of the client',
      [400],
      'the general answer where no other 4xx fits',
    ),
    by('401 where no token came, or an invalid, expired or revoked one', [
      'no-403-for-unauthenticated',
      'wrong-credentials-status',
    ]),
    by('A 401 says how to log in', ['challenge-with-401']),
    by('403 where the caller is known and may not', ['no-401-for-forbidden']),
    by(
      '404 instead of 403 where the existence is a secret, and only there',
      ['no-401-for-forbidden', 'not-found-status'],
      '`hideForbiddenAs404` says whether',
    ),
    by('404 for unknown ids, to a PATCH too', ['not-found-status']),
    by(
      '404 for unknown routes',
      ['no-error-in-2xx'],
      'a last route that says in a 200 that there is nothing; without one both frameworks answer 404 themselves',
    ),
    by('405 with `Allow`', ['no-405-without-allow']),
    by('409 for a duplicate', ['conflict-status']),
    by('409 where somebody else was faster', ['conflict-status'], '412 where the request had an `If-Match`'),
    told('410 for what is gone for good', [410], 'will not come back'),
    by('400 for what cannot be parsed or is missing, 422 for values that make no sense', [
      'validation-status',
      'consistent-validation-status',
    ]),
    by('Either of them for all, but one of them', ['consistent-validation-status']),
    by('429 with `Retry-After`', ['rate-limit-status', 'retry-after']),
    by('Broken JSON is a 400', ['error-handler-keeps-status'], 'the body parser’s error knows that'),
    by('500 for an exception that nobody has a better code for', [
      'no-explicit-500',
      'no-success-in-error-handler',
      'success-status-in-catch',
    ]),
    by('No stack traces and SQL errors for clients', ['no-error-leak']),
    told('A request id in a 500, under which the log has it', [500], 'give an id under which the log has it'),
    by('502 for nonsense from behind, 504 for silence', ['upstream-status']),
    by('503 with `Retry-After` for overload and maintenance', ['retry-after']),
    by('No error in a 200', ['no-error-in-2xx', 'no-success-flag-with-error']),
    by('No 500 for invalid input: validate early', ['no-explicit-500', 'validation-status']),
    by('401 or 403? Nobody known: 401. Known, and it will not do: 403', [
      'no-403-for-unauthenticated',
      'no-401-for-forbidden',
    ]),
    by('200 with an empty list where nothing matches', ['no-404-for-empty-list']),
    by('No codes of your own', ['no-unregistered-status']),
    by('Details as a code in the error’s body', ['consistent-error-shape', 'body-status-mismatch']),
  ],
  S2: [
    by('Wrong codes mislead clients and caches', ['no-error-in-2xx']),
    told('100 before a large upload', [100], 'Expect: 100-continue'),
    told('101 in the handshake of a WebSocket', [101], 'WebSocket'),
    told('200 for data, and for a PUT or PATCH that returns the new version', [200], 'PUT or PATCH'),
    by('201 for a POST that creates, with the resource and where it is', [
      'prefer-201-on-create',
      'location-with-201',
    ]),
    by('204 for a DELETE, or a PUT that nobody needs the result of', ['prefer-204-when-empty']),
    by(
      '301 and 302 are different things for search engines and caches',
      ['status-before-redirect'],
      'in Express a 301 before `redirect(url)` becomes a 302',
    ),
    told('304 spares the transfer of what the client has', [304], 'is still good'),
    by('400 where validation fails', ['validation-status']),
    by('401 means that nobody is logged in', ['no-403-for-unauthenticated']),
    by('403 means that the caller may not', ['no-401-for-forbidden']),
    by('404, also to hide that something exists', ['not-found-status'], '`hideForbiddenAs404`'),
    by('409 for what exists already', ['conflict-status']),
    by('422 where a team uses it for validation', ['consistent-validation-status']),
    by('429 with `Retry-After`', ['rate-limit-status', 'retry-after']),
    by('500 as the fallback for the unforeseen', ['no-explicit-500']),
    by('No internals in a response', ['no-error-leak']),
    by('502 and 504 for what is behind', ['upstream-status']),
    by('503 for the time being, with `Retry-After`', ['retry-after']),
    told(
      'A decision tree from the outcome to the code',
      'choice',
      'How did the request end?',
      'the command “Which Status Fits?”, with more leaves',
    ),
    by('The same code for the same thing everywhere', [
      'consistent-validation-status',
      'consistent-success-status',
      'consistent-code-style',
    ]),
    by('Say which codes an API returns, and when', ['undeclared-status']),
  ],
  S3: [
    by('The predefined codes instead of answers of your own make', [
      'no-unregistered-status',
      'no-error-in-2xx',
    ]),
    by('1xx is nothing for an API', ['no-final-1xx']),
    by('Any 2xx means that it worked', ['no-error-in-2xx', 'success-status-in-catch']),
    told('200 says that it worked, no more', [200], 'It worked'),
    by(
      '201 for all POSTs',
      ['prefer-201-on-create'],
      'for those that store something new: a login, a search or an action creates nothing',
    ),
    by('204 for a DELETE', ['prefer-204-when-empty']),
    told('3xx leads to another address', [301, 302], 'address'),
    told('304 is about caching, not about addresses', [304], 'If-Modified-Since'),
    told('4xx: the client has made a mistake', 'classes', 'The request is at fault'),
    by('400 where nothing more precise is known of what is wrong with the input', ['validation-status']),
    by('401 where credentials are missing or wrong', [
      'no-403-for-unauthenticated',
      'wrong-credentials-status',
    ]),
    by('403 where the credentials are right and the level of access is not', ['no-401-for-forbidden']),
    by('404 for content that does not exist', ['not-found-status']),
    by('409 is among the ten codes to know', ['conflict-status']),
    by('500 tells the client that its request was not at fault: a database that is down, a bug', [
      'no-client-error-in-catch-all',
    ]),
    by(
      'A 500 is thrown where nothing better can be done',
      ['no-explicit-500'],
      'thrown, rather than written by hand: the error handler sends it',
    ),
  ],
  S4: [
    by('The code speaks before the body: retries, caches and monitors go by it', ['no-error-in-2xx']),
    by('400 is no catch-all for whatever the client did', [
      'not-found-status',
      'conflict-status',
      'size-and-type-status',
      'no-client-error-in-catch-all',
    ]),
    told('Four successes are enough: 200, 201, 202 and 204', 'choice', 'The work is still to be done'),
    by('No 200 for a POST that creates: 201, with `Location`', ['prefer-201-on-create', 'location-with-201']),
    by('204 for a DELETE, and for a PUT or PATCH without a body', ['prefer-204-when-empty']),
    by('202 with the address of the job', ['prefer-202-when-queued']),
    by(
      '400 for what is malformed, 422 for what is invalid',
      ['consistent-validation-status', 'validation-status'],
      '`validation: "split"`',
    ),
    by('400 for both is accepted practice', ['consistent-validation-status'], '`validation: "400"`'),
    by('400 for the wrong `Content-Type`', ['size-and-type-status'], 'RFC 9110 §15.5.16 has 415 for that'),
    by('401 for missing or invalid credentials, with `WWW-Authenticate`', [
      'no-403-for-unauthenticated',
      'wrong-credentials-status',
      'challenge-with-401',
    ]),
    by(
      'No `WWW-Authenticate` with a 403',
      ['challenge-with-401'],
      'RFC 6750 §3.1 does it for a missing scope, which is silent',
    ),
    by('403 where the caller is known and may not', ['no-401-for-forbidden']),
    by('409 for a duplicate and for an old version', ['conflict-status']),
    by('5xx raises an alarm, so it is for faults of the server', ['no-explicit-500']),
    by('502 for an answer that cannot be used, 504 for none in time', ['upstream-status']),
    by('No stacks, queries and paths in a response', ['no-error-leak']),
    told('A request id instead, in the response and in the log', [500], 'give an id'),
    by('503 with `Retry-After`', ['retry-after']),
    by('One shape for all errors, with a code, a message and the request id', ['consistent-error-shape']),
    by(
      'Problem documents, sent as `application/problem+json`',
      ['problem-document', 'consistent-error-shape', 'body-status-mismatch'],
      'RFC 7807 has been replaced by RFC 9457',
    ),
    out('Pages of lists: offsets, cursors, `Link`', 'it is about the data, not about the status'),
    out('Headers about the rate limit in every response', 'they belong to no status; the limiter sets them'),
    by('429 with `Retry-After`', ['rate-limit-status', 'retry-after']),
    by(
      '`Retry-After` in seconds, not as a date',
      ['retry-after'],
      'RFC 9110 §10.2.3 allows HTTP dates; milliseconds and timestamps are reported',
    ),
    out('Limits by endpoint, by login and by tariff', 'how high a limit is, is not said by a status'),
    by('GET 200, POST 201, PUT and PATCH 200, DELETE 204, each with its usual errors', [
      'prefer-201-on-create',
      'prefer-204-when-empty',
      'consistent-success-status',
    ]),
    by('An error class that carries its status, and one error handler that sends it', [
      'error-handler-keeps-status',
      'no-explicit-500',
      'no-success-in-error-handler',
    ]),
    by('A constant message with 500, the error’s own with the others', ['no-error-leak']),
    out('Validating parameters with patterns', 'how input is validated is not said by a status'),
    out('Keys that make a POST idempotent', 'it is a protocol of its own, which no status tells'),
    by('Document every response of each endpoint', ['undeclared-status']),
    out('Versions in the address or in a field', 'it is about addresses, not about statuses'),
    out(
      'Testing the paths of errors',
      'which tests there are cannot be told from a handler; `status-hints routes` lists what to test',
    ),
    by('No success in the words of an error, and no error in those of a success', [
      'no-error-in-2xx',
      'no-success-flag-with-error',
    ]),
  ],
};
