import { rfc, type Reference } from '../http/reference';

/**
 * A page about a rule or a code, before it is Markdown, the text of a terminal or a part of a hover: these are made of
 * the same page, so that they say the same.
 */
export interface Page {
  readonly title: string;
  /** What stands under the title, separated by dots: the level, the class. */
  readonly facts: readonly Line[];
  readonly lead: Line;
  readonly chapters: readonly Chapter[];
}

/** A part of a page with a heading of its own. */
export interface Chapter {
  readonly title: string;
  readonly blocks: readonly Block[];
}

/** What a chapter is made of. */
export type Block =
  | { readonly kind: 'paragraph'; readonly line: Line }
  | { readonly kind: 'list'; readonly items: readonly Line[] }
  | { readonly kind: 'heading'; readonly text: string }
  | {
      readonly kind: 'code';
      readonly language: 'js' | 'json' | 'sh';
      readonly code: string;
      /** What it is an example of. */
      readonly shows?: 'reported' | 'right';
    };

/** Words in which code stands between backticks, names in bold, and links. */
export type Line = readonly (string | Strong | Link)[];

/** A name to be found at a glance. */
export interface Strong {
  readonly strong: string;
}

/** Words that lead to another page. */
export interface Link {
  readonly title: string;
  readonly url: string;
}

/** A chapter, or nothing where it would be empty. */
export function chapter(title: string, ...blocks: readonly Block[]): readonly Chapter[] {
  const filled = blocks.filter((block) => block.kind !== 'list' || block.items.length > 0);
  return filled.length === 0 ? [] : [{ title, blocks: filled }];
}

/** A paragraph. */
export function paragraph(...line: Line): Block {
  return { kind: 'paragraph', line };
}

/** A list of lines, or of plain words. */
export function list(items: readonly (Line | string)[]): Block {
  return { kind: 'list', items: items.map((item) => (typeof item === 'string' ? [item] : item)) };
}

/** The chapter of this title; undefined where the page has none. */
export function chapterOf({ chapters }: Page, title: string): Chapter | undefined {
  return chapters.find((one) => one.title === title);
}

/** A link to where a fact stands. */
export function linkTo({ title, url }: Reference): Link {
  return { title, url };
}

/**
 * A sentence with its RFC sections as links: `RFC 9110 §15.5.2`, and `§15.5.4` alone, which is one of the RFC that was
 * named last.
 */
export function withSections(text: string): Line {
  const pieces: (string | Link)[] = [];
  let last: number | undefined;
  let end = 0;
  for (const match of text.matchAll(/(?:RFC (\d+))?(?: ?§(\d[\d.]*\d|\d))?/g)) {
    const [whole, number, section] = match;
    if (whole === '') continue;
    last = number === undefined ? last : Number(number);
    if (last === undefined) continue;
    const blank = whole.startsWith(' ') ? 1 : 0;
    pieces.push(text.slice(end, match.index + blank), {
      title: whole.slice(blank),
      url: rfc(last, section).url,
    });
    end = match.index + whole.length;
  }
  return [...pieces, text.slice(end)].filter((piece) => piece !== '');
}
