import { functionKey } from './landing';
import { landingsOf } from './values';
import type { CallSite, World } from './world';

/** Notes in the world who calls which function. */
export function noteCallers(world: World): void {
  // What a parameter is, is only known once the calls are: those of parameters come last.
  for (const isParameter of [false, true]) {
    const noted = calls(world, isParameter).map((site) => ({ site, keys: calleesOf(world, site) }));
    for (const { site, keys } of noted) {
      for (const key of keys) {
        const callers = world.callers.get(key);
        if (callers) callers.push(site);
        else world.callers.set(key, [site]);
      }
    }
    world.followed.clear(); // some of it was followed without the callers
  }
}

/** The keys of the functions that a call can mean. */
export function calleesOf(world: World, { file, fact }: CallSite): readonly string[] {
  return landingsOf(world, file, fact.callee).flatMap((landing) =>
    landing.kind === 'function' ? [functionKey(landing.file, landing.start)] : [],
  );
}

function calls(world: World, isParameter: boolean): readonly CallSite[] {
  return world.names.flatMap((file) =>
    (world.files.get(file)?.calls ?? [])
      .filter(({ callee }) => (callee.kind === 'parameter') === isParameter)
      .map((fact) => ({ file, fact })),
  );
}
