import { object, type GenericSchema, type ObjectEntries } from 'valibot';

/** What reads a value that anybody can have written as a `T`. */
export type Shape<T> = GenericSchema<unknown, T>;

/**
 * Shapes of all members of a `T`: one that is forgotten does not compile, an optional one neither, or a cache would drop it
 * without a word.
 */
type Members<T> = { readonly [Name in keyof T]-?: Shape<T[Name]> };

/** A thing with members; others that it may have, or inherits, do not come along. */
export function record<T extends object>(members: Members<T>): Shape<T> {
  return object(members as unknown as ObjectEntries) as unknown as Shape<T>;
}
