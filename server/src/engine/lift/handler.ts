import ts from 'typescript';
import type { HandlerSite } from '../frameworks/framework';
import type {
  Handler,
  HandlerRole,
  OpenPath,
  RaisedError,
  WrittenStatus,
  UnsentStatus,
} from '../model/handler';
import type { Response } from '../model/response';
import { onlyCode } from '../model/status-value';
import type { Span } from '../text/span';
import { isFunctionNode, spanOf, startOf, type FunctionNode, type Tree } from '../syntax/tree';
import { assume } from './flow/assumptions';
import { answerByHelper } from './flow/helper-calls';
import type { LiftContext } from './meaning/context';
import type { Draft } from './flow/draft';
import { declarationOf } from './declared';
import { catchErrors } from './edits/catch-errors';
import { endAfter } from './edits/edits';
import { errorUseOf } from './error-use';
import { throwAt } from './flow/failures';
import { conditionList, guardList } from './guard-list';
import { contextFor } from './handler-context';
import { raisedIn } from './raised';
import { importedNames } from './places/imported-names';
import { passedIn } from './passed';
import { isTorn } from './half-typed';
import { lateMembers } from './late';
import { responseOf } from './response';
import { endsOf } from './flow/outcome';
import { receiverIn } from './flow/response-members';
import { READER } from './flow/reader';
import { runOf, type Run } from './flow/run';
import { addSend } from './flow/sends';
import { errorSourceOf } from './flow/sources';
import { isAnswered, START, type PathCondition, type State } from './flow/state';
import { throwingChecksIn } from './throwing-checks';
import { uncaughtIn } from './uncaught';
import { nameSpanOf } from './name-span';
import { requestReads } from './request-reads';
import { wordsOfHandler } from './words-of-handler';
import { writtenFields } from './written-fields';

const NOTHING: ReadonlySet<ts.Node> = new Set();
const lateHandler = lateMembers<
  Handler,
  | 'responses'
  | 'words'
  | 'written'
  | 'reads'
  | 'uncaught'
  | 'passed'
  | 'declared'
  | 'raised'
  | 'throwingChecks'
>(['responses', 'words', 'written', 'reads', 'uncaught', 'passed', 'declared', 'raised', 'throwingChecks']);
const lateOpenPath = lateMembers<OpenPath, 'guards'>(['guards']);
const lateWrite = lateMembers<WrittenStatus, 'guards'>(['guards']);

/**
 * Reads a handler along its paths.
 * @param nested the functions inside it, in source order, without those that are handlers themselves
 */
export function liftHandler(
  tree: Tree,
  site: HandlerSite,
  nested: readonly FunctionNode[],
  id: number,
): Handler {
  const run = runOf(READER, tree, site, undefined, site.response ? {} : receiverIn(site.fn, tree));
  if (site.error && ts.isIdentifier(site.error.name)) {
    run.errors.set(site.error, { tried: undefined, source: errorSourceOf(run, undefined) });
  }
  // An error handler runs for an error only: `if (err)` has no else.
  const error = site.role === 'error-handler' ? site.error?.name : undefined;
  const start = error && ts.isIdentifier(error) ? assume(run, [START], error, true) : [START];
  const outcome = run.read.execFunction(run, site.fn, start);
  const ends = endsOf(outcome).map((state) => answerByHelper(run, state));
  for (const state of outcome.throws) throwAt(run, state);
  // A helper may leave the rest to its caller.
  const isHandler = site.role !== 'helper-definition';
  const { open, unsent } = endPaths(run, ends);
  const isClosed = runUnvisited(run, nested);
  // The reading is over: its marks would otherwise live as long as the responses.
  const read: Run = { ...run, hot: NOTHING, visited: new Set() };
  return handlerOf(read, id, isClosed && isHandler ? open : undefined, isHandler ? unsent : [], ends);
}

