import type { LiftContext } from './context';
import { isCreation, isGate, isLogin } from './handler-words';
import type { ValueOrigin } from './origin';
import { certainly, probably, SILENT, type Verdict } from './verdict';
import * as names from './vocabulary/names';
import { spell } from './vocabulary/spelling';

type Lookup = ValueOrigin & { readonly kind: 'lookup' };

/** What it says that a lookup found nothing. `words` is how the handler calls the result. */
export function verdictOfAbsence(lookup: Lookup, words: string, context: LiftContext): Verdict {
  const { key } = lookup;
  const all = `${spell(lookup.callee)} ${words}`;
  const keyWords = lookup.keyNames.map(spell).join(' ');
  if (lookup.rows === 'list') return verdictOfEmptyList(lookup, isOneByName(words, lookup));
  if (names.ALLOWED.test(words)) return probably('not-allowed', key);
  if (/\balready\b/.test(words)) return SILENT;
  if (lookup.caller && names.MEMBERSHIP.test(all)) return probably('not-allowed', key);
  if (/\b(?:refresh|session) tokens?\b/.test(all)) return probably('bad-credentials', key);
  // `getToken(req)`: what was not found is what would say who calls.
  if (!lookup.sure && names.CREDENTIAL_NAME.test(words) && !names.OTHER_TOKEN.test(all))
    return probably('not-authenticated');
  const isUser = names.USER_NAME.test(all);
  if (key === 'session') {
    // The subject of a token is gone: in a middleware that is a failed authentication.
    return isUser && isGate(context.site) ? probably('bad-credentials', key) : probably('not-found', key);
  }
  if (key === 'body' && isLogin(context.site)) {
    const isByName = /\b(?:e ?mail|username|user name|login|phone|mobile|name|user|identifier|handle)\b/.test(
      keyWords,
    );
    return isByName ? certainly('bad-credentials', key) : probably('bad-credentials', key);
  }
  if (names.TOKEN_KEY.test(keyWords)) return probably('not-found', 'token');
  // Where accounts are made, or links sent, a user that is not there yet can be the good case.
  if (key === 'body' && isUser && isCreation(context.site)) return probably('not-found', key);
  if (key === 'other') return probably('not-found', key);
  return lookup.sure ? certainly('not-found', key) : probably('not-found', key);
}

// `const image = await Image.aggregate([…])` by an id is one row, whatever the query gives.
function isOneByName(words: string, lookup: Lookup): boolean {
  const noun = words.split(' ').at(-1) ?? '';
  return lookup.key === 'params' && !/s$|^(?:data|list|all|found|array|items?|result)$/.test(noun);
}

/** What it says that a list has nothing in it; `asOne` when only its first row is used. */
export function verdictOfEmptyList(lookup: Lookup, asOne: boolean): Verdict {
  if (asOne)
    return lookup.key === 'other' ? probably('not-found', lookup.key) : certainly('not-found', lookup.key);
  return lookup.sure ? certainly('empty-list', lookup.key) : probably('empty-list', lookup.key);
}

/** What it says that a lookup found something: nothing, unless it looked for what must not be there yet. */
export function verdictOfFind(lookup: Lookup, words: string, context: LiftContext): Verdict {
  // `if (await fileExists(path))` is no conflict.
  const saysExisting = names.EXISTING.test(words) && !/\b(?:file|path|dir|folder)\b/.test(words);
  if (lookup.key === 'session') return saysExisting ? probably('conflict', lookup.key) : SILENT;
  if (lookup.key === 'params' || isLogin(context.site)) return SILENT;
  if (lookup.key === 'body' && saysExisting) return certainly('conflict', lookup.key);
  if (lookup.key === 'body' && isCreation(context.site) && context.site.method !== 'GET')
    return probably('conflict', lookup.key);
  return saysExisting ? probably('conflict', lookup.key) : SILENT;
}
