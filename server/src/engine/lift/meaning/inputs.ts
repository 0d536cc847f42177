import ts from 'typescript';
import type { RequestInput } from '../../model/attempt';
import { rememberedBy } from '../../syntax/remembered-by';
import { resolve, type Declaration } from '../../syntax/scope';
import { bare, functionAround, isFunctionNode, memberName, type FunctionNode } from '../../syntax/tree';
import { assignmentsTo } from '../../values/assignments';
import type { Environment } from '../../values/environment';
import type { LiftContext } from './context';
import { originOf } from './provenance';

/** Says what a piece of code takes from the request, read in the given environment. */
export type InputOf = (node: ts.Node, environment: Environment) => RequestInput;

const MOST_NODES = 3000;

// What frameworks and middlewares put on a request that no client has chosen.
const SERVERS_OWN =
  /^(?:app|log|logger|server|db|models?|prisma|knex|redis|pool|t|i18n|id|requestId|startTime|method|protocol|routeOptions|io|container|services?|scope|dbClient|hostname|host|secure|subdomains|ip|ips|socket|connection)$/;

/**
 * Follows values back to the request: through variables, what is assigned to them and to their members, callbacks'
 * parameters, and the parameters of functions that are read for a call. Where it gives up, the client may have a part.
 */
export function inputsFor(context: LiftContext): InputOf {
  const known = new Map<Environment, Map<Declaration, RequestInput>>();
  let left = MOST_NODES;

  const ofNode: InputOf = (root, environment) => {
    let found: RequestInput = 'none';
    const take = (input: RequestInput): void => {
      found = most(found, input);
    };
    const visit = (node: ts.Node): void => {
      if (found === 'client') return;
      if (left-- <= 0) {
        found = 'client';
        return;
      }
      if (ts.isTypeNode(node)) return;
      if (ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node)) {
        const byMember = memberInput(node, environment);
        if (byMember !== undefined) {
          take(byMember);
          return;
        }
        visit(node.expression);
        if (ts.isElementAccessExpression(node)) visit(node.argumentExpression);
        return;
      }
      if (ts.isIdentifier(node)) {
        const declaration = resolve(node);
        if (declaration) take(ofDeclaration(declaration, node, environment));
        return;
      }
      if (ts.isPropertyAssignment(node)) {
        visit(node.initializer);
        return;
      }
      ts.forEachChild(node, visit);
    };
    visit(root);
    return found;
  };

  // A member of the request, of the response's `locals` or of who a middleware says is there.
  const memberInput = (node: ts.Expression, environment: Environment): RequestInput | undefined => {
    const base = baseOf(node);
    const declaration = base && resolve(base);
    if (!declaration || !ts.isParameter(declaration)) return undefined;
    const { site } = context;
    const bound = environment.bindings.get(declaration)?.expression;
    const meant = bound && bare(bound);
    const target = meant && ts.isIdentifier(meant) ? resolve(meant) : declaration;
    if (target === site.response) return memberNamed(node, base, 'locals') ? 'client' : 'none';
    return target === site.request ? ofRequest(node, environment) : undefined;
  };

  const ofRequest = (node: ts.Expression, environment: Environment): RequestInput => {
    const origin = originOf(node, { ...context, environment, tree: environment.tree });
    if (origin.kind !== 'request') return 'client';
    if (/^(?:user|session)$/.test(origin.part)) return 'caller';
    if (/^(?:method|ip)$/.test(origin.part)) return 'none';
    return origin.part === 'other' && SERVERS_OWN.test(origin.path[0] ?? '') ? 'none' : 'client';
  };

  const ofDeclaration = (
    declaration: Declaration,
    use: ts.Identifier,
    environment: Environment,
  ): RequestInput => {
    let memory = known.get(environment);
    if (!memory) known.set(environment, (memory = new Map<Declaration, RequestInput>()));
    const before = memory.get(declaration);
    if (before !== undefined) return before;
    memory.set(declaration, 'none'); // a circle adds nothing
    const found = readDeclaration(declaration, use, environment);
    memory.set(declaration, found);
    return found;
  };

  const readDeclaration = (
    declaration: Declaration,
    use: ts.Identifier,
    environment: Environment,
  ): RequestInput => {
    const around = functionAround(declaration);
    if (ts.isParameter(declaration)) return ofParameter(declaration, environment);
    if (ts.isBindingElement(declaration)) {
      const owner = ownerOf(declaration);
      if (!around) return 'none';
      const whole = ts.isParameter(owner) ? owner : wholeIn(owner);
      if (whole === context.site.request) return ofRequest(use, environment);
      const ofOwner = ts.isParameter(owner)
        ? ofParameter(owner, environment)
        : ofVariable(owner, environment);
      return most(ofOwner, ofAssigned(declaration, use, environment));
    }
    if (ts.isVariableDeclaration(declaration) && !around)
      return isConst(declaration) ? 'none' : ofAssigned(declaration, use, environment);
    if (!around) return 'none'; // what the module has no request has made
    if (ts.isVariableDeclaration(declaration))
      return most(ofVariable(declaration, environment), ofAssigned(declaration, use, environment));
    return ts.isFunctionDeclaration(declaration) && declaration.body
      ? ofNode(declaration.body, environment)
      : 'none';
  };

  const ofVariable = (declaration: ts.VariableDeclaration, environment: Environment): RequestInput => {
    const list = declaration.parent;
    if (ts.isCatchClause(list)) return 'none';
    const statement = list.parent;
    const source =
      ts.isForOfStatement(statement) || ts.isForInStatement(statement)
        ? statement.expression
        : declaration.initializer;
    return source ? ofNode(source, environment) : 'none';
  };

  const ofAssigned = (
    declaration: Declaration,
    use: ts.Identifier,
    environment: Environment,
  ): RequestInput => {
    const assigned = assignmentsTo(declaration, ts.idText(use), environment.tree).map(({ right }) => right);
    const fn = outermost(declaration);
    const added = fn ? (additionsIn(fn).get(declaration) ?? []) : [];
    return [...assigned, ...added].reduce<RequestInput>(
      (sum, part) => (sum === 'client' ? sum : most(sum, ofNode(part, environment))),
      'none',
    );
  };

  const ofParameter = (parameter: ts.ParameterDeclaration, environment: Environment): RequestInput => {
    const { site } = context;
    if (parameter === site.request) return 'client';
    if (parameter === site.response || parameter === site.next || parameter === site.error) return 'none';
    const bound = environment.bindings.get(parameter);
    if (bound) return bound.expression ? ofNode(bound.expression, bound.environment) : 'none';
    const fn = parameter.parent;
    const call = fn.parent as ts.Node | undefined;
    // `rows.map((row) => …)`, `.then((user) => …)`: what a callback gets comes from what it is given to.
    if (call && ts.isCallExpression(call) && call.expression !== fn) {
      const parts = [call.expression, ...call.arguments.filter((argument) => argument !== fn)];
      return parts.reduce<RequestInput>((sum, part) => most(sum, ofNode(part, environment)), 'none');
    }
    return 'client';
  };

  return ofNode;
}

