import type { Span } from '../text/span';
import { commentsWith, type Comment } from '../syntax/comments';
import type { Tree } from '../syntax/tree';
import { DIRECTIVE_WORD } from './prefilter';
import { ownEntry } from '../text/own-entry';

/** A rule that a directive names, with its place. */
export interface NamedRule extends Span {
  readonly id: string;
}

/** A comment that silences rules, or ends that; `unknown` is a misspelt one. */
export interface Directive {
  readonly kind: 'next-line' | 'line' | 'disable' | 'enable' | 'unknown';
  readonly comment: Comment;
  /** The word as written: `status-hints-disable-line`. */
  readonly word: string;
  /** The rules that it names; none means all. */
  readonly rules: readonly NamedRule[];
  /** What stands behind ` -- `. */
  readonly reason: string | undefined;
}

const KINDS: Readonly<Record<string, Directive['kind']>> = {
  'disable-next-line': 'next-line',
  'disable-line': 'line',
  disable: 'disable',
  enable: 'enable',
};

/** Whether a text may hold a directive. */
export function mayHoldDirectives(text: string): boolean {
  return text.includes(DIRECTIVE_WORD);
}

/** The directives of a file, in source order. Only a comment that begins with one is one. */
export function directivesOf(tree: Tree): readonly Directive[] {
  return commentsWith(DIRECTIVE_WORD, tree).flatMap((comment) => directiveIn(comment, tree.text) ?? []);
}

function directiveIn(comment: Comment, text: string): Directive | undefined {
  const inner = text.slice(comment.start + 2, comment.kind === 'block' ? comment.end - 2 : comment.end);
  const [head = '', word = '', name = ''] = /^[\s*]*(status-hints-([\w-]*))/.exec(inner) ?? [];
  if (word === '') return undefined;
  const rest = inner.slice(head.length);
  const dashes = /(?:^|\s)--(?:\s|$)/.exec(rest);
  const list = dashes ? rest.slice(0, dashes.index) : rest;
  const start = comment.start + 2 + head.length;
  const rules = [...list.matchAll(/[^\s,*]+/g)].map((match) => ({
    id: match[0],
    start: start + match.index,
    end: start + match.index + match[0].length,
  }));
  const reason = dashes
    ? rest
        .slice(dashes.index + dashes[0].length)
        .replace(/\s+/g, ' ')
        .trim()
    : '';
  return {
    kind: ownEntry(KINDS, name) ?? 'unknown',
    comment,
    word,
    rules,
    reason: reason === '' ? undefined : reason,
  };
}
