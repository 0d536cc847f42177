import { CATALOGUE } from '../../../engine/lint/catalogue';
import { ruleAddress } from '../../../engine/lint/rule-address';
import type { Finding } from '../../../engine/model/finding';
import { chapterOf, type Line } from '../../../engine/pages/page';
import { RULE_CHAPTERS, rulePage } from '../../../engine/pages/rule-page';
import { bold, joined, line, link, type Rich, words } from '../../rich-text';

/**
 * What the pages of the rules say that have found something here: why it matters, and who says so. What was found the
 * editor shows itself.
 */
export function ruleLines(findings: readonly Finding[]): readonly (readonly Rich[])[] {
  return [...new Set(findings.map(({ rule }) => rule))].map(linesOf);
}

function linesOf(id: string): readonly Rich[] {
  const rule = CATALOGUE.find(({ meta }) => meta.id === id);
  if (rule === undefined) return [];
  const page = rulePage(rule);
  const firstOf = (title: string): readonly Rich[] => {
    const block = chapterOf(page, title)?.blocks[0];
    return block?.kind === 'paragraph' ? [richOf(block.line)] : [];
  };
  return [
    ...firstOf(RULE_CHAPTERS.why).map((why) => line(bold('Why:'), ' ', why)),
    joined(' ', ...firstOf(RULE_CHAPTERS.authority), link(id, ruleAddress(id))),
  ];
}

function richOf(pieces: Line): Rich {
  return line(
    ...pieces.map((piece) => {
      if (typeof piece === 'string') return words(piece);
      if ('strong' in piece) return bold(piece.strong);
      // In plain text the address would tear the sentence apart; it stands on the page.
      return { ...link(piece.title, piece.url), plain: piece.title };
    }),
  );
}
