import { routingFactsOf } from '../../../../server/src/engine/facts/routing/index';
import type {
  RegistrationFact,
  RoutingFacts,
  SlotFact,
  ValueFact,
  ValueStep,
} from '../../../../server/src/engine/facts/routing';
import type { DiscoveryContext } from '../../../../server/src/engine/frameworks/discovery';
import { parseTree } from '../../../../server/src/engine/syntax/tree';
import { packageOf } from '../../frameworks/discovery/support';

/** A text with its facts, for telling functions by their names. */
export interface Told {
  readonly code: string;
  readonly facts: RoutingFacts;
}

/** The facts of a text. */
export function told(
  code: string,
  context: DiscoveryContext = packageOf('express'),
  fileName = 'file.ts',
): Told {
  return { code, facts: routingFactsOf(parseTree(fileName, code), context) };
}

/** The registrations, one line each: `#0 GET /users: auth.check | handler users.list`; middlewares have no role before them. */
export function registrations(
  code: string,
  context?: DiscoveryContext,
  fileName?: string,
): readonly string[] {
  const all = told(code, context, fileName);
  return all.facts.registrations.map((fact) => registration(fact, all));
}

/** As {@link registrations}, for Fastify. */
export function fastifyRegistrations(code: string, ...more: readonly string[]): readonly string[] {
  return registrations(code, packageOf('fastify', ...more));
}

/** The exports, one line each: `.UserRoutes<new>.router = #0`. */
export function exported(code: string, context?: DiscoveryContext): readonly string[] {
  const all = told(code, context);
  return all.facts.exports.map(
    ({ steps, value }) => `${steps.map(step).join('')} = ${valueText(value, all)}`,
  );
}

/** The calls that hand something on, one line each: `./routes.default(#0)`. */
export function calls(code: string, context?: DiscoveryContext): readonly string[] {
  const all = told(code, context);
  return all.facts.calls.map(
    (call) =>
      `${valueText(call.callee, all)}(${call.arguments.map((one) => valueText(one, all)).join(', ')})`,
  );
}

/** The instances, one line each: `express app application`. */
export function instances(code: string, context?: DiscoveryContext): readonly string[] {
  const all = told(code, context);
  return all.facts.instances.map(({ framework, name, origin }) => {
    const from = origin.kind === 'parameter' || origin.kind === 'module' ? ` ${valueText(origin, all)}` : '';
    return `${framework ?? '?'} ${name ?? '-'} ${origin.kind}${from}`;
  });
}

/** What a value names: `fn(list)` for a function of the text, by what it begins with. */
export function valueText(value: ValueFact, all: Told): string {
  const steps = 'steps' in value ? (value.steps ?? []).map(step).join('') : '';
  switch (value.kind) {
    case 'function':
      return `fn ${nameAt(value.start, all.code)}${value.shared ? ' shared' : ''}`;
    case 'module':
      return `${value.specifier}${steps}${value.shared ? ' shared' : ''}`;
    case 'instance':
      return `#${value.instance}`;
    case 'parameter':
      return `parameter ${value.index} of ${nameAt(value.function, all.code)}${steps}`;
    case 'decoration':
      return `#${value.instance}~${value.name}${steps}`;
    case 'list':
      return `[${value.values.map((one) => valueText(one, all)).join(', ')}]`;
    case 'object':
      return `{ ${Object.entries(value.members)
        .map(([name, one]) => `${name}: ${valueText(one, all)}`)
        .join(', ')} }`;
    case 'text':
      return `'${value.text}'`;
    case 'unknown':
      return '?';
  }
}

function registration(fact: RegistrationFact, all: Told): string {
  const kind = fact.kind === 'route' ? fact.methods.join(',') || '?' : fact.kind;
  const paths = fact.paths.map(({ text, exact }) =>
    exact === text.includes('…') ? `${text} (exact: ${exact})` : text,
  );
  const folder = fact.folder === undefined ? [] : [`folder ${fact.folder}`];
  const head = [`#${fact.instance}`, kind, paths.join(','), ...folder, fact.flat ? 'flat' : ''];
  const slots = fact.slots.map((slot) => slotText(slot, all));
  return `${head.filter((part) => part !== '').join(' ')}: ${slots.join(' | ')}`.replace(/: $/, '');
}

function slotText(slot: SlotFact, all: Told): string {
  const role = slot.hook ?? (slot.role === 'middleware' ? '' : slot.role);
  return [role, slot.wrapped ? 'wrapped' : '', valueText(slot.value, all)]
    .filter((part) => part !== '')
    .join(' ');
}

function step(one: ValueStep): string {
  switch (one.kind) {
    case 'member':
      return `.${one.name}`;
    case 'new':
      return '<new>';
    case 'call':
      return '()';
    case 'element':
      return '[*]';
  }
}

// A function is told by its first word that is no keyword (`async list(req, res)` is `list`), or by its parameters.
function nameAt(start: number, code: string): string {
  const text = code
    .slice(start)
    .replace(/^(?:(?:export|default|async|static|private|public|function)\b\s*)+/, '');
  return /^(?:\w+|\([^)]*\))/.exec(text)?.[0] ?? `at ${start}`;
}
