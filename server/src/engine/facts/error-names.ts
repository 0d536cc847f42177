/**
 * Names that projects give to errors of one status, in lower case and without `Error`, `Exception`, `Http`. They are the
 * reason phrases of RFC 9110 §15 and the few names beside them on whose status projects agree; `ValidationError` is none
 * (400 here, 422 there).
 */
const CODES: readonly (readonly [name: string, code: number])[] = [
  ['badrequest', 400],
  ['unauthorized', 401],
  ['unauthorised', 401],
  ['unauthenticated', 401],
  ['notauthenticated', 401],
  ['authentication', 401],
  ['paymentrequired', 402],
  ['forbidden', 403],
  ['accessdenied', 403],
  ['permissiondenied', 403],
  ['notfound', 404],
  ['methodnotallowed', 405],
  ['notacceptable', 406],
  ['requesttimeout', 408],
  ['conflict', 409],
  ['resourcegone', 410],
  ['lengthrequired', 411],
  ['preconditionfailed', 412],
  ['payloadtoolarge', 413],
  ['contenttoolarge', 413],
  ['entitytoolarge', 413],
  ['uritoolong', 414],
  ['unsupportedmediatype', 415],
  ['rangenotsatisfiable', 416],
  ['expectationfailed', 417],
  ['imateapot', 418],
  ['misdirectedrequest', 421],
  ['unprocessable', 422],
  ['unprocessableentity', 422],
  ['unprocessablecontent', 422],
  ['faileddependency', 424],
  ['tooearly', 425],
  ['upgraderequired', 426],
  ['preconditionrequired', 428],
  ['toomanyrequests', 429],
  ['ratelimitexceeded', 429],
  ['unavailableforlegalreasons', 451],
  ['internalserver', 500],
  ['notimplemented', 501],
  ['badgateway', 502],
  ['serviceunavailable', 503],
  ['gatewaytimeout', 504],
  ['insufficientstorage', 507],
];
// Words that only as the whole name mean the status.
const WHOLE: ReadonlyMap<string, number> = new Map([
  ['gone', 410],
  ['locked', 423],
  ['teapot', 418],
]);

const KIND_WORD = /(?:error|exception|http)$/;

/**
 * The status that the name of an error class or factory stands for by convention: `UserNotFoundError`, `badRequest`.
 * @returns undefined for names on which projects do not agree
 */
export function statusOfName(name: string): number | undefined {
  let words = name
    .slice(0, 80)
    .toLowerCase()
    .replace(/[^a-z]/g, '')
    .replace(/^(?:http|create|throw|new)/, '');
  while (KIND_WORD.test(words)) words = words.replace(KIND_WORD, '');
  return WHOLE.get(words) ?? CODES.find(([known]) => words.endsWith(known))?.[1];
}
