import ts from 'typescript';
import { functionOf } from '../syntax/callee';
import { rememberedBy } from '../syntax/remembered-by';
import { resolve } from '../syntax/scope';
import { bare, isFunctionNode, memberName, type FunctionNode } from '../syntax/tree';
import { givesValue, isLink, isNamed, runsAtOnce } from './promise-calls';
import { rejectionsIn } from './rejections';

/** What a piece of code throws or rejects with by itself, and the calls that may do so. */
export interface Raising {
  /** The operands of `throw`, the arguments of `reject(…)` and `Promise.reject(…)`. */
  readonly errors: readonly ts.Expression[];
  readonly calls: readonly RaisingCall[];
  /** Something else may be raised, of which nothing is known. */
  readonly open: boolean;
}

/** A call whose errors arrive: with its rejections where somebody waits for it, else only what it throws at once. */
export interface RaisingCall {
  readonly call: ts.CallExpression;
  readonly isAwaited: boolean;
  /** What a function of elsewhere gives here is taken for a plain value. */
  readonly isValue?: true;
}

/** What arrives at whoever runs a function. */
export function raisingOf(fn: FunctionNode, isAwaited: boolean): Raising {
  const memory = isAwaited ? awaitedFunctions : calledFunctions;
  return remembered(memory, fn, (found) => {
    readFunction(fn, isAwaited, found);
  });
}

/** What arrives at a `catch`: of the block that it belongs to, or of the promise that `.catch(…)` is called on. */
export function raisingIn(tried: ts.Block | ts.Expression): Raising {
  return remembered(triedNodes, tried, (found) => {
    if (ts.isBlock(tried)) readStatements(tried, false, found);
    else readPromise(tried, true, found);
  });
}

const awaitedFunctions = rememberedBy<ts.Node, Raising>();
const calledFunctions = rememberedBy<ts.Node, Raising>();
const triedNodes = rememberedBy<ts.Node, Raising>();

interface Found {
  readonly errors: ts.Expression[];
  readonly calls: RaisingCall[];
  /** What is being read or has been, so that no variable is followed into itself. */
  readonly seen: Set<ts.Node>;
  open: boolean;
}

function remembered(
  memory: { get(node: ts.Node): Raising | undefined; set(node: ts.Node, raising: Raising): unknown },
  node: ts.Node,
  read: (found: Found) => void,
): Raising {
  const known = memory.get(node);
  if (known) return known;
  const found: Found = { errors: [], calls: [], seen: new Set(), open: false };
  read(found);
  memory.set(node, found);
  return found;
}

function readFunction(fn: FunctionNode, isAwaited: boolean, found: Found): void {
  if (isAwaited && found.seen.has(fn)) return;
  if (isAwaited) found.seen.add(fn);
  // Of an async function that nobody waits for nothing arrives.
  if (isAsync(fn) && !isAwaited) return;
  const { body } = fn;
  if (fn.asteriskToken) found.open = true;
  else if (body && ts.isBlock(body)) readStatements(body, isAwaited, found);
  else if (body && isAwaited) readPromise(body, false, found);
  else if (body) read(body, false, found);
}

function readStatements(block: ts.Block, isAwaited: boolean, found: Found): void {
  for (const statement of block.statements) read(statement, isAwaited, found);
}

// What a node throws; `returns` where what the function returns is waited for.
function read(node: ts.Node, returns: boolean, found: Found): void {
  const readParts = (): void => {
    ts.forEachChild(node, (child) => {
      read(child, returns, found);
    });
  };
  if (isFunctionNode(node) || ts.isClassLike(node)) return;
  switch (node.kind) {
    case ts.SyntaxKind.TryStatement: {
      const { tryBlock, catchClause, finallyBlock } = node as ts.TryStatement;
      // What the catch lets go on, it throws itself.
      read(catchClause ? catchClause.block : tryBlock, returns, found);
      if (finallyBlock) read(finallyBlock, returns, found);
      return;
    }
    case ts.SyntaxKind.ThrowStatement:
      found.errors.push((node as ts.ThrowStatement).expression);
      return;
    case ts.SyntaxKind.ReturnStatement: {
      const { expression } = node as ts.ReturnStatement;
      if (expression && returns) readPromise(expression, false, found);
      else readParts();
      return;
    }
    case ts.SyntaxKind.AwaitExpression:
      readPromise((node as ts.AwaitExpression).expression, true, found);
      return;
    case ts.SyntaxKind.ForOfStatement:
      if ((node as ts.ForOfStatement).awaitModifier) found.open = true;
      readParts();
      return;
    case ts.SyntaxKind.YieldExpression:
      found.open = true;
      return;
    case ts.SyntaxKind.CallExpression:
      readCall(node as ts.CallExpression, found);
      return;
    default:
      readParts();
  }
}

// A call that nobody waits for: what it throws at once arrives.
function readCall(call: ts.CallExpression, found: Found): void {
  const name = memberName(bare(call.expression));
  // A promise of which nobody takes the end.
  if (isLink(name)) return;
  found.calls.push({ call, isAwaited: false });
  read(call.expression, false, found);
  for (const argument of call.arguments) {
    const fn = bare(argument);
    if (!isFunctionNode(fn)) read(argument, false, found);
    else if (runsAtOnce(name)) readFunction(fn, false, found);
  }
}

