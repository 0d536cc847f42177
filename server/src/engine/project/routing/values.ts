import type { ValueFact, ValueStep } from '../../facts/routing';
import type { Step } from '../../model/registration';
import { findExports, stepsKey } from './exports';
import { functionKey, type End, type Landing } from './landing';
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
  /** The parameters on the way, against functions that call each other. */
  passed: Set<string> | undefined;
  /** How many more steps from value to value are gone. */
  left: number;
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
  return withoutTexts(endsOf(world, file, value, entered, steps));
}

/** As {@link landingsOf}, texts included. */
export function endsOf(
  world: World,
  file: string,
  value: ValueFact,
  entered?: Entered,
  steps: readonly ValueStep[] = [],
): readonly End[] {
  return reach({ world, passed: undefined, left: DEPTH }, file, value, steps, entered);
}

/** What the exports of a file lead to by these steps. */
export function followExports(world: World, file: string, steps: readonly ValueStep[]): readonly Landing[] {
  return withoutTexts(follow({ world, passed: undefined, left: DEPTH }, file, steps));
}

function reach(
  way: Way,
  file: string,
  value: ValueFact,
  steps: readonly ValueStep[],
  entered: Entered | undefined,
): readonly End[] {
  if (way.left === 0) return [];
  way.left -= 1;
  const found = reached(way, file, value, steps, entered);
  way.left += 1;
  return found;
}

function reached(
  way: Way,
  file: string,
  value: ValueFact,
  steps: readonly ValueStep[],
  entered: Entered | undefined,
): readonly End[] {
  const [step] = steps;
  switch (value.kind) {
    case 'unknown':
      return [];
    case 'text':
      return step ? [] : [{ kind: 'text', text: value.text }];
    case 'instance':
      return step ? [] : [{ kind: 'instance', file, instance: value.instance }];
    case 'function': {
      const { start, shared = false, takesError = false } = value;
      return step ? [] : [{ kind: 'function', file, start, shared, takesError, steps: undefined }];
    }
    case 'module': {
      const target = way.world.resolve(file, value.specifier);
      const all = together(value.steps, steps);
      const found = target === undefined ? outside(value.specifier, all) : follow(way, target, all);
      return value.shared ? found.map(shared) : found;
    }
    case 'parameter': {
      const key = functionKey(file, value.function);
      return given(way, { key, index: value.index, steps: together(value.steps, steps) }, entered);
    }
    case 'decoration':
      return union(way.world.decorations.get(value.name) ?? [], (one) =>
        reach(way, one.file, one.value, together(value.steps ?? [], steps), undefined),
      );
    case 'list':
      // A list where functions are expected gives them all.
      if (step && step.kind !== 'element') return [];
      return union(value.values, (one) => reach(way, file, one, steps.slice(1), entered));
    case 'object': {
      if (step?.kind === 'element')
        return union(Object.values(value.members), (one) => reach(way, file, one, steps.slice(1), entered));
      const member =
        step?.kind === 'member' && Object.hasOwn(value.members, step.name)
          ? value.members[step.name]
          : undefined;
      return member ? reach(way, file, member, steps.slice(1), entered) : [];
    }
  }
}

function given(
  way: Way,
  { key, index, steps }: { key: string; index: number; steps: readonly ValueStep[] },
  entered: Entered | undefined,
): readonly End[] {
  for (let one = entered; one; one = one.outer) {
    if (one.function !== key) continue;
    const argument = one.call?.fact.arguments.at(index);
    return one.call && argument ? reach(way, one.call.file, argument, steps, one.outer) : [];
  }
  const name = `${key} ${index} ${stepsKey(steps)}`;
  way.passed ??= new Set();
  if (way.passed.has(name)) return [];
  way.passed.add(name);
  return union(way.world.callers.get(key) ?? [], ({ file, fact }) => {
    const argument = fact.arguments.at(index);
    return argument ? reach(way, file, argument, steps, undefined) : [];
  });
}

function follow(way: Way, file: string, steps: readonly ValueStep[]): readonly End[] {
  const known = way.world.followed.get(file) ?? new Map<string, readonly End[]>();
  way.world.followed.set(file, known);
  const key = stepsKey(steps);
  const before = known.get(key);
  if (before) return before;
  known.set(key, []); // what leads back here leads nowhere
  const found = followed(way, file, steps);
  known.set(key, found);
  return found;
}

function followed(way: Way, file: string, steps: readonly ValueStep[]): readonly End[] {
  const left = plainSteps(steps);
  const own: readonly End[] = left ? [{ kind: 'export', file, steps: left }] : [];
  const { direct, stars } = findExports(way.world.files.get(file)?.exports ?? [], steps);
  if (direct) {
    const found = reach(way, file, direct.fact.value, direct.rest, undefined);
    if (found.length === 0) return own;
    return found.map((landing) =>
      landing.kind === 'function' && landing.file === file && landing.steps === undefined
        ? { ...landing, steps: left }
        : landing,
    );
  }
  const passedOn = union(stars, (value) => reach(way, file, value, steps, undefined)).filter(
    ({ kind }) => kind !== 'package',
  );
  const known = passedOn.filter(({ kind }) => kind !== 'export');
  return known.length > 0 ? known : [...own, ...passedOn];
}

function outside(specifier: string, steps: readonly ValueStep[]): readonly End[] {
  const plain = plainSteps(steps);
  return plain ? [{ kind: 'package', specifier, steps: plain }] : [];
}

function plainSteps(steps: readonly ValueStep[]): readonly Step[] | undefined {
  return isPlain(steps) ? steps : undefined;
}

function isPlain(steps: readonly ValueStep[]): steps is readonly Step[] {
  return steps.every(({ kind }) => kind !== 'element');
}

// The same lists where it can be: thousands of them are compared when a project is linked again.
function together(first: readonly ValueStep[], second: readonly ValueStep[]): readonly ValueStep[] {
  if (second.length === 0) return first;
  return first.length === 0 ? second : [...first, ...second];
}

function withoutTexts(ends: readonly End[]): readonly Landing[] {
  return areLandings(ends) ? ends : ends.filter((end) => end.kind !== 'text');
}

function areLandings(ends: readonly End[]): ends is readonly Landing[] {
  return ends.every(({ kind }) => kind !== 'text');
}

function shared(landing: End): End {
  return landing.kind === 'function' ? { ...landing, shared: true } : landing;
}

function union<T>(values: readonly T[], landingsOfOne: (value: T) => readonly End[]): readonly End[] {
  if (values.length === 1 && values[0] !== undefined) return landingsOfOne(values[0]);
  const all: End[] = [];
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

function landingKey(landing: End): string {
  switch (landing.kind) {
    case 'instance':
      return `i ${landing.file} ${landing.instance}`;
    case 'function':
      return `f ${functionKey(landing.file, landing.start)}`;
    case 'export':
      return `e ${landing.file} ${stepsKey(landing.steps)}`;
    case 'package':
      return `p ${landing.specifier} ${stepsKey(landing.steps)}`;
    case 'text':
      return `t ${landing.text}`;
  }
}
