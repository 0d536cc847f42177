import ts from 'typescript';
import type { FrameworkName } from '../../model/framework-name';
import { referenceOfDeclaration } from '../../syntax/modules';
import { resolveName } from '../../syntax/scope';
import type { Tree } from '../../syntax/tree';
import { frameworkOfModule, makesNoRouter } from './packages';
import { ownEntry } from '../../text/own-entry';

/** What a type says about the value that has it. */
export type TypeMeaning =
  | { readonly kind: 'request' | 'response' | 'next' | 'instance'; readonly framework: FrameworkName }
  /** A function type of the framework: `RequestHandler`, `onRequestHookHandler`, `FastifyPluginAsync`. */
  | { readonly kind: 'function'; readonly framework: FrameworkName; readonly of: FunctionTypeKind }
  /** A function type of this file, to be read parameter by parameter. */
  | { readonly kind: 'signature'; readonly node: ts.FunctionTypeNode; readonly from: ts.Node }
  /** A type of the project that is called like a request or response. */
  | { readonly kind: 'project-request' | 'project-response' }
  /** A type of a package that is no framework of ours, or a global that is not (`Response` of fetch). */
  | { readonly kind: 'foreign' | 'global-response' };

/** What a framework's function type is for. */
export type FunctionTypeKind = 'handler' | 'error-handler' | 'hook' | 'payload-hook' | 'plugin';

/** Reads type annotations of a file. */
export interface Types {
  /** @param from a node in whose scope the type's names are looked up */
  meaningOf(type: ts.TypeNode, from: ts.Node): TypeMeaning | undefined;
  /** As `meaningOf`, for a name written in a comment: `Response`, `express.Response`. */
  meaningOfName(path: readonly string[], from: ts.Node): TypeMeaning | undefined;
}

const DEPTH = 6;

type ExportedType =
  | { readonly kind: 'request' | 'response' | 'next' | 'instance' }
  | { readonly kind: 'function'; readonly of: FunctionTypeKind };

const EXPRESS: Readonly<Record<string, ExportedType>> = {
  Request: { kind: 'request' },
  Response: { kind: 'response' },
  NextFunction: { kind: 'next' },
  Handler: { kind: 'function', of: 'handler' },
  RequestHandler: { kind: 'function', of: 'handler' },
  RequestParamHandler: { kind: 'function', of: 'handler' },
  ErrorRequestHandler: { kind: 'function', of: 'error-handler' },
  Application: { kind: 'instance' },
  Express: { kind: 'instance' },
  Router: { kind: 'instance' },
  IRouter: { kind: 'instance' },
  IRoute: { kind: 'instance' },
};

const FASTIFY: Readonly<Record<string, ExportedType>> = {
  FastifyRequest: { kind: 'request' },
  FastifyReply: { kind: 'response' },
  HookHandlerDoneFunction: { kind: 'next' },
  DoneFuncWithErrOrRes: { kind: 'next' },
  FastifyInstance: { kind: 'instance' },
  RouteHandler: { kind: 'function', of: 'handler' },
  RouteHandlerMethod: { kind: 'function', of: 'handler' },
};

/** What a name exported by a framework's module means. */
function meaningOfExport(framework: FrameworkName, name: string): TypeMeaning | undefined {
  const table = framework === 'express' ? EXPRESS : FASTIFY;
  const entry = ownEntry(table, name);
  if (entry) return { ...entry, framework };
  if (framework === 'express') return undefined;
  if (/^FastifyPlugin(?!Options)/.test(name)) return { kind: 'function', framework, of: 'plugin' };
  if (/^(?:preParsing|preSerialization|onSend)\w*HookHandler$/.test(name)) {
    return { kind: 'function', framework, of: 'payload-hook' };
  }
  return /^(?:onRequest|preValidation|preHandler|onResponse|onTimeout)\w*HookHandler$/.test(name)
    ? { kind: 'function', framework, of: 'hook' }
    : undefined;
}

