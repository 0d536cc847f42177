import type { Span } from '../../text/span';
import type { Tree } from '../../syntax/tree';
import { fileLogger } from '../edits/error-log';
import { quoteOf } from '../edits/source-style';
import { deletedIn } from '../flow/deletions';
import { throwersOf } from '../flow/throwers';
import type { Replaced } from './shift';

/** What has to be asked of a file around an edit: to look through the whole file costs more than the reading of a handler. */
export interface AskedAround {
  readonly quote?: boolean;
  readonly logger?: boolean;
  readonly deletions?: boolean;
}

/**
 * Finds what an edit can have changed of what handlers ask of the file as a whole.
 * @param body the part in which the two texts differ
 */
export function askedAround(body: Replaced, before: string, after: string): AskedAround {
  const was = linesOf(body, before);
  const is = linesOf({ start: body.start, end: body.end + body.delta }, after);
  const hasAny = (word: RegExp): boolean => word.test(was) || word.test(is);
  return {
    quote: countOf(was, "'") !== countOf(is, "'") || countOf(was, '"') !== countOf(is, '"'),
    logger: hasAny(/\blog(?:ger)?\b/) || !/[=;]/.test(was) || !/[=;]/.test(is),
    deletions: hasAny(/\bdelete\b/),
  };
}

/** What handlers ask of the file as a whole, wherever in it that stands, as one text. */
export function surroundingsOf(tree: Tree, { quote, logger, deletions: deleted }: AskedAround): string {
  return [
    quote === true ? quoteOf(tree) : '',
    logger === true ? (fileLogger(tree) ?? '') : '',
    deleted === true ? deletions(tree) : '',
    namesOf(throwersOf(tree).names),
  ].join('\n');
}

function linesOf({ start, end }: Span, text: string): string {
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
