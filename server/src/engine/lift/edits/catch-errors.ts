import ts from 'typescript';
import type { LazyEdits } from '../../model/status-value';
import type { TextEdit } from '../../text/edit';
import { startOf, textOf, type Tree } from '../../syntax/tree';
import type { Run } from '../flow/run';
import { nextOf } from './next-parameter';
import { indentAt, newLineAt, startsLine } from './source-style';

/**
 * Puts all that a handler does into a `try` whose `catch` calls `next` with the error; a handler that does not take `next`
 * gets the parameter. What stands in it stays as it is, comments too, one step further in.
 */
export function catchErrors(run: Run): ReturnType<LazyEdits> {
  const { fn, tree } = run;
  const { body } = fn;
  // The lines of a template are its text: they cannot be moved.
  if (!body || hasLongTemplate(body, tree)) return undefined;
  const next = nextOf(run);
  if (!next) return undefined;
  const error = errorName(tree);
  const semicolon = /;[ \t]*\r?$/m.test(tree.text) ? ';' : '';
  const caught: Catch = { error, call: `${next.name}(${error})${semicolon}`, semicolon };
  const wrapped = ts.isBlock(body)
    ? aroundStatements(body, caught, tree)
    : aroundExpression(body, caught, tree);
  return wrapped && [...next.edits, ...wrapped];
}

type Edits = readonly TextEdit[] | undefined;

/** What stands in the catch, and how the file ends its statements. */
interface Catch {
  readonly error: string;
  readonly call: string;
  readonly semicolon: string;
}

function aroundStatements(block: ts.Block, { error, call }: Catch, tree: Tree): Edits {
  const [first] = block.statements;
  if (!first) return undefined;
  const open = startOf(block, tree) + 1;
  const close = block.end - 1;
  const caught = `} catch (${error}) {`;
  const inner = tree.text.slice(open, close);
  if (!inner.includes('\n')) {
    // `{ // why` ends its line, so that here is no comment that the catch could get into.
    return [
      { start: open, end: open, text: ' try {' },
      { start: close, end: close, text: `${caught} ${call} } ` },
    ];
  }
  const outer = indentAt(close, tree);
  const own = indentAt(startOf(first, tree), tree);
  if (!own.startsWith(outer) || own === outer || !startsLine(close, tree)) return undefined;
  const step = own.slice(outer.length);
  const line = newLineAt(open, tree);
  return [
    { start: open, end: open, text: `${line}${own}try {` },
    ...indented(open, close, step, tree),
    {
      start: close,
      end: close,
      text: `${step}${caught}${line}${own}${step}${call}${line}${own}}${line}${outer}`,
    },
  ];
}

// Each line that holds anything, but for the first, which stands behind the brace.
function indented(start: number, end: number, step: string, { text }: Tree): readonly TextEdit[] {
  const edits: TextEdit[] = [];
  for (let at = text.indexOf('\n', start) + 1; at > 0 && at < end; at = text.indexOf('\n', at) + 1) {
    const isEmpty = /^[ \t]*\r?(?:\n|$)/.test(text.slice(at, end));
    if (!isEmpty) edits.push({ start: at, end: at, text: step });
  }
  return edits;
}

// `(req, res) => list(res)`
function aroundExpression(body: ts.Expression, { error, call, semicolon }: Catch, tree: Tree): Edits {
  const start = startOf(body, tree);
  const outer = indentAt(start, tree);
  const step = /^(?: {4}|\t)/m.exec(tree.text)?.[0] ?? '  ';
  const line = newLineAt(start, tree);
  if (tree.text.slice(start, body.end).includes('\n')) return undefined;
  const [once, twice] = [outer + step, outer + step + step];
  return [
    { start, end: start, text: `{${line}${once}try {${line}${twice}` },
    {
      start: body.end,
      end: body.end,
      text: `${semicolon}${line}${once}} catch (${error}) {${line}${twice}${call}${line}${once}}${line}${outer}}`,
    },
  ];
}

function hasLongTemplate(body: ts.ConciseBody, tree: Tree): boolean {
  return /`[^`\n]*\n[^`]*`/.test(textOf(body, tree));
}

/** The name that most catches of the file give to what they catch. */
function errorName({ text }: Tree): string {
  const counts = new Map<string, number>();
  for (const [, name = ''] of text.matchAll(/\bcatch\s*\(\s*(e|err|error|ex)\s*\)\s*\{/g))
    counts.set(name, (counts.get(name) ?? 0) + 1);
  const [most] = [...counts].sort(([, a], [, b]) => b - a);
  return most?.[0] ?? 'error';
}
