import type { RegistrationFact, SlotFact, ValueFact } from '../../facts/routing';
import type { Landing } from './landing';
import type { LinkedSlot } from './routing';
import { landingsOf, type Entered } from './values';
import type { World } from './world';

/** A registration of a file, and what linking learns of it. */
export interface Site {
  readonly file: string;
  readonly fact: RegistrationFact;
  /** Where it was found, by the full path; those beyond some hundreds are left out. */
  readonly placements: Map<string, Placement>;
  /** Its slots, where they are the same however its function was entered. */
  fixed: readonly LinkedSlot[] | undefined;
}

/** A full path at which a registration was found. */
export interface Placement {
  readonly path: string;
  isCertain: boolean;
  /** The slots with which there is a route of it. */
  readonly routes: (readonly LinkedSlot[])[];
}

/** The slots of a registration, with what they lead to. */
export function slotsOf(world: World, site: Site, entered: Entered | undefined): readonly LinkedSlot[] {
  if (site.fixed) return site.fixed;
  const { file, fact } = site;
  const slots = fact.slots.map((slot, index): LinkedSlot => {
    const { value, wrapper } = slot;
    return {
      place: { file, start: fact.span.start, slot: index },
      framework: fact.framework,
      fact: slot,
      targets: landingsOf(world, file, value, entered),
      wrappers: wrapper ? landingsOf(world, file, wrapper, entered) : NOTHING,
    };
  });
  if (!fact.slots.some(dependsOnCaller)) site.fixed = slots;
  return slots;
}

const NOTHING: readonly Landing[] = [];

/** Whether Express or Fastify gives errors to what is in the slot. */
export function getsErrors({ fact, targets, framework }: LinkedSlot): boolean {
  if (fact.role === 'error-handler') return true;
  return framework === 'express' && targets.some((target) => target.kind === 'function' && target.takesError);
}

function dependsOnCaller({ value, wrapper }: SlotFact): boolean {
  return hasParameter(value) || (wrapper !== undefined && hasParameter(wrapper));
}

function hasParameter(value: ValueFact): boolean {
  if (value.kind === 'list') return value.values.some(hasParameter);
  if (value.kind === 'object') return Object.values(value.members).some(hasParameter);
  return value.kind === 'parameter';
}
