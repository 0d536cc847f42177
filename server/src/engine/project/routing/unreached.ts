import type { RoutingFacts } from '../../facts/routing';
import type { Imports } from '../../facts/imports';
import type { ProjectHost, Resolve } from '../../host';
import type { LinkedRoute } from './routing';

/** What is asked of a project to tell the routes that no request reaches. */
export interface Reachable {
  readonly host: Pick<ProjectHost, 'root' | 'read'>;
  readonly files: Iterable<string>;
  readonly facts: { readonly get: (file: string) => RoutingFacts | undefined };
  readonly importsOf: (file: string) => Imports;
  readonly resolve: Resolve;
  /** Whether two files are of one package. */
  readonly areTogether: (file: string, other: string) => boolean;
}

// What runs by itself, or stands for its folder or package.
const ENTRY = /(?:^|\/)(?:index|main|app|server|start|www|cli|handler|lambda|plugin)\.\w+$/i;

/**
 * The routes that requests can reach, as far as the project tells. A route that no application leads to is listed all the
 * same: how the application comes by it may not be understood, and leaving it out would be the worse mistake. It is left
 * out where it is proved that nothing can lead to it: its package has an application that is understood and never loads
 * what only the running program knows, and the route's file is imported by no file, or only by such as it is itself.
 */
export function reachedRoutes(routes: readonly LinkedRoute[], reachable: Reachable): readonly LinkedRoute[] {
  const mounted = [...new Set(routes.filter((route) => route.mounted).map(({ file }) => file))];
  const own = new Set(mounted);
  const asked = new Set(
    routes.flatMap(({ file }) => (own.has(file) || isEntry(file, reachable) ? [] : [file])),
  );
  for (const file of asked)
    if (!mounted.some((other) => reachable.areTogether(file, other))) asked.delete(file);
  if (asked.size === 0) return routes;
  const left = withoutImported(asked, reachable);
  return left.size === 0 ? routes : routes.filter(({ file, mounted }) => mounted || !left.has(file));
}

// What other programs may load, or what runs by itself.
function isEntry(file: string, { facts, host }: Reachable): boolean {
  const makes = facts.get(file)?.instances.some(({ origin }) => origin.kind === 'application') ?? false;
  return makes || ENTRY.test(file) || isNamedByPackage(host, file);
}

// `"main": "routes/users.js"` of a package.json above.
function isNamedByPackage(host: Reachable['host'], file: string): boolean {
  const name = file.slice(file.lastIndexOf('/') + 1).replace(/\.\w+$/, '');
  for (let at = file.lastIndexOf('/'); at >= host.root.length; at = file.lastIndexOf('/', at - 1)) {
    const manifest = host.read(`${file.slice(0, at)}/package.json`);
    if (manifest?.includes(`/${name}`) === true || manifest?.includes(`"${name}`) === true) return true;
  }
  return false;
}

// Takes out of some files those that others import, and those that these import, and so on.
function withoutImported(asked: ReadonlySet<string>, reachable: Reachable): ReadonlySet<string> {
  const { files, importsOf, resolve, areTogether } = reachable;
  const left = new Set(asked);
  const imported = new Map<string, string[]>();
  const names = new Set([...asked].map(nameOf));
  for (const file of files) {
    const { specifiers, open } = importsOf(file);
    if (open) for (const one of left) if (areTogether(one, file)) left.delete(one);
    if (left.size === 0) break;
    for (const specifier of specifiers) {
      const target = names.has(nameOf(specifier)) ? resolve(file, specifier) : undefined;
      if (target === undefined || target === file || !asked.has(target)) continue;
      const importers = imported.get(target);
      if (importers) importers.push(file);
      else imported.set(target, [file]);
    }
  }
  for (let before = -1; before !== left.size;) {
    before = left.size;
    for (const file of left)
      if (imported.get(file)?.some((importer) => !left.has(importer))) left.delete(file);
  }
  return left;
}

// `../routes/users` and `/src/routes/users.ts` are `users`.
function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1).replace(/\.(?:[cm]?[jt]sx?)$/, '');
}
