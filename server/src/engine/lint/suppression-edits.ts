import type { Finding } from '../model/finding';
import { commentPlaceAt } from '../syntax/comment-places';
import { codeStartOf } from '../syntax/comments';
import type { Tree } from '../syntax/tree';
import type { TextEdit } from '../text/edit';
import { lineMapOf, type LineMap } from '../text/line-map';
import { directivesOf, type Directive } from './directives';
import { fileCommentPlace } from './file-comment-place';
import { entriesOf, isPassedOver } from './suppressions';

/** Where a suppression comment goes: in front of the finding's line, at its end, or at the file's top. */
export type SuppressionScope = 'next-line' | 'line' | 'file';

/**
 * The edits that put a comment which silences a finding. A comment of that scope that names other rules is
 * extended, and keeps its reason.
 * @param tree of the text that the finding was found in
 * @param reason what stands behind ` -- `; nothing is written for an empty one
 * @returns undefined where no comment can do it: in a template or a text of several lines, in words that JSX shows, or
 *   for a whole file in which another comment switches the rule on
 */
export function suppressionEdits(
  tree: Tree,
  finding: Finding,
  scope: SuppressionScope,
  reason: string,
): readonly TextEdit[] | undefined {
  const directives = directivesOf(tree);
  const request: Request = {
    tree,
    finding,
    lines: lineMapOf(tree.text),
    // A line break would end a `//` comment.
    why: reason.replace(/\s+/g, ' ').trim(),
  };
  if (scope === 'file' && directives.some((one) => switchesOn(one, finding.rule))) return undefined;
  const known = directiveFor(scope, directives, request);
  const edit = known ? extension(known, request) : WRITERS[scope](request);
  return edit && [edit];
}

interface Request {
  readonly tree: Tree;
  readonly finding: Finding;
  readonly lines: LineMap;
  readonly why: string;
}

const WRITERS: Readonly<Record<SuppressionScope, (request: Request) => TextEdit | undefined>> = {
  'next-line': aboveLine,
  line: behindLine,
  file: atTop,
};

function switchesOn({ kind, rules }: Directive, rule: string): boolean {
  return kind === 'enable' && (rules.length === 0 || rules.some(({ id }) => id === rule));
}

// A comment that names no rule silences all: with a name it would silence less.
function directiveFor(
  scope: SuppressionScope,
  directives: readonly Directive[],
  { tree, finding }: Request,
): Directive | undefined {
  const at = finding.span.start;
  return entriesOf(directives, tree.text, codeStartOf(tree)).findLast(
    ({ kind, rule, from, to }) => kind === scope && rule !== undefined && from <= at && at < to,
  )?.directive;
}

function extension({ rules, comment }: Directive, { tree, finding, why }: Request): TextEdit | undefined {
  const last = rules.at(-1);
  if (!last) return undefined;
  const isBlock = comment.kind === 'block';
  const isEnd = tree.text.slice(last.end, isBlock ? comment.end - 2 : comment.end).trim() === '';
  const because = isEnd && why !== '' ? ` -- ${isBlock ? inBlock(why) : why}` : '';
  return insertion(last.end, `, ${finding.rule}${because}`);
}

/** Comments of other tools that must stay right above the line. */
const ABOUT_NEXT_LINE = /disable-next-line|@ts-(?:ignore|expect-error)|\bignore\b/;

function aboveLine(request: Request): TextEdit | undefined {
  const { tree, finding, lines } = request;
  const { text } = tree;
  let { line } = lines.positionAt(finding.span.start);
  // A finding about a comment that stands alone: comments do not count as the next line.
  if (isPassedOver(line, lines, text)) return undefined;
  const indent = /^[ \t]*/.exec(text.slice(lines.startOf(line)))?.[0] ?? '';
  while (line > 0 && isAboutNext(line - 1, request)) line--;
  const start = lines.startOf(line);
  const place = commentPlaceAt(start, tree);
  const lineBreak = lineBreakAt(start, text);
  if (place.kind === 'code') {
    return insertion(start, `${indent}// ${wordsOf('disable-next-line', request)}${lineBreak}`);
  }
  if (place.kind !== 'jsx' || isShown(start, place, text)) return undefined;
  return insertion(start, `${indent}{${block('disable-next-line', request)}}${lineBreak}`);
}

function isAboutNext(line: number, { tree, lines }: Request): boolean {
  const start = lines.startOf(line);
  if (!ABOUT_NEXT_LINE.test(tree.text.slice(start, lines.startOf(line + 1)))) return false;
  const { kind } = commentPlaceAt(start, tree);
  return isPassedOver(line, lines, tree.text) && (kind === 'code' || kind === 'jsx');
}

function behindLine(request: Request): TextEdit | undefined {
  const { tree, finding, lines } = request;
  const { line } = lines.positionAt(finding.span.start);
  const content = tree.text.slice(lines.startOf(line), lines.startOf(line + 1)).replace(/\r?\n$|\r$/, '');
  const end = lines.startOf(line) + content.length;
  const place = commentPlaceAt(end, tree);
  switch (place.kind) {
    case 'code': {
      const start = lines.startOf(line) + content.trimEnd().length;
      return { start, end, text: ` // ${wordsOf('disable-line', request)}` };
    }
    case 'comment':
      return insertion(place.start, `${block('disable-line', request)} `);
    case 'jsx': {
      const shown = tree.text.slice(place.start, end).trimEnd().length;
      if (isShown(end, place, tree.text)) return undefined;
      // Right behind what stands there: a space before braces would be shown.
      return insertion(place.start + shown, `{${block('disable-line', request)}}`);
    }
    case 'token':
      return undefined;
  }
}

function atTop(request: Request): TextEdit {
  const { tree, finding } = request;
  const start = fileCommentPlace(tree, finding.span.start);
  return insertion(start, `${block('disable', request)}${lineBreakAt(start, tree.text)}`);
}

/** Whether a text of JSX has words on both sides: a comment between them would take away the space that joins them. */
function isShown(
  offset: number,
  place: { readonly start: number; readonly end: number },
  text: string,
): boolean {
  return text.slice(place.start, offset).trim() !== '' && text.slice(offset, place.end).trim() !== '';
}

function wordsOf(directive: string, { finding, why }: Request): string {
  return `status-hints-${directive} ${finding.rule}${why === '' ? '' : ` -- ${why}`}`;
}

function block(directive: string, request: Request): string {
  return `/* ${wordsOf(directive, { ...request, why: inBlock(request.why) })} */`;
}

function inBlock(reason: string): string {
  return reason.replaceAll('*/', '* /');
}

function insertion(at: number, text: string): TextEdit {
  return { start: at, end: at, text };
}

// The next line break of the file, else its first.
function lineBreakAt(offset: number, text: string): string {
  const lineBreak = /\r\n|\n|\r/;
  return (lineBreak.exec(text.slice(offset)) ?? lineBreak.exec(text))?.[0] ?? '\n';
}
