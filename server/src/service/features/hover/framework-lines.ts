import type { StatusInfo } from '../../../engine/http/status-info';
import { FRAMEWORK_TITLES, type FrameworkVersion } from '../../../engine/model/framework-name';
import type { StatusPlace } from '../../../engine/model/status-place';
import type { AnalysedDocument } from '../../document';
import { bold, line, type Rich, words } from '../../rich-text';
import { errorNotes, isByName } from './error-notes';
import { invalidNote } from './invalid-note';
import { majorNote } from './major-notes';
import { redirectNote } from './redirect-note';

/** What the framework, in the majors at hand, does with a code where it stands. Nothing where no framework is known. */
export function frameworkLines(
  info: StatusInfo,
  place: StatusPlace,
  document: AnalysedDocument,
): readonly Rich[] {
  if (isByName(place)) return [words('Read from the name alone: where it is defined decides what is sent.')];
  const { framework } = place;
  if (!framework) return [];
  const about = errorNotes(info.code, place, framework, document);
  const notes =
    about.length > 0
      ? about
      : [
          invalidNote(info.code, place, framework) ??
            redirectNote(info.code, place, framework, document.text) ??
            majorNote(info.code, framework) ??
            info.frameworks[framework.name],
        ];
  const known = notes.filter((note) => note !== undefined);
  return known.length === 0 ? [] : [frameworkLine(framework, known.join(' '))];
}

/** A fact about a framework, under its name and the majors at hand. */
export function frameworkLine(framework: FrameworkVersion, note: string): Rich {
  return line(bold(`${titleOf(framework)}:`), ` ${note}`);
}

/** `Fastify 4 and 5`. */
function titleOf({ name, majors }: FrameworkVersion): string {
  const [last, ...before] = [...majors].sort((a, b) => b - a);
  if (last === undefined) return FRAMEWORK_TITLES[name];
  const list = before.length === 0 ? `${last}` : `${before.reverse().join(', ')} and ${last}`;
  return `${FRAMEWORK_TITLES[name]} ${list}`;
}
