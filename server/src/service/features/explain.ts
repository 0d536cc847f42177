import { classNameOf, standingOf } from '../../engine/http/standing';
import type { StatusInfo } from '../../engine/http/status-info';
import { allStatuses } from '../../engine/http/statuses';
import { markdownOf } from '../../engine/pages/markdown';
import { statusPage } from '../../engine/pages/status-page';
import { firstSentenceOf } from '../sentences';

/** One code in a list to choose from. */
export interface StatusItem {
  readonly code: number;
  readonly phrase: string;
  /** `Client error`, for people. */
  readonly className: string;
  /** The first sentence of the meaning. */
  readonly meaning: string;
}

/** Every code that we can name, ascending, those of vendors too. */
export function statuses(): readonly StatusItem[] {
  return allStatuses.map((info) => ({
    code: info.code,
    phrase: info.phrase,
    className: capital(classNameOf(info) ?? 'no class'),
    meaning: `${unusual(info)}${firstSentenceOf(info.meaning)}`,
  }));
}

/** All that is known about a code, as a Markdown page: what `status-hints explain 404` prints. */
export function explanationOf(code: number): { readonly markdown: string } {
  return { markdown: `${markdownOf(statusPage(code))}\n` };
}

function unusual(info: StatusInfo): string {
  if (info.state === 'registered') return '';
  const by = info.vendor === undefined ? '' : ` (${info.vendor})`;
  return `${capital(standingOf(info))}${by}. `;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
