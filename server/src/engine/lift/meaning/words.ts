import type { Reason } from '../../model/guard';
import { LANGUAGES, NOT_WELL, WELL } from './vocabulary/failure-words';

// A longer text is no message but a page or a document.
const LONGEST = 400;

/**
 * What a message says went wrong, in order of how specific the words are; empty for success texts and for texts that say
 * nothing. `failed` is there only when nothing more specific is.
 */
export function reasonsOfWords(written: string): readonly Reason[] {
  const before = known.get(written);
  if (before) return before;
  if (known.size >= MOST_KNOWN) known.clear();
  const reasons = readReasons(written);
  known.set(written, reasons);
  return reasons;
}

// A project says the same few things in many places.
const known = new Map<string, readonly Reason[]>();
const MOST_KNOWN = 2000;

function readReasons(written: string): readonly Reason[] {
  if (written.length === 0 || written.length > LONGEST || saysWell(written)) return [];
  // `not-found`, `invalid_token`, `[[error:no-privileges]]` are words too.
  const text = /\s/.test(written) ? written : written.replace(/[-_:.[\]]+/g, ' ').trim();
  const found = new Set<Reason>();
  for (const wordings of LANGUAGES) {
    for (const { reason, says, unless } of wordings) {
      if (says.test(text) && !unless?.test(text)) found.add(reason);
    }
  }
  return mostSpecific(found);
}

/** Whether a text says that something failed, whatever it was. */
export function soundsLikeFailure(text: string): boolean {
  return reasonsOfWords(text).length > 0;
}

function saysWell(text: string): boolean {
  return WELL.test(text) && !NOT_WELL.test(text);
}

// What "invalid token" is about is the token: the general reasons give way to those that say more.
const GENERAL: readonly (readonly [Reason, ReadonlySet<Reason>])[] = [
  ['failed', new Set()],
  [
    'invalid',
    new Set<Reason>([
      'bad-credentials',
      'not-authenticated',
      'not-allowed',
      'rate',
      'too-large',
      'wrong-type',
      'conflict',
      'request-origin',
      'account-state',
      'method',
    ]),
  ],
  ['not-found', new Set<Reason>(['not-authenticated', 'bad-credentials'])],
  ['bad-credentials', new Set<Reason>(['rate', 'account-state'])],
];

function mostSpecific(found: ReadonlySet<Reason>): readonly Reason[] {
  const left = new Set(found);
  for (const [general, others] of GENERAL) {
    const isCovered = others.size === 0 ? left.size > 1 : [...left].some((reason) => others.has(reason));
    if (isCovered) left.delete(general);
  }
  return [...left];
}
