import type { Span } from '../../text/span';
import type { Tree } from '../../syntax/tree';
import { fileLogger } from '../edits/error-log';
import { quoteOf } from '../edits/source-style';
import { deletedIn } from '../flow/deletions';
import { throwersOf } from '../flow/throwers';
import type { Replaced } from './shift';

/**
 * Whether everything is the same that handlers ask of the file as a whole, wherever in it that stands.
 * @param body the part in which the two differ
 */
export function isSameFor(before: Tree, after: Tree, body: Replaced): boolean {
  const was = linesOf(body, before);
  const is = linesOf({ start: body.start, end: body.end + body.delta }, after);
  // To look through the whole file costs more than the reading of a handler.
  const hasAny = (word: RegExp): boolean => word.test(was) || word.test(is);
  const mayQuote = countOf(was, "'") !== countOf(is, "'") || countOf(was, '"') !== countOf(is, '"');
  const mayLog = hasAny(/\blog(?:ger)?\b/) || !/[=;]/.test(was) || !/[=;]/.test(is);
  return (
    (!mayQuote || quoteOf(before) === quoteOf(after)) &&
    (!mayLog || fileLogger(before) === fileLogger(after)) &&
    (!hasAny(/\bdelete\b/) || deletions(before) === deletions(after)) &&
    namesOf(throwersOf(before).names) === namesOf(throwersOf(after).names)
  );
}

function linesOf({ start, end }: Span, { text }: Tree): string {
  const lineEnd = text.indexOf('\n', end);
  return text.slice(text.lastIndexOf('\n', start - 1) + 1, lineEnd < 0 ? text.length : lineEnd);
}

// Short texts behind an operator, as `quoteOf` counts them.
function countOf(text: string, quote: string): number {
  return text.match(new RegExp(`[(=:,[?{]\\s*${quote}[^"'\\n]*${quote}`, 'g'))?.length ?? 0;
}

function deletions(tree: Tree): string {
  return namesOf([...deletedIn(tree)].map(([owner, members]) => `${owner}:${namesOf(members)}`));
}

function namesOf(names: Iterable<string>): string {
  return [...names].sort().join();
}
