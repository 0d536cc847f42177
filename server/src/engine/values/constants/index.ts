import type { Codes, Constant, ConstantPackage } from './constant-package';
import type { ErrorFactory, ErrorPackage } from './error-package';
import { fastifySensible } from './fastify-sensible';
import { hapiBoom } from './hapi-boom';
import { httpErrors } from './http-errors';
import { httpStatus } from './http-status';
import { httpStatusCodes } from './http-status-codes';
import { httpStatusEnum } from './http-status-enum';
import { nestjsCommon } from './nestjs-common';
import { nodeHttp, nodeHttp2 } from './node-http';
import { statuses } from './statuses';
import { ownEntry } from '../../text/own-entry';

const constantPackages = bySpecifier([
  httpStatusCodes,
  ...httpStatus,
  statuses,
  nodeHttp,
  nodeHttp2,
  nestjsCommon,
  httpStatusEnum,
]);

const errorPackages = bySpecifier([httpErrors, fastifySensible, ...hapiBoom]);

/** The package of constants that a module specifier names, or undefined. */
export function constantPackageOf(moduleSpecifier: string): ConstantPackage | undefined {
  return constantPackages.get(moduleSpecifier);
}

/** The package of HTTP errors that a module specifier names, or undefined. */
export function errorPackageOf(moduleSpecifier: string): ErrorPackage | undefined {
  return errorPackages.get(moduleSpecifier);
}

/**
 * What stands at the end of a path of members that starts at an import. `imported` is `default`, the name of
 * an export, or `*` for a namespace or `require`; so `import * as h from 'http2'` with
 * `h.constants.HTTP_STATUS_OK` asks for `('*', ['constants', 'HTTP_STATUS_OK'])`, and `import { NOT_FOUND }`
 * for `('NOT_FOUND', [])`. Undefined for everything else.
 */
export function constantOf(
  pack: ConstantPackage,
  imported: string,
  path: readonly string[],
): Constant | undefined {
  return resolved(imported, path, (owner, member) => constantAt(pack, owner, member));
}

/**
 * The codes among the members of what stands at the end of a path, as for {@link constantOf} with a namespace: for
 * `http2` at `['constants']` all of `HTTP_STATUS_…`. Undefined where there are none.
 */
export function codesAt(pack: ConstantPackage, path: readonly string[]): Codes | undefined {
  const [first, ...rest] = path;
  if (rest.length > 0) return undefined;
  return first === undefined
    ? (pack.exports.get('*') ?? pack.exports.get('default'))
    : pack.exports.get(first);
}

/**
 * The factory at the end of a path of members, as for {@link constantOf}: `createError.NotFound` is
 * `('default', ['NotFound'])`, `createError` itself `('default', [])`.
 */
export function errorFactoryOf(
  pack: ErrorPackage,
  imported: string,
  path: readonly string[],
): ErrorFactory | undefined {
  return resolved(imported, path, (owner, member) =>
    member === undefined ? pack.callable.get(owner) : pack.exports.get(owner)?.get(member),
  );
}

/**
 * Asks for `owner.member` along the ways in which modules hand out the same thing: an export by its name is
 * a member of the namespace, and of the default export where that is the CommonJS module.
 */
function resolved<T>(
  imported: string,
  path: readonly string[],
  ask: (owner: string, member: string | undefined) => T | undefined,
): T | undefined {
  const [first, ...rest] = path;
  const found = rest.length === 0 ? (ask(imported, first) ?? named(imported, first, ask)) : undefined;
  if (found !== undefined) return found;
  const isModule = imported === '*' || imported === 'default';
  return isModule && first !== undefined ? resolved(first, rest, ask) : undefined;
}

function named<T>(
  imported: string,
  member: string | undefined,
  ask: (owner: string, member: string | undefined) => T | undefined,
): T | undefined {
  const isExport = imported !== '*' && imported !== 'default';
  return member === undefined && isExport ? ask('*', imported) : undefined;
}

function constantAt(pack: ConstantPackage, owner: string, member: string | undefined): Constant | undefined {
  if (member === undefined) {
    const does = pack.functions.get(owner);
    return does && { kind: 'function', does };
  }
  const code = ownEntry(pack.exports.get(owner) ?? {}, member);
  if (code !== undefined) return { kind: 'code', code };
  const named = ownEntry(pack.strings.get(owner) ?? {}, member);
  return named === undefined ? undefined : { kind: 'string', code: named };
}

function bySpecifier<T extends { readonly specifiers: readonly string[] }>(packages: readonly T[]) {
  return new Map(
    packages.flatMap((pack) => pack.specifiers.map((specifier): [string, T] => [specifier, pack])),
  );
}
