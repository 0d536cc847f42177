import {
  CompletionItemKind,
  type CompletionItem,
  type CompletionList,
  type Position,
  type Range,
} from 'vscode-languageserver-types';
import type { StatusInfo } from '../../engine/http/status-info';
import { allStatuses } from '../../engine/http/statuses';
import type { StatusPlace } from '../../engine/model/status-place';
import type { AnalysedDocument } from '../document';
import { fitOf, rankOf } from './completion/rank';
import { placeAt, replacedAt } from './place-at';
import { constantNames, prefersNames } from './spelling';

/** The codes to choose from: all that are in use, without the interim ones, which no handler sends as its answer. */
const OFFERED: readonly StatusInfo[] = allStatuses.filter(
  ({ state, code }) => state === 'registered' && code >= 200,
);

/** The codes for the status place at a position, those that fit there first; undefined everywhere else. */
export function completionsAt(document: AnalysedDocument, position: Position): CompletionList | undefined {
  const { positions } = document;
  const offset = positions.offsetAt(position);
  const place = placeAt(document, offset);
  if (!place || !canTake(place, offset)) return undefined;
  const range = positions.rangeOf(replacedAt(place, offset));
  if (range.start.line !== range.end.line) return undefined;
  const fit = fitOf(place, document);
  const namesFirst = prefersNames(document);
  const items = OFFERED.flatMap((info) =>
    spellingsAt(place, info.code, namesFirst, document).map((spelling, index): CompletionItem => ({
      ...itemOf(info, spelling, range, document),
      sortText: `${rankOf(info.code, fit)} ${info.code} ${index}`,
      ...(fit.sure === info.code && index === 0 ? { preselect: true } : {}),
    })),
  );
  return { isIncomplete: false, items };
}

// Behind a dot the members are the compiler's to list; a call or a larger expression is not to be overwritten.
function canTake({ kind, text, span }: StatusPlace, offset: number): boolean {
  if (kind === 'definition') return /^\d+$/.test(text);
  if (kind !== 'status') return false;
  if (!/^(?:[\w$]+(?:\.[\w$]+)*)?$/.test(text)) return false;
  return !text.slice(0, offset - span.start).includes('.');
}

// A name's own definition is a number.
function spellingsAt(
  { kind }: StatusPlace,
  code: number,
  namesFirst: boolean,
  document: AnalysedDocument,
): readonly string[] {
  const [name] = kind === 'definition' ? [] : constantNames(code, document);
  if (name === undefined) return [String(code)];
  return namesFirst ? [name, String(code)] : [String(code), name];
}

function itemOf(
  { code, phrase, meaning, useWhen }: StatusInfo,
  spelling: string,
  range: Range,
  { client }: AnalysedDocument,
): CompletionItem {
  const isName = spelling !== String(code);
  return {
    label: `${code} ${phrase}`,
    // A number is in the label.
    ...(isName && { labelDetails: { description: spelling }, detail: spelling }),
    kind: isName ? CompletionItemKind.EnumMember : CompletionItemKind.Value,
    documentation: {
      kind: client.completionMarkdown ? 'markdown' : 'plaintext',
      value: `${meaning}\n\n${useWhen}`,
    },
    // Clients compare it with what stands before the cursor: `4`, `not f` and `StatusCodes.N` all find it.
    filterText: isName ? `${code} ${phrase} ${spelling}` : `${code} ${phrase}`,
    textEdit: { range, newText: spelling },
  };
}
