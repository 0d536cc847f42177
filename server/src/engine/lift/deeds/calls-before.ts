import ts from 'typescript';
import { functionOf } from '../../syntax/callee';
import { bare, isFunctionNode, memberName, type FunctionNode, type Tree } from '../../syntax/tree';
import { lastName } from '../meaning/callees';

/** A call, or a tagged template. */
export type Call = ts.CallExpression | ts.TaggedTemplateExpression;

/** A call that has run when a place is reached. */
export interface Before {
  readonly call: Call;
  /** On each path to the place; else it may have. */
  readonly always: boolean;
}

/**
 * The calls that have run when a node of a function is reached, in source order: those of the statements before it, of
 * conditions around it, and of the promises and calls whose callback it stands in. Branches that leave the function do
 * not lead to the node, so what they call has not run.
 */
export function callsBefore(node: ts.Node, fn: FunctionNode, tree: Tree): readonly Before[] {
  const found: Before[] = [];
  const own = collector(found, 'any');
  own(node, true);
  const seen = new Set<ts.Node>();
  let at = node;
  while (at !== fn && !ts.isSourceFile(at)) {
    if (isFunctionNode(at) && !isGiven(at)) {
      // A function of the handler's own: what runs before its only call runs before it.
      const call = onlyCallOf(at, fn, tree);
      if (!call || seen.has(call)) return inOrder(found);
      seen.add(call);
      at = call;
      continue;
    }
    const { parent } = at;
    collectBeside(at, parent, own, found);
    at = parent;
  }
  return inOrder(found);
}

/** The calls that a function makes, until it gives something back: behind a `return` in a branch nothing is sure. */
export function callsOf({ body }: FunctionNode): readonly Before[] {
  const found: Before[] = [];
  if (body) collector(found, 'throw')(body, true);
  return inOrder(found);
}

type Collect = (node: ts.Node, always: boolean) => boolean;

function inOrder(found: readonly Before[]): readonly Before[] {
  const once = new Map<Call, Before>();
  for (const before of found) {
    const known = once.get(before.call);
    if (!known?.always) once.set(before.call, before);
  }
  return [...once.values()].sort((a, b) => a.call.end - b.call.end);
}

// What of the parent runs before the child.
function collectBeside(child: ts.Node, parent: ts.Node, collect: Collect, found: Before[]): void {
  if (ts.isIfStatement(parent) || ts.isConditionalExpression(parent)) {
    const condition = ts.isIfStatement(parent) ? parent.expression : parent.condition;
    if (child !== condition) collect(condition, true);
    return;
  }
  if (ts.isTryStatement(parent)) {
    // A catch may have been reached from anywhere in the try; a `finally` from both.
    if (child !== parent.tryBlock) collect(parent.tryBlock, false);
    if (child === parent.finallyBlock && parent.catchClause) collect(parent.catchClause.block, false);
    return;
  }
  if (ts.isCaseOrDefaultClause(parent) && child !== (parent as ts.CaseClause).expression) {
    collect(parent.parent.parent.expression, true);
  }
  if (ts.isCaseBlock(parent) || isFunctionNode(parent)) return;
  let always = true;
  ts.forEachChild(parent, (sibling) => {
    if (sibling.end > child.pos) return;
    // What is passed by, and goes on, is on the way.
    always = collect(sibling, always) && always;
  });
  if (!ts.isCallExpression(parent) || !isFunctionNode(bareNode(child))) return;
  const name = memberName(bare(parent.expression));
  // A rejection comes from anywhere in the chain.
  if (name === 'catch')
    for (const [index, one] of found.entries())
      if (isInside(one.call, parent.expression)) found[index] = { ...one, always: false };
  found.push({ call: parent, always: true });
}

function bareNode(node: ts.Node): ts.Node {
  return ts.isExpression(node) ? bare(node) : node;
}

function isInside(node: ts.Node, outer: ts.Node): boolean {
  return outer.pos <= node.pos && node.end <= outer.end;
}

// An argument of a call, or of `new Promise`: it runs when, and if, that says so.
function isGiven(fn: FunctionNode): boolean {
  let at: ts.Node = fn;
  while (ts.isParenthesizedExpression(at.parent) || ts.isAsExpression(at.parent)) at = at.parent;
  return ts.isCallExpression(at.parent) || ts.isNewExpression(at.parent);
}

function onlyCallOf(fn: FunctionNode, around: FunctionNode, tree: Tree): ts.CallExpression | undefined {
  const calls = tree.calls.filter(
    (call) =>
      isInside(call, around) &&
      !isInside(call, fn) &&
      (functionOf(call.expression) === fn || call.arguments.some((argument) => isName(argument, fn))),
  );
  return calls.length === 1 ? calls[0] : undefined;
}

function isName(argument: ts.Expression, fn: FunctionNode): boolean {
  return ts.isIdentifier(argument) && functionOf(argument) === fn;
}

/**
 * Collects the calls of a node and of what is in it.
 * @param left which branches lead elsewhere: those that leave in `any` way, or by a `throw` alone, as where the caller goes on behind a `return`
 * @returns a function that tells whether what follows the node runs whenever the node does
 */
