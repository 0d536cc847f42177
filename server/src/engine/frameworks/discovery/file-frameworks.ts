import ts from 'typescript';
import type { DeclaredStatuses } from '../../model/declaration';
import type { FrameworkName, FrameworkVersion } from '../../model/framework-name';
import type { IncomingRegistration } from '../../model/registration';
import { specifiersOf } from '../../syntax/modules';
import type { Tree } from '../../syntax/tree';
import type { NamedFunctions } from '../named-functions';
import {
  frameworkHintedBy,
  frameworkOfModule,
  isBrowserModule,
  isForeignModule,
  SUPPORTED_MAJORS,
} from './packages';

/** What the nearest `package.json` says; a part of the linter's package context. */
export interface DiscoveryContext {
  /** Frameworks that the package depends on, with the majors that it may get. */
  readonly frameworks: ReadonlyMap<FrameworkName, readonly number[]>;
  /** Names of all dependencies; undefined without a `package.json`. */
  readonly dependencies: ReadonlySet<string> | undefined;
  /** Registrations of the file's functions in other files. */
  readonly incoming?: readonly IncomingRegistration[];
  /** Full paths with the mounts, by where the call that registers starts. */
  readonly paths?: ReadonlyMap<number, string>;
  /** What the project's OpenAPI documents declare for a method and a full path. */
  readonly documented?: (method: string, path: string) => DeclaredStatuses | undefined;
  /** What the settings name; undefined where they name nothing. */
  readonly named?: NamedFunctions | undefined;
}

/** Which frameworks a file can speak of. */
export interface FileFrameworks {
  /** Imported by the file itself. */
  readonly imported: ReadonlySet<FrameworkName>;
  /** Imported, or a dependency of the package: only these are ever reported. The likeliest stands first. */
  readonly available: readonly FrameworkName[];
  /** The file belongs to a framework without an adapter. */
  readonly foreign: boolean;
  /** Every module that the file names. */
  readonly specifiers: readonly string[];
  /** No import and no `package.json` at all: what looks like a server's code is read as one, and is never more than shaped. */
  readonly guessed: boolean;
  /** Browser code: names alone prove nothing here. */
  readonly browser: boolean;
  readonly versionOf: (name: FrameworkName) => FrameworkVersion;
}

/** Reads from imports and package context which frameworks a file can speak of. */
export function frameworksOfFile(tree: Tree, context: DiscoveryContext): FileFrameworks {
  const specifiers = specifiersOf(tree);
  const imported = new Set<FrameworkName>();
  for (const specifier of specifiers) {
    const name = frameworkOfModule(specifier);
    if (name) imported.add(name);
  }
  const hinted = specifiers.map(frameworkHintedBy).filter((name) => name !== undefined);
  const known = [...new Set([...imported, ...hinted, ...context.frameworks.keys()])];
  const guessed = known.length === 0 && context.dependencies === undefined;
  const available: readonly FrameworkName[] = guessed ? ['express', 'fastify'] : known;
  const versions = new Map<FrameworkName, FrameworkVersion>();
  return {
    imported,
    available,
    specifiers,
    guessed,
    foreign: isForeignFile(tree, specifiers, imported, context),
    browser: imported.size === 0 && specifiers.some(isBrowserModule),
    versionOf: (name) => {
      const seen = versions.get(name);
      if (seen) return seen;
      const version = { name, majors: context.frameworks.get(name) ?? SUPPORTED_MAJORS[name] };
      versions.set(name, version);
      return version;
    },
  };
}

const NEXT_ROUTE = /(?:^|[\\/])(?:pages[\\/]api[\\/]|app[\\/](?:.*[\\/])?route\.[jt]sx?$)/;

function isForeignFile(
  tree: Tree,
  specifiers: readonly string[],
  imported: ReadonlySet<FrameworkName>,
  context: DiscoveryContext,
): boolean {
  // Nest's controllers name Express's types for `@Res()`; Nest still answers by its own rules.
  if (specifiers.includes('@nestjs/common') && tree.classes.some(isNestController)) return true;
  if (imported.size > 0) return false;
  if (specifiers.some(isForeignModule)) return true;
  return context.dependencies?.has('next') !== false && NEXT_ROUTE.test(tree.fileName);
}

function isNestController(node: ts.ClassLikeDeclaration): boolean {
  return (node.modifiers ?? []).some((modifier) => {
    if (!ts.isDecorator(modifier) || !ts.isCallExpression(modifier.expression)) return false;
    const callee = modifier.expression.expression;
    return (
      ts.isIdentifier(callee) && /^(?:Controller|Catch|Resolver|WebSocketGateway)$/.test(ts.idText(callee))
    );
  });
}
