import ts from 'typescript';
import type { FunctionNode } from '../../syntax/tree';
import { bare, memberName, propertyNameText } from '../../syntax/tree';
import { isMadeElsewhere } from './instances';
import {
  isNamedRequest,
  isNamedResponse,
  mayBeNext,
  takesMore,
  positionalParameters,
  rolesByName,
  type Roles,
} from './parameters';
import type { Usage, Usages } from './usage';
import { resolve } from '../../syntax/scope';
import { referenceOf } from '../../syntax/modules';
import { makesNoRouter } from './packages';

/** What names and use say about a function. */
export interface Shape {
  readonly kind: 'handler' | 'helper';
  readonly roles: Roles;
  readonly usage: Usage;
}

/**
 * Whether names and use make a function a handler or a response helper.
 * @param doubt `type`: the response's type is fetch's, so only a call that fetch lacks counts; `package`: nothing else
 * says that this is a server, so weak words count only beside a `next`, or where the response is handed on
 */
export function shapeOf(
  fn: FunctionNode,
  usages: () => Usages,
  doubt: 'type' | 'package' | 'none',
): Shape | undefined {
  // The names are the cheapest question; nine functions of ten go no further.
  if (!fn.parameters.some(isNamedResponse)) return undefined;
  const roles = rolesByName(fn);
  if (!mayStandHere(fn)) return undefined;
  if (!roles) return helperShape(fn, usages);
  const usage = usages().of(roles.response);
  if (usage.called || (doubt === 'type' && !usage.strong)) return undefined;
  if (!usage.any && !usage.handed) return undefined;
  const isNamed = isNamedRequest(roles.request);
  if (doubt === 'package' && !usage.strong && !(isNamed && (usage.handed || roles.next))) return undefined;
  // With the request left unused or taken apart, `(_, res)` must be used like a server's response.
  if (!isNamed && !usage.strong && !usage.handed) return undefined;
  return { kind: takesMore(fn, roles) ? 'helper' : 'handler', roles, usage };
}

function helperShape(fn: FunctionNode, usages: () => Usages): Shape | undefined {
  // A callback with a response is a client's: `.then((response) => …)`, `http.get(url, (res) => …)`.
  if (argumentOf(fn)) return undefined;
  const parameters = positionalParameters(fn);
  const response = parameters.find(
    (parameter) => isNamedResponse(parameter) && usages().of(parameter).strong,
  );
  if (!response || usages().of(response).called) return undefined;
  const request = parameters.find(isNamedRequest);
  const after = parameters[parameters.indexOf(response) + 1];
  // `(id, req, res)`: a route hands its request on, with what it has taken out of it.
  const endsAsHandler = parameters.indexOf(response) === parameters.findIndex(isNamedRequest) + 1;
  const isHandler = request !== undefined && endsAsHandler && (after === undefined || mayBeNext(after));
  return {
    kind: isHandler ? 'handler' : 'helper',
    roles: { request, response, next: isHandler ? after : undefined, error: undefined },
    usage: usages().of(response),
  };
}

// Functions with these names, given in an object to a call, are called back about a request but do not answer it.
const CALLBACK =
  /^(?:verify|skip\w*|keyGenerator|custom\w*|filter\w*|origin|store|serializers?|genReqId|validate|predicate|on[A-Z]\w*|error|proxy\w*|userRes\w*|pathRewrite|router|selfHandleResponse|shouldCompress|setHeaders|stream|immediate)$/;
// Calls that give a function to something that is no wrapper.
const NO_WRAPPER =
  /^(?:createServer|createSecureServer|on|once|addListener|then|catch|finally|map|filter|reduce|fn|mock\w*|spyOn|stub|callsFake|it|test|describe|beforeEach|afterEach|end|expect|reply|subscribe|setTimeout|setImmediate|nextTick)$/;
const TEST_CLIENT = /^(?:supertest|chai|request|agent|server\.inject)$/;

function mayStandHere(fn: FunctionNode): boolean {
  const call = argumentOf(fn);
  if (call) return !isCallback(call);
  const property = fn.parent;
  const isProperty = ts.isPropertyAssignment(property) || ts.isMethodDeclaration(fn);
  if (!isProperty) return true;
  const object = ts.isMethodDeclaration(fn) ? fn.parent : property.parent;
  if (!ts.isObjectLiteralExpression(object)) return true;
  const name = propertyNameText(
    ts.isMethodDeclaration(fn) ? fn.name : (property as ts.PropertyAssignment).name,
  );
  return name === undefined || !CALLBACK.test(name) || !isInsideCall(object);
}

function isCallback(call: ts.CallExpression | ts.NewExpression): boolean {
  const callee = bare(call.expression);
  const name = memberName(callee) ?? (ts.isIdentifier(callee) ? ts.idText(callee) : '');
  if (ts.isNewExpression(call)) return name === 'Promise';
  if (NO_WRAPPER.test(name) || TEST_CLIENT.test(name)) return true;
  if (memberName(callee) === undefined) return false;
  const owner = bare((callee as ts.PropertyAccessExpression).expression);
  const reference = referenceOf(owner);
  if (reference) return makesNoRouter(reference.specifier);
  return isOfAnotherServer(owner);
}

// `server.search(dn, (req, res) => …)` after `const server = ldap.createServer()`.
function isOfAnotherServer(owner: ts.Expression): boolean {
  if (isMadeElsewhere(owner)) return true;
  if (!ts.isIdentifier(owner)) return false;
  const declaration = resolve(owner);
  const initializer =
    declaration && ts.isVariableDeclaration(declaration) ? declaration.initializer : undefined;
  return initializer !== undefined && isMadeElsewhere(initializer);
}

/** The call whose argument a function is, parentheses and casts aside. */
export function argumentOf(fn: FunctionNode): ts.CallExpression | ts.NewExpression | undefined {
  let node: ts.Node = fn;
  let parent = node.parent;
  while (
    ts.isParenthesizedExpression(parent) ||
    ts.isAsExpression(parent) ||
    ts.isSatisfiesExpression(parent)
  ) {
    node = parent;
    parent = node.parent;
  }
  if (!ts.isCallExpression(parent) && !ts.isNewExpression(parent)) return undefined;
  return parent.expression === node ? undefined : parent;
}

function isInsideCall(object: ts.Node): boolean {
  let at = object.parent as ts.Node | undefined;
  while (at && (ts.isPropertyAssignment(at) || ts.isObjectLiteralExpression(at))) at = at.parent;
  return at !== undefined && (ts.isCallExpression(at) || ts.isNewExpression(at));
}
