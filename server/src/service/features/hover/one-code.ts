import { classNameOf, insteadOf, standingOf } from '../../../engine/http/standing';
import type { StatusInfo } from '../../../engine/http/status-info';
import { describe, labelOf } from '../../../engine/http/statuses';
import type { StatusPlace } from '../../../engine/model/status-place';
import type { AnalysedDocument } from '../../document';
import { bold, joined, line, type Rich, words } from '../../rich-text';
import { confusionsFor } from './confusions';
import { fieldLines } from './field-lines';
import { frameworkLines } from './framework-lines';
import { guardLines } from './guard-lines';
import { linksOf } from './links';

/** The hover over one status code: what it means, and what it does where it stands. */
export function oneCode(
  code: number,
  place: StatusPlace,
  document: AnalysedDocument,
): readonly (readonly Rich[])[] {
  const info = describe(code);
  return [
    [headOf(info)],
    [words(info.meaning)],
    // Editors cut long hovers off: what is said of this very place comes early.
    [...guardLines(code, place, document)],
    [line(bold('Use it:'), ` ${info.useWhen}`), ...insteadLine(info)],
    [...confusionsFor(code, place, document)],
    [...fieldLines(info, place), ...frameworkLines(info, place, document)],
    [linksOf(info)],
  ];
}

// `404 Not Found · client error`, with how it stands where that is unusual.
function headOf(info: StatusInfo): Rich {
  const label = info.phrase === '' ? String(info.code) : `${info.code} ${info.phrase}`;
  const notes = [
    classNameOf(info),
    info.state === 'registered' ? undefined : standingOf(info),
    info.vendor,
  ].filter((note) => note !== undefined);
  return joined(' · ', bold(label), ...notes);
}

function insteadLine(info: StatusInfo): readonly Rich[] {
  const codes = insteadOf(info);
  // A vendor's advice names them already.
  if (codes.length === 0 || info.state === 'vendor') return [];
  return [line(bold('Instead:'), ` ${codes.map(labelOf).join(', ')}`)];
}
