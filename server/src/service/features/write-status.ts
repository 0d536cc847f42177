import type { Position, TextEdit } from 'vscode-languageserver-types';
import type { StatusPlace } from '../../engine/model/status-place';
import type { AnalysedDocument } from '../document';
import { placeAt, replacedAt } from './place-at';
import { constantNames, spellingOf } from './spelling';

/**
 * The edits that write a code at a position. A status that stands there is replaced in its own style (number or name);
 * where none stands, the number is inserted. None on a name that is a status itself (`reply.notFound()`): a number
 * would break it.
 */
export function statusEditsAt(document: AnalysedDocument, position: Position, code: number): TextEdit[] {
  const { positions } = document;
  const offset = positions.offsetAt(position);
  const place = placeAt(document, offset);
  if (!place) return [{ range: { start: position, end: position }, newText: String(code) }];
  if (place.kind === 'error' || place.kind === 'shorthand') return [];
  return [
    { range: positions.rangeOf(replacedAt(place, offset)), newText: spellingAt(place, code, document) },
  ];
}

function spellingAt(place: StatusPlace, code: number, document: AnalysedDocument): string {
  if (place.kind === 'definition') return String(code);
  if (place.text === '') return spellingOf(code, document);
  const [name = String(code)] = constantNames(code, document);
  return /^\W*\d/.test(place.text) ? String(code) : name;
}
