import ts from 'typescript';
import { HOOKS, registersInFastify } from '../../frameworks/discovery/fastify-routes';
import { bare, memberName } from '../../syntax/tree';
import { opened } from './called';
import { autoloadRegistration, isAutoload } from './autoload';
import { memberSlots, memberTexts, optionText } from './options';
import { pathFact, pathFacts, textFact } from './paths';
import type { RegisteringRead, Registered } from './registration';
import { slotFact, slotsOf, type Slot } from './slots';
import type { HandlerRole } from '../../model/handler';
import type { SlotFact } from '../routing';
import type { Reach } from './reach';

/**
 * What a call registers in Fastify (`fastify.js`, `lib/route.js`): the handler is the last argument or the options'
 * member; hooks of the options run in the order of the request's life cycle.
 */
export function fastifyRegistration(read: RegisteringRead): Registered | undefined {
  const { call, member } = read;
  const [first, second] = call.arguments;
  const last = call.arguments.at(-1);
  if (!first || !last) return undefined;
  switch (member) {
    case 'register':
      return plugin(first, second, read);
    case 'route':
      return routeObject(first, read);
    case 'addHook': {
      const hook = textFact(first, read.reach);
      if (hook === undefined || !HOOKS.has(hook) || !second) return undefined;
      return {
        kind: 'hook',
        methods: [],
        paths: [],
        slots: facts(slotsOf(second, false, read.reach), 'hook', read, hook),
      };
    }
    // Runs as an `onRequest` hook does (@fastify/middie's index.js); one for some paths only is not told.
    case 'use': {
      if (call.arguments.length > 1) return undefined;
      const slots = facts(slotsOf(first, false, read.reach), 'middleware', read, 'onRequest');
      return { kind: 'hook', methods: [], paths: [], slots };
    }
    case 'setErrorHandler':
      return { kind: 'error-handler', methods: [], paths: [], slots: handlers(first, 'error-handler', read) };
    case 'setNotFoundHandler': {
      const before = call.arguments.length > 1 ? ofOptions(first, read, false) : [];
      return {
        kind: 'not-found',
        methods: [],
        paths: [],
        slots: [...before, ...handlers(last, 'handler', read)],
      };
    }
    default: {
      if (call.arguments.length < 2 || call.arguments.length > 3) return undefined;
      if (member !== undefined && !registersInFastify(member)) return undefined;
      return shorthand(first, second, last, read);
    }
  }
}

function shorthand(
  path: ts.Expression,
  second: ts.Expression | undefined,
  last: ts.Expression,
  read: RegisteringRead,
): Registered {
  const isOptions = last === second && isOptionsObject(last, read.reach);
  const before = second ? ofOptions(second, read, isOptions) : [];
  const own = isOptions ? [] : handlers(last, 'handler', read);
  return {
    kind: 'route',
    methods: read.member === undefined ? [] : [read.member.toUpperCase()],
    paths: pathFacts(path, read.reach, read.values),
    slots: [...(last === second && !isOptions ? [] : before), ...own],
    ...(second && validates(second, read.reach) && { validates: true }),
  };
}

// `fastify.get('/x', { handler })`, also with options of another file: `fastify.get('/x', getUserOptions)`.
function isOptionsObject(expression: ts.Expression, reach: Reach): boolean {
  const thing = opened(reach.of(expression), reach);
  if (thing.kind === 'object') return true;
  const node = bare(expression);
  const name = ts.isIdentifier(node) ? ts.idText(node) : (memberName(node) ?? '');
  return thing.kind === 'module' && /opt(?:ion)?s?$|schema$|route$/i.test(name);
}

function routeObject(options: ts.Expression, read: RegisteringRead): Registered | undefined {
  const { reach } = read;
  const url = optionText(options, ['url', 'path'], reach);
  const methods = memberTexts(options, 'method', reach).map((method) => method.toUpperCase());
  const slots = ofOptions(options, read, true);
  if (slots.length === 0) return undefined;
  return {
    kind: 'route',
    methods,
    paths: url ? [pathFact(url, reach, read.values)] : [{ text: '…', exact: false }],
    slots,
    ...(validates(options, reach) && { validates: true }),
  };
}

// `attachValidation` leaves it to the handler to answer (`lib/handle-request.js: validationCompleted`).
function validates(options: ts.Expression, reach: Reach): boolean {
  const schema = optionText(options, ['schema'], reach);
  if (!schema || optionText(options, ['attachValidation'], reach)) return false;
  return optionText(schema, ['body', 'params', 'querystring', 'query', 'headers'], reach) !== undefined;
}

function plugin(
  first: ts.Expression,
  options: ts.Expression | undefined,
  read: RegisteringRead,
): Registered | undefined {
  const { reach } = read;
  const prefix = options && optionText(options, ['prefix'], reach);
  const paths = prefix ? [pathFact(prefix, reach, read.values)] : [];
  if (isAutoload(opened(reach.of(first), reach))) return options && autoloadRegistration(options, read);
  const slots = facts(slotsOf(first, false, reach).slice(0, 1), 'middleware', read);
  return { kind: 'plugin', methods: [], paths, slots };
}

// What runs before and after the handler first, the handler last.
function ofOptions(options: ts.Expression, read: RegisteringRead, withHandler: boolean): readonly SlotFact[] {
  const { reach } = read;
  const hooks = [...HOOKS.keys()].flatMap((hook) =>
    facts(memberSlots(options, hook, false, reach), 'hook', read, hook),
  );
  const errors = facts(memberSlots(options, 'errorHandler', false, reach), 'error-handler', read);
  const handler = withHandler ? facts(memberSlots(options, 'handler', true, reach), 'handler', read) : [];
  return [...hooks, ...errors, ...handler];
}

function handlers(expression: ts.Expression, role: HandlerRole, read: RegisteringRead): readonly SlotFact[] {
  return facts(slotsOf(expression, true, read.reach), role, read);
}

function facts(
  slots: readonly Slot[],
  role: HandlerRole,
  { values, reach }: RegisteringRead,
  hook?: string,
): readonly SlotFact[] {
  return slots.map((slot) => slotFact(slot, role, values, reach, hook));
}
