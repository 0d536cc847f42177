import ts from 'typescript';
import { methodOfMember } from '../../frameworks/discovery/express-routes';
import { expressRoles, positionalParameters } from '../../frameworks/discovery/parameters';
import { mayBePath } from '../../frameworks/discovery/registration';
import type { HandlerRole } from '../../model/handler';
import { bare, memberName } from '../../syntax/tree';
import { opened } from './called';
import { pathFacts } from './paths';
import type { Reach } from './reach';
import type { RegisteringRead, Registered } from './registration';
import { slotFact, slotsOf, type Slot } from './slots';

/**
 * What a call registers in Express (router's `index.js` and `lib/route.js`: arrays are flattened, `use` may go without a
 * path, four parameters make an error handler).
 */
export function expressRegistration(read: RegisteringRead): Registered | undefined {
  const { call, member, routePath, reach, values } = read;
  const [first, ...rest] = call.arguments;
  if (!first) return undefined;
  const isUse = member === 'use';
  const isParam = member === 'param';
  const method = member === undefined ? undefined : methodOfMember(member);
  // `app.get('name')` reads a setting; only `.route(path)` and `use` may go without a path.
  const hasPath = isUse ? isPathOfUse(first, rest.length, reach) : isParam || routePath === undefined;
  const args = hasPath ? rest : call.arguments;
  if (args.length === 0) return undefined;
  const slots = args.flatMap((argument, index) => {
    const last = !isUse && !isParam && index === args.length - 1;
    return slotsOf(argument, last, reach).map((slot) => (isUse ? withoutMaking(slot) : slot));
  });
  const path = hasPath ? first : routePath;
  const ofSlot = (slot: Slot, index: number): HandlerRole => {
    if (isErrorHandler(slot)) return 'error-handler';
    return !isUse && !isParam && index === slots.length - 1 ? 'handler' : 'middleware';
  };
  return {
    kind: isUse ? 'use' : isParam ? 'param' : 'route',
    methods: method === undefined ? [] : [method],
    paths: path ? pathFacts(path, reach, values) : [],
    slots: slots.map((slot, index) => slotFact(slot, ofSlot(slot, index), values, reach)),
  };
}

function isErrorHandler({ thing, wrapped }: Slot): boolean {
  return thing.kind === 'function' && expressRoles(thing.fn, wrapped).error !== undefined;
}

// `app.use(methodOverride((req) => …))`: what a middleware is made with reads the request and gives a value back.
function withoutMaking(slot: Slot): Slot {
  const { thing, wrapped, wrapper } = slot;
  if (thing.kind !== 'function' || !wrapped || !wrapper) return slot;
  const isAsync = thing.fn.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.AsyncKeyword) ?? false;
  const isMaking =
    !isAsync && thing.fn.parameters.length === 1 && positionalParameters(thing.fn).length === 1;
  return isMaking ? { thing: wrapper, wrapped: false, node: slot.node } : slot;
}

const PATH_NAME = /(?:path|prefix|url|uri|base|endpoint|route|version|mount\w*)$/i;
const CONSTANT_NAME = /^[A-Z][A-Z\d_]+$/;

// What is known decides: a text is a path, a function, router or module's export is none; of the rest the name.
function isPathOfUse(argument: ts.Expression, others: number, reach: Reach): boolean {
  const node = bare(argument);
  if (!mayBePath(node)) return false;
  const thing = opened(reach.of(node), reach);
  if (thing.kind === 'text') return true;
  if (thing.kind === 'array') {
    const [element] = thing.node.elements;
    return element !== undefined && reach.of(element).kind !== 'array' && isPathOfUse(element, others, reach);
  }
  if (!ts.isIdentifier(node) && memberName(node) === undefined) {
    return !ts.isCallExpression(node) || (thing.kind === 'unknown' && others > 0);
  }
  if (ts.isIdentifier(node) && isWritten(reach.initializerOf(node))) return true;
  const isOpen = thing.kind === 'unknown' || thing.kind === 'module' || thing.kind === 'parameter';
  const name = ts.isIdentifier(node) ? ts.idText(node) : memberName(node);
  if (!isOpen || others === 0 || name === undefined) return false;
  return PATH_NAME.test(name) || CONSTANT_NAME.test(name);
}

// A text that is put together: `/${version}`, `base + '/users'`.
function isWritten(value: ts.Expression | undefined): boolean {
  if (!value) return false;
  const node = bare(value);
  return (
    ts.isTemplateExpression(node) ||
    (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.PlusToken)
  );
}
