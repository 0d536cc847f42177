import type { CodeSpelling, CountedNames } from '../model/code-names';
import type { Handler } from '../model/handler';
import { countedNames } from '../project/spelling-counts';
import { originalOf } from '../lift/reuse/view';
import { shifted, type Shifts } from '../lift/reuse/shift';
import { ownerOfConstant, spellingOf, type Spelling } from '../rules/code-spelling';
import { rememberedBy } from '../syntax/remembered-by';

/** A code that is written in a handler. */
interface Spelled {
  readonly start: number;
  readonly spelling: Spelling;
  readonly names: CountedNames['names'] | undefined;
}

/**
 * How a file writes the codes of its responses, each place once.
 * @returns undefined where it writes none
 */
export function spellingIn(handlers: readonly Handler[]): CodeSpelling | undefined {
  const places = new Map<number, Spelled>();
  for (const seen of handlers) {
    const { handler, shifts } = originalOf(seen);
    for (const spelled of spelledIn(handler)) places.set(nowAt(spelled, shifts), spelled);
  }
  if (places.size === 0) return undefined;
  const all = [...places.values()];
  const constants = all.filter(({ spelling }) => spelling === 'constant');
  return {
    numbers: all.length - constants.length,
    constants: constants.length,
    names: countedNames(constants.flatMap(({ names }) => (names ? [{ names, uses: 1 }] : []))),
  };
}

function nowAt({ start }: Spelled, shifts: Shifts): number {
  return shifted(start, shifts);
}

// Of a handler that an edit does not concern it is worked out once.
const known = rememberedBy<Handler, readonly Spelled[]>();

function spelledIn(handler: Handler): readonly Spelled[] {
  const before = known.get(handler);
  if (before) return before;
  const codes = handler.responses.flatMap(({ status }) => status.codes);
  const spelled = codes.flatMap((code): readonly Spelled[] => {
    const spelling = spellingOf(code);
    if (!spelling) return [];
    const owner = spelling === 'constant' ? ownerOfConstant(code.text) : undefined;
    const names = owner === undefined ? undefined : handler.namesOf(owner);
    return [{ start: code.span.start, spelling, names }];
  });
  known.set(handler, spelled);
  return spelled;
}
