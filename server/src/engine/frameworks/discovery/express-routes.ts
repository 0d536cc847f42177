import ts from 'typescript';
import { bare, type FunctionNode } from '../../syntax/tree';
import { expressRoles, positionalParameters, rolesByPosition } from './parameters';
import {
  followArguments,
  mayBePath,
  pathText,
  pathTexts,
  type Registration,
  type RegistrationCall,
} from './registration';

const METHODS: ReadonlyMap<string, string> = new Map([
  ...[
    'get',
    'post',
    'put',
    'patch',
    'delete',
    'head',
    'options',
    'trace',
    'search',
    'propfind',
    'proppatch',
    'mkcol',
    'copy',
    'move',
    'lock',
    'unlock',
    'merge',
    'purge',
    'report',
    'subscribe',
    'unsubscribe',
    'notify',
    'checkout',
    'connect',
    'link',
    'unlink',
  ].map((name): [string, string] => [name, name.toUpperCase()]),
  ['del', 'DELETE'],
  ['all', 'ALL'],
]);

/** Whether a member of an Express application, router or route can register functions. */
export function registersInExpress(member: string): boolean {
  return METHODS.has(member) || member === 'use' || member === 'param';
}

/** The HTTP method that a member registers for: `get` is `GET`, `all` is `ALL`. */
export function methodOfMember(member: string): string | undefined {
  return METHODS.get(member);
}

/**
 * The functions that a call like `app.get('/x', check, handler)` registers in Express (router's `lib/route.js` and
 * `index.js`: arrays are flattened, four parameters make an error handler).
 */
export function expressRegistrations({
  call,
  member,
  routePath,
  follow,
}: RegistrationCall): readonly Registration[] {
  const [first, ...rest] = call.arguments;
  if (!first) return [];
  if (member === 'param') {
    return rest.flatMap((argument) =>
      follow.functionsOf(argument).map(({ fn, wrapped }) => ({
        ...base(fn, wrapped),
        role: 'middleware' as const,
        roles: rolesByPosition(fn, ['request', 'response', 'next']),
      })),
    );
  }
  const method = member === undefined ? undefined : METHODS.get(member);
  const isUse = member === 'use';
  // `app.get('name')` reads a setting; only `.route(path)` and `use` may go without a path.
  const hasPath =
    routePath === undefined && (isUse ? isPathOfUse(first, follow.functionsOf(first).length) : true);
  if (hasPath && rest.length === 0) return [];
  const written = hasPath ? first : routePath;
  const path = pathText(written, follow);
  const paths = pathTexts(written, follow);
  const slots = followArguments(hasPath ? rest : call.arguments, follow);
  return slots.flatMap((slot, index) =>
    slot
      .filter((found) => !(isUse && isMaking(found)))
      .map(({ fn, wrapped }) => {
        const roles = expressRoles(fn, wrapped);
        const isLast = index === slots.length - 1;
        const role = roles.error ? 'error-handler' : isLast && !isUse ? 'handler' : 'middleware';
        return { ...base(fn, wrapped), role, roles, method, path, paths } as const;
      }),
  );
}

// `app.use(methodOverride((req) => …))`: what a middleware is made with reads the request and gives a value back.
function isMaking({ fn, wrapped }: { readonly fn: FunctionNode; readonly wrapped: boolean }): boolean {
  const isAsync = fn.modifiers?.some((modifier) => modifier.kind === ts.SyntaxKind.AsyncKeyword) ?? false;
  return wrapped && !isAsync && fn.parameters.length === 1 && positionalParameters(fn).length === 1;
}

function isPathOfUse(first: ts.Expression, functions: number): boolean {
  return functions === 0 && mayBePath(bare(first));
}

function base(fn: FunctionNode, wrapped: boolean) {
  return { fn, wrapped, framework: 'express', method: undefined, path: undefined } as const;
}
