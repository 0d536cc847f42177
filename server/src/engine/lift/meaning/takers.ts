import ts from 'typescript';
import { bare, isFunctionNode, memberName, propertyNameText } from '../../syntax/tree';
import { lastName, receiverOf } from './callees';
import type { LiftContext } from './context';
import { resolve, type Declaration } from '../../syntax/scope';

// Functions to which an error is only reported, or by which it only becomes a text.
const REPORTS =
  /^(?:log|error|warn|info|debug|trace|fatal|print|captureException|captureError|capture|report\w*|notify\w*|track\w*|record\w*|addBreadcrumb|String|stringify|inspect|next|reject|emit|end|send|json|status|serializeError|write|render)$|[lL]og(?:ger|Error|ging)?$|^log[A-Z]/;
// What is waited for in a catch only to tidy up or to report.
const TIDIES =
  /^(?:rollback\w*|abort\w*|release|end\w*|close\w*|disconnect|log\w*|error|warn|info|debug|capture\w*|unlink\w*|unlock|rm|destroy|cleanup\w*|clean\w*|flush|report\w*|notify\w*|sleep|delay|query|remove\w*)$/i;

/** Whether who gets an error looks at it: in a condition, or by giving it to a function that is no log. */
export function examines(taker: ts.Node, { site }: LiftContext): boolean {
  const parameter = ts.isCatchClause(taker)
    ? taker.variableDeclaration
    : isFunctionNode(taker)
      ? taker.parameters[0]
      : undefined;
  if (!parameter) return false;
  // `catch ({ code })` takes it apart to look.
  if (!ts.isIdentifier(parameter.name)) return !isForReading(parameter.name);
  const name = ts.idText(parameter.name);
  const isIt = (node: ts.Node): boolean =>
    ts.isIdentifier(node) && ts.idText(node) === name && resolve(node) === (parameter as Declaration);
  const mentions = (node: ts.Node): boolean =>
    isIt(node) || (ts.forEachChild(node, (child) => mentions(child) || undefined) ?? false);
  const visit = (node: ts.Node): boolean => {
    const tested = testIn(node);
    if (tested && !isIt(bare(tested)) && mentions(tested)) return true;
    if (
      ts.isCallExpression(node) &&
      !isReport(node, site.response) &&
      node.arguments.some((one) => isIt(bare(one)))
    )
      return true;
    return ts.forEachChild(node, (child) => visit(child) || undefined) ?? false;
  };
  const body = ts.isCatchClause(taker) ? taker.block : (taker as ts.FunctionLikeDeclaration).body;
  return body !== undefined && visit(body);
}

// `catch ({ message })` is after the text alone.
function isForReading(pattern: ts.BindingPattern): boolean {
  return pattern.elements.every(
    (element) =>
      ts.isBindingElement(element) &&
      /^(?:message|stack)$/.test(propertyNameText(element.propertyName ?? element.name) ?? ''),
  );
}

// The part of a node that decides which way it goes on.
function testIn(node: ts.Node): ts.Expression | undefined {
  if (ts.isIfStatement(node) || ts.isSwitchStatement(node)) return node.expression;
  return ts.isConditionalExpression(node) ? node.condition : undefined;
}

function isReport(call: ts.CallExpression, response: Declaration | undefined): boolean {
  const receiver = receiverOf(call);
  if (receiver) {
    let at = bare(receiver);
    while (ts.isCallExpression(at) || ts.isPropertyAccessExpression(at)) at = bare(at.expression);
    if (ts.isIdentifier(at) && response && resolve(at) === response) return true;
    if (/log|console|sentry|tracer|debug/i.test(lastName(receiver))) return true;
  }
  return REPORTS.test(lastName(call.expression));
}

/** Whether who gets an error waits for something else than tidying up before it answers. */
export function resumesIn(taker: ts.Node): boolean {
  const body = ts.isCatchClause(taker) ? taker.block : (taker as ts.FunctionLikeDeclaration).body;
  const visit = (node: ts.Node): boolean => {
    if (ts.isAwaitExpression(node)) {
      const awaited = bare(node.expression);
      if (!ts.isCallExpression(awaited) || !TIDIES.test(lastName(awaited.expression))) return true;
    }
    if (ts.isCallExpression(node) && memberName(bare(node.expression)) === 'then') return true;
    return ts.forEachChild(node, (child) => visit(child) || undefined) ?? false;
  };
  return body !== undefined && visit(body);
}

/** Whether code throws by itself, functions in it aside: a catch that does so has only given the error another name. */
export function throwsIn(root: ts.Node): boolean {
  const visit = (node: ts.Node): boolean => {
    if (ts.isThrowStatement(node)) return true;
    if (ts.isCallExpression(node) && lastName(node.expression) === 'reject') return true;
    if (isFunctionNode(node) && node !== root) return false;
    return ts.forEachChild(node, (child) => visit(child) || undefined) ?? false;
  };
  return visit(root);
}