// Functions that nothing calls where we can see it (kept in tables, given away): what they send is sent some time.
function runUnvisited(run: Run, nested: readonly FunctionNode[]): boolean {
  let isClosed = true;
  for (const fn of nested) {
    if (run.visited.has(fn) || !run.hot.has(fn)) continue;
    run.visited.add(fn);
    const before = run.drafts.all.length;
    // A definition is read by itself, as a helper of its own is; its calls have been read.
    const entry: State = { ...START, handedOn: true, understood: run.definitions.has(fn) };
    const outcome = run.read.execFunction({ ...run, stack: [run.fn, fn] }, fn, [entry]);
    for (const state of endsOf(outcome)) answerByHelper(run, state);
    for (const state of outcome.throws) throwAt(run, state);
    if (run.drafts.all.length > before && !run.definitions.has(fn)) isClosed = false;
  }
  return isClosed;
}

function endPaths(run: Run, ends: readonly State[]): { open: PathCondition[] | undefined; unsent: State[] } {
  const { framework, site } = run;
  const unsent: State[] = [];
  const open: PathCondition[] = [];
  let isOpen = false;
  for (const state of ends) {
    if (isAnswered(state)) continue;
    const code = state.write && onlyCode(state.write.status);
    const answersAtEnd = framework.answersAtEnd(site, code) && !state.announced;
    if (state.write) {
      const { write } = state;
      addSend(run, state, {
        kind: 'explicit',
        method: 'status-only',
        node: write.call,
        site: write.node,
        status: write.status,
        write,
        ignored: undefined,
        body: undefined,
        environment: run.environment,
      });
      if (!answersAtEnd) unsent.push(state);
    } else if (!answersAtEnd && !framework.passesOnByReturning(site)) {
      isOpen = true;
      const at = placeOfEnd(state);
      if (at) open.push(at);
    }
  }
  return { open: isOpen ? open : undefined, unsent };
}

/**
 * The condition that tells where a path ends without an answer: a catch that nothing follows, or the branch that was
 * taken or passed by last, where it was the last thing to do; `left` says that it is neither.
 */
function placeOfEnd({ conditions }: State): PathCondition | undefined {
  if (!conditions || conditions.kind === 'catch') return conditions;
  if (isLastStep(conditions.node)) return { ...conditions, left: false };
  return conditionList(conditions).findLast(({ left }) => !left) ?? conditions;
}

// Nothing of its function follows the `if` of a condition.
function isLastStep(condition: ts.Node): boolean {
  let at = condition.parent;
  if (!ts.isIfStatement(at)) return false;
  for (; !isFunctionNode(at); at = at.parent) {
    const { parent } = at;
    if (ts.isIfStatement(parent) || ts.isTryStatement(parent) || isFunctionNode(parent)) continue;
    if (!ts.isBlock(parent) || parent.statements.at(-1) !== at) return false;
  }
  return true;
}

