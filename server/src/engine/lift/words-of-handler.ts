import type { HandlerSite } from '../frameworks/framework';
import type { Tree } from '../syntax/tree';

/** The words of what a handler goes by: its name, path and file, lower case, split at humps and separators. */
export function wordsOfHandler(site: HandlerSite, tree: Tree): readonly string[] {
  const file = /[^/\\]+$/.exec(tree.fileName)?.[0].replace(/\.[^.]+$/, '') ?? '';
  const words = [site.name ?? '', site.path ?? '', file].flatMap(splitWords);
  return [...new Set(words)];
}

/** Splits `resetPasswordToken` and `/reset-password/:token` into lower-case words. */
function splitWords(text: string): string[] {
  return text
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z\d]+/)
    .filter((word) => word.length > 0);
}
