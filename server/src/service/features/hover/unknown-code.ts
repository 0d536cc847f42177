import type { StatusPlace } from '../../../engine/model/status-place';
import type { AnalysedDocument } from '../../document';
import { code, joined, type Rich, words } from '../../rich-text';
import { frameworkLine } from './framework-lines';
import { invalidNote, refusalNote } from './invalid-note';

/** The hover over a status of which no code is known: what happens to a value that is none. */
export function unknownCode(place: StatusPlace, document: AnalysedDocument): readonly (readonly Rich[])[] {
  const { status } = place;
  const isWrong = status.problems.some(({ kind }) => kind !== 'unguarded-error-member');
  return [
    [
      joined(
        ' ',
        code(place.text),
        isWrong ? 'is no status code.' : 'gives a status that is known at run time only.',
      ),
    ],
    noteOf(place, isWrong, document),
  ];
}

function noteOf(
  { framework, ...place }: StatusPlace,
  isWrong: boolean,
  { text }: AnalysedDocument,
): readonly Rich[] {
  if (!isWrong && /^\s*(?:\|\||\?\?)/.test(text.slice(place.span.end, place.expression.end)))
    return [words('Where it gives none, what stands behind it counts.')];
  if (!framework) return [];
  const note = isWrong ? invalidNote(undefined, { framework, ...place }, framework) : refusalNote(framework);
  return note === undefined ? [] : [frameworkLine(framework, note)];
}
