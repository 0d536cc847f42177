import ts from 'typescript';
import type { FrameworkName } from '../../model/framework-name';
import type { Certainty, HandlerRole } from '../../model/handler';
import type { FunctionNode, Tree } from '../../syntax/tree';
import { payloadHookRoles } from './fastify-routes';
import type { FileFrameworks } from './file-frameworks';
import { documentedTypesIn } from './jsdoc';
import { parameterName, rolesByName, takesMore, type Roles } from './parameters';
import { shapeOf } from './shaped';
import { typingOf } from './typed';
import type { Types } from './types';
import { usagesIn, type Usage, type Usages } from './usage';

/** What a function is that no call registers. */
export interface Unregistered {
  readonly framework: FrameworkName;
  readonly role: HandlerRole;
  readonly roles: Roles;
  readonly certainty: Certainty;
}

/** Prepares judging functions by their types, then by their names and use. */
export function unregisteredIn(
  tree: Tree,
  types: Types,
  frameworks: FileFrameworks,
): (fn: FunctionNode) => Unregistered | undefined {
  const documented = documentedTypesIn(tree, types);
  // Most files have no function that looks like a handler: theirs are never read.
  let read: Usages | undefined;
  const usages = (): Usages => (read ??= usagesIn(tree));

  // `next()` with nothing hands the request on; a handler that only forwards errors stays a handler.
  const roleOf = (roles: Roles, hook: boolean): HandlerRole => {
    if (roles.error) return 'error-handler';
    if (hook) return 'hook';
    return roles.next && usages().isPassedOn(roles.next) ? 'middleware' : 'handler';
  };

  return (fn) => {
    if (fn.parameters.length === 0 || ts.isConstructorDeclaration(fn) || ts.isAccessor(fn)) return undefined;
    const typing = typingOf(fn, types, documented);
    const { framework: own, roles } = typing;
    if (own && typing.proves === 'handler') {
      return { framework: own, role: roleOf(roles, typing.hook), roles, certainty: 'typed' };
    }
    if (typing.foreign && !own) return undefined;
    const doubt = typing.globalResponse ? 'type' : frameworks.guessed ? 'package' : 'none';
    const shape = frameworks.browser && !own ? undefined : shapeOf(fn, usages, doubt);
    const framework = own ?? (shape && likeliest(shape.roles, shape.usage, frameworks));
    if (!framework) return undefined;
    const hook = framework === 'fastify' && shape ? payloadHookRoles(fn) : undefined;
    if (hook) return { framework, role: 'hook', roles: hook, certainty: own ? 'typed' : 'shaped' };
    // With the response's type proved, the name of the request is enough, whatever the function does with them.
    const named = own && typing.proves === 'helper' ? rolesByName(fn) : undefined;
    const handler =
      shape?.kind === 'handler' ? shape.roles : named && !takesMore(fn, named) ? named : undefined;
    if (handler) return { framework, role: roleOf(handler, false), roles: handler, certainty: 'shaped' };
    if (typing.proves === 'helper')
      return { framework, role: 'helper-definition', roles, certainty: 'typed' };
    return shape && { framework, role: 'helper-definition', roles: shape.roles, certainty: 'shaped' };
  };
}

// Both frameworks at hand: `reply` and `.code(…)` are Fastify's words.
function likeliest(
  roles: Roles,
  usage: Usage,
  { available, imported }: FileFrameworks,
): FrameworkName | undefined {
  if (imported.size === 1) return [...imported][0];
  if (available.length <= 1) return available[0];
  const name = parameterName(roles.response) ?? '';
  return usage.code || /repl?y?$/i.test(name) ? 'fastify' : 'express';
}
