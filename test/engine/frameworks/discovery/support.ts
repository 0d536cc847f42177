import { findHandlers, type DiscoveryContext } from '../../../../server/src/engine/frameworks/discovery';
import type { HandlerSite } from '../../../../server/src/engine/frameworks/framework';
import type { FrameworkName } from '../../../../server/src/engine/model/framework-name';
import { parseTree, textOf } from '../../../../server/src/engine/syntax/tree';

/** A package that depends on the named packages; of the frameworks it gets the newest major. */
export function packageOf(...dependencies: readonly string[]): DiscoveryContext {
  const newest: Record<FrameworkName, number> = { express: 5, fastify: 5 };
  const frameworks = (['express', 'fastify'] as const).filter((name) => dependencies.includes(name));
  return {
    frameworks: new Map(frameworks.map((name) => [name, [newest[name]]])),
    dependencies: new Set(dependencies),
  };
}

/** No `package.json` anywhere. */
export const NO_PACKAGE: DiscoveryContext = { frameworks: new Map(), dependencies: undefined };

/** Finds the handlers of a text. */
export function find(
  code: string,
  context: DiscoveryContext = packageOf('express'),
  fileName = 'file.ts',
): { readonly sites: readonly HandlerSite[]; readonly foreign: boolean } {
  return findHandlers(parseTree(fileName, code), context);
}

/** The handlers of a text, one line each: `registered handler getUser GET /users/:id`, with `wrapped` behind. */
export function lines(code: string, context?: DiscoveryContext, fileName?: string): readonly string[] {
  return find(code, context, fileName).sites.map((site) =>
    [
      site.certainty,
      site.role,
      site.name ?? '-',
      site.method ?? '',
      site.path ?? '',
      site.wrapped ? 'wrapped' : '',
    ]
      .filter((part) => part !== '')
      .join(' '),
  );
}

/** What a handler's parameters stand for, as written: `{ request: 'req', response: 'res' }`. */
export function parametersOf(code: string, context?: DiscoveryContext): readonly Record<string, string>[] {
  const tree = parseTree('file.ts', code);
  return findHandlers(tree, context ?? packageOf('express')).sites.map((site) => {
    const roles = { error: site.error, request: site.request, response: site.response, next: site.next };
    return Object.fromEntries(
      Object.entries(roles).flatMap(([role, parameter]) =>
        parameter ? [[role, textOf(parameter.name, tree)]] : [],
      ),
    );
  });
}
