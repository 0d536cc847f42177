/**
 * What a value says of a time: a duration in `seconds` or `milliseconds`, a moment counted from 1970, a `Date` object, a
 * moment as ISO 8601 writes it (`2030-01-31T12:00:00.000Z`) or as HTTP does (RFC 9110 §5.6.7).
 */
export type TimeKind =
  'seconds' | 'milliseconds' | 'epoch-seconds' | 'epoch-milliseconds' | 'date' | 'iso' | 'http-date';
