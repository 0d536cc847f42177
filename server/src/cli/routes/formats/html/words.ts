import type { StatusSource } from '../../../../engine/model/endpoint';

/** Who sends a status, as the page says it. */
export const SOURCE_WORDS: Readonly<Record<StatusSource, string>> = {
  handler: 'by the handler',
  thrown: 'thrown as an error',
  'error-handler': 'by the error handler',
  middleware: 'by a middleware',
  framework: 'by the framework',
};

/** What a family of codes is for, by its first digit. */
export const FAMILY_WORDS: Readonly<Record<number, string>> = {
  0: 'No status',
  1: 'Interim',
  2: 'Success',
  3: 'Redirect',
  4: 'Client error',
  5: 'Server error',
};
