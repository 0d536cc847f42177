import { page, type Reference } from './reference';
import { isRegistered } from './statuses';

/** Registered, but without a page of their own: both are dead. */
const WITHOUT_PAGE: ReadonlySet<number> = new Set([305, 306]);

/** The page about a code in the Mozilla Developer Network, which has one for nearly every registered code. */
export function mdnPageOf(code: number): Reference | undefined {
  if (!isRegistered(code) || WITHOUT_PAGE.has(code)) return undefined;
  return page('MDN', `https://developer.mozilla.org/docs/Web/HTTP/Reference/Status/${code}`);
}
