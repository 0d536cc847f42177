import { bodyStatusMismatch } from './body-status-mismatch';
import { consistentValidationStatus } from './consistent-validation-status';
import { errorHandlerKeepsStatus } from './error-handler-keeps-status';
import { no401ForForbidden } from './no-401-for-forbidden';
import { no403ForUnauthenticated } from './no-403-for-unauthenticated';
import { no405WithoutAllow } from './no-405-without-allow';
import { noBodyWithEmptyStatus } from './no-body-with-empty-status';
import { noDoubleResponse } from './no-double-response';
import { noErrorIn2xx } from './no-error-in-2xx';
import { noErrorLeak } from './no-error-leak';
import { noExplicit500 } from './no-explicit-500';
import { noFinal1xx } from './no-final-1xx';
import { noIncompleteCompanion } from './no-incomplete-companion';
import { noInvalidStatus } from './no-invalid-status';
import { noLostThrow } from './no-lost-throw';
import { noRemovedSignature } from './no-removed-signature';
import { noSuccessFlagWithError } from './no-success-flag-with-error';
import { noSuccessInErrorHandler } from './no-success-in-error-handler';
import { noUnansweredPath } from './no-unanswered-path';
import { noUnregisteredStatus } from './no-unregistered-status';
import { noUnsentStatus } from './no-unsent-status';
import { rateLimitStatus } from './rate-limit-status';
import { redirectWithoutLocation } from './redirect-without-location';
import { sendStatusThenBody } from './send-status-then-body';
import { sizeAndTypeStatus } from './size-and-type-status';
import { statusBeforeRedirect } from './status-before-redirect';
import { statusInWrongArgument } from './status-in-wrong-argument';
import { undeclaredStatus } from './undeclared-status';
import { validationStatus } from './validation-status';
import { wrongCredentialsStatus } from './wrong-credentials-status';
import type { Rule } from './rule';

/** Every rule, in the order of the catalogue. Adding one is one line here. */
export const RULES: readonly Rule[] = [
  noExplicit500,
  noErrorIn2xx,
  no403ForUnauthenticated,
  no401ForForbidden,
  wrongCredentialsStatus,
  noUnregisteredStatus,
  noInvalidStatus,
  noFinal1xx,
  noBodyWithEmptyStatus,
  bodyStatusMismatch,
  noSuccessFlagWithError,
  sendStatusThenBody,
  statusBeforeRedirect,
  noDoubleResponse,
  noUnsentStatus,
  noRemovedSignature,
  statusInWrongArgument,
  redirectWithoutLocation,
  no405WithoutAllow,
  noIncompleteCompanion,
  noErrorLeak,
  noSuccessInErrorHandler,
  errorHandlerKeepsStatus,
  noUnansweredPath,
  validationStatus,
  rateLimitStatus,
  sizeAndTypeStatus,
  noLostThrow,
  consistentValidationStatus,
  undeclaredStatus,
];
