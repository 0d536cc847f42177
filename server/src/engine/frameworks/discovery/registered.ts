import type ts from 'typescript';
import type { DeclaredStatuses } from '../../model/declaration';
import type { FrameworkName } from '../../model/framework-name';
import type { RegistrationPlace } from '../../model/registration';
import type { Tree } from '../../syntax/tree';
import { expressRegistrations, registersInExpress } from './express-routes';
import { fastifyRegistrations, registersInFastify } from './fastify-routes';
import type { FileFrameworks } from './file-frameworks';
import type { Follow } from './follow';
import type { Instance } from './instances';
import {
  isNamedRequest,
  isNamedResponse,
  parameterName,
  positionalParameters,
  rolesByName,
} from './parameters';
import { registeringCallsIn } from './registering-calls';
import type { Registration, RegistrationCall } from './registration';

/** A registration, and what is known of the object whose member is called. */
export interface Found extends Registration {
  /**
   * `known` an application or router; `unknown` only the call's form speaks for it (`x.get('/path', (req, res) => …)`);
   * `elsewhere` another file registers it.
   */
  readonly owner: 'known' | 'unknown' | 'elsewhere';
  /** The call that registers it, or the object of its route. */
  readonly at: ts.Node;
  /** The registration of another file that names it; `at` is then the function itself. */
  readonly registeredAt?: RegistrationPlace;
  /** What the route declares there. */
  readonly declared?: DeclaredStatuses;
}

/** Finds every function that a call of the file registers. */
export function registrationsIn(
  tree: Tree,
  follow: Follow,
  frameworks: FileFrameworks,
  instanceOf: (expression: ts.Expression) => Instance | undefined,
): readonly Found[] {
  const found: Found[] = [];
  // A list of handlers that is registered again and again would cost its length each time.
  const limit = 1000 + 4 * (tree.calls.length + tree.functions.length);
  for (const { call, member, instance, framework } of registeringCallsIn(tree, frameworks, instanceOf)) {
    const read = readerOf(framework, member);
    for (const registration of read?.({ call, member, routePath: instance?.path, follow }) ?? []) {
      if (!instance?.sure && !fitsByName(registration)) continue;
      const owner = instance && !frameworks.guessed ? 'known' : 'unknown';
      found.push({ ...registration, owner, at: call });
    }
    if (found.length > limit) break;
  }
  return found;
}

function readerOf(
  framework: FrameworkName,
  member: string | undefined,
): ((call: RegistrationCall) => readonly Registration[]) | undefined {
  if (framework === 'express') {
    return member === undefined || registersInExpress(member) ? expressRegistrations : undefined;
  }
  return member === undefined || registersInFastify(member) ? fastifyRegistrations : undefined;
}

// An object that is an application by name only: its functions must look like handlers.
function fitsByName({ fn, framework }: Registration): boolean {
  if (rolesByName(fn)) return true;
  const [first, second] = positionalParameters(fn);
  if (framework === 'fastify') return isNamedRequest(first) || parameterName(first)?.startsWith('_') === true;
  return isNamedRequest(first) || isNamedResponse(second);
}
