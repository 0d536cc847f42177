import { resolverOf } from '../../../../server/src/engine/project/resolve/resolver';
import { memoryHost } from '../../../support/memory-host';

/**
 * What a specifier in a file leads to, as a path below the root.
 * @param files configuration as objects or texts; of sources only the paths matter
 */
export function leads(
  files: Readonly<Record<string, unknown>>,
  from: string,
  specifier: string,
): string | undefined {
  const host = memoryHost({ [from]: '', ...textsOf(files) });
  return resolverOf(host)
    .resolve(host.at(from), specifier)
    ?.slice(host.root.length + 1);
}

/** Files with what is no text written as JSON. */
export function textsOf(files: Readonly<Record<string, unknown>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(files).map(([path, content]) => [
      path,
      typeof content === 'string' ? content : JSON.stringify(content),
    ]),
  );
}

/** Sources at these paths. */
export function sources(...paths: readonly string[]): Record<string, string> {
  return Object.fromEntries(paths.map((path) => [path, '']));
}
