import type { ProjectKnowledge } from '../model/project-knowledge';

/** A route at which one thing of a collection is read. */
export interface Address {
  /** `/things/:id` */
  readonly path: string;
  /** The name of its last parameter. */
  readonly parameter: string;
}

/**
 * Finds the address of what a collection holds: the route with a GET one parameter below the collection's path, the one by an
 * id first.
 */
export function addressesBelow({ methodsOf }: ProjectKnowledge): (path: string) => Address | undefined {
  const found = new Map<string, Address>();
  for (const [path, methods] of methodsOf) {
    const [, above = '', parameter = ''] = /^(.*)\/:(\w+)\??(?:\([^/]*\))?\/?$/.exec(path) ?? [];
    if (parameter === '' || !methods.includes('GET') || path.includes('…')) continue;
    const known = found.get(above);
    if (!known || (!isId(known.parameter) && isId(parameter)))
      found.set(above, { path: `${above}/:${parameter}`, parameter });
  }
  return (path) => found.get(path.replace(/\/$/, ''));
}

function isId(parameter: string): boolean {
  return /id$/i.test(parameter);
}
