import type { IncomingRegistration } from '../../model/registration';
import { stepsKey } from './exports';
import type { LinkedSlot } from './routing';
import { getsErrors, slotsOf, type Site } from './slots';
import type { World } from './world';

/** What every file's exports are registered for in other files, in order of those. */
export function incomingRegistrations(
  world: World,
  sites: readonly Site[],
): ReadonlyMap<string, readonly IncomingRegistration[]> {
  const incoming = new Map<string, IncomingRegistration[]>();
  for (const site of sites) {
    const { kind } = site.fact;
    if (kind === 'plugin' || kind === 'autoload') continue;
    for (const slot of slotsOf(world, site, undefined)) {
      const ways = exportsOf(slot);
      for (const { file, steps } of ways) {
        const registration = registrationOf(site, slot, steps, ways.length > 1);
        const ofFile = incoming.get(file);
        if (ofFile) ofFile.push(registration);
        else incoming.set(file, [registration]);
      }
    }
  }
  return incoming;
}

/** Whether two lists say the same. */
export function areSameRegistrations(
  left: readonly IncomingRegistration[],
  right: readonly IncomingRegistration[],
): boolean {
  return left.length === right.length && left.every((one, index) => isSame(one, right[index]));
}

function registrationOf(
  { fact, placements }: Site,
  slot: LinkedSlot,
  steps: IncomingRegistration['steps'],
  isOneOfMany: boolean,
): IncomingRegistration {
  const [method, ...methods] = fact.methods;
  const [placement] = fact.paths.length > 0 ? placements.values() : [];
  return {
    steps,
    place: isOneOfMany ? { ...slot.place, way: stepsKey(steps) } : slot.place,
    framework: fact.framework,
    role: getsErrors(slot) ? 'error-handler' : slot.fact.role,
    method: methods.length > 0 ? undefined : method,
    path: placements.size > 1 ? undefined : placement?.path,
    wrapped: slot.fact.wrapped,
    ...(fact.declared && slot.fact.role === 'handler' && { declared: fact.declared }),
  };
}

// A handler is what its wrapper is given (`asyncHandler(create)`). Of other slots it is not known which of the two it is:
// `catching(checkUser)` or `validate(userSchema)`.
function exportsOf(slot: LinkedSlot): readonly { file: string; steps: IncomingRegistration['steps'] }[] {
  const isHandler = slot.fact.role === 'handler' && slot.targets.some(({ kind }) => kind !== 'package');
  const found = isHandler ? slot.targets : [...slot.targets, ...slot.wrappers];
  const ways = found.flatMap((landing) => {
    if (landing.kind !== 'export' && landing.kind !== 'function') return [];
    const { file, steps } = landing;
    return steps === undefined || file === slot.place.file ? [] : [{ file, steps }];
  });
  if (ways.length < 2) return ways;
  return [...new Map(ways.map((way) => [`${way.file} ${stepsKey(way.steps)}`, way])).values()];
}

function isSame(left: IncomingRegistration, right: IncomingRegistration | undefined): boolean {
  if (right === undefined) return false;
  const isSamePlace =
    left.place.file === right.place.file &&
    left.place.start === right.place.start &&
    left.place.slot === right.place.slot &&
    left.place.way === right.place.way;
  const isSameUse =
    left.framework === right.framework &&
    left.role === right.role &&
    left.method === right.method &&
    left.path === right.path &&
    left.wrapped === right.wrapped;
  return (
    isSamePlace &&
    isSameUse &&
    (left.steps === right.steps || stepsKey(left.steps) === stepsKey(right.steps)) &&
    (left.declared === right.declared || declaredKey(left) === declaredKey(right))
  );
}

function declaredKey({ declared }: IncomingRegistration): string | undefined {
  return declared && [declared.source, declared.complete, ...declared.codes].join();
}
