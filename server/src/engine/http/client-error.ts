import { rfc } from './reference';
import type { StatusEntry } from './status-entry';

/** 4xx: the request is at fault, and repeating it unchanged will not help (RFC 9110 §15.5). */
export const clientError: readonly StatusEntry[] = [
  {
    code: 400,
    phrase: 'Bad Request',
    reference: rfc(9110, '15.5.1'),
    meaning:
      'The request cannot be used as it is: unreadable JSON, a missing field, a wrong parameter. Also the general answer where no other 4xx fits.',
    useWhen: 'When parsing or validating what the client sent fails.',
    frameworks: {
      express: 'Sent for unreadable JSON (`express.json`) and for a broken percent escape in the path.',
      fastify:
        'Sent for unreadable or empty JSON, for a request that its schema refuses, and for a broken percent escape in the path.',
    },
  },
  {
    code: 401,
    phrase: 'Unauthorized',
    reference: rfc(9110, '15.5.2'),
    meaning:
      'We do not know who is asking: credentials are missing, wrong or expired. In spite of its name it is about authentication.',
    useWhen:
      'When no token, session or password came, or the one that came is not valid. Say with `WWW-Authenticate` how to log in.',
  },
  {
    code: 402,
    phrase: 'Payment Required',
    reference: rfc(9110, '15.5.3'),
    meaning: 'Reserved since the beginning; services use it for an unpaid plan or a used-up credit.',
    useWhen: 'When paying would open the door; document it, clients know no rule for it.',
  },
  {
    code: 403,
    phrase: 'Forbidden',
    reference: rfc(9110, '15.5.4'),
    meaning: 'The server understood and refuses; repeating it with the same credentials will not help.',
    useWhen: 'When the caller is known but lacks the right: not an admin, not the owner, a disabled account.',
  },
  {
    code: 404,
    phrase: 'Not Found',
    reference: rfc(9110, '15.5.5'),
    meaning: 'There is nothing at this address, or the server will not say that there is.',
    useWhen:
      'For an unknown route or id. Instead of a 403 where the existence itself is a secret. A search without hits is a 200 with an empty list.',
    cacheable: true,
    frameworks: {
      express:
        'The answer when no handler sends one, as HTML; also when the path exists only for other methods.',
      fastify:
        'The answer for an unknown route, as JSON, unless `setNotFoundHandler` says otherwise; also when the path exists only for other methods.',
    },
  },
  {
    code: 405,
    phrase: 'Method Not Allowed',
    reference: rfc(9110, '15.5.6'),
    meaning: 'The address exists, but not for this method.',
    useWhen: 'When a known resource refuses the method. List the methods that it takes in `Allow`.',
    cacheable: true,
    frameworks: {
      express: 'Never sent by itself: a path registered for other methods gives 404.',
      fastify: 'Never sent by itself: a path registered for other methods gives 404.',
    },
  },
  {
    code: 406,
    phrase: 'Not Acceptable',
    reference: rfc(9110, '15.5.7'),
    meaning: 'None of the available representations fits what `Accept` and its kin ask for.',
    useWhen:
      'Only after looking at `Accept`, `Accept-Language` or `Accept-Encoding`. What the client sent in its body is 415 or 422.',
    frameworks: {
      express: '`res.format` sends it when no listed type is acceptable and there is no default.',
    },
  },
  {
    code: 407,
    phrase: 'Proxy Authentication Required',
    reference: rfc(9110, '15.5.8'),
    meaning: 'The client must log in to the proxy before it passes the request on.',
    useWhen: 'Only in a proxy.',
  },
  {
    code: 408,
    phrase: 'Request Timeout',
    reference: rfc(9110, '15.5.9'),
    meaning: 'The client took too long to send its request; it may send it again.',
    useWhen: 'When the request itself arrives too slowly. If a service behind this one is slow, that is 504.',
    frameworks: {
      express: 'Node sends it when a request is not complete within `server.requestTimeout`.',
      fastify: 'Node sends it when a request is not complete within `requestTimeout` (no limit by default).',
    },
    formerPhrases: ['Request Time-out'],
  },
  {
    code: 409,
    phrase: 'Conflict',
    reference: rfc(9110, '15.5.10'),
    meaning: 'The request is fine in itself but collides with the present state of the resource.',
    useWhen:
      'For a name or address that is already taken, for an edit that rests on an old version, for a step that the state does not allow.',
  },
  {
    code: 410,
    phrase: 'Gone',
    reference: rfc(9110, '15.5.11'),
    meaning:
      'Something stood here, was removed on purpose and will not come back; clients should forget the address.',
    useWhen: 'For deleted content or a retired endpoint when the server knows that it is gone for good.',
    cacheable: true,
  },
  {
    code: 411,
    phrase: 'Length Required',
    reference: rfc(9110, '15.5.12'),
    meaning: 'The server wants `Content-Length` and the request has none.',
    useWhen: 'When a body of unknown length cannot be accepted.',
  },
  {
    code: 412,
    phrase: 'Precondition Failed',
    reference: rfc(9110, '15.5.13'),
    meaning: 'A condition in the request fields, such as `If-Match`, does not hold, so nothing was done.',
    useWhen:
      'Only after testing `If-Match`, `If-Unmodified-Since` and the like. A missing parameter is a 400.',
    frameworks: {
      express: '`res.sendFile` and `express.static` send it when `If-Match` or `If-Unmodified-Since` fails.',
    },
  },
  {
    code: 413,
    phrase: 'Content Too Large',
    reference: rfc(9110, '15.5.14'),
    meaning: 'The body is larger than the server is willing to take.',
    useWhen: 'When an upload or a JSON body exceeds the limit.',
    frameworks: {
      express: 'Sent by `express.json` and its kin above `limit` (100 kB by default).',
      fastify: 'Sent by the body parser above `bodyLimit` (1 MiB by default).',
    },
    formerPhrases: ['Payload Too Large', 'Request Entity Too Large', 'Request Too Long'],
  },
  {
    code: 414,
    phrase: 'URI Too Long',
    reference: rfc(9110, '15.5.15'),
    meaning: 'The address is longer than the server reads; often a form sent with GET, or a redirect loop.',
    useWhen: 'When the length of the path or query is the problem.',
    cacheable: true,
    frameworks: {
      fastify:
        'Newer releases of Fastify 5 send it when a path parameter exceeds `maxParamLength`; earlier ones answer 404.',
    },
    formerPhrases: ['Request-URI Too Long', 'Request-URI Too Large'],
  },
  {
    code: 415,
    phrase: 'Unsupported Media Type',
    reference: rfc(9110, '15.5.16'),
    meaning: 'The server does not read bodies of this type or coding.',
    useWhen: 'When `Content-Type` or `Content-Encoding` of the request is not one that the endpoint reads.',
    frameworks: {
      express:
        'Sent by `express.json` for an unknown charset or coding; a body of another type is passed over without an error.',
      fastify: 'Sent for a body whose type has no content type parser.',
    },
  },
  {
    code: 416,
    phrase: 'Range Not Satisfiable',
    reference: rfc(9110, '15.5.17'),
    meaning: 'The `Range` of the request lies outside the representation.',
    useWhen:
      'Only in answer to a `Range` field. A page number that is too high is a 200 with an empty list, or a 400.',
    frameworks: { express: '`res.sendFile` and `express.static` send it, with `Content-Range`.' },
    formerPhrases: ['Requested Range Not Satisfiable'],
  },
  {
    code: 417,
    phrase: 'Expectation Failed',
    reference: rfc(9110, '15.5.18'),
    meaning: 'The `Expect` field asks for something that the server cannot meet.',
    useWhen: 'Never for other disappointed expectations: it is about the field `Expect` alone.',
    frameworks: {
      express: 'Node sends it for any `Expect` but `100-continue`, before Express sees the request.',
      fastify: 'Node sends it for any `Expect` but `100-continue`, before Fastify sees the request.',
    },
  },
  {
    code: 418,
    phrase: "I'm a Teapot",
    state: 'unused',
    reference: rfc(9110, '15.5.19'),
    meaning: 'A joke of 1998 that spread so far that the registry keeps the number unused.',
    useWhen: 'Never in earnest.',

    instead: [400, 403],
  },
  {
    code: 421,
    phrase: 'Misdirected Request',
    reference: rfc(9110, '15.5.20'),
    meaning:
      'The request reached a server that is not responsible for this host; the client may use another connection.',
    useWhen: 'When one connection serves several hosts and this one is not among them.',
  },
  {
    code: 422,
    phrase: 'Unprocessable Content',
    reference: rfc(9110, '15.5.21'),
    meaning: 'The body was read and its syntax is right, but what it says cannot be done.',
    useWhen:
      'For values that make no sense: a negative price, an end before the start. Use either 400 or 422 for validation, everywhere alike.',
    formerPhrases: ['Unprocessable Entity'],
  },
  {
    code: 423,
    phrase: 'Locked',
    reference: rfc(4918, '11.3'),
    meaning: 'WebDAV: the resource is locked, by someone who edits it.',
    useWhen: 'For a lock that a client can take and release. A blocked account is a 403.',
  },
  {
    code: 424,
    phrase: 'Failed Dependency',
    reference: rfc(4918, '11.4'),
    meaning: 'WebDAV: this was not done because an operation that it depends on failed.',
    useWhen: 'Inside a multi-status body. A failed call to another service is 502 or 504.',
  },
  {
    code: 425,
    phrase: 'Too Early',
    reference: rfc(8470, '5.2'),
    meaning:
      'The request came in the early data of TLS and could be a replay; the client should send it again later on.',
    useWhen: 'Only for requests with `Early-Data: 1` that must not be replayed.',
  },
  {
    code: 426,
    phrase: 'Upgrade Required',
    reference: rfc(9110, '15.5.22'),
    meaning: 'The server answers only after a switch to the protocol that it names in `Upgrade`.',
    useWhen: 'For an endpoint that speaks only WebSocket, for example. An outdated app is no case for it.',
  },
  {
    code: 428,
    phrase: 'Precondition Required',
    reference: rfc(6585, '3'),
    meaning: 'The server insists on a conditional request, so that nobody overwrites a change unseen.',
    useWhen: 'When a PUT or PATCH comes without `If-Match` and the resource demands it.',
  },
  {
    code: 429,
    phrase: 'Too Many Requests',
    reference: rfc(6585, '4'),
    meaning: 'The client sent more in a given time than it may.',
    useWhen: 'For rate limits and too many login attempts. Say with `Retry-After` when to come back.',
  },
  {
    code: 431,
    phrase: 'Request Header Fields Too Large',
    reference: rfc(6585, '5'),
    meaning: 'The fields of the request, together or one of them, are too long; mostly cookies.',
    useWhen: 'Left to Node, which refuses a head above `maxHeaderSize`.',
    frameworks: {
      express: 'Node sends it before Express sees the request.',
      fastify: 'Sent through `clientErrorHandler` since Fastify 4; Fastify 3 answers 400.',
    },
  },
  {
    code: 451,
    phrase: 'Unavailable For Legal Reasons',
    reference: rfc(7725, '3'),
    meaning: 'A legal demand forbids to show the resource.',
    useWhen: 'For court orders, takedowns and blocked countries; name who demanded it if you may.',
  },
];
