import type { FileSummary, HandlerSummary } from '../../model/file-summary';
import type { RegistrationPlace } from '../../model/registration';
import { stepsKey } from '../routing/exports';
import { functionKey, type Landing } from '../routing/landing';
import type { LinkedSlot } from '../routing/routing';

/** A function of the project that was linted. */
export interface FoundHandler {
  readonly file: string;
  readonly summary: HandlerSummary;
}

/** What was linted of the functions that registrations run. */
export interface FoundHandlers {
  /** What is in a slot itself: `create` of `asyncHandler(create)`. */
  readonly in: (slot: LinkedSlot) => readonly FoundHandler[];
  /** Also what the call around it gives: `validate(schema)`. */
  readonly around: (slot: LinkedSlot) => readonly FoundHandler[];
}

/** @param summaries by file */
export function foundHandlers(summaries: ReadonlyMap<string, FileSummary>): FoundHandlers {
  const byStart = new Map<string, FoundHandler>();
  const byPlace = new Map<string, { readonly found: FoundHandler; readonly way: string | undefined }[]>();
  for (const [file, { handlers }] of summaries) {
    for (const summary of handlers) {
      const found = { file, summary };
      byStart.set(functionKey(file, summary.span.start), found);
      for (const place of summary.registeredAt) {
        const key = placeKey(place);
        const same = byPlace.get(key);
        const one = { found, way: place.way };
        if (same) same.push(one);
        else byPlace.set(key, [one]);
      }
    }
  }
  // A slot's function that is known by its place may also be one of this file by its start.
  const of = (slot: LinkedSlot, landings: readonly Landing[]): readonly FoundHandler[] => {
    const exported = landings.filter((landing) => landing.kind === 'export');
    const direct = landings.flatMap((landing) =>
      landing.kind === 'function' ? (byStart.get(functionKey(landing.file, landing.start)) ?? []) : [],
    );
    const named = exported.length > 0 ? (byPlace.get(placeKey(slot.place)) ?? []) : [];
    const meant = named.filter(({ found, way }) =>
      exported.some(
        ({ file, steps }) => file === found.file && (way === undefined || way === stepsKey(steps)),
      ),
    );
    return [...new Set([...direct, ...meant.map(({ found }) => found)])];
  };
  return {
    in: (slot) => of(slot, slot.targets),
    around: (slot) => of(slot, [...slot.targets, ...slot.wrappers]),
  };
}

function placeKey({ file, start, slot }: RegistrationPlace): string {
  return `${file}#${start}#${slot}`;
}
