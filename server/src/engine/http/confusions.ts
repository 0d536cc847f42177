import type { Confusion } from './status-info';

/**
 * Pairs of codes that are taken for each other. The sentence names both sides, so that it holds read from
 * either. Only pairs that a handler's author really weighs.
 */
const pairs: readonly (readonly [number, number, string])[] = [
  [100, 103, '100 asks for the body of the request; 103 announces fields of the response.'],
  [
    102,
    202,
    '102 comes before the answer and keeps the client waiting; 202 is the answer, and the work goes on without it.',
  ],
  [200, 201, '201 means that something new was stored; 200 that data was returned or an action was done.'],
  [200, 202, '200 means done; 202 means taken on, with the end still open.'],
  [200, 204, '200 has a body, if only `{}`; 204 has none.'],
  [200, 206, '206 answers a `Range` field; a page of a list is a 200.'],
  [200, 207, '207 means that each part has a status of its own in the body; 200 that all of it worked.'],
  [
    200,
    404,
    'A collection in which nothing matches is a 200 with an empty list; an address that names nothing is a 404.',
  ],
  [201, 202, '201 means that it exists now; 202 that it may exist later.'],
  [201, 204, '201 is for what was created; 204 for success with nothing to tell.'],
  [201, 409, '201 means that this request created it; 409 that it was there before and stands in the way.'],
  [204, 205, '204 leaves the client as it is; 205 asks it to empty its form. Neither has a body.'],
  [204, 304, '204 means done with nothing to show; 304 means that the copy of the client is still good.'],
  [204, 404, '204 means that it worked, with nothing to send; 404 that there is nothing at the address.'],
  [301, 302, '301 is for good and is remembered; 302 is for now.'],
  [301, 308, 'Both are for good; after 301 a POST may become a GET, after 308 the method and body stay.'],
  [302, 303, '303 always leads to a GET; 302 leaves that to the client, though browsers do the same.'],
  [302, 307, 'Both are for now; after 302 a POST may become a GET, after 307 the method and body stay.'],
  [303, 307, '303 leads to another resource with GET; 307 repeats the same request elsewhere.'],
  [304, 412, '304 is for reading (`If-None-Match` with GET); 412 for writing (`If-Match` with PUT).'],
  [307, 308, 'Both keep the method and body; 307 is for now, 308 for good.'],
  [400, 401, '400 means that the request is wrong; 401 that the proof of identity is missing or wrong.'],
  [400, 404, '400 means that the id cannot be read; 404 that it can and nothing has it.'],
  [400, 409, '400 is wrong for any state of the server; 409 only for the present one.'],
  [400, 412, '412 belongs to `If-Match` and its kin; a missing or wrong parameter is a 400.'],
  [400, 413, '413 means that the size is the problem; 400 that the content is.'],
  [
    400,
    415,
    '415 means that the type is not read at all; 400 that the type is read but this text is broken.',
  ],
  [
    400,
    422,
    '400 means that it could not be read or lacks something; 422 that it was read and its values make no sense.',
  ],
  [400, 500, '400 means that the client can correct it; 500 that nobody outside can.'],
  [401, 403, '401 means that we do not know who you are; 403 that we know, and you may not.'],
  [401, 407, '401 is about the service itself; 407 about a proxy on the way.'],
  [401, 511, '401 comes from the service; 511 from a network that wants a login first.'],
  [402, 403, '402 means that paying would help; 403 that it would not.'],
  [403, 404, '403 admits that the resource exists; 404 hides it, if that is a secret.'],
  [403, 405, '403 refuses this caller; 405 refuses this method to everyone.'],
  [
    403,
    423,
    '403 means that the caller lacks a right; 423 that a lock stands in the way until it is released.',
  ],
  [403, 429, '403 will not change by waiting; 429 will.'],
  [403, 451, '451 means that the law forbids it; 403 that the server decided so.'],
  [404, 405, '404 means that the address is unknown; 405 that it is known, but not for this method.'],
  [404, 410, '404 leaves open whether it ever was or will be; 410 says that it was and will not come back.'],
  [404, 422, '404 is about what the address names; 422 can be about an id inside the body.'],
  [
    405,
    501,
    '405 means that this resource refuses a method that the server knows; 501 that the server cannot do it anywhere.',
  ],
  [
    406,
    415,
    '406 is about what the client wants to get (`Accept`); 415 about what it sent (`Content-Type`).',
  ],
  [408, 504, '408 means that the client was slow to send; 504 that a service behind us was slow to answer.'],
  [
    409,
    412,
    '412 means that a condition the client sent does not hold; 409 that the server found the collision itself.',
  ],
  [409, 422, '409 may succeed once the state has changed; 422 is wrong whatever the state.'],
  [409, 423, '409 is a collision with the content; 423 with a lock.'],
  [412, 428, '412 means that the condition failed; 428 that one should have been sent.'],
  [413, 414, '413 is about the body; 414 about the address.'],
  [413, 431, '413 is about the body; 431 about the fields of the head, mostly cookies.'],
  [413, 507, '413 means that this request is too large; 507 that the store is full.'],
  [415, 422, '415 means that the type is not read; 422 that the type is read and the values make no sense.'],
  [421, 404, '421 means the wrong server for this host; 404 the right server without this resource.'],
  [424, 502, '424 is about an earlier operation of the same request; 502 about another service.'],
  [425, 429, '425 is about replayed early data of TLS; 429 about too many requests.'],
  [429, 503, '429 means that this client asks too often; 503 that the server is overloaded by all of them.'],
  [500, 501, '500 means that the code failed; 501 that it has not been written.'],
  [500, 502, '500 means that we failed; 502 that the service behind us did.'],
  [500, 503, '500 is unforeseen; 503 is known and will pass.'],
  [
    502,
    503,
    '502 means that the service behind us answered nonsense; 503 that we cannot serve for the moment.',
  ],
  [502, 504, '502 means a bad answer from behind; 504 none in time.'],
  [503, 504, '503 means that we are the bottleneck; 504 that the service behind us is.'],
  [507, 503, '507 means that there is no room left; 503 that there is no capacity for the moment.'],
  [508, 500, '508 is an endless chain of references in the data; an endless loop in the code is a 500.'],
];

/** The codes that are confused with `code`, in the order of the table. */
export function confusionsOf(code: number): readonly Confusion[] {
  return pairs.flatMap(([a, b, difference]) => {
    if (a === code) return [{ code: b, difference }];
    return b === code ? [{ code: a, difference }] : [];
  });
}
