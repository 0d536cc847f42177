import type { Endpoint } from '../../engine/model/endpoint';
import { codesOf, isOpen } from './reported-route';

/** What stands for statuses that are possible and not known; the lenses in an editor say it the same way. */
export const OTHERS = '…';

/** `200 · 404 · …`; empty when nothing is sent. */
export function statusesText(endpoint: Endpoint): string {
  return statusWords(endpoint).join(' · ');
}

/** `['200', '404', '…']` */
export function statusWords(endpoint: Endpoint): readonly string[] {
  return wordsOf(endpoint.statuses, isOpen(endpoint));
}

/** Codes, each once and ascending, and `…` where others are possible. */
export function wordsOf(
  statuses: readonly { readonly status: number }[],
  isOpenEnded: boolean,
): readonly string[] {
  return [...codesOf(statuses).map(String), ...(isOpenEnded ? [OTHERS] : [])];
}
