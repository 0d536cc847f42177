import { constantPackage } from './constant-package';
import { byNumber, codesBy, upperSnake } from './spelling';

const httpStatus = codesBy(
  upperSnake,
  '100-102, 200-208, 301-304, 307-308, 400-412, 414-415, 417, 423-424, 428-429, 500-505, 507-508',
  {
    EARLYHINTS: 103,
    CONTENT_DIFFERENT: 210,
    AMBIGUOUS: 300,
    PAYLOAD_TOO_LARGE: 413,
    REQUESTED_RANGE_NOT_SATISFIABLE: 416,
    I_AM_A_TEAPOT: 418,
    MISDIRECTED: 421,
    UNPROCESSABLE_ENTITY: 422,
    UNRECOVERABLE_ERROR: 456,
  },
);

/** Nest's enum `HttpStatus`, of version 12; earlier ones lack some members and name none otherwise. */
export const nestjsCommon = constantPackage('@nestjs/common', ['@nestjs/common'], {
  exports: { HttpStatus: httpStatus },
  strings: { HttpStatus: byNumber(httpStatus) },
});
