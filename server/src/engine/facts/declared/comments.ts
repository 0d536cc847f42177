import { commentsWith } from '../../syntax/comments';
import { rememberedBy } from '../../syntax/remembered-by';
import type { Tree } from '../../syntax/tree';
import type { Span } from '../../text/span';
import { operationsOf, type Operation } from './operations';
import { entryOf } from './outline';
import { outlineOfYaml, yamlLines } from './yaml';

/** An operation that a JSDoc comment describes in YAML. */
export interface DocumentedOperation extends Operation {
  /** The whole comment. */
  readonly comment: Span;
}

const known = rememberedBy<Tree, readonly DocumentedOperation[]>();
const TAG = /^[ \t]*(?:\*[ \t]*)?@(openapi|swagger)[ \t]*$/;
const OTHER_TAG = /^[ \t]*(?:\*[ \t]*)?@\w/;
const STAR = /^[ \t]*\*(?!\/)/;

/** What the JSDoc comments of a file with `@openapi` or `@swagger` describe (swagger-jsdoc's form), in source order. */
export function documentedOperations(tree: Tree): readonly DocumentedOperation[] {
  let found = known.get(tree);
  if (!found) {
    const comments = /@(?:openapi|swagger)\b/.test(tree.text) ? commentsIn(tree) : [];
    found = comments.flatMap((comment) => operationsIn(comment, tree));
    known.set(tree, found);
  }
  return found;
}

function commentsIn(tree: Tree): readonly Span[] {
  const comments = ['@openapi', '@swagger'].flatMap((tag) => commentsWith(tag, tree));
  return comments.filter(
    ({ kind, start }, index) =>
      kind === 'block' &&
      tree.text.startsWith('/**', start) &&
      comments.findIndex((other) => other.start === start) === index,
  );
}

function operationsIn(comment: Span, tree: Tree): readonly DocumentedOperation[] {
  return blocksIn(comment, tree).flatMap(({ start, end }) => {
    const outline = outlineOfYaml(yamlLines(tree.text.slice(start, end), start, STAR));
    const paths = entryOf(outline, 'paths')?.inside();
    return [...operationsOf(outline), ...operationsOf(paths)].map((operation) => ({ ...operation, comment }));
  });
}

// A tag's text goes to the next tag, or to the end of the comment.
function blocksIn({ start, end }: Span, { text }: Tree): readonly Span[] {
  const blocks: Span[] = [];
  let from: number | undefined;
  const close = (at: number): void => {
    if (from !== undefined) blocks.push({ start: from, end: at });
    from = undefined;
  };
  const inner = text.slice(start + '/**'.length, end - '*/'.length);
  for (const { 0: whole, index } of inner.matchAll(/[^\n]*\n?/g)) {
    const at = start + '/**'.length + index;
    const line = whole.replace(/\r?\n$/, '');
    if (OTHER_TAG.test(line)) close(at);
    if (TAG.test(line)) from = at + whole.length;
  }
  close(end - '*/'.length);
  return blocks;
}
