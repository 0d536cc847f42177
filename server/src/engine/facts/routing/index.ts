import { frameworksOfFile, type DiscoveryContext } from '../../frameworks/discovery/file-frameworks';
import { followIn } from '../../frameworks/discovery/follow';
import { instancesIn } from '../../frameworks/discovery/instances';
import { assignedMembers } from '../../frameworks/discovery/members';
import { typesIn } from '../../frameworks/discovery/types';
import type { Tree } from '../../syntax/tree';
import { lineMapOf } from '../../text/line-map';
import type { RoutingFacts } from '../routing';
import { ownPrefixes } from './autoload';
import { callFacts } from './calls';
import { exportFacts } from './exports';
import { instanceTable } from './instance-table';
import { reachIn } from './reach';
import { decorationFacts, registrationFacts } from './registrations';
import { functionsGiven, valuesIn } from './values';

const BUILT_IN =
  /^(?:node:.*|assert|buffer|child_process|cluster|crypto|dns|events|fs|https?|http2|net|os|path|process|querystring|readline|stream|timers|tls|url|util|v8|vm|worker_threads|zlib)$/;

/**
 * Reads what a file says about routes: one look at each of its calls and exports. Unknown stays unknown; half-typed code
 * gives what can be read of it.
 * @param context what the nearest `package.json` says; without a framework in it or in the imports only what leads to
 * other modules is told
 */
export function routingFactsOf(tree: Tree, context: DiscoveryContext): RoutingFacts {
  const frameworks = frameworksOfFile(tree, context);
  const members = assignedMembers(tree);
  const reach = reachIn(tree, members);
  const instanceOf = instancesIn(tree, followIn(tree, members), members, typesIn(tree), frameworks);
  const instances = instanceTable(reach, instanceOf);
  const values = valuesIn(reach, instances);
  const lines = lineMapOf(tree.text);
  const isPackage = (specifier: string): boolean =>
    BUILT_IN.test(specifier) || context.dependencies?.has(packageName(specifier)) === true;
  const around = { tree, lines, reach, values, instances, frameworks, instanceOf, isPackage };
  const isOurs = !frameworks.foreign && frameworks.available.length > 0;
  // In this order: what is registered tells which functions are given a router, which calls and exports are asked for.
  const registrations = isOurs ? registrationFacts(around) : [];
  const decorations = isOurs ? decorationFacts(around) : [];
  const given = new Set(
    registrations.flatMap(({ slots }) => slots).flatMap(({ value }) => functionsGiven(value)),
  );
  for (const { origin } of instances.facts()) if (origin.kind === 'parameter') given.add(origin.function);
  const calls = isOurs ? callFacts(around, given) : [];
  for (const { origin } of instances.facts()) if (origin.kind === 'parameter') given.add(origin.function);
  const exports = exportFacts(around, given);
  return {
    instances: instances.facts(),
    registrations,
    calls,
    decorations,
    exports,
    ...(isOurs && ownPrefixes(tree, reach)),
  };
}

// `@scope/name/inner` is of `@scope/name`, `name/inner` of `name`.
function packageName(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}
