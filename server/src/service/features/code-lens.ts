import type { CodeLens, Command, Location, Range } from 'vscode-languageserver-types';
import type { Handler } from '../../engine/model/handler';
import { codesOf } from '../../engine/model/status-value';
import type { AnalysedDocument } from '../document';

/** The client's own command that shows where the codes of a handler are decided. */
export const SHOW_RESPONSES = 'statusHints.showResponses';

/** Over each function that answers: the codes that it can send, ascending, `…` where others are possible. */
export function codeLensesOf(document: AnalysedDocument): CodeLens[] {
  if (!document.settings.codeLens) return [];
  return document.analysis.result.handlers.flatMap((handler) => {
    const title = titleOf(handler);
    if (title === '') return [];
    const range = document.positions.rangeOf(handler.nameSpan);
    return [{ range, command: commandOf(title, range, handler, document) }];
  });
}

/** `200 · 404 · …`; empty when no code is known. */
function titleOf({ responses }: Handler): string {
  const codes = new Set(responses.flatMap(({ status }) => codesOf(status)));
  if (codes.size === 0) return '';
  const isOpen = responses.some(({ status }) => status.dynamic);
  return [...[...codes].sort((a, b) => a - b).map(String), ...(isOpen ? ['…'] : [])].join(' · ');
}

function commandOf(
  title: string,
  { start }: Range,
  { responses }: Handler,
  { uri, positions, client }: AnalysedDocument,
): Command {
  // A lens without a command to run is a plain line of text.
  if (!client.commands.has(SHOW_RESPONSES)) return { title, command: '' };
  const sites = new Map(responses.map(({ site }) => [`${site.start} ${site.end}`, site]));
  const locations = [...sites.values()]
    .sort((a, b) => a.start - b.start)
    .map((site): Location => ({ uri, range: positions.rangeOf(site) }));
  return { title, command: SHOW_RESPONSES, arguments: [uri, start, locations] };
}