const ORDER: readonly RequestInput[] = ['none', 'caller', 'client'];

/** The one of two that has more of the client's. */
export function most(first: RequestInput, second: RequestInput): RequestInput {
  return ORDER.indexOf(first) < ORDER.indexOf(second) ? second : first;
}

// The declaration that a pattern takes apart.
function ownerOf(element: ts.BindingElement): ts.VariableDeclaration | ts.ParameterDeclaration {
  let at: ts.Node = element;
  while (ts.isBindingElement(at) || ts.isObjectBindingPattern(at) || ts.isArrayBindingPattern(at))
    at = at.parent;
  return at as ts.VariableDeclaration | ts.ParameterDeclaration;
}

function isConst({ parent }: ts.VariableDeclaration): boolean {
  return ts.isVariableDeclarationList(parent) && (parent.flags & ts.NodeFlags.Const) !== 0;
}

// `const { body } = req`: what is taken apart is what another name stands for.
function wholeIn({ initializer }: ts.VariableDeclaration): Declaration | undefined {
  const whole = initializer && bare(initializer);
  return whole && ts.isIdentifier(whole) ? resolve(whole) : undefined;
}

function outermost(node: ts.Node): FunctionNode | undefined {
  let found: FunctionNode | undefined;
  for (let at: ts.Node | undefined = node; at; at = at.parent as ts.Node | undefined)
    if (isFunctionNode(at)) found = at;
  return found;
}

function baseOf(node: ts.Expression): ts.Identifier | undefined {
  let at = bare(node);
  while (ts.isPropertyAccessExpression(at) || ts.isElementAccessExpression(at)) at = bare(at.expression);
  return ts.isIdentifier(at) ? at : undefined;
}

function memberNamed(node: ts.Expression, base: ts.Identifier, name: string): boolean {
  for (let at = bare(node); at !== base; at = bare((at as ts.PropertyAccessExpression).expression))
    if (memberName(at) === name) return true;
  return false;
}

const additions = rememberedBy<FunctionNode, ReadonlyMap<Declaration, readonly ts.Expression[]>>();

/**
 * What the statements of a function put into objects: the values of `brand.name = value`, and the arguments of
 * `list.push(value)` and `Object.assign(brand, value)`.
 */
function additionsIn(fn: FunctionNode): ReadonlyMap<Declaration, readonly ts.Expression[]> {
  const before = additions.get(fn);
  if (before) return before;
  const found = new Map<Declaration, ts.Expression[]>();
  const add = (target: ts.Expression, values: readonly ts.Expression[]): void => {
    const base = baseOf(target);
    const declaration = base && resolve(base);
    if (declaration) found.set(declaration, [...(found.get(declaration) ?? []), ...values]);
  };
  const visit = (node: ts.Node): void => {
    if (ts.isBinaryExpression(node) && isAssignment(node) && !ts.isIdentifier(bare(node.left)))
      add(node.left, [node.right]);
    if (ts.isExpressionStatement(node)) {
      const call = bare(node.expression);
      if (ts.isCallExpression(call) && call.arguments.length > 0) {
        add(call.expression, call.arguments);
        const [first, ...others] = call.arguments;
        if (first && others.length > 0) add(first, others);
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(fn);
  additions.set(fn, found);
  return found;
}

function isAssignment({ operatorToken: { kind } }: ts.BinaryExpression): boolean {
  return kind >= ts.SyntaxKind.FirstAssignment && kind <= ts.SyntaxKind.LastAssignment;
}
