import type { Block, Line, Page } from '../engine/pages/page';
import type { Colours } from './colours';
import { section, wrapped } from './paragraph';

/** A page as a terminal shows it: the same words as in Markdown, with indents instead of marks. */
export function textOfPage({ title, facts, lead, chapters }: Page, colours: Colours): string {
  return [
    [colours.bold(title), colours.dim(wrapped(facts.map(wordsOf).join(' · ')))].join('\n'),
    wrapped(wordsOf(lead)),
    ...chapters.flatMap((chapter) =>
      section(
        colours.bold(chapter.title),
        chapter.blocks.flatMap((block, index) => [
          ...(index > 0 && block.kind === 'heading' ? [''] : []),
          ...linesOf(block, colours),
        ]),
      ),
    ),
  ].join('\n\n');
}

function linesOf(block: Block, colours: Colours): readonly string[] {
  switch (block.kind) {
    case 'paragraph':
      return [wrapped(plainOf(block.line), '  ')];
    case 'list':
      return block.items.map((item) => wrapped(plainOf(item), '  ', '    '));
    case 'heading':
      return [`  ${block.text}`];
    case 'code':
      return [...captionOf(block.shows, colours), indented(block.code)];
  }
}

function captionOf(shows: 'reported' | 'right' | undefined, colours: Colours): readonly string[] {
  if (shows === undefined) return [];
  return [shows === 'reported' ? `  ${colours.red('Reported:')}` : `  ${colours.green('Right:')}`];
}

// A link that is all of a line says where it leads; within words its title is enough.
function plainOf(line: Line): string {
  const [first] = line;
  const isLink = line.length === 1 && typeof first === 'object' && 'url' in first;
  return isLink ? `${first.title}: ${first.url}` : wordsOf(line);
}

function wordsOf(line: Line): string {
  return line
    .map((piece) => {
      if (typeof piece === 'string') return piece;
      return 'strong' in piece ? piece.strong : piece.title;
    })
    .join('');
}

function indented(code: string): string {
  return code
    .replace(/^\n+/, '')
    .trimEnd()
    .split('\n')
    .map((line) => `    ${line}`.trimEnd())
    .join('\n');
}
