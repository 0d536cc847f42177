import ts from 'typescript';
import { resolve } from '../../syntax/scope';
import { bare, isFunctionNode, propertyNameText, type FunctionNode } from '../../syntax/tree';
import { assigned, assume, declaredEmpty, leftBy } from './assumptions';
import { isEmptyLet } from './hot';
import { branch } from './branches';
import { execLoop, execSwitch } from './loops';
import { isHalfCall, isNextStatement } from './half-statements';
import { goesOn, type Evaluated, type Jump, type Outcome } from './outcome';
import { resulting, returned } from './returns';
import { isResponse, type Run } from './run';
import { errorSourceOf } from './sources';
import { escape, giveAway, join, leave, under, type State } from './state';

// Deeper than this nobody writes; what stands there is taken for something that answers in an unknown way.
const DEEPEST = 500;
// Members of the response that can be taken out of it without sending anything.
const DATA_MEMBERS = new Set([
  'locals',
  'headersSent',
  'sent',
  'statusCode',
  'req',
  'request',
  'app',
  'log',
  'server',
]);

/** Reads a function's body from its first line. */
export function execFunction(run: Run, fn: FunctionNode, states: readonly State[]): Outcome {
  const { body } = fn;
  if (!body) return goesOn(states);
  if (ts.isBlock(body)) return execStatements(run, body.statements, states);
  const { next, throws } = evaluateWhole(run, body, states);
  return {
    ...goesOn([]),
    next: isOwn(run, fn) ? returned(run, body, next) : resulting(run, body, next),
    throws,
  };
}

// What a nested function or a helper returns goes to its caller, not to the framework.
function isOwn(run: Run, fn: FunctionNode): boolean {
  return fn === run.fn && run.stack.length === 1;
}

/** Reads statements one after the other, as far as a path leads on. */
export function execStatements(
  run: Run,
  statements: readonly ts.Statement[],
  states: readonly State[],
): Outcome {
  let next: State[] = [...states];
  let returns: State[] = [];
  let throws: State[] = [];
  const jumps: Jump[] = [];
  for (const statement of statements) {
    if (next.length === 0) break;
    if (!run.hot.has(statement)) continue;
    const outcome = exec(run, statement, next);
    next = outcome.next;
    if (outcome.returns.length > 0) returns = join(returns, outcome.returns);
    if (outcome.throws.length > 0) throws = join(throws, outcome.throws);
    jumps.push(...outcome.jumps);
  }
  return { next, returns, throws, jumps };
}

/** Reads one statement. */
export function exec(run: Run, statement: ts.Statement, states: readonly State[]): Outcome {
  if (run.depth.value > DEEPEST) return goesOn(states.map(giveAway));
  run.depth.value++;
  const outcome = execStatement(run, statement, states);
  run.depth.value--;
  return outcome;
}

function execStatement(run: Run, statement: ts.Statement, states: readonly State[]): Outcome {
  switch (statement.kind) {
    case ts.SyntaxKind.Block:
      return execStatements(run, (statement as ts.Block).statements, states);
    case ts.SyntaxKind.ExpressionStatement:
      return execExpression(run, (statement as ts.ExpressionStatement).expression, states);
    case ts.SyntaxKind.VariableStatement:
      return execVariables(run, (statement as ts.VariableStatement).declarationList, states);
    case ts.SyntaxKind.IfStatement:
      return execIf(run, statement as ts.IfStatement, states);
    case ts.SyntaxKind.ReturnStatement: {
      const { expression } = statement as ts.ReturnStatement;
      if (!expression) return { ...goesOn([]), returns: [...states] };
      const { next, throws } = evaluateWhole(run, expression, states);
      const at = run.stack.at(-1);
      return {
        ...goesOn([]),
        returns: at && isOwn(run, at) ? returned(run, expression, next) : resulting(run, expression, next),
        throws,
      };
    }
    case ts.SyntaxKind.ThrowStatement: {
      const thrown = statement as ts.ThrowStatement;
      const { next, throws } = evaluate(run, thrown.expression, states);
      return { ...goesOn([]), throws: [...throws, ...next.map((state) => raise(run, state, thrown))] };
    }
    case ts.SyntaxKind.TryStatement:
      return execTry(run, statement as ts.TryStatement, states);
    case ts.SyntaxKind.SwitchStatement:
      return execSwitch(run, statement as ts.SwitchStatement, states);
    case ts.SyntaxKind.BreakStatement:
    case ts.SyntaxKind.ContinueStatement: {
      const { label } = statement as ts.BreakOrContinueStatement;
      const kind = statement.kind === ts.SyntaxKind.BreakStatement ? 'break' : 'continue';
      return {
        ...goesOn([]),
        jumps: [{ kind, label: label && ts.idText(label), states: [...states] }],
      };
    }
    case ts.SyntaxKind.LabeledStatement: {
      const { label, statement: inner } = statement as ts.LabeledStatement;
      const outcome = exec(run, inner, states);
      const name = ts.idText(label);
      const mine = outcome.jumps.filter((jump) => jump.label === name);
      return {
        ...outcome,
        next: join(outcome.next, ...mine.map((jump) => jump.states)),
        jumps: outcome.jumps.filter((jump) => jump.label !== name),
      };
    }
    case ts.SyntaxKind.ForStatement:
    case ts.SyntaxKind.ForInStatement:
    case ts.SyntaxKind.ForOfStatement:
    case ts.SyntaxKind.WhileStatement:
    case ts.SyntaxKind.DoStatement:
      return execLoop(run, statement as ts.IterationStatement, states);
    default:
      return goesOn(states);
  }
}

