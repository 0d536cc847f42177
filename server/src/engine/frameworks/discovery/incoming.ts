import type { IncomingRegistration, Step } from '../../model/registration';
import { exportTargets } from '../../syntax/exports';
import type { Tree } from '../../syntax/tree';
import { fastifyRoles } from './fastify-routes';
import type { Follow, Followed } from './follow';
import { expressRoles } from './parameters';
import type { Found } from './registered';

/** Finds the functions of a file that other files register. */
export function incomingIn(
  tree: Tree,
  follow: Follow,
  incoming: readonly IncomingRegistration[],
): readonly Found[] {
  // A controller's method may be registered by a hundred routes.
  const known = new Map<string, readonly Followed[]>();
  return incoming.flatMap((registration): readonly Found[] => {
    const key = registration.steps
      .map((step) => (step.kind === 'member' ? step.name : `(${step.kind})`))
      .join('.');
    const functions = known.get(key) ?? functionsAt(tree, follow, registration.steps);
    known.set(key, functions);
    return functions.map((followed) => foundOf(registration, followed));
  });
}

function foundOf(
  { framework, role, method, path, place, declared, wrapped: isWrapped }: IncomingRegistration,
  { fn, wrapped: wrapsItself }: Followed,
): Found {
  const wrapped = isWrapped || wrapsItself;
  const roles = framework === 'express' ? expressRoles(fn, wrapped) : fastifyRoles(fn, wrapped, role);
  // Four parameters decide, wherever the function is registered (Express's `lib/layer.js`).
  const own = framework === 'express' && roles.error ? 'error-handler' : role;
  return {
    fn,
    framework,
    role: own,
    roles,
    wrapped,
    method,
    path,
    owner: 'known',
    at: fn,
    registeredAt: place,
    ...(declared && { declared }),
  };
}

/** The functions that steps from a file's exports lead to: the leading members are names of exports, the rest leads on from there. */
export function functionsAt(tree: Tree, follow: Follow, steps: readonly Step[]): readonly Followed[] {
  const [first] = steps;
  const isDefault = first?.kind === 'member' && first.name === 'default';
  const way = isDefault ? steps.slice(1) : steps;
  const next = isDefault ? undefined : way[0];
  const path = next?.kind === 'member' ? [next.name] : [];
  for (const target of exportTargets(tree, path)) {
    if (target.kind !== 'node') continue;
    const rest = target.rest.map((name): Step => ({ kind: 'member', name }));
    const found = follow.along(target.node, [...rest, ...way.slice(path.length)]);
    if (found.length > 0) return found;
  }
  return [];
}
