import type { Block, Chapter, Line, Page } from './page';

/** How a page is written in Markdown. */
export interface MarkdownStyle {
  /** The level of the title's heading; chapters are one below. */
  readonly level?: number;
  /** What stands under the title, such as where a generated page comes from. */
  readonly remark?: string;
  /** Chapters begin with their title in bold, without headings of their own: for pages among many in one document. */
  readonly dense?: boolean;
}

const SHOWN = { reported: 'Reported:', right: 'Right:' } as const;

/** A page in Markdown, without a line break at its end. */
export function markdownOf(page: Page, style: MarkdownStyle = {}): string {
  const { level = 1, remark } = style;
  return [
    `${'#'.repeat(level)} ${page.title}`,
    ...(remark === undefined ? [] : [remark]),
    ...(page.facts.length === 0 ? [] : [page.facts.map(markdownOfLine).join(' · ')]),
    markdownOfLine(page.lead),
    ...page.chapters.flatMap((chapter) =>
      style.dense ? denseChapter(chapter) : wholeChapter(chapter, level + 1),
    ),
  ].join('\n\n');
}

/** A line in Markdown. Its words are ours: only code can hold what Markdown would take for a mark. */
export function markdownOfLine(line: Line): string {
  return line
    .map((piece) => {
      if (typeof piece === 'string') return piece;
      return 'strong' in piece ? `**${piece.strong}**` : `[${piece.title}](${piece.url})`;
    })
    .join('');
}

function wholeChapter({ title, blocks }: Chapter, level: number): readonly string[] {
  return [`${'#'.repeat(level)} ${title}`, ...blocks.flatMap((block) => blockParts(block, level + 1))];
}

function denseChapter({ title, blocks }: Chapter): readonly string[] {
  const [first, ...others] = blocks;
  if (first?.kind === 'paragraph')
    return [
      `**${title}:** ${markdownOfLine(first.line)}`,
      ...others.flatMap((block) => blockParts(block, 6)),
    ];
  return [`**${title}:**`, ...blocks.flatMap((block) => blockParts(block, 6))];
}

function blockParts(block: Block, level: number): readonly string[] {
  switch (block.kind) {
    case 'paragraph':
      return [markdownOfLine(block.line)];
    case 'list':
      return [block.items.map((item) => `- ${markdownOfLine(item)}`).join('\n')];
    case 'heading':
      return [`${'#'.repeat(level)} ${block.text}`];
    case 'code':
      return [
        ...(block.shows === undefined ? [] : [SHOWN[block.shows]]),
        `\`\`\`${block.language}\n${block.code.trim()}\n\`\`\``,
      ];
  }
}