/** Evaluates an expression and takes out the paths that leave by an exception. */
export function evaluate(run: Run, expression: ts.Expression, states: readonly State[]): Evaluated {
  // The list is shared with the functions that are read inside this expression, and with the one around it.
  const before = run.escaping.splice(0);
  const next = run.read.visit(run, expression, states);
  const throws = run.escaping.splice(0);
  run.escaping.push(...before);
  return { next, throws };
}

/** As {@link evaluate}, for an expression that is all of its statement. */
function evaluateWhole(run: Run, expression: ts.Expression, states: readonly State[]): Evaluated {
  return evaluate(run, expression, isHalfCall(run, expression) ? states.map(escape) : states);
}

function execExpression(run: Run, expression: ts.Expression, states: readonly State[]): Outcome {
  const { next, throws } = evaluateWhole(run, expression, states);
  return { ...goesOn(next), throws };
}

// A caught error that is thrown again is the error that came in.
function raise(run: Run, state: State, statement: ts.ThrowStatement): State {
  const { expression } = statement;
  const error = bare(expression);
  const declaration = ts.isIdentifier(error) ? resolve(error) : undefined;
  if (state.thrown && declaration && run.errors.has(declaration)) return state;
  const thrown = { node: statement, name: statement, error: expression, environment: run.environment };
  return { ...state, thrown };
}

function execVariables(run: Run, list: ts.VariableDeclarationList, states: readonly State[]): Outcome {
  let current: State[] = [...states];
  const thrown: State[] = [];
  for (const declaration of list.declarations) {
    const { name, initializer } = declaration;
    if (isEmptyLet(declaration)) current = current.map((state) => declaredEmpty(state, declaration.name));
    if (!initializer || isFunctionNode(bare(initializer))) continue;
    const { next, throws } = evaluate(run, initializer, current);
    if (ts.isIdentifier(name)) current = next.map((state) => assigned(state, name, initializer));
    else current = isResponse(initializer, run) && takesMethods(name) ? next.map(giveAway) : next;
    thrown.push(...throws);
  }
  return { ...goesOn(current), throws: thrown };
}

// `const { json } = res`: nobody sees it being called.
function takesMethods(pattern: ts.BindingPattern): boolean {
  return pattern.elements.some(
    (element) =>
      !ts.isBindingElement(element) ||
      !DATA_MEMBERS.has(propertyNameText(element.propertyName ?? element.name) ?? ''),
  );
}

function execIf(run: Run, owner: ts.IfStatement, states: readonly State[]): Outcome {
  const { expression, thenStatement, elseStatement } = owner;
  const { next: tested, throws } = evaluate(run, expression, states);
  const into = (statement: ts.Statement, entry: readonly State[]): Outcome =>
    exec(run, statement, isNextStatement(owner, statement, run) ? entry.map(escape) : entry);
  const whenTrue = into(thenStatement, branch(run, tested, expression, true));
  const otherwise = branch(run, tested, expression, false);
  const whenFalse = elseStatement ? into(elseStatement, otherwise) : goesOn(otherwise);
  return {
    next: join(leave(whenTrue.next, tested), leave(whenFalse.next, tested)),
    returns: join(whenTrue.returns, whenFalse.returns),
    throws: join(throws, whenTrue.throws, whenFalse.throws),
    jumps: [...whenTrue.jumps, ...whenFalse.jumps],
  };
}

function execTry(
  run: Run,
  { tryBlock, catchClause, finallyBlock }: ts.TryStatement,
  states: readonly State[],
): Outcome {
  const raised: State[] = [];
  const outerRaised = run.raised;
  run.raised = raised;
  const tried = execStatements(run, tryBlock.statements, states);
  run.raised = outerRaised;
  const caught = catchClause
    ? execCatch(
        run,
        catchClause,
        tryBlock,
        join(
          states.map((state) => leftBy(run, state, tryBlock)),
          tried.throws,
          raised,
        ),
      )
    : undefined;
  const throws = caught ? caught.throws : tried.throws;
  const next = join(leave(tried.next, states), leave(handled(caught?.next), states));
  const returns = join(tried.returns, handled(caught?.returns));
  const jumps = [...tried.jumps, ...(caught?.jumps ?? [])];
  if (!finallyBlock || !run.hot.has(finallyBlock)) return { next, returns, throws, jumps };
  const after = execStatements(run, finallyBlock.statements, next);
  const afterReturn = execStatements(run, finallyBlock.statements, returns);
  return {
    next: after.next,
    returns: join(after.returns, afterReturn.next, afterReturn.returns),
    throws: join(throws, after.throws),
    jumps: [...jumps, ...after.jumps],
  };
}

// Behind a catch the exception is over.
function handled(states: readonly State[] = []): State[] {
  return states.map((state) => (state.thrown ? { ...state, thrown: undefined } : state));
}

function execCatch(run: Run, clause: ts.CatchClause, tryBlock: ts.Block, states: readonly State[]): Outcome {
  const { variableDeclaration: variable, block } = clause;
  if (variable) run.errors.set(variable, { tried: tryBlock, source: errorSourceOf(run, tryBlock) });
  const entry = states.map((state) =>
    under(state, { kind: 'catch', node: clause, holds: true, tried: tryBlock, left: false }),
  );
  // Nobody throws nothing: `if (err)` has no else.
  const name = variable && ts.isIdentifier(variable.name) ? variable.name : undefined;
  return execStatements(run, block.statements, name ? assume(run, entry, name, true) : entry);
}
