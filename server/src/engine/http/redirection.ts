import { rfc } from './reference';
import type { StatusEntry } from './status-entry';

/** 3xx: the client has to do something more (RFC 9110 §15.4). */
export const redirection: readonly StatusEntry[] = [
  {
    code: 300,
    phrase: 'Multiple Choices',
    reference: rfc(9110, '15.4.1'),
    meaning:
      'The resource has several representations with addresses of their own, and the client is to choose.',
    useWhen: 'Rarely; for content negotiation that is left to the client, with the list in the body.',
    cacheable: true,
    body: 'expected',
  },
  {
    code: 301,
    phrase: 'Moved Permanently',
    reference: rfc(9110, '15.4.2'),
    meaning:
      'The resource has a new address for good. Clients keep that in mind, and may repeat a POST as a GET.',
    useWhen: 'For GET addresses that changed forever. For an API with other methods use 308.',
    cacheable: true,
    frameworks: {
      express:
        'Only through `res.redirect(301, url)`: a status set before `res.redirect(url)` is lost and 302 is sent.',
      fastify:
        '`reply.redirect(url)` keeps a status set before; otherwise pass it: `redirect(url, 301)` in Fastify 5, `redirect(301, url)` before.',
    },
  },
  {
    code: 302,
    phrase: 'Found',
    reference: rfc(9110, '15.4.3'),
    meaning:
      'The resource stands elsewhere for the moment; the old address stays valid. Clients may repeat a POST as a GET.',
    useWhen: 'For temporary redirects of pages. After a POST use 303, and to keep the method 307.',
    frameworks: {
      express: 'What `res.redirect(url)` sends, whatever status was set before.',
      fastify: 'What `reply.redirect(url)` sends when no status was set before.',
    },
    formerPhrases: ['Moved Temporarily'],
  },
  {
    code: 303,
    phrase: 'See Other',
    reference: rfc(9110, '15.4.4'),
    meaning: 'The answer to this request is to be fetched with GET from another address.',
    useWhen: 'After a POST, PUT or DELETE, to show the result on a page of its own.',
  },
  {
    code: 304,
    phrase: 'Not Modified',
    reference: rfc(9110, '15.4.5'),
    meaning:
      'The copy that the client asked about with `If-None-Match` or `If-Modified-Since` is still good; no body follows.',
    useWhen: 'Only in answer to a conditional GET or HEAD, with the same `ETag` that a 200 would carry.',
    body: 'none',
    frameworks: {
      express:
        '`res.send` and `res.json` answer it by themselves when the ETag matches; a body is dropped, `Content-Type` and `Content-Length` are removed.',
      fastify:
        'Never sent by itself (`@fastify/etag` does); a body is dropped, but its `Content-Type` and `Content-Length` are announced.',
    },
  },
  {
    code: 305,
    phrase: 'Use Proxy',
    reference: rfc(9110, '15.4.6'),
    meaning:
      "Was meant to send the client through a proxy; deprecated because a response could capture the client's traffic.",
    useWhen: 'Never: browsers ignore it.',
    instead: [307],
  },
  {
    code: 306,
    phrase: 'Switch Proxy',
    state: 'unused',
    reference: rfc(9110, '15.4.7'),
    meaning: 'Belonged to an early draft; the number is reserved and means nothing now.',
    useWhen: 'Never: no client knows it.',
    instead: [307, 302],
  },
  {
    code: 307,
    phrase: 'Temporary Redirect',
    reference: rfc(9110, '15.4.8'),
    meaning:
      'The resource stands elsewhere for the moment, and the client must repeat the request there with the same method and body.',
    useWhen: 'For temporary redirects in an API.',
  },
  {
    code: 308,
    phrase: 'Permanent Redirect',
    reference: rfc(9110, '15.4.9'),
    meaning:
      'The resource has a new address for good, and the client must repeat the request there with the same method and body.',
    useWhen: 'When an endpoint of an API moves forever.',
    cacheable: true,
  },
];
