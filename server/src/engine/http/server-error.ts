import { rfc } from './reference';
import type { StatusEntry } from './status-entry';

/** 5xx: the request may be fine, the server failed (RFC 9110 §15.6). */
export const serverError: readonly StatusEntry[] = [
  {
    code: 500,
    phrase: 'Internal Server Error',
    reference: rfc(9110, '15.6.1'),
    meaning:
      'Something happened that the code did not foresee: a bug, a broken configuration, a dead database.',
    useWhen:
      'Only in the central error handler, for errors that nobody foresaw. Say nothing about the inside; give an id under which the log has it.',
    frameworks: {
      express:
        'The default for a thrown or forwarded error without a status from 400 to 599, as HTML; outside production the page shows the stack.',
      fastify:
        'The default for a thrown error without a `statusCode` of 400 or more, as JSON with the message of the error.',
    },
  },
  {
    code: 501,
    phrase: 'Not Implemented',
    reference: rfc(9110, '15.6.2'),
    meaning: 'The server does not know the method, or lacks the function, for any resource.',
    useWhen:
      'For endpoints that are planned and only stubs so far. A known method that this resource refuses is a 405.',
    cacheable: true,
  },
  {
    code: 502,
    phrase: 'Bad Gateway',
    reference: rfc(9110, '15.6.3'),
    meaning: 'A service behind this one gave an answer that cannot be used.',
    useWhen: "When a call to another service failed or returned nonsense, and it is not the client's fault.",
  },
  {
    code: 503,
    phrase: 'Service Unavailable',
    reference: rfc(9110, '15.6.4'),
    meaning:
      'The server cannot answer for the moment: overload, maintenance, a part that it needs is starting.',
    useWhen: 'When trying again later will help. Say when with `Retry-After`.',
    frameworks: {
      fastify: 'Sent to new requests while the server is closing (`return503OnClosing`, on by default).',
    },
  },
  {
    code: 504,
    phrase: 'Gateway Timeout',
    reference: rfc(9110, '15.6.5'),
    meaning: 'A service behind this one did not answer in time.',
    useWhen: 'When a call to another service ran into its time limit.',
    formerPhrases: ['Gateway Time-out'],
  },
  {
    code: 505,
    phrase: 'HTTP Version Not Supported',
    reference: rfc(9110, '15.6.6'),
    meaning: 'The server refuses the major version of HTTP that the request used.',
    useWhen: 'Never from a handler: the server below it decides.',
    formerPhrases: ['HTTP Version not supported'],
  },
  {
    code: 506,
    phrase: 'Variant Also Negotiates',
    reference: rfc(2295, '8.1'),
    meaning: 'Transparent content negotiation is misconfigured: the chosen variant would negotiate again.',
    useWhen: 'Practically never.',
  },
  {
    code: 507,
    phrase: 'Insufficient Storage',
    reference: rfc(4918, '11.5'),
    meaning: 'WebDAV: there is no room to store what the request needs stored.',
    useWhen: 'When a disk or a quota of the server is full; a limit of the single request is 413.',
  },
  {
    code: 508,
    phrase: 'Loop Detected',
    reference: rfc(5842, '7.2'),
    meaning: 'WebDAV: a request with infinite depth ran into a cycle.',
    useWhen: 'For bindings or references that lead back to themselves.',
  },
  {
    code: 510,
    phrase: 'Not Extended',
    state: 'obsoleted',
    reference: rfc(2774, '7'),
    meaning:
      'Belonged to an extension framework for HTTP that never left its trial; the registry marks it as obsoleted.',
    useWhen: 'Never: what it belonged to is gone.',
    instead: [501, 500],
  },
  {
    code: 511,
    phrase: 'Network Authentication Required',
    reference: rfc(6585, '6'),
    meaning: 'A network between client and server wants a login first, as a captive portal does.',
    useWhen:
      'Only in the portal that intercepts the traffic, never in the service itself; that one answers 401.',
  },
];
