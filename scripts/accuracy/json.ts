/**
 * Reading of JSON whose form is documented but not guaranteed. Each function takes the value and a text that
 * says where it stood, and throws an error naming that place when the value is something else.
 */

/** A JSON object whose members are not known yet. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** The value as an object. */
export function objectIn(value: unknown, where: string): JsonObject {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw wrong(where, 'an object');
  return value as JsonObject;
}

/** The value as a list. */
export function listIn(value: unknown, where: string): readonly unknown[] {
  if (!Array.isArray(value)) throw wrong(where, 'a list');
  return value;
}

/** The value as a text. */
export function textIn(value: unknown, where: string): string {
  if (typeof value !== 'string') throw wrong(where, 'a text');
  return value;
}

/** The value as a number. */
export function numberIn(value: unknown, where: string): number {
  if (typeof value !== 'number') throw wrong(where, 'a number');
  return value;
}

/** The value as one of the `allowed` texts. */
export function choiceIn<T extends string>(value: unknown, allowed: readonly T[], where: string): T {
  const choice = allowed.find((one) => one === value);
  if (choice === undefined) throw wrong(where, allowed.join(' or '));
  return choice;
}

function wrong(where: string, expected: string): Error {
  return new Error(`${where} is not ${expected}.`);
}
