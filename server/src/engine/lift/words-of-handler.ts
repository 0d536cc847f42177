import ts from 'typescript';
import type { HandlerSite, RouteSite } from '../frameworks/framework';
import { textOf, type Tree } from '../syntax/tree';

/** The words of what a handler goes by: its name, path and file, lower case, split at humps and separators. */
export function wordsOfHandler(site: HandlerSite, tree: Tree): readonly string[] {
  const file =
    tree.fileName
      .split(/[/\\]/)
      .at(-1)
      ?.replace(/\.[^.]+$/, '') ?? '';
  const paths =
    site.path === undefined ? (site.routes ?? []).map((route) => pathName(route, tree)) : [site.path];
  const words = [site.name ?? '', ...paths, file].flatMap(splitWords);
  return [...new Set(words)];
}

// `app.get(config.healthCheck.path, …)`: the name of a path tells what the path is for.
function pathName({ node }: RouteSite, tree: Tree): string {
  const path = ts.isCallExpression(node) ? node.arguments[0] : undefined;
  return path && (ts.isPropertyAccessExpression(path) || ts.isIdentifier(path)) ? textOf(path, tree) : '';
}

/** Splits `resetPasswordToken` and `/reset-password/:token` into lower-case words. */
function splitWords(text: string): string[] {
  return text
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replace(/([A-Z])(?=[A-Z][a-z])/g, '$1 ')
    .toLowerCase()
    .split(/[^a-z\d]+/)
    .filter((word) => word.length > 0);
}
