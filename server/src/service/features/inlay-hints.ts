import type { InlayHint, Range } from 'vscode-languageserver-types';
import { codeOfPhrase } from '../../engine/http/phrases';
import { statusOf } from '../../engine/http/statuses';
import type { StatusPlace } from '../../engine/model/status-place';
import { onlyCode } from '../../engine/model/status-value';
import type { AnalysedDocument } from '../document';

/** The phrases behind the status codes within a range, as the settings want them. */
export function inlayHintsIn(document: AnalysedDocument, range: Range): InlayHint[] {
  const { settings, positions, analysis } = document;
  if (settings.inlayHints === 'off') return [];
  const wanted = positions.spanOf(range);
  return analysis.places
    .filter(({ span }) => wanted.start <= span.end && span.end <= wanted.end)
    .flatMap((place): InlayHint[] => {
      const label = labelAt(place, settings.inlayHints === 'all');
      if (label === undefined) return [];
      const position = positions.positionAt(place.span.end);
      return [{ position, label, paddingLeft: true }];
    });
}

// A number lacks the phrase, a name that is none of the phrases the number too.
function labelAt({ kind, text, status }: StatusPlace, withNames: boolean): string | undefined {
  const code = kind === 'status' ? onlyCode(status) : undefined;
  const info = code === undefined ? undefined : statusOf(code);
  if (!info || info.phrase === '') return undefined;
  if (/^\d+$/.test(text)) return info.phrase;
  return withNames && isName(text) && !saysCode(text, info.code) ? `${info.code} ${info.phrase}` : undefined;
}

function isName(text: string): boolean {
  return /^[\w$]+(?:\??\.[\w$]+)*$/.test(text);
}

// `StatusCodes.NOT_FOUND`, `HTTP_STATUS_NOT_FOUND`, `HttpStatus.NotFound404`.
function saysCode(text: string, code: number): boolean {
  const name = text.split('.').at(-1) ?? '';
  const bare = name.replace(/^(?:HTTP|STATUS|CODE|SC)_|^(?:http|status)(?=[A-Z])/gi, '');
  const barer = bare.replace(/^(?:HTTP|STATUS|CODE)_/i, '');
  return name.includes(String(code)) || [name, bare, barer].some((each) => codeOfPhrase(each) === code);
}
