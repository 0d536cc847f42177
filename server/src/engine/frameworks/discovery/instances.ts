import ts from 'typescript';
import type { FrameworkName } from '../../model/framework-name';
import { referenceOf, referenceOfDeclaration } from '../../syntax/modules';
import { resolve, type Declaration } from '../../syntax/scope';
import {
  bare,
  isFunctionNode,
  memberName,
  propertyNameText,
  type FunctionNode,
  type Tree,
} from '../../syntax/tree';
import { contextualType } from './contextual-type';
import type { FileFrameworks } from './file-frameworks';
import type { Follow } from './follow';
import { enclosingClass, type MemberIndex } from './members';
import { makesNoRouter } from './packages';
import type { Types } from './types';

/** An application, router, route or Fastify instance. */
export interface Instance {
  /** Undefined when only the name speaks and the file may use several frameworks. */
  readonly framework: FrameworkName | undefined;
  /** Proved by a constructor, a type or a plugin registration; otherwise by its name only. */
  readonly sure: boolean;
  /** What `.route(path)` was given. */
  readonly path: ts.Expression | undefined;
}

const NAME = /(?:^|[_a-z\d])(?:app|application|express|router|server|api|fastify|instance|routes?)\d*$/i;
const NAME_START =
  /^(?:app|router|server|api|fastify|express|instance|routes?|\w*(?:App|Application|Router|Server|Api|API|Fastify|Instance|Routes?|_app|_router|_server))\d*$/;
// A chain of calls may be long; a chain of names that renames an application is not.
const DEPTH = 400;
// Their results are the object itself, so that calls can be chained.
const CHAINING =
  /^(?:all|get|post|put|patch|delete|del|head|options|use|param|set|enable|disable|engine|withTypeProvider|register|addHook|decorate\w*|after|setErrorHandler|setNotFoundHandler|addSchema|addContentTypeParser|setValidatorCompiler|setSerializerCompiler|setReplySerializer|trace|search|propfind|lock|unlock)$/;

/** Whether a method of an application gives the application again, so that calls can be chained. */
export function chainsOn(method: string): boolean {
  return CHAINING.test(method);
}

