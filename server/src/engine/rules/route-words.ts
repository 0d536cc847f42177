import type { Handler } from '../model/handler';

// A POST to one of these does something to what is there, or asks.
const ACTIONS = new Set(
  (
    'accept activate allow analyze answer apply approve archive ask assign authenticate authorize auth ban block book bookmark buy ' +
    'calculate call callback cancel capture chat check checkout claim clear close compare complete compute confirm connect consume ' +
    'convert deactivate decline delete demote deny disable disconnect dislike dismiss download edit enable end evaluate execute export ' +
    'favorite favourite fetch filter find finish follow get grant import increment join kick leave like link list lock ' +
    'login logout lookup mark merge move mute notify open pause pay pin ping preview process promote publish purchase query rate react read ' +
    'rebuild recover redeem refresh reject reload remove rename reopen reorder replace reset resend respond restart restore resume ' +
    'retry return revert revoke rotate run save schedule search select send session sessions set share signin signout simulate sort start stop submit subscribe ' +
    'suspend swap switch sync test toggle token tokens track transfer trigger unassign unban unblock unfollow unlike unlink unlock unpin ' +
    'unpublish unsubscribe update upload upsert use validate verify view vote withdraw graphql rpc'
  ).split(' '),
);

/** Words of a name or path segment, lower case: `['add', 'user']` of `addUser`, of `add-user`. */
function wordsIn(text: string): readonly string[] {
  return text
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z\d]+/)
    .filter((word) => word !== '');
}

/** The words of the last segment of a path that is no parameter; none where there is none. */
function lastWords(path: string | undefined): readonly string[] {
  const segments = (path ?? '').split('/').filter((segment) => segment !== '' && !/^[:*{]|…/.test(segment));
  return wordsIn(segments.at(-1) ?? '');
}

/** Whether the handler is called for an action (`/orders/42/cancel`) or a question, and not to store something. */
export function actsOrAsks({ path, name }: Handler): boolean {
  const words = lastWords(path);
  if (words.includes('sign') && words.includes('in')) return true;
  const [first = ''] = words;
  if (ACTIONS.has(first)) return true;
  const [verb = ''] = wordsIn(name ?? '');
  return ACTIONS.has(verb);
}

/** Whether path or name speak of making something new: `/users/new`, `/register`, `createUser`. */
export function makesNew({ path, name }: Handler): boolean {
  const own = wordsIn(name ?? '');
  return (
    [...lastWords(path), ...own.slice(0, 1)].some((word) => NEW.has(word)) ||
    signsUp([...lastWords(path), ...own])
  );
}

const NEW = new Set('create add new register registration signup insert store'.split(' '));

function signsUp(words: readonly string[]): boolean {
  return words.includes('sign') && words.includes('up');
}

/** Whether the handler's path or name speak of a thing, in the singular or the plural. */
export function speaksOf({ path, name }: Handler, thing: string): boolean {
  const noun = thing.split(' ').at(-1) ?? '';
  if (noun.length < 3) return false;
  const words = [...lastWords(path), ...wordsIn(name ?? '')];
  return words.some((word) => word === noun || stemOf(word) === stemOf(noun));
}

// `categories` and `category`, `boxes` and `box`: enough to compare, not to show.
function stemOf(word: string): string {
  return word.replace(/(?:ies|y|es|s|e)$/, '');
}
