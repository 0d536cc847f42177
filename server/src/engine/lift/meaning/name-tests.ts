import { probably, SILENT, type Verdict } from './verdict';
import * as names from './vocabulary/names';

/** Where a name stands: alone, as a member of a request or of what goes with it, or of anything else. */
export type NamePlace = 'variable' | 'request' | 'member';

/**
 * What a name alone says when its value is false (`!isAdmin`, `!token`) or true (`userExists`, `isBlocked`).
 * @param words the name as `spell` writes it
 * @param place a `member` of anything is no credential, and none but a `variable` is the result of a check
 */
export function verdictOfName(words: string, truthy: boolean, place: NamePlace): Verdict {
  if (words === '') return SILENT;
  return truthy ? whenTrue(words) : whenFalse(words, place);
}

function whenFalse(words: string, place: NamePlace): Verdict {
  const mayProve = place !== 'member';
  if (/\b(?:csrf|xsrf)\b/.test(words)) return probably('request-origin');
  if (/\bsame\b/.test(words)) return SILENT;
  if (place !== 'variable' && names.ACCOUNT_GOOD.test(words)) return probably('account-state');
  if (names.CREDENTIALS_RIGHT.test(words)) return probably('bad-credentials');
  if (names.SIGNED_IN.test(words) || names.SESSION_NAME.test(words)) return probably('not-authenticated');
  if (/\b(?:configured|connected|initiali[sz]ed|ready|healthy)$/.test(words)) return probably('server-state');
  if (names.ACCOUNT_GOOD.test(words) && !/\benabled$/.test(words)) return probably('account-state');
  if (names.ALLOWED.test(words)) return probably('not-allowed');
  if (names.PLAN.test(words) && /\b(?:has|is|can|allow\w*)\b/.test(words)) return probably('not-allowed');
  if (mayProve && names.CREDENTIAL_NAME.test(words) && !names.OTHER_TOKEN.test(words))
    return probably('not-authenticated');
  if (mayProve && /^(?:(?:current|auth|logged in|session) )?user ?id$|^uid$|^caller id$/.test(words))
    return probably('not-authenticated');
  if (/\b(?:is )?valid\b|^validated$/.test(words)) return probably('invalid');
  return SILENT;
}

function whenTrue(words: string): Verdict {
  if (names.EXISTING.test(words)) return probably('conflict');
  if (names.ACCOUNT_BAD.test(words)) return probably('account-state');
  if (/\b(?:rate limited|too many|limit reached|limit exceeded|throttled|limited)\b/.test(words))
    return probably('rate');
  if (
    /^(?:is )?(?:invalid|validation errors?|invalid \w+|missing \w+|missing|form errors|input error)\b|^(?:validation|schema) error|\bvalidation errors?$/.test(
      words,
    )
  )
    return probably('invalid');
  if (/^(?:is )?(?:forbidden|denied|access denied|unauthori[sz]ed)$/.test(words))
    return probably('not-allowed');
  if (/^(?:is )?(?:token |otp |session |code )?expired$/.test(words)) return probably('bad-credentials');
  if (/^(?:err|error|e|errors|\w+ err|\w+ error)$/.test(words)) return probably('failed');
  return SILENT;
}
