import { page, rfc } from './reference';
import type { StatusEntry } from './status-entry';

const neverFinal = {
  express:
    'Express writes it as if it were the answer: the body is dropped and the client goes on waiting for the final response.',
  fastify:
    'Fastify writes the head without a body and ends: the client goes on waiting for the final response.',
};

/** 1xx: interim answers. None of them may be the last one (RFC 9110 §15.2). */
export const informational: readonly StatusEntry[] = [
  {
    code: 100,
    phrase: 'Continue',
    reference: rfc(9110, '15.2.1'),
    meaning:
      'The head of the request is fine so far, the client may send its body. A final response follows.',
    useWhen:
      'Never from a handler: Node sends it by itself to a request with `Expect: 100-continue`, or through `response.writeContinue()` in a `checkContinue` listener.',
    frameworks: neverFinal,
  },
  {
    code: 101,
    phrase: 'Switching Protocols',
    reference: rfc(9110, '15.2.2'),
    meaning:
      'The server takes up the protocol that the client offered in `Upgrade`; what follows on the connection is no longer HTTP.',
    useWhen:
      'In the `upgrade` event of the Node server, as the WebSocket libraries do; never through a response object.',
    frameworks: neverFinal,
  },
  {
    code: 102,
    phrase: 'Processing',
    reference: rfc(2518, '10.1'),
    meaning:
      'WebDAV: the request is being worked on and will take long. The later WebDAV specification dropped it, the registry kept it.',
    useWhen: 'Hardly ever; for long work answer 202 with an address to poll.',
    frameworks: neverFinal,
  },
  {
    code: 103,
    phrase: 'Early Hints',
    reference: rfc(8297, '2'),
    meaning:
      'Fields that the final response will probably carry, mostly `Link`, so that the client can load things early.',
    useWhen:
      'Before a page that is slow to build, with `response.writeEarlyHints()` of Node; the final status still has to be sent.',
    frameworks: neverFinal,
  },
  {
    code: 104,
    phrase: 'Upload Resumption Supported',
    state: 'unregistered',
    reference: page(
      'draft-ietf-httpbis-resumable-upload',
      'https://datatracker.ietf.org/doc/draft-ietf-httpbis-resumable-upload/',
    ),
    meaning:
      'Tells a client during an upload that it can be resumed after an interruption. It was only lent to a draft: the temporary registration ended on 2026-11-13.',
    useWhen: 'Only in an implementation of that draft, never as the final response.',
    frameworks: neverFinal,
    instead: [100],
  },
];