/** Prepares reading the type annotations of a file. */
export function typesIn(tree: Tree): Types {
  const known = new Map<string, TypeMeaning | undefined>();
  const declared = new Map<string, ts.InterfaceDeclaration | ts.TypeAliasDeclaration>();
  for (const statement of tree.source.statements) {
    if (ts.isInterfaceDeclaration(statement) || ts.isTypeAliasDeclaration(statement)) {
      declared.set(ts.idText(statement.name), statement);
    }
  }

  function meaning(type: ts.TypeNode, from: ts.Node, depth: number): TypeMeaning | undefined {
    if (depth === 0) return undefined;
    if (ts.isTypeReferenceNode(type)) {
      const path = pathOf(type.typeName);
      if (WRAPPING.has(path.join('.')) && type.typeArguments) {
        const inner = type.typeArguments.map((argument) => meaning(argument, from, depth - 1));
        return inner.find((found) => found !== undefined);
      }
      return named(path, from, depth);
    }
    if (ts.isUnionTypeNode(type) || ts.isIntersectionTypeNode(type)) {
      const found = type.types.map((part) => meaning(part, from, depth - 1));
      return found.find((part) => part && 'framework' in part) ?? found.find((part) => part !== undefined);
    }
    if (ts.isParenthesizedTypeNode(type)) return meaning(type.type, from, depth - 1);
    if (ts.isArrayTypeNode(type)) return meaning(type.elementType, from, depth - 1);
    if (ts.isTypeOperatorNode(type)) return meaning(type.type, from, depth - 1);
    if (ts.isImportTypeNode(type)) {
      const module = ts.isLiteralTypeNode(type.argument) ? type.argument.literal : undefined;
      if (!module || !ts.isStringLiteral(module) || !type.qualifier) return undefined;
      return imported(module.text, pathOf(type.qualifier).at(-1) ?? '');
    }
    return ts.isFunctionTypeNode(type) ? { kind: 'signature', node: type, from } : undefined;
  }

  function named(path: readonly string[], from: ts.Node, depth: number): TypeMeaning | undefined {
    const [first, ...rest] = path;
    if (first === undefined) return undefined;
    if (first === 'Express' && rest.length === 1) return meaningOfExport('express', rest[0] ?? '');
    const parameter = rest.length === 0 ? typeParameter(first, from) : undefined;
    if (parameter) return parameter.constraint && meaning(parameter.constraint, parameter, depth - 1);
    const key = path.join('.');
    if (!known.has(key)) {
      known.set(key, undefined);
      known.set(key, ofName(first, rest, depth));
    }
    return known.get(key);
  }

  // Types are declared and imported at the top of a file; what a function declares inside is not looked for.
  function ofName(first: string, rest: readonly string[], depth: number): TypeMeaning | undefined {
    const local = rest.length === 0 ? declared.get(first) : undefined;
    if (local) return ofDeclaration(local, depth);
    const declaration = resolveName(first, tree.source.endOfFileToken);
    const reference = declaration && referenceOfDeclaration(declaration);
    if (reference) return imported(reference.specifier, rest.at(-1) ?? reference.path.at(-1) ?? first);
    if (declaration && ts.isClassLike(declaration)) {
      return ofBases(declaration.heritageClauses, declaration, depth);
    }
    if (declaration || rest.length > 0) return undefined;
    return first === 'Response' || first === 'Request' ? { kind: 'global-response' } : undefined;
  }

  function ofDeclaration(
    declaration: ts.InterfaceDeclaration | ts.TypeAliasDeclaration,
    depth: number,
  ): TypeMeaning | undefined {
    if (ts.isTypeAliasDeclaration(declaration)) return meaning(declaration.type, declaration, depth - 1);
    return ofBases(declaration.heritageClauses, declaration, depth);
  }

  function ofBases(
    clauses: readonly ts.HeritageClause[] | undefined,
    from: ts.Node,
    depth: number,
  ): TypeMeaning | undefined {
    if (depth === 0) return undefined;
    for (const base of (clauses ?? []).flatMap((clause) => clause.types)) {
      const path = pathOf(base.expression);
      const wraps = WRAPPING.has(path.join('.')) ? base.typeArguments?.[0] : undefined;
      const found = wraps ? meaning(wraps, from, depth - 1) : named(path, from, depth - 1);
      if (found) return found;
    }
    return undefined;
  }

  return {
    meaningOf: (type, from) => meaning(type, from, DEPTH),
    meaningOfName: (path, from) => named(path, from, DEPTH),
  };
}

const WRAPPING = new Set([
  'Partial',
  'Required',
  'Readonly',
  'Omit',
  'Pick',
  'Array',
  'ReadonlyArray',
  'Record',
  'Promise',
]);

/** What a name that is imported from a module means as a type. */
export function imported(specifier: string, name: string): TypeMeaning | undefined {
  const framework = frameworkOfModule(specifier);
  if (framework) return meaningOfExport(framework, name);
  if (makesNoRouter(specifier)) return { kind: 'foreign' };
  if (/Req(?:uest)?(?![a-z])/.test(name)) return { kind: 'project-request' };
  return /Re(?:s|sponse|ply)(?![a-z])/.test(name) ? { kind: 'project-response' } : undefined;
}

function typeParameter(name: string, from: ts.Node): ts.TypeParameterDeclaration | undefined {
  const owner = ts.isParameter(from) ? (from.parent as ts.Node) : undefined;
  if (!owner || !('typeParameters' in owner)) return undefined;
  const parameters = owner.typeParameters as ts.NodeArray<ts.TypeParameterDeclaration> | undefined;
  return parameters?.find((parameter) => ts.idText(parameter.name) === name);
}

function pathOf(name: ts.Node): readonly string[] {
  if (ts.isIdentifier(name)) return [ts.idText(name)];
  if (ts.isQualifiedName(name)) return [...pathOf(name.left), ts.idText(name.right)];
  if (ts.isPropertyAccessExpression(name) && ts.isIdentifier(name.name)) {
    return [...pathOf(name.expression), ts.idText(name.name)];
  }
  return [];
}
