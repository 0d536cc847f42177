import type { FrameworkName } from '../../model/framework-name';
import type { Certainty, HandlerRole } from '../../model/handler';
import type { FunctionNode, Tree } from '../../syntax/tree';
import type { FileFrameworks } from './file-frameworks';
import { documentedTypesIn } from './jsdoc';
import { parameterName, type Roles } from './parameters';
import { shapeOf } from './shaped';
import { typingOf } from './typed';
import type { Types } from './types';
import { usagesIn, type Usage } from './usage';

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
  const usages = usagesIn(tree);

  // `next()` with nothing hands the request on; a handler that only forwards errors stays a handler.
  const roleOf = (roles: Roles, hook: boolean): HandlerRole => {
    if (roles.error) return 'error-handler';
    if (hook) return 'hook';
    return usages.isPassedOn(roles.next) ? 'middleware' : 'handler';
  };

  return (fn) => {
    if (fn.parameters.length === 0) return undefined;
    const { proves, framework: own, roles, hook, foreign, globalResponse } = typingOf(fn, types, documented);
    if (own && proves === 'handler')
      return { framework: own, role: roleOf(roles, hook), roles, certainty: 'typed' };
    if (foreign && !own) return undefined;
    const doubt = globalResponse ? 'type' : frameworks.guessed ? 'package' : 'none';
    const shape = frameworks.browser && !own ? undefined : shapeOf(fn, usages, doubt);
    if (shape?.kind === 'handler') {
      const framework = own ?? likeliest(shape.roles, shape.usage, frameworks);
      return (
        framework && { framework, role: roleOf(shape.roles, false), roles: shape.roles, certainty: 'shaped' }
      );
    }
    if (own && proves === 'helper')
      return { framework: own, role: 'helper-definition', roles, certainty: 'typed' };
    const framework = shape && likeliest(shape.roles, shape.usage, frameworks);
    return framework && { framework, role: 'helper-definition', roles: shape.roles, certainty: 'shaped' };
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
