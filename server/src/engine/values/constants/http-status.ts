import type { Codes } from './constant-package';
import { constantPackage } from './constant-package';
import { byNumber, codes, codesBy, upperSnake } from './spelling';

const main = codesBy(
  upperSnake,
  '100-103, 200-208, 226, 300-308, 400-412, 415, 417-418, 421, 423-426, 428-429, 431, 451, 500-508, 510-511',
  {
    REQUEST_ENTITY_TOO_LARGE: 413,
    REQUEST_URI_TOO_LONG: 414,
    REQUESTED_RANGE_NOT_SATISFIABLE: 416,
    UNPROCESSABLE_ENTITY: 422,
  },
);

/** The entries of version 2 that add the codes of one product. */
const extras: Readonly<Record<string, Codes>> = {
  cloudflare: codes({
    UNKNOWN_ERROR: 520,
    WEB_SERVER_IS_DOWN: 521,
    CONNECTION_TIMED_OUT: 522,
    ORIGIN_IS_UNREACHABLE: 523,
    A_TIMEOUT_OCCURRED: 524,
    SSL_HANDSHAKE_FAILED: 525,
    INVALID_SSL_CERTIFICATE: 526,
    RAILGUN_ERROR: 527,
  }),
  iis: codes({ LOGIN_TIME_OUT: 440, RETRY_WITH: 449, REDIRECT: 451 }),
  nginx: codes({
    NO_RESPONSE: 444,
    REQUEST_HEADER_TOO_LARGE: 494,
    SSL_CERTIFICATE_ERROR: 495,
    SSL_CERTIFICATE_REQUIRED: 496,
    HTTP_REQUEST_SENT_TO_HTTPS_PORT: 497,
    CLIENT_CLOSED_REQUEST: 499,
  }),
  unofficial: codes({
    CHECKPOINT: 103,
    THIS_IS_FINE: 218,
    PAGE_EXPIRED: 419,
    ENHANCE_YOUR_CALM: 420,
    BLOCKED_BY_WINDOWS_PARENTAL_CONTROLS: 450,
    INVALID_TOKEN: 498,
    TOKEN_REQUIRED: 499,
    BANDWIDTH_LIMIT_EXCEEDED: 509,
    SITE_IS_FROZEN: 530,
    NETWORK_READ_TIMEOUT_ERROR: 598,
  }),
};

function entry(specifier: string, members: Codes) {
  const strings = stringsOf(members);
  return constantPackage('http-status', [specifier], {
    exports: { default: members, status: members, '*': members },
    strings: { default: strings, status: strings, '*': strings },
  });
}

/** `status[404]`, `status['404_NAME']` and its kin. */
function stringsOf(members: Codes): Codes {
  const derived = Object.values(members).flatMap((code) =>
    ['NAME', 'MESSAGE', 'CLASS'].map((suffix): [string, number] => [`${code}_${suffix}`, code]),
  );
  return codes(byNumber(members), Object.fromEntries(derived));
}

/**
 * http-status 1 (`require` gives the table) and 2 (`default` and `status`): `status.NOT_FOUND` is a code,
 * `status[404]` the phrase. Version 2 has an entry per product besides.
 */
export const httpStatus = [
  entry('http-status', main),
  ...Object.entries(extras).map(([name, members]) => entry(`http-status/${name}`, codes(main, members))),
];
