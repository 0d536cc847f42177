import type { Position, Range } from 'vscode-languageserver-types';
import { URI } from 'vscode-uri';
import { invalidParams } from './errors';

/** In characters. No system has paths of that length, and looking at each folder upward takes the square of it. */
const LONGEST_URI = 20_000;

/** Reads what clients send, which may be anything. Every reader throws InvalidParams with the name of what is wrong. */
export type Fields = Readonly<Record<string, unknown>>;

/** An object's fields. */
export function fieldsOf(value: unknown, name: string): Fields {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Fields;
  throw invalidParams(`${name} is not an object.`);
}

/** A text. */
export function textOf(value: unknown, name: string): string {
  if (typeof value === 'string') return value;
  throw invalidParams(`${name} is not a string.`);
}

/** A URI that can be taken apart: what cannot be names no place. */
export function uriOf(value: unknown, name: string): string {
  const uri = textOf(value, name);
  if (isUri(uri)) return uri;
  throw invalidParams(`${name} is not a URI.`);
}

/** Whether a text is a URI that can be taken apart, and no longer than any place is named. */
export function isUri(value: unknown): value is string {
  if (typeof value !== 'string' || value === '' || value.length > LONGEST_URI) return false;
  try {
    // As it is kept: in one spelling, which is taken apart again.
    URI.parse(URI.parse(value).toString());
    return true;
  } catch {
    // The parser throws at what is none.
    return false;
  }
}

/** A whole number; what is below zero or beyond 32 bits is left to those who clamp. */
export function integerOf(value: unknown, name: string): number {
  if (typeof value === 'number' && Number.isInteger(value)) return value;
  throw invalidParams(`${name} is not a whole number.`);
}

/** A list. */
export function listOf(value: unknown, name: string): readonly unknown[] {
  if (Array.isArray(value)) return value;
  throw invalidParams(`${name} is not a list.`);
}

/** The `textDocument.uri` of parameters. */
export function documentUriOf(params: unknown): string {
  const { textDocument } = fieldsOf(params, 'params');
  return textOf(fieldsOf(textDocument, 'textDocument')['uri'], 'textDocument.uri');
}

/** The `position` of parameters. */
export function positionOf(params: unknown): Position {
  return readPosition(fieldsOf(params, 'params')['position'], 'position');
}

/** The `range` of parameters. */
export function rangeOf(params: unknown): Range {
  return readRange(fieldsOf(params, 'params')['range'], 'range');
}

/** A range. */
export function readRange(value: unknown, name: string): Range {
  const { start, end } = fieldsOf(value, name);
  return { start: readPosition(start, `${name}.start`), end: readPosition(end, `${name}.end`) };
}

function readPosition(value: unknown, name: string): Position {
  const { line, character } = fieldsOf(value, name);
  return { line: integerOf(line, `${name}.line`), character: integerOf(character, `${name}.character`) };
}