/**
 * What arrives where a promise is waited for.
 * @param isAwaited by `await`, where anything may be a promise; what is returned may be a plain value
 */
function readPromise(expression: ts.Expression, isAwaited: boolean, found: Found): void {
  const node = bare(expression);
  const again = (part: ts.Expression): void => {
    readPromise(part, isAwaited, found);
  };
  switch (node.kind) {
    case ts.SyntaxKind.AwaitExpression:
      readPromise((node as ts.AwaitExpression).expression, true, found);
      return;
    case ts.SyntaxKind.ConditionalExpression: {
      const { condition, whenTrue, whenFalse } = node as ts.ConditionalExpression;
      read(condition, false, found);
      again(whenTrue);
      again(whenFalse);
      return;
    }
    case ts.SyntaxKind.BinaryExpression: {
      const { left, operatorToken, right } = node as ts.BinaryExpression;
      const { kind } = operatorToken;
      const isChoice = kind === ts.SyntaxKind.BarBarToken || kind === ts.SyntaxKind.QuestionQuestionToken;
      if (isChoice) again(left);
      else read(left, false, found);
      again(right);
      return;
    }
    case ts.SyntaxKind.CallExpression:
      readPromiseCall(node as ts.CallExpression, found);
      return;
    case ts.SyntaxKind.NewExpression:
      if (isNamed((node as ts.NewExpression).expression, 'Promise'))
        readExecutor((node as ts.NewExpression).arguments?.[0], found);
      else read(node, false, found);
      return;
    case ts.SyntaxKind.Identifier:
      readVariable(node as ts.Identifier, isAwaited, found);
      return;
    case ts.SyntaxKind.PropertyAccessExpression:
    case ts.SyntaxKind.ElementAccessExpression:
      found.open ||= isAwaited;
      return;
    default:
      read(node, false, found);
  }
}

function readVariable(name: ts.Identifier, isAwaited: boolean, found: Found): void {
  const declaration = resolve(name);
  const value = declaration && ts.isVariableDeclaration(declaration) && declaration.initializer;
  const made = value && bare(value);
  // Promises may have been pushed to a list since.
  if (!made || ts.isArrayLiteralExpression(made)) found.open ||= isAwaited;
  else if (!found.seen.has(made)) {
    found.seen.add(made);
    const isPlainCall = ts.isCallExpression(made) && !isLink(memberName(bare(made.expression)));
    // `const token = sign(user); return token;`
    if (isPlainCall && !isAwaited) found.calls.push({ call: made, isAwaited: true, isValue: true });
    else readPromise(made, isAwaited, found);
  }
}

const WAITS_FOR_ALL = /^(?:all|race|any)$/;

function readPromiseCall(call: ts.CallExpression, found: Found): void {
  const callee = bare(call.expression);
  const name = memberName(callee);
  const [first, second] = call.arguments;
  if (name !== undefined) {
    const owner = (callee as ts.PropertyAccessExpression).expression;
    if (isNamed(owner, 'Promise')) {
      if (name === 'reject') raise(first, found);
      else if (first && WAITS_FOR_ALL.test(name)) readAll(first, found);
      else if (first && name === 'resolve') readPromise(first, false, found);
      else for (const argument of call.arguments) read(argument, false, found);
      return;
    }
    if (isLink(name) && first) {
      const isTaken = name === 'catch' || (name === 'then' && second !== undefined);
      if (!isTaken) readPromise(owner, true, found);
      for (const argument of call.arguments) readLink(argument, isTaken, found);
      return;
    }
  }
  if (!givesValue(call)) found.calls.push({ call, isAwaited: true });
  read(call.expression, false, found);
  for (const argument of call.arguments) {
    const fn = functionOf(argument);
    // Whoever takes a function and is waited for, waits for it: `rows.map(async …)`, `transaction(async …)`.
    if (fn) readFunction(fn, true, found);
    else read(argument, false, found);
  }
}

function readAll(promises: ts.Expression, found: Found): void {
  const list = bare(promises);
  if (!ts.isArrayLiteralExpression(list)) {
    // `ids.map(find)`, with a function of another file
    if (ts.isCallExpression(list)) found.open ||= list.arguments.some((argument) => !functionOf(argument));
    readPromise(list, true, found);
    return;
  }
  for (const element of list.elements)
    readPromise(ts.isSpreadElement(element) ? element.expression : element, false, found);
}

// What a function of another place does with a rejection that it gets is not known.
function readLink(argument: ts.Expression, takesErrors: boolean, found: Found): void {
  const fn = functionOf(argument);
  if (fn) readFunction(fn, true, found);
  else found.open ||= takesErrors;
}

function raise(error: ts.Expression | undefined, found: Found): void {
  if (error) found.errors.push(error);
  else found.open = true;
}

function readExecutor(argument: ts.Expression | undefined, found: Found): void {
  const fn = argument && functionOf(argument);
  if (!fn) {
    found.open = true;
    return;
  }
  // What an executor throws rejects its promise, too; but an async one only rejects its own, which nobody has.
  readFunction(fn, false, found);
  const { errors, open } = rejectionsIn(fn);
  found.errors.push(...errors);
  found.open ||= open;
}

function isAsync({ modifiers }: FunctionNode): boolean {
  return modifiers?.some(({ kind }) => kind === ts.SyntaxKind.AsyncKeyword) ?? false;
}
