import type { ModuleReference } from '../../syntax/modules';
import { ownEntry } from '../../text/own-entry';

/** Where a member of an error gets its value: an argument of the constructor, or a member of that argument. */
export interface MemberOrigin {
  readonly argument: number;
  readonly member?: string;
}

interface CodedErrors {
  readonly specifiers: readonly string[];
  /** The module has itself under this name, too. */
  readonly self?: string;
  /** By the path of the class: the members that tell its errors apart, where each construction decides them. */
  readonly classes: Readonly<Record<string, Readonly<Record<string, MemberOrigin>>>>;
}

/**
 * Error classes of packages that have no status, but a code which projects' error handlers map to one. Members that can be
 * set in another way (Parse lets the message of a code be replaced) are left out.
 */
const packages: readonly CodedErrors[] = [
  {
    // Parse-SDK-JS, src/ParseError.ts: `constructor(code, message)`; src/Parse.ts: `Parse.Parse = Parse`.
    specifiers: ['parse', 'parse/node', 'parse/node.js'],
    self: 'Parse',
    classes: { Error: { code: { argument: 0 } } },
  },
  {
    // expressjs/multer, lib/multer-error.js: `MulterError(code, field)`.
    specifiers: ['multer'],
    classes: { MulterError: { code: { argument: 0 }, field: { argument: 1 } } },
  },
  {
    // trpc, packages/server/src/TRPCError.ts: `constructor({ message, code, cause })`.
    specifiers: ['@trpc/server'],
    classes: { TRPCError: { code: { argument: 0, member: 'code' } } },
  },
];

const bySpecifier = new Map(packages.flatMap((each) => each.specifiers.map((name) => [name, each] as const)));

/** Where the errors of a class of a package have a member from; undefined where that is not known. */
export function memberOriginOf(reference: ModuleReference, name: string): MemberOrigin | undefined {
  const classes = bySpecifier.get(reference.specifier)?.classes ?? {};
  const members = ownEntry(classes, plainPath(reference).join('.'));
  return members && ownEntry(members, name);
}

/** Whether a reference is one of these classes; all of them extend Error and nothing else. */
export function isCodedError(reference: ModuleReference): boolean {
  return Object.hasOwn(bySpecifier.get(reference.specifier)?.classes ?? {}, plainPath(reference).join('.'));
}

/** The path of a reference without the names that lead from a module to itself: `Parse.Error` for `Parse.Parse.Error`. */
export function plainPath({ specifier, path }: ModuleReference): readonly string[] {
  const self = bySpecifier.get(specifier)?.self;
  return path[0] === undefined || path[0] !== self ? path : plainPath({ specifier, path: path.slice(1) });
}
