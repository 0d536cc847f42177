import type { ValueFact, ValueStep } from '../../facts/routing';
import type { Step } from '../../model/registration';
import { findExports, stepsKey } from './exports';
import { functionKey, type Landing } from './landing';
import type { CallSite, World } from './world';

/** By which calls the functions around an expression were entered, the innermost first; undefined for any call. */
export interface Entered {
  readonly function: string;
  /** Undefined where the framework calls it: a plugin's instance is known, its options are not. */
  readonly call: CallSite | undefined;
  readonly outer: Entered | undefined;
}

/** Members of members, re-exports of re-exports: deeper ones are given up. */
const DEPTH = 24;
/** What one expression can be, at most. */
const MOST = 256;

interface Way {
  readonly world: World;
  readonly depth: number;
  /** The parameters on the way, against functions that call each other. */
  readonly passed: Set<string>;
}

/**
 * What an expression of a file can be.
 * @param entered how its function was entered; without it, by every call of the project
 * @returns nothing when it is not known; the elements of a list
 */
export function landingsOf(
  world: World,
  file: string,
  value: ValueFact,
  entered?: Entered,
  steps: readonly ValueStep[] = [],
): readonly Landing[] {
  return reach({ world, depth: DEPTH, passed: new Set() }, file, value, steps, entered);
}

/** What the exports of a file lead to by these steps. */
export function followExports(world: World, file: string, steps: readonly ValueStep[]): readonly Landing[] {
  return follow({ world, depth: DEPTH, passed: new Set() }, file, steps);
}

function reach(
  way: Way,
  file: string,
  value: ValueFact,
  steps: readonly ValueStep[],
  entered: Entered | undefined,
): readonly Landing[] {
  if (way.depth === 0) return [];
  const on = { ...way, depth: way.depth - 1 };
  const [step, ...rest] = steps;
  switch (value.kind) {
    case 'unknown':
    case 'text':
      return [];
    case 'instance':
      return step ? [] : [{ kind: 'instance', file, instance: value.instance }];
    case 'function': {
      const { start, shared = false, takesError = false } = value;
      return step ? [] : [{ kind: 'function', file, start, shared, takesError, steps: undefined }];
    }
    case 'module': {
      const target = way.world.resolve(file, value.specifier);
      const all = [...value.steps, ...steps];
      const found = target === undefined ? outside(value.specifier, all) : follow(on, target, all);
      return value.shared ? found.map(shared) : found;
    }
    case 'parameter': {
      const all = [...value.steps, ...steps];
      return given(on, { key: functionKey(file, value.function), index: value.index, steps: all }, entered);
    }
    case 'decoration':
      return union(way.world.decorations.get(value.name) ?? [], (one) =>
        reach(on, one.file, one.value, [...(value.steps ?? []), ...steps], undefined),
      );
    case 'list':
      // A list where functions are expected gives them all.
      if (step && step.kind !== 'element') return [];
      return union(value.values, (one) => reach(on, file, one, rest, entered));
    case 'object': {
      if (step?.kind === 'element')
        return union(Object.values(value.members), (one) => reach(on, file, one, rest, entered));
      const member =
        step?.kind === 'member' && Object.hasOwn(value.members, step.name)
          ? value.members[step.name]
          : undefined;
      return member ? reach(on, file, member, rest, entered) : [];
    }
  }
}

function given(
  way: Way,
  { key, index, steps }: { key: string; index: number; steps: readonly ValueStep[] },
  entered: Entered | undefined,
): readonly Landing[] {
  for (let one = entered; one; one = one.outer) {
    if (one.function !== key) continue;
    const argument = one.call?.fact.arguments[index];
    return one.call && argument ? reach(way, one.call.file, argument, steps, one.outer) : [];
  }
  const name = `${key} ${index} ${stepsKey(steps)}`;
  if (way.passed.has(name)) return [];
  way.passed.add(name);
  return union(way.world.callers.get(key) ?? [], ({ file, fact }) => {
    const argument = fact.arguments[index];
    return argument ? reach(way, file, argument, steps, undefined) : [];
  });
}

function follow(way: Way, file: string, steps: readonly ValueStep[]): readonly Landing[] {
  const key = `${file} ${stepsKey(steps)}`;
  const known = way.world.followed.get(key);
  if (known) return known;
  way.world.followed.set(key, []); // what leads back here leads nowhere
  const found = followed(way, file, steps);
  way.world.followed.set(key, found);
  return found;
}

function followed(way: Way, file: string, steps: readonly ValueStep[]): readonly Landing[] {
  if (way.depth === 0) return [];
  const on = { ...way, depth: way.depth - 1 };
  const left = plainSteps(steps);
  const own: readonly Landing[] = left ? [{ kind: 'export', file, steps: left }] : [];
  const { direct, stars } = findExports(way.world.files.get(file)?.exports ?? [], steps);
  if (direct) {
    const found = reach(on, file, direct.fact.value, direct.rest, undefined);
    if (found.length === 0) return own;
    return found.map((landing) =>
      landing.kind === 'function' && landing.file === file && landing.steps === undefined
        ? { ...landing, steps: left }
        : landing,
    );
  }
  const passedOn = union(stars, (value) => reach(on, file, value, steps, undefined)).filter(
    ({ kind }) => kind !== 'package',
  );
  const known = passedOn.filter(({ kind }) => kind !== 'export');
  return known.length > 0 ? known : [...own, ...passedOn];
}

function outside(specifier: string, steps: readonly ValueStep[]): readonly Landing[] {
  const plain = plainSteps(steps);
  return plain ? [{ kind: 'package', specifier, steps: plain }] : [];
}

function plainSteps(steps: readonly ValueStep[]): readonly Step[] | undefined {
  const plain = steps.filter((step) => step.kind !== 'element');
  return plain.length === steps.length ? plain : undefined;
}

function shared(landing: Landing): Landing {
  return landing.kind === 'function' ? { ...landing, shared: true } : landing;
}

function union<T>(values: readonly T[], landingsOfOne: (value: T) => readonly Landing[]): readonly Landing[] {
  if (values.length === 1 && values[0] !== undefined) return landingsOfOne(values[0]);
  const all: Landing[] = [];
  const seen = new Set<string>();
  for (const value of values) {
    for (const landing of landingsOfOne(value)) {
      const key = landingKey(landing);
      if (seen.has(key)) continue;
      seen.add(key);
      all.push(landing);
      if (all.length === MOST) return all;
    }
  }
  return all;
}

function landingKey(landing: Landing): string {
  switch (landing.kind) {
    case 'instance':
      return `i ${landing.file} ${landing.instance}`;
    case 'function':
      return `f ${functionKey(landing.file, landing.start)}`;
    case 'export':
      return `e ${landing.file} ${stepsKey(landing.steps)}`;
    case 'package':
      return `p ${landing.specifier} ${stepsKey(landing.steps)}`;
  }
}
