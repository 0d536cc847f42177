import { constantPackage } from './constant-package';
import { byNumber, codesBy, upperSnake } from './spelling';

const members = codesBy(upperSnake, '100-101, 200-206, 300-305, 307, 400-412, 415, 417, 429, 500-505', {
  REQUEST_ENTITY_TOO_LARGE: 413,
  REQUEST_URI_TOO_LONG: 414,
  REQUESTED_RANGE_NOT_SATISFIABLE: 416,
  UNPROCESSABLE_ENTITY: 422,
});

/** http-status-enum: the default export is an enum; `require` gives `{ default }`. */
export const httpStatusEnum = constantPackage('http-status-enum', ['http-status-enum'], {
  exports: { default: members },
  strings: { default: byNumber(members) },
});
