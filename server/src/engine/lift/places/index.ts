import ts from 'typescript';
import type { FrameworkVersion } from '../../model/framework-name';
import type { Handler } from '../../model/handler';
import type { StatusConstants, StatusPlace } from '../../model/status-place';
import { onlyCode, type StatusValue } from '../../model/status-value';
import { contains, type Span } from '../../text/span';
import { spanOf, textOf, type Tree } from '../../syntax/tree';
import { emptyEnvironment } from '../../values/environment';
import { evaluateStatus } from '../../values/evaluate';
import { isBrowserModule } from '../../frameworks/discovery/packages';
import { specifiersOf } from '../../syntax/modules';
import type { FileModel } from '..';
import { callsIn } from './calls-of';
import { constantSetsOf } from './constant-sets';
import { errorWrites } from './errors';
import { handlersAround, type HandlerAt } from './handler-at';
import { namedUses } from './named-uses';
import { responseWrites } from './response-writes';
import { responsesIn, type ResponsesAt } from './responses-at';
import { decidedAt, tracerOf, type Mark } from './trace';
import type { Written } from './written';

/** A place before its handler and responses are looked up. */
interface Found {
  readonly kind: StatusPlace['kind'];
  readonly span: Span;
  readonly expression: Span;
  readonly status: StatusValue;
  /** Where responses are decided by it, besides. */
  readonly decides: readonly Span[];
}

/** What an editor asks about the statuses that a file writes. */
export interface FilePlaces {
  /** Every place where a status code is written or missing, by start. */
  readonly places: readonly StatusPlace[];
  readonly constants: readonly StatusConstants[];
}

/**
 * Finds the places of a file.
 * @param framework what the package says, for places outside of handlers
 */
export function filePlaces(
  tree: Tree,
  { handlers, sites }: FileModel,
  framework: FrameworkVersion | undefined,
): FilePlaces {
  const answers = responseWrites(tree, sites);
  // Errors and codes of a page in the browser become no response.
  if (answers.length === 0 && specifiersOf(tree).some(isBrowserModule)) return { places: [], constants: [] };
  const written = [...answers, ...errorWrites(tree)];
  const tracer = tracerOf(tree, callsIn(tree));
  const found: Found[] = [];
  for (const one of written) {
    if (one.kind === 'expression') tracer.add(one.expression);
    else found.push(foundNamed(one, tree));
  }
  namedUses(tree).forEach(tracer.add);
  // In `{ statusCode }` the name cannot become anything else; what it stands for has its own place.
  const marks = tracer.marks.filter(({ node }) => !ts.isShorthandPropertyAssignment(node.parent));
  found.push(...marks.map((mark) => foundAt(mark, tree)));
  for (const handler of handlers) found.push(...helperPlaces(handler, found));
  const responsesAt = responsesIn(handlers);
  const handlerAt = handlersAround(handlers);
  const uses = tracer.marks.filter(({ kind }) => kind === 'status').map(({ node }) => node);
  return {
    places: once(found).map((one) => placeOf(one, handlerAt, responsesAt, framework)),
    constants: constantSetsOf(tree, uses),
  };
}

function foundNamed(written: Exclude<Written, { kind: 'expression' }>, tree: Tree): Found {
  if (written.kind === 'missing') {
    const span = { start: written.at, end: written.at };
    const status = { codes: [], dynamic: true, implicit: false, problems: [], span, text: '' };
    return { kind: 'status', span, expression: span, status, decides: [] };
  }
  const { name, node, code, byConvention, as: kind } = written;
  const at = { span: spanOf(name, tree), text: textOf(name, tree) };
  const origin = byConvention ? 'name' : 'error';
  const status = {
    codes: [{ code, origin, ...at } as const],
    dynamic: false,
    implicit: false,
    problems: [],
    ...at,
  };
  return { kind, span: at.span, expression: at.span, status, decides: [spanOf(node, tree)] };
}

function foundAt(mark: Mark, tree: Tree): Found {
  const { kind, node, expression } = mark;
  return {
    kind,
    span: spanOf(node, tree),
    expression: spanOf(expression, tree),
    status: evaluateStatus(node, emptyEnvironment(tree)),
    decides: decidedAt(mark).map((at) => spanOf(at, tree)),
  };
}

// What only the reading of paths knows: the number that a helper of another file gets with the response.
function helperPlaces({ responses }: Handler, known: readonly Found[]): readonly Found[] {
  return responses.flatMap(({ kind, status }) => {
    if (kind !== 'helper' || status.dynamic || status.implicit) return [];
    return status.codes
      .filter(({ origin, text }) => text !== '' && origin !== 'helper' && origin !== 'implicit')
      .filter(({ span }) => !known.some((place) => contains(place.span, span) || contains(span, place.span)))
      .map((code): Found => ({
        kind: code.origin === 'name' && /^\w+$/.test(code.text) ? 'shorthand' : 'status',
        span: code.span,
        expression: status.span,
        status: { ...status, codes: [code], span: code.span, text: code.text },
        decides: [],
      }));
  });
}

function once(found: readonly Found[]): readonly Found[] {
  const bySpan = new Map<string, Found>();
  for (const one of found) {
    const key = `${one.span.start} ${one.span.end}`;
    const known = bySpan.get(key);
    if (!known || (known.kind === 'definition' && one.kind === 'status')) bySpan.set(key, one);
  }
  const sorted = [...bySpan.values()].sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end);
  return sorted.filter((one, index) => !repeats(one, sorted, index));
}

// `codeOf(404)`, which is 404: the number inside says it.
function repeats({ span, status }: Found, sorted: readonly Found[], index: number): boolean {
  const code = onlyCode(status);
  if (code === undefined) return false;
  for (let at = index + 1; ; at++) {
    const inner = sorted[at];
    if (!inner || inner.span.start >= span.end) return false;
    if (contains(span, inner.span) && onlyCode(inner.status) === code) return true;
  }
}

function placeOf(
  { kind, span, expression, status, decides }: Found,
  handlerAt: HandlerAt,
  responsesAt: ResponsesAt,
  framework: FrameworkVersion | undefined,
): StatusPlace {
  const handler = handlerAt(span);
  const responses = kind === 'definition' ? [] : responsesAt([span, ...decides]);
  // A helper that discovery does not know runs where its callers do.
  const runsIn = handler ?? responses[0]?.handler;
  return {
    kind,
    span,
    text: status.text,
    expression,
    status,
    handler,
    responses,
    framework: runsIn ? { name: runsIn.framework, majors: runsIn.majors } : framework,
  };
}
