import {
  NO_ROUTING,
  type ExportFact,
  type InstanceFact,
  type PathFact,
  type RegistrationFact,
  type RoutingFacts,
  type SlotFact,
  type ValueFact,
} from '../../../../server/src/engine/facts/routing';
import type { Step } from '../../../../server/src/engine/model/registration';
import { linkRouting } from '../../../../server/src/engine/project/routing/link';
import type { LinkedRoute, LinkedSlot, Routing } from '../../../../server/src/engine/project/routing/routing';

/** Hand-made facts of a file. What is added first stands first. */
export interface FileBuilder {
  readonly facts: () => RoutingFacts;
  readonly instance: (
    origin: InstanceFact['origin'] | 'application' | 'router' | 'name',
    framework?: 'express' | 'fastify',
  ) => number;
  readonly register: (
    kind: RegistrationFact['kind'],
    instance: number,
    path: string | readonly string[] | undefined,
    slots: readonly (ValueFact | Partial<SlotFact>)[],
    more?: Partial<RegistrationFact>,
  ) => RegistrationFact;
  readonly route: (
    instance: number,
    route: string,
    ...slots: readonly (ValueFact | Partial<SlotFact>)[]
  ) => RegistrationFact;
  readonly call: (callee: ValueFact, ...given: readonly ValueFact[]) => void;
  readonly exports: (steps: string, value: ValueFact) => void;
  readonly decorate: (instance: number, name: string, value: ValueFact) => void;
}

/** Begins a file of Express, or of the framework given. */
export function file(framework: 'express' | 'fastify' = 'express'): FileBuilder {
  const instances: InstanceFact[] = [];
  const registrations: RegistrationFact[] = [];
  const calls: RoutingFacts['calls'][number][] = [];
  const exported: ExportFact[] = [];
  const decorations: RoutingFacts['decorations'][number][] = [];
  let at = 0;
  const next = () => (at += 100);
  const register: FileBuilder['register'] = (kind, instance, path, slots, more = {}) => {
    const start = next();
    const paths = (path === undefined ? [] : [path].flat()).map((text): PathFact => ({
      text,
      exact: !text.includes('…'),
    }));
    const fact: RegistrationFact = {
      kind,
      framework,
      instance,
      methods: [],
      paths,
      slots: slots.map((slot, index) =>
        slotOf(slot, start + 10 + index, kind === 'route' && index === slots.length - 1),
      ),
      span: { start, end: start + 90 },
      line: start / 100,
      ...more,
    };
    registrations.push(fact);
    return fact;
  };
  return {
    facts: () => ({ ...NO_ROUTING, instances, registrations, calls, exports: exported, decorations }),
    instance: (origin, own = framework) => {
      const fact = typeof origin === 'string' ? { kind: origin } : origin;
      return instances.push({ framework: own, name: undefined, origin: fact }) - 1;
    },
    register,
    route: (instance, route, ...slots) => {
      const [method = '', path] = route.split(' ');
      return register('route', instance, path, slots, { methods: method.split(',') });
    },
    call: (callee, ...given) => calls.push({ callee, arguments: given, start: next() }),
    exports: (text, value) => exported.push({ steps: steps(text), value }),
    decorate: (instance, name, value) => decorations.push({ instance, name, value }),
  };
}

/** A function of the file. */
export function fn(start: number, more: { shared?: true; takesError?: true } = {}): ValueFact {
  return { kind: 'function', start, ...more };
}

/** `from('./users', '.default.create()')`: an import's member, called. `^` is `new`. */
export function from(specifier: string, text = ''): ValueFact {
  return { kind: 'module', specifier, steps: steps(text) };
}

/** An instance of the file. */
export function of(instance: number): ValueFact {
  return { kind: 'instance', instance };
}

/** What a function of the file is given. */
export function parameter(start: number, index: number, text = ''): ValueFact {
  return { kind: 'parameter', function: start, index, steps: steps(text) };
}

/** `.name` is a member, `()` a call, `^` a construction, `[]` each element. */
export function steps(text: string): readonly Step[] {
  return Array.from(text.matchAll(/\.([\w*]+)|\(\)|\^|\[\]/g), ([whole, name]): Step => {
    if (name !== undefined) return { kind: 'member', name };
    if (whole === '[]') return { kind: 'element' } as unknown as Step;
    return whole === '()' ? { kind: 'call' } : { kind: 'new' };
  });
}

/** Links files that lie in folders as their names say; specifiers are relative, without an extension. */
export function link(files: Readonly<Record<string, FileBuilder>>, previous?: Routing): Routing {
  const facts = new Map(Object.entries(files).map(([name, builder]) => [name, builder.facts()]));
  return linkRouting(facts, resolveIn(new Set(facts.keys())), previous);
}

/** Relative specifiers among these files. */
export function resolveIn(
  files: ReadonlySet<string>,
): (from: string, specifier: string) => string | undefined {
  return (origin, specifier) => {
    if (!specifier.startsWith('.')) return undefined;
    const base = new URL(specifier, `file:///${origin}`).pathname.slice(1);
    return [base, `${base}.js`, `${base}.ts`, `${base}/index.js`].find((name) => files.has(name));
  };
}

/** Every route as `GET /users/:id`, with a `?` behind those of routers that nothing mounts. */
export function table({ routes }: Routing): readonly string[] {
  return routes.map((route) => `${route.method} ${route.path}${route.mounted ? '' : ' ?'}`);
}

/** The route of this method and path. */
export function routeOf(routing: Routing, text: string): LinkedRoute {
  const found = routing.routes.find(({ method, path }) => `${method} ${path}` === text);
  if (!found) throw new Error(`There is no ${text} among ${table(routing).join(', ')}.`);
  return found;
}

/** Slots as they are written. */
export function written(slots: readonly LinkedSlot[]): readonly string[] {
  return slots.map(({ fact }) => fact.text);
}

function slotOf(slot: ValueFact | Partial<SlotFact>, start: number, isHandler: boolean): SlotFact {
  const own: Partial<SlotFact> = 'kind' in slot ? { value: slot, text: textOf(slot) } : slot;
  return {
    value: { kind: 'unknown' },
    role: isHandler ? 'handler' : 'middleware',
    wrapped: false,
    text: own.value ? textOf(own.value) : '?',
    span: { start, end: start + 5 },
    ...own,
  };
}

function textOf(value: ValueFact): string {
  if (value.kind === 'function') return `f${value.start}`;
  return value.kind === 'module' ? value.specifier : value.kind;
}
