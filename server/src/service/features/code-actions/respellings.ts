import { CodeActionKind } from 'vscode-languageserver-types';
import { syntaxErrors } from '../../../engine/lint/syntax-errors';
import type { StatusConstants, StatusPlace } from '../../../engine/model/status-place';
import { onlyCode } from '../../../engine/model/status-value';
import { applyEdits, type TextEdit } from '../../../engine/text/edit';
import type { AnalysedDocument } from '../../document';
import type { ActionDataOf } from './action-data';
import type { ActionEdits, ActionOffer, Asked } from './offer';

/** A status place with another way to write its code. */
interface Respelling {
  readonly place: StatusPlace;
  readonly as: string;
}

/** A status written as a number or as a name of the constants that the file uses, for one place and for all. */
export function respellings(document: AnalysedDocument, asked: Asked): readonly ActionOffer[] {
  const { uri, analysis } = document;
  const { places, constants } = analysis;
  const place = places.find(({ span }) => span.start <= asked.span.start && asked.span.start <= span.end);
  if (place === undefined) return [];
  return constants.flatMap((set) => {
    const respelling = respellingOf(place, set);
    if (respelling === undefined || !isWritable(document, [respelling])) return [];
    const target = isNumber(place) ? 'names' : 'numbers';
    const all = respellingsIn(document, set, target);
    const what = {
      names: `all status codes as constants of ${set.name}`,
      numbers: `all constants of ${set.name} as numbers`,
    };
    const one: ActionOffer = {
      title: `Write ${place.text} as ${respelling.as}`,
      kind: CodeActionKind.RefactorRewrite,
      data: { kind: 'respell', uri, ...placeKey(document, place), as: respelling.as },
    };
    const every: ActionOffer = {
      title: `Write ${what[target]}`,
      kind: CodeActionKind.RefactorRewrite,
      data: { kind: 'respell-all', uri, set: set.name, as: target },
    };
    return all.length > 1 ? [one, every] : [one];
  });
}

/** The edit at one place; undefined where the place is no longer there, or not for certain. */
export function respellingEdits(
  document: AnalysedDocument,
  data: ActionDataOf<'respell'>,
): ActionEdits | undefined {
  const alike = document.analysis.places.filter(({ text }) => text === data.text);
  const place = alike.length === data.count ? alike[data.nth] : undefined;
  const respelling = place && spellingsOf(document, place).find(({ as }) => as === data.as);
  return respelling && { edits: [editOf(respelling)] };
}

/** The edits at all places of the file. */
export function respellAllEdits(
  document: AnalysedDocument,
  { set, as }: ActionDataOf<'respell-all'>,
): ActionEdits | undefined {
  const wanted = document.analysis.constants.find(({ name }) => name === set);
  const all = wanted ? respellingsIn(document, wanted, as) : [];
  const writable = isWritable(document, all) ? all : all.filter((each) => isWritable(document, [each]));
  return writable.length === 0 ? undefined : { edits: writable.map(editOf) };
}

function spellingsOf({ analysis }: AnalysedDocument, place: StatusPlace): readonly Respelling[] {
  return analysis.constants.flatMap((set) => respellingOf(place, set) ?? []);
}

function respellingsIn(
  { analysis }: AnalysedDocument,
  set: StatusConstants,
  as: 'names' | 'numbers',
): readonly Respelling[] {
  return analysis.places
    .filter((place) => isNumber(place) === (as === 'names'))
    .flatMap((place) => respellingOf(place, set) ?? []);
}

// What is neither a number nor exactly the set's name for the code (a variable, an expression) stays as it is.
function respellingOf(place: StatusPlace, set: StatusConstants): Respelling | undefined {
  const code = onlyCode(place.status);
  const name = code === undefined || place.kind !== 'status' ? undefined : set.nameOf(code);
  if (code === undefined || name === undefined) return undefined;
  if (isNumber(place)) return { place, as: name };
  return place.text === name ? { place, as: String(code) } : undefined;
}

function isNumber({ text }: StatusPlace): boolean {
  return /^\d{3}$/.test(text);
}

// `{ statusCode }` cannot become `{ 404 }`: what the parser understands less than before is not offered.
function isWritable({ fileName, text }: AnalysedDocument, all: readonly Respelling[]): boolean {
  return syntaxErrors(fileName, applyEdits(text, all.map(editOf))) <= syntaxErrors(fileName, text);
}

function editOf({ place: { span }, as }: Respelling): TextEdit {
  return { start: span.start, end: span.end, text: as };
}

function placeKey(
  { analysis }: AnalysedDocument,
  place: StatusPlace,
): Pick<ActionDataOf<'respell'>, 'nth' | 'count' | 'text'> {
  const alike = analysis.places.filter(({ text }) => text === place.text);
  return { nth: alike.indexOf(place), count: alike.length, text: place.text };
}