function handlerOf(
  run: Run,
  id: number,
  open: readonly PathCondition[] | undefined,
  unsentStates: readonly State[],
  ends: readonly State[],
): Handler {
  const { site, tree, framework } = run;
  const context = contextFor(run, undefined);
  const isAsync =
    site.fn.modifiers?.some((modifier) => modifier.kind === ts.SyntaxKind.AsyncKeyword) ?? false;
  const { drafts } = run;
  const openPaths: OpenPath[] = (open ?? []).map((condition) => openPathOf(run, condition, context));
  if (open?.length === 0)
    openPaths.push({ where: 'end', span: { start: site.fn.end - 1, end: site.fn.end }, guards: [] });
  const unsent: UnsentStatus[] = unsentStates.flatMap(({ write }) =>
    write
      ? [{ status: write.status, span: spanOf(write.node, tree), end: () => endAfter(run, write.call) }]
      : [],
  );
  const writes = [...drafts.writes].map(([node, conditions]) => writeAt(run, node, conditions));
  let words: readonly string[] | undefined;
  let written: Handler['written'] | undefined;
  let reads: Handler['reads'] | undefined;
  let raised: readonly RaisedError[] | undefined;
  let uncaught: Handler['uncaught'] | undefined;
  let checks: Handler['throwingChecks'] | undefined;
  let passed: Handler['passed'] | undefined;
  let declared: { readonly is: Handler['declared'] } | undefined;
  const handler: Handler = lateHandler(
    {
      id,
      framework: site.framework.name,
      majors: site.framework.majors,
      role: roleOf(run, ends),
      certainty: site.certainty,
      name: site.name,
      method: site.method,
      path: site.path,
      paths: site.paths,
      registeredAt: site.registeredAt,
      span: spanOf(site.fn, tree),
      nameSpan: nameSpanOf(site.fn, tree),
      isAsync,
      catchesRejections: isAsync && (site.wrapped || framework.catchesRejections(site.framework)),
      openPaths,
      unsent,
      writes,
      error: errorUseOf(run),
      edits: { catchErrors: () => catchErrors(run) },
      namesOf: (owner) => importedNames(owner, tree),
      torn: isTorn(site.fn, tree),
      understood:
        ends.every((state) => state.understood) &&
        drafts.all.every((draft) => draft.reached?.understood ?? true),
    },
    {
      responses: () => responses,
      words: () => (words ??= wordsOfHandler(site, tree)),
      written: () => (written ??= writtenFields(run)),
      reads: () => (reads ??= requestReads(run)),
      raised: () => (raised ??= raisedIn(run)),
      throwingChecks: () => (checks ??= throwingChecksIn(run, handler)),
      uncaught: () => (uncaught ??= uncaughtIn(run)),
      passed: () => (passed ??= passedIn(run, handler)),
      declared: () => (declared ??= { is: declarationOf(tree, site) }).is,
    },
  );
  const byDraft = new Map<Draft, Response>();
  drafts.all.forEach((draft, index) => {
    const find = (other: Draft): Response | undefined => byDraft.get(other);
    byDraft.set(
      draft,
      responseOf(run, draft, index, handler, find, (last) => contextFor(run, last)),
    );
  });
  const responses = [...byDraft.values()].sort(
    (a, b) => a.site.start - b.site.start || a.span.start - b.span.start,
  );
  return handler;
}

// A function that passes the request on is middleware, whatever it is called; only a registration knows better.
function roleOf(run: Run, ends: readonly State[]): HandlerRole {
  const { role, certainty, next } = run.site;
  if (role !== 'handler' || certainty === 'registered' || !next) return role;
  return ends.some((state) => state.handedOn && state.sends.length === 0) && ends.length > 0 && passesOn(run)
    ? 'middleware'
    : role;
}

function passesOn(run: Run): boolean {
  const name = run.site.next?.name;
  return (
    name !== undefined &&
    ts.isIdentifier(name) &&
    new RegExp(`\\b${ts.idText(name).replace(/\$/g, '\\$')}\\(\\)`).test(
      run.tree.text.slice(run.fn.pos, run.fn.end),
    )
  );
}

function openPathOf(run: Run, condition: PathCondition, context: LiftContext): OpenPath {
  const { kind, node, left } = condition;
  const where = kind === 'catch' ? 'catch' : left ? 'end' : 'branch';
  const end = { start: run.fn.end - 1, end: run.fn.end };
  let guards: OpenPath['guards'] | undefined;
  const span = where === 'end' ? end : where === 'catch' ? catchSpan(node, run.tree) : spanOf(node, run.tree);
  return lateOpenPath({ where, span }, { guards: () => (guards ??= guardList(run, condition, context)) });
}

function writeAt(run: Run, node: ts.Node, conditions: PathCondition | undefined): WrittenStatus {
  let guards: WrittenStatus['guards'] | undefined;
  return lateWrite(
    { span: spanOf(node, run.tree) },
    { guards: () => (guards ??= guardList(run, conditions, contextFor(run, conditions))) },
  );
}

// The word `catch`, of the clause or of the promise's link.
function catchSpan(node: ts.Node, tree: Tree): Span {
  const link = ts.isCallExpression(node.parent) ? node.parent.expression : undefined;
  if (link && ts.isPropertyAccessExpression(link)) return spanOf(link.name, tree);
  const start = startOf(node, tree);
  return { start, end: start + (ts.isCatchClause(node) ? 'catch'.length : 1) };
}
