import ts from 'typescript';
import { methodOfMember } from '../../frameworks/discovery/express-routes';
import { fitsHandler } from '../../frameworks/discovery/parameters';
import { bare, memberName } from '../../syntax/tree';
import { expressRegistration } from './express';
import { memberSlots, memberTexts, optionText } from './options';
import { pathFact } from './paths';
import type { RegisteringRead, Registered } from './registration';
import { slotFact } from './slots';

/**
 * Whether a call can be one of a router that its class inherits: `this.get('/x', this.list)`, `this.use('/y', …)`,
 * `this.route({ method, path, handler })`. Whether it is one, what it is given has to say.
 */
export function mayBeClassRoute(call: ts.CallExpression): boolean {
  const callee = bare(call.expression);
  if (!ts.isPropertyAccessExpression(callee) || callee.expression.kind !== ts.SyntaxKind.ThisKeyword)
    return false;
  const member = memberName(callee) ?? '';
  if (member === 'route') return call.arguments.length === 1;
  return call.arguments.length > 1 && (member === 'use' || methodOfMember(member) !== undefined);
}

/**
 * What such a call registers. Behind the handler may stand what is no function (a permission); without any function of
 * this file it is the call of a client: `this.get('/users', options)`.
 */
export function classRegistration(read: RegisteringRead): Registered | undefined {
  const { call, member } = read;
  const [first] = call.arguments;
  if (member === 'route') return first && routeObject(first, read);
  const found = expressRegistration(read);
  if (!found || found.paths.length === 0) return undefined;
  if (member === 'use') return found.slots.some(({ value }) => value.kind !== 'unknown') ? found : undefined;
  const last = found.slots.findLastIndex(({ value }) => value.kind === 'function');
  if (last === -1) return undefined;
  const slots = found.slots.slice(0, last + 1);
  return { ...found, slots: slots.map((slot, at) => (at === last ? { ...slot, role: 'handler' } : slot)) };
}

function routeObject(options: ts.Expression, { reach, values }: RegisteringRead): Registered | undefined {
  const path = optionText(options, ['path', 'url'], reach);
  const methods = memberTexts(options, 'method', reach).map((method) => method.toUpperCase());
  const [handler] = memberSlots(options, 'handler', true, reach);
  if (!path || !handler || methods.length === 0) return undefined;
  if (handler.thing.kind === 'function' && !handler.wrapped && !fitsHandler(handler.thing.fn))
    return undefined;
  const before = ['middleware', 'middlewares'].flatMap((name) => memberSlots(options, name, false, reach));
  return {
    kind: 'route',
    methods,
    paths: [pathFact(path, reach, values)],
    slots: [
      ...before.map((slot) => slotFact(slot, 'middleware', values, reach)),
      slotFact(handler, 'handler', values, reach),
    ],
  };
}
