import ts from 'typescript';
import type { ErrorWay } from '../../model/response';
import type { TextEdit } from '../../text/edit';
import { functionAround, spanOf, startOf, type Tree } from '../../syntax/tree';
import type { Draft } from '../flow/draft';
import { errorVariableAt } from './error-variable';
import { isInside } from '../flow/outcome';
import type { Run } from '../flow/run';
import { nextOf } from './next-parameter';
import { hasComment, indentAt, semicolonOf } from './source-style';
import { statementOf } from './statement-of';

type Edits = readonly TextEdit[] | undefined;

/**
 * Hands the error at hand on in place of a response. A catch that would only throw again goes, with its `try`; a handler
 * that does not take `next` gets the parameter.
 * @param ways those that reach the error handler, the better first; the first that can be written is
 */
export function forwardError(run: Run, draft: Draft, ways: readonly ErrorWay[]): Edits {
  const statement = statementOf(draft.node);
  const error = statement && errorVariableAt(statement, run);
  if (!statement || !error || (draft.write?.call !== undefined && !isInside(draft.write.call, statement)))
    return undefined;
  const span = spanOf(statement, run.tree);
  if (hasComment(span.start, span.end, run.tree)) return undefined;
  for (const way of ways) {
    const edits = WRITE[way](run, statement, error);
    if (edits) return edits;
  }
  return undefined;
}

type Write = (run: Run, statement: ts.ExpressionStatement | ts.ReturnStatement, error: string) => Edits;

const WRITE: Readonly<Record<ErrorWay, Write>> = { throw: writeThrow, next: writeNext };

function writeThrow(run: Run, statement: Parameters<Write>[1], error: string): Edits {
  const { tree, fn } = run;
  if (functionAround(statement) !== fn || !isAsync(run)) return undefined;
  const text = `throw ${error}${semicolonOf(statement, tree)}`;
  return withoutTry(statement, tree) ?? [{ ...spanOf(statement, tree), text }];
}

function writeNext(run: Run, statement: Parameters<Write>[1], error: string): Edits {
  const { tree } = run;
  const next = nextOf(run);
  if (!next) return undefined;
  const keyword = ts.isReturnStatement(statement) ? 'return ' : '';
  const text = `${keyword}${next.name}(${error})${semicolonOf(statement, tree)}`;
  return [...next.edits, { ...spanOf(statement, tree), text }];
}

function isAsync({ fn }: Run): boolean {
  return fn.modifiers?.some((modifier) => modifier.kind === ts.SyntaxKind.AsyncKeyword) ?? false;
}

/** The statements of a `try` in its place, where its catch does nothing but the given statement. */
function withoutTry(only: ts.Statement, tree: Tree): Edits {
  const clause = only.parent.parent;
  if (!ts.isCatchClause(clause) || clause.block.statements.length !== 1) return undefined;
  const { parent: statement } = clause;
  const { tryBlock, finallyBlock } = statement;
  const [first] = tryBlock.statements;
  const last = tryBlock.statements.at(-1);
  if (finallyBlock || !first || !last || !ts.isBlock(statement.parent)) return undefined;
  const span = spanOf(statement, tree);
  const brace = startOf(tryBlock, tree);
  const inner = tree.text.slice(brace + 1, tryBlock.end - 1);
  const rest = { start: tryBlock.end, end: statement.end };
  if (hasComment(span.start, brace, tree) || hasComment(rest.start, rest.end, tree)) return undefined;
  // White space in a template is its text.
  if (/`[^`\n]*\n[^`]*`/.test(inner) || clashes(tryBlock, statement.parent, tree)) return undefined;
  const [outer, own] = [indentAt(span.start, tree), indentAt(startOf(first, tree), tree)];
  if (!own.startsWith(outer) || own === outer) return undefined;
  const lines = inner
    .trim()
    .split('\n')
    .map((line, index) => (index > 0 && line.startsWith(own) ? outer + line.slice(own.length) : line));
  return [{ ...span, text: lines.join('\n') }];
}

/** Whether a name that the block declares occurs outside of it: there it may mean something else. */
function clashes(block: ts.Block, around: ts.Block, tree: Tree): boolean {
  const names = block.statements.flatMap((statement) => {
    if (ts.isVariableStatement(statement))
      return statement.declarationList.declarations.flatMap(({ name }) => namesIn(name));
    const isNamed = ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement);
    return isNamed && statement.name ? [ts.idText(statement.name)] : [];
  });
  const { start, end } = spanOf(block, tree);
  const others = `${tree.text.slice(around.pos, start)} ${tree.text.slice(end, around.end)}`;
  return names.some((name) =>
    new RegExp(`(?<![\\w$.])${name.replaceAll('$', '\\$')}(?![\\w$])`).test(others),
  );
}

function namesIn(name: ts.BindingName): readonly string[] {
  if (ts.isIdentifier(name)) return [ts.idText(name)];
  return name.elements.flatMap((element) => (ts.isBindingElement(element) ? namesIn(element.name) : []));
}