/** Prepares finding out which expressions are applications or routers. */
export function instancesIn(
  tree: Tree,
  follow: Follow,
  index: MemberIndex,
  types: Types,
  frameworks: FileFrameworks,
): (expression: ts.Expression) => Instance | undefined {
  const memory = new Map<ts.Node, Instance | undefined>();
  let depth = 0;
  const plugins = pluginsIn(tree, follow, frameworks);
  const only = frameworks.imported.size === 1 ? [...frameworks.imported][0] : undefined;
  const fallback = only ?? (frameworks.available.length === 1 ? frameworks.available[0] : undefined);

  function once(key: ts.Node, compute: () => Instance | undefined): Instance | undefined {
    if (memory.has(key)) return memory.get(key);
    memory.set(key, undefined);
    if (depth >= DEPTH) return undefined;
    depth++;
    const result = compute();
    depth--;
    memory.set(key, result);
    return result;
  }

  function instanceOf(expression: ts.Expression): Instance | undefined {
    const node = bare(expression);
    return once(node, () => read(node));
  }

  function read(node: ts.Expression): Instance | undefined {
    if (ts.isIdentifier(node)) {
      const declaration = resolve(node);
      if (!declaration) return byName(ts.idText(node));
      return once(declaration, () => ofDeclaration(declaration, ts.idText(node)));
    }
    if (ts.isCallExpression(node)) return ofCall(node);
    if (ts.isNewExpression(node)) return made(node.expression);
    if (ts.isAwaitExpression(node)) return instanceOf(node.expression);
    if (ts.isBinaryExpression(node)) {
      const { kind } = node.operatorToken;
      if (kind === ts.SyntaxKind.EqualsToken) return instanceOf(node.right);
      return kind === ts.SyntaxKind.BarBarToken || kind === ts.SyntaxKind.QuestionQuestionToken
        ? (instanceOf(node.left) ?? instanceOf(node.right))
        : undefined;
    }
    const name = memberName(node);
    if (name === undefined) return undefined;
    const owner = bare((node as ts.PropertyAccessExpression).expression);
    if (owner.kind !== ts.SyntaxKind.ThisKeyword) return byName(name);
    const around = enclosingClass(owner);
    return (around && ofClassMember(around, name)) ?? byName(name);
  }

  function ofDeclaration(declaration: Declaration, name: string): Instance | undefined {
    if (ts.isVariableDeclaration(declaration) || ts.isParameter(declaration)) {
      const typed = declaration.type && ofType(declaration.type, declaration);
      if (typed) return typed;
      const assigned = (tree.assignments.get(name) ?? [])
        .slice(0, 4)
        .flatMap(({ left, right }) => (ts.isIdentifier(left) ? [right] : []));
      const values = declaration.initializer ? [declaration.initializer, ...assigned] : assigned;
      const found = values.map(instanceOf).find((value) => value?.sure);
      if (found) return found;
      if (values.some(isMadeElsewhere)) return undefined;
      if (ts.isParameter(declaration) && isPluginParameter(declaration)) return sure('fastify');
      return byName(name);
    }
    const reference = referenceOfDeclaration(declaration);
    if (reference && makesNoRouter(reference.specifier)) return undefined;
    return isFunctionNode(declaration) || ts.isClassLike(declaration) ? undefined : byName(name);
  }

  function isPluginParameter(parameter: ts.ParameterDeclaration): boolean {
    const fn = parameter.parent as ts.Node;
    if (!isFunctionNode(fn) || fn.parameters[0] !== parameter) return false;
    if (plugins.has(fn)) return true;
    const type = contextualType(fn);
    const meaning = type && types.meaningOf(type, fn);
    return meaning?.kind === 'function' && meaning.of === 'plugin';
  }

  function ofType(type: ts.TypeNode, from: ts.Node): Instance | undefined {
    const meaning = types.meaningOf(type, from);
    return meaning?.kind === 'instance' ? sure(meaning.framework) : undefined;
  }

  function ofClassMember(node: ts.ClassLikeDeclaration, name: string): Instance | undefined {
    for (const member of node.members) {
      if (ts.isPropertyDeclaration(member) && propertyNameText(member.name) === name) {
        const typed = member.type && ofType(member.type, member);
        const found = typed ?? (member.initializer && instanceOf(member.initializer));
        if (found) return found;
      } else if (ts.isConstructorDeclaration(member)) {
        const parameter = member.parameters.find((one) => propertyNameText(one.name) === name);
        const typed = parameter?.type && ofType(parameter.type, parameter);
        if (typed) return typed;
      }
    }
    return index
      .ofClass(node, name)
      .map(instanceOf)
      .find((found) => found?.sure);
  }

  function ofCall(call: ts.CallExpression): Instance | undefined {
    const direct = made(call.expression);
    if (direct) return direct;
    const callee = bare(call.expression);
    const method = memberName(callee);
    if (method === undefined || (method !== 'route' && !chainsOn(method))) return undefined;
    const owner = instanceOf((callee as ts.PropertyAccessExpression).expression);
    if (!owner || method !== 'route' || owner.framework === 'fastify') return owner;
    return { ...owner, path: call.arguments[0] };
  }

  // `express()`, `express.Router()`, `fastify()`, each also with `new`.
  function made(callee: ts.Expression): Instance | undefined {
    const reference = referenceOf(callee);
    if (!reference) return undefined;
    const { specifier, path } = reference;
    const [name, ...more] = path;
    if (more.length > 0) return undefined;
    if (specifier === 'express') return name === undefined || name === 'Router' ? sure('express') : undefined;
    if (specifier === 'fastify')
      return name === undefined || /^fastify$/i.test(name) ? sure('fastify') : undefined;
    return /^express-(?:promise|async)-router$/.test(specifier) ? sure('express') : undefined;
  }

  function byName(name: string): Instance | undefined {
    if (frameworks.available.length === 0 || !NAME.test(name) || !NAME_START.test(name)) return undefined;
    const said = /(?:fastify|instance)\d*$/i.test(name)
      ? 'fastify'
      : /express\d*$/i.test(name)
        ? 'express'
        : undefined;
    const framework = said && frameworks.available.includes(said) ? said : fallback;
    return { framework, sure: false, path: undefined };
  }

  return instanceOf;
}

function sure(framework: FrameworkName): Instance {
  return { framework, sure: true, path: undefined };
}

/** Whether a value was made by a package whose objects are no routers of ours: `axios.create()`, `new Koa()`. */
export function isMadeElsewhere(expression: ts.Expression): boolean {
  let node = bare(expression);
  // Whoever makes a router does so at the start of a short chain; the limit keeps long chains linear.
  for (let step = 0; step < 16; step++) {
    if (!(ts.isAwaitExpression(node) || ts.isCallExpression(node) || ts.isNewExpression(node))) break;
    const reference = referenceOf(node.expression);
    if (reference) return makesNoRouter(reference.specifier);
    const callee = bare(node.expression);
    if (ts.isAwaitExpression(node)) node = callee;
    else if (memberName(callee) === undefined) return false;
    else node = bare((callee as ts.PropertyAccessExpression).expression);
  }
  const reference = referenceOf(node);
  return reference !== undefined && makesNoRouter(reference.specifier);
}

// The functions that some `x.register(fn)` or `fp(fn)` gets. Asking for the owner first would go round in a circle: it
// is itself the parameter of a plugin more often than not.
function pluginsIn(tree: Tree, follow: Follow, frameworks: FileFrameworks): ReadonlySet<FunctionNode> {
  const plugins = new Set<FunctionNode>();
  if (!frameworks.available.includes('fastify')) return plugins;
  const hasWrapper = frameworks.specifiers.includes('fastify-plugin');
  const isWrapper = (callee: ts.Expression): boolean =>
    hasWrapper && referenceOf(callee)?.specifier === 'fastify-plugin';
  for (const call of tree.calls) {
    const [plugin] = call.arguments;
    if (!plugin || (memberName(call.expression) !== 'register' && !isWrapper(call.expression))) continue;
    for (const value of follow.valuesOf(plugin)) if (isFunctionNode(value)) plugins.add(value);
  }
  return plugins;
}
