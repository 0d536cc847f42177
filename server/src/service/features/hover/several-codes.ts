import { describe } from '../../../engine/http/statuses';
import type { StatusPlace } from '../../../engine/model/status-place';
import { codesOf } from '../../../engine/model/status-value';
import { bold, code, joined, line, link, type Rich, words } from '../../rich-text';
import { firstSentenceOf } from '../../sentences';

/** More would be a page: the rest is a number. */
const MOST = 8;

/** The hover over a name that stands for several codes, or for some that are known and others that are not. */
export function severalCodes(place: StatusPlace): readonly (readonly Rich[])[] {
  const codes = codesOf(place.status);
  const shown = codes.slice(0, MOST).map((each): Rich => {
    const { phrase, meaning, reference } = describe(each);
    return line(
      bold(`${each} ${phrase}`.trim()),
      `: ${firstSentenceOf(meaning)} `,
      link(reference.title, reference.url),
    );
  });
  const more = codes.length - shown.length;
  return [
    [joined(' ', code(place.text), 'can be')],
    [
      ...shown,
      ...(more > 0 ? [words(`and ${more} more`)] : []),
      ...(place.status.dynamic ? [words('or a code that is known at run time only.')] : []),
    ],
  ];
}
