import ts from 'typescript';
import type { DeclaredStatuses } from '../../model/declaration';
import { startOf, type FunctionNode, type Tree } from '../../syntax/tree';
import type { HandlerSite } from '../framework';
import { isRouteObject, ofRouteObject } from './fastify-routes';
import { frameworksOfFile, type DiscoveryContext, type FileFrameworks } from './file-frameworks';
import { followIn, type Follow } from './follow';
import { incomingIn } from './incoming';
import { instancesIn } from './instances';
import { assignedMembers } from './members';
import { functionName } from './names';
import { registrationsIn, type Found } from './registered';
import { registrationStart } from './registering-calls';
import { typesIn } from './types';
import { unregisteredIn } from './unregistered';
import { wrappingIn } from './wrapping';

export type { DiscoveryContext } from './file-frameworks';

/** The handlers of a file. */
export interface Discovery {
  /** In source order; each function at most once, with the strongest certainty. */
  readonly sites: readonly HandlerSite[];
  /** The file belongs to a framework without an adapter; then there are no sites. */
  readonly foreign: boolean;
}

/**
 * Finds every function of a file that handles requests, by registration, by types, by names and use (law 2's three
 * certainties), and the response helpers.
 * @param context what the nearest `package.json` says. Without a framework in it or in the imports nothing is found;
 * where there is no `package.json` at all, names and use may say so alone
 */
export function findHandlers(tree: Tree, context: DiscoveryContext): Discovery {
  const frameworks = frameworksOfFile(tree, context);
  if (frameworks.foreign) return { sites: [], foreign: true };
  if (frameworks.available.length === 0) return { sites: [], foreign: false };
  const members = assignedMembers(tree);
  const follow = followIn(tree, members);
  const types = typesIn(tree);
  const instanceOf = instancesIn(tree, follow, members, types, frameworks);
  const registered = registrationsIn(tree, follow, frameworks, instanceOf);
  const routes =
    frameworks.available.includes('fastify') && !frameworks.guessed ? routeObjectsIn(tree, follow) : [];

  const judge = unregisteredIn(tree, types, frameworks);
  const isWrapped = wrappingIn(tree);
  const sites = new Map<FunctionNode, HandlerSite>();
  const incoming = incomingIn(tree, follow, context.incoming ?? []);
  for (const found of [...registered, ...routes, ...incoming]) {
    // On an object of unknown origin the form of the call is not enough: names and use must say the same.
    if (found.owner === 'unknown' && !judge(found.fn)) continue;
    const known = sites.get(found.fn);
    if (known && found.owner === 'elsewhere') continue;
    const path = fullPath(found, tree, context);
    const declared = found.declared ?? documentedFor(found, path, context);
    const paths = path === undefined ? pathsOf(found) : [path];
    const site = siteOf(found, frameworks, { path: path ?? found.path, paths, declared });
    sites.set(found.fn, known ? merged(known, site) : site);
  }
  for (const fn of tree.functions) {
    const known = sites.get(fn);
    if (known?.certainty === 'registered') continue;
    const judged = judge(fn);
    if (known) {
      if (judged?.certainty === 'typed') sites.set(fn, { ...known, certainty: 'typed' });
    } else if (judged) {
      const { framework, role, roles, certainty } = judged;
      const wrapped = role !== 'helper-definition' && isWrapped(fn);
      const name = functionName(fn);
      const place = { name, method: undefined, path: undefined, wrapped, registeredAt: [] };
      sites.set(fn, { fn, framework: frameworks.versionOf(framework), role, certainty, ...roles, ...place });
    }
  }
  return {
    sites: [...sites.values()].sort((a, b) => a.fn.pos - b.fn.pos || b.fn.end - a.fn.end),
    foreign: false,
  };
}

// The project knows where the router is mounted; undefined where it does not.
function fullPath(
  { at, path, registeredAt }: Found,
  tree: Tree,
  { paths }: DiscoveryContext,
): string | undefined {
  if (registeredAt) return path;
  if (!paths || paths.size === 0) return undefined;
  return paths.get(ts.isCallExpression(at) ? registrationStart(at, tree) : startOf(at, tree));
}

function pathsOf({ path, paths }: Found): readonly string[] | undefined {
  const all = paths ?? (path === undefined ? [] : [path]);
  return all.length > 0 ? all : undefined;
}

function documentedFor(
  { method }: Found,
  path: string | undefined,
  { documented }: DiscoveryContext,
): DeclaredStatuses | undefined {
  return documented && method !== undefined && path !== undefined ? documented(method, path) : undefined;
}

function siteOf(
  found: Found,
  frameworks: FileFrameworks,
  elsewhere: Pick<HandlerSite, 'path' | 'paths' | 'declared'>,
): HandlerSite {
  const { fn, framework, role, roles, wrapped, method, owner, registeredAt } = found;
  return {
    fn,
    framework: frameworks.versionOf(framework),
    role,
    certainty: owner === 'known' ? 'registered' : 'shaped',
    ...roles,
    name: functionName(fn),
    method,
    ...elsewhere,
    wrapped,
    registeredAt: registeredAt ? [registeredAt] : [],
    routes: role === 'handler' && !registeredAt ? [{ node: found.at, options: found.options }] : [],
  };
}

// Registered twice: what differs is unknown, and a handler outranks a middleware.
function merged(known: HandlerSite, other: HandlerSite): HandlerSite {
  const stronger = other.certainty === 'registered' && known.certainty !== 'registered' ? other : known;
  return {
    ...stronger,
    role: known.role === 'middleware' || known.role === 'hook' ? other.role : known.role,
    method: known.method === other.method ? known.method : undefined,
    path: known.path === other.path ? known.path : undefined,
    paths: known.paths && other.paths && [...new Set([...known.paths, ...other.paths])],
    wrapped: known.wrapped && other.wrapped,
    registeredAt: [...known.registeredAt, ...other.registeredAt],
    routes: [...(known.routes ?? []), ...(other.routes ?? [])],
  };
}

// `export const routes = [{ method, url, handler }]`: registered by another file.
function routeObjectsIn(tree: Tree, follow: Follow): readonly Found[] {
  const objects = new Set<ts.Node>();
  for (const fn of tree.functions) {
    const property = ts.isMethodDeclaration(fn) ? fn : fn.parent;
    const object = property.parent as ts.Node | undefined;
    if (object && ts.isObjectLiteralExpression(object)) objects.add(object);
  }
  return [...objects]
    .filter(isRouteObject)
    .flatMap((at) =>
      ofRouteObject(at, follow).map((registration): Found => ({ ...registration, owner: 'elsewhere', at })),
    );
}