function collector(found: Before[], left: 'any' | 'throw'): Collect {
  const all = (nodes: readonly (ts.Node | undefined)[], always: boolean): boolean => {
    let goesOn = true;
    for (const node of nodes) if (node) goesOn = collect(node, always && goesOn) && goesOn;
    return goesOn;
  };
  const branches = (arms: readonly (ts.Node | undefined)[], always: boolean): boolean => {
    const ends = arms.map((arm) => (arm ? endOf(arm) : undefined));
    const taken = arms.filter((_, index) => !isElsewhere(ends[index], left));
    for (const arm of taken) if (arm) collect(arm, always && taken.length === 1);
    return !ends.includes('return') || left === 'any';
  };
  const collect: Collect = (node, always) => {
    if (isFunctionNode(node)) {
      if (node.body && isGiven(node)) collector(found, 'throw')(node.body, always && isRunAnyway(node));
      return true;
    }
    if (ts.isClassLike(node)) return true;
    if (ts.isIfStatement(node)) {
      collect(node.expression, always);
      return branches([node.thenStatement, node.elseStatement], always);
    }
    if (ts.isConditionalExpression(node)) {
      collect(node.condition, always);
      all([node.whenTrue, node.whenFalse], false);
      return true;
    }
    if (ts.isBinaryExpression(node) && isShortCut(node)) {
      collect(node.left, always);
      collect(node.right, false);
      return true;
    }
    if (ts.isTryStatement(node)) return collectTry(node, always);
    if (ts.isIterationStatement(node, false)) {
      ts.forEachChild(node, (child) => void collect(child, always && child !== node.statement));
      return true;
    }
    if (ts.isSwitchStatement(node)) {
      collect(node.expression, always);
      all(node.caseBlock.clauses, false);
      return true;
    }
    if (ts.isReturnStatement(node)) {
      if (node.expression) collect(node.expression, always);
      return true;
    }
    let goesOn = true;
    ts.forEachChild(node, (child) => {
      goesOn = collect(child, always && goesOn) && goesOn;
    });
    if (ts.isCallExpression(node) || ts.isTaggedTemplateExpression(node)) found.push({ call: node, always });
    return goesOn;
  };
  const collectTry = ({ tryBlock, catchClause, finallyBlock }: ts.TryStatement, always: boolean): boolean => {
    // Where the catch does not lead here, the whole of the try has run.
    const isWhole = !catchClause || isElsewhere(endOf(catchClause.block), left);
    const goesOn = collect(tryBlock, always && isWhole);
    if (catchClause && !isWhole) collect(catchClause.block, false);
    if (finallyBlock) collect(finallyBlock, always);
    return goesOn;
  };
  return collect;
}

/** How a statement ends on all of its paths: by a `return` (or a jump), by a `throw`; undefined where it goes on. */
function endOf(node: ts.Node): 'return' | 'throw' | undefined {
  if (ts.isThrowStatement(node) || rejects(node)) return 'throw';
  if (ts.isReturnStatement(node) || ts.isBreakOrContinueStatement(node)) return 'return';
  if (ts.isBlock(node)) {
    for (const statement of node.statements) {
      const end = endOf(statement);
      if (end) return end;
    }
    return undefined;
  }
  if (ts.isIfStatement(node)) {
    const [first, second] = [endOf(node.thenStatement), node.elseStatement && endOf(node.elseStatement)];
    return first && second ? (first === second ? first : 'return') : undefined;
  }
  if (ts.isTryStatement(node)) {
    const tried = endOf(node.tryBlock);
    return tried && (!node.catchClause || endOf(node.catchClause.block)) ? tried : undefined;
  }
  return undefined;
}

// `return reject(error)`, `reject(error);`: whoever waits for the promise gets an exception.
function rejects(node: ts.Node): boolean {
  if (!ts.isReturnStatement(node) && !ts.isExpressionStatement(node)) return false;
  const call = node.expression && bare(node.expression);
  return call !== undefined && ts.isCallExpression(call) && lastName(call.expression) === 'reject';
}

function isElsewhere(end: 'return' | 'throw' | undefined, left: 'any' | 'throw'): boolean {
  return end !== undefined && (left === 'any' || end === 'throw');
}

function isShortCut({ operatorToken: { kind } }: ts.BinaryExpression): boolean {
  return (
    kind === ts.SyntaxKind.AmpersandAmpersandToken ||
    kind === ts.SyntaxKind.BarBarToken ||
    kind === ts.SyntaxKind.QuestionQuestionToken
  );
}

// `(async () => { … })()`, `.then((user) => …)`, `db.transaction(async (tx) => { … })`.
function isRunAnyway(fn: FunctionNode): boolean {
  let at: ts.Node = fn;
  while (ts.isParenthesizedExpression(at.parent)) at = at.parent;
  const { parent } = at;
  if (ts.isNewExpression(parent)) return lastName(parent.expression) === 'Promise';
  if (!ts.isCallExpression(parent)) return false;
  return parent.expression === at || RUNS.test(lastName(parent.expression));
}

const RUNS =
  /^(?:then|\$?transaction|withTransaction|tx|task|transact|runTransaction|runInTransaction|inTransaction)$/;
