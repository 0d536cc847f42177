import { classOf } from '../../../engine/http/statuses';
import type { FrameworkVersion } from '../../../engine/model/framework-name';
import type { StatusPlace } from '../../../engine/model/status-place';
import type { Span } from '../../../engine/text/span';

/** What `redirect` does with the code of a place: one that it ignores, or one that it is given. */
export function redirectNote(
  code: number,
  place: StatusPlace,
  { name, majors }: FrameworkVersion,
  text: string,
): string | undefined {
  const responses = place.handler?.responses ?? [];
  if (responses.some(({ ignoredStatus }) => ignoredStatus && isSame(ignoredStatus.span, place.expression)))
    return `Lost: \`res.redirect(url)\` sends 302, whatever was set before. Write \`res.redirect(${code}, url)\`.`;
  const redirect = place.responses.find(({ method }) => method === 'redirect');
  if (!redirect || classOf(code) !== 'redirection') return undefined;
  if (name === 'express')
    return '`res.redirect(url)` without a code sends 302, whatever status was set before.';
  if (isSetBefore(place.span, redirect.span, text)) return '`reply.redirect(url)` keeps a status set before.';
  const [lowest = 0] = [...majors].sort((a, b) => a - b);
  const first = `\`redirect(${code}, url)\``;
  const second = `\`redirect(url, ${code})\``;
  if (lowest >= 5)
    return `The code is the second argument: ${second}. Without one a status set before is kept.`;
  if (majors.every((major) => major === 3))
    return `The code is the first argument: ${first}; as the second it is ignored and 302 is sent.`;
  return `${first} up to 4.27, ${second} from 4.28 on; in 5 the first form fails.`;
}

function isSetBefore(place: Span, redirect: Span, text: string): boolean {
  return place.end <= redirect.start || /\.\s*redirect\s*\(/.test(text.slice(place.end, redirect.end));
}

function isSame(a: Span, b: Span): boolean {
  return a.start === b.start && a.end === b.end;
}
