import { constantPackage } from './constant-package';
import { byNumber, codesBy, upperSnake } from './spelling';

const constants = codesBy(
  (phrase) => `HTTP_STATUS_${upperSnake(phrase)}`,
  '100-103, 200-208, 226, 300-305, 307-308, 400-412, 414-417, 421, 423-426, 428-429, 431, 451, 500-511',
  { HTTP_STATUS_PAYLOAD_TOO_LARGE: 413, HTTP_STATUS_TEAPOT: 418, HTTP_STATUS_UNPROCESSABLE_ENTITY: 422 },
);

/** Node's `http2.constants.HTTP_STATUS_NOT_FOUND`. */
export const nodeHttp2 = constantPackage('node:http2', ['node:http2', 'http2'], { exports: { constants } });

/** Node's `http.STATUS_CODES[404]`: a phrase, no code. */
export const nodeHttp = constantPackage('node:http', ['node:http', 'http'], {
  strings: { STATUS_CODES: byNumber(constants) },
});
