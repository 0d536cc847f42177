import { rfc } from './reference';
import type { StatusEntry } from './status-entry';

/** 2xx: the request was received, understood and accepted (RFC 9110 §15.3). */
export const success: readonly StatusEntry[] = [
  {
    code: 200,
    phrase: 'OK',
    reference: rfc(9110, '15.3.1'),
    meaning:
      'It worked, and the body holds what the method promises: the representation, or the result of the action.',
    useWhen:
      'For a GET that returns data (an empty list too), for a PUT or PATCH that returns the new state, for a POST that performs an action without storing something new. Never with an error in the body.',
    cacheable: true,
    body: 'expected',
    frameworks: {
      express:
        'The status as long as nobody sets another. A GET whose `If-None-Match` equals the generated ETag becomes 304 by itself.',
      fastify:
        'The status as long as nobody sets another; since Fastify 4 also of an async handler that ends without sending.',
    },
  },
  {
    code: 201,
    phrase: 'Created',
    reference: rfc(9110, '15.3.2'),
    meaning:
      'At least one new resource exists now, at `Location` or, without that field, at the address of the request.',
    useWhen:
      'For a POST that stores something new, and for a PUT that created rather than replaced. Point to it with `Location`.',
    body: 'allowed',
  },
  {
    code: 202,
    phrase: 'Accepted',
    reference: rfc(9110, '15.3.3'),
    meaning: 'The request was taken on but is not done yet, and may still fail later.',
    useWhen:
      'When the work goes to a queue or runs on after the response. Tell the client where it can ask how far it is.',
    body: 'expected',
  },
  {
    code: 203,
    phrase: 'Non-Authoritative Information',
    reference: rfc(9110, '15.3.4'),
    meaning: 'A proxy changed the content that the origin had sent with 200.',
    useWhen: 'Only in a transforming proxy; an application never needs it.',
    cacheable: true,
    body: 'expected',
  },
  {
    code: 204,
    phrase: 'No Content',
    reference: rfc(9110, '15.3.5'),
    meaning: 'It worked and there is nothing to send back; the client stays where it is.',
    useWhen:
      'For a DELETE, or a PUT or PATCH whose result nobody needs to read. Send no body and no `Content-Type`.',
    cacheable: true,
    body: 'none',
    frameworks: {
      express: 'A body is dropped, `Content-Type` and `Content-Length` are removed.',
      fastify:
        'A body is dropped; Fastify 3 still announces its `Content-Type` and `Content-Length`, which RFC 9110 §8.6 forbids.',
    },
  },
  {
    code: 205,
    phrase: 'Reset Content',
    reference: rfc(9110, '15.3.6'),
    meaning:
      'It worked, and the client should put the form or view that it came from back to its first state.',
    useWhen: 'For data entry where the form is emptied after each record. It must have no body.',
    body: 'none',
    frameworks: {
      express: 'A body is emptied and `Content-Length: 0` is sent, but the `Content-Type` stays.',
      fastify: 'A body goes out on the wire, against RFC 9110 §15.3.6; call `reply.send()` without one.',
    },
  },
  {
    code: 206,
    phrase: 'Partial Content',
    reference: rfc(9110, '15.3.7'),
    meaning: 'The body holds the part of the representation that the `Range` of the request named.',
    useWhen: 'Only in answer to a `Range` field, with `Content-Range`. A page of a list is a plain 200.',
    cacheable: true,
    body: 'expected',
    frameworks: {
      express: '`res.sendFile` and `express.static` answer ranges by themselves, with `Content-Range`.',
      fastify: 'Nothing of its own; `@fastify/static` answers ranges by itself.',
    },
  },
  {
    code: 207,
    phrase: 'Multi-Status',
    reference: rfc(4918, '11.1'),
    meaning:
      'Several operations were tried and the body tells the status of each; the code itself says nothing about success.',
    useWhen: 'For WebDAV, and for batch endpoints whose items may end differently.',
    body: 'expected',
  },
  {
    code: 208,
    phrase: 'Already Reported',
    reference: rfc(5842, '7.1'),
    meaning: 'WebDAV: the members of a binding were listed earlier in the same multi-status document.',
    useWhen: 'Only inside the body of a WebDAV 207.',
    body: 'allowed',
  },
  {
    code: 226,
    phrase: 'IM Used',
    reference: rfc(3229, '10.4.1'),
    meaning:
      'The body is the result of an instance manipulation that the client accepted with `A-IM`, such as a delta.',
    useWhen: 'Only for delta encoding, in answer to `A-IM`.',
    body: 'expected',
  },
];
