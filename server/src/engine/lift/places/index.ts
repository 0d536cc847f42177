import type ts from 'typescript';
import type { FrameworkVersion } from '../../model/framework-name';
import type { Handler } from '../../model/handler';
import type { Response } from '../../model/response';
import type { StatusPlace } from '../../model/status-place';
import type { StatusValue } from '../../model/status-value';
import { contains, type Span } from '../../text/span';
import { spanOf, type Tree } from '../../syntax/tree';
import { emptyEnvironment } from '../../values/environment';
import { evaluateStatus } from '../../values/evaluate';
import type { FileModel } from '..';
import { callsIn } from './calls-of';
import { errorWrites } from './errors';
import { responseWrites } from './response-writes';
import { tracerOf, type Mark } from './trace';
import type { Written } from './written';

/** A place before its handler and responses are looked up. */
interface Found {
  readonly kind: StatusPlace['kind'];
  readonly span: Span;
  readonly expression: Span;
  readonly status: StatusValue;
  /** Where the responses are decided, when that is elsewhere. */
  readonly readAt: Span | undefined;
}

/**
 * Every place of a file where a status code is written or missing, by start.
 * @param framework what the package says, for places outside of handlers
 */
export function statusPlacesOf(
  tree: Tree,
  { handlers, sites }: FileModel,
  framework: FrameworkVersion | undefined,
): readonly StatusPlace[] {
  const trace = tracerOf(tree, callsIn(tree));
  const seen = new Set<ts.Node>();
  const written = [...sites.flatMap((site) => responseWrites(tree, site, seen)), ...errorWrites(tree)];
  const found = written.flatMap((one) => foundIn(one, tree, trace));
  for (const handler of handlers) found.push(...helperPlaces(handler, found));
  return once(found).map((one) => placeOf(one, tree, handlers, framework));
}

function foundIn(
  written: Written,
  tree: Tree,
  trace: (expression: ts.Expression) => readonly Mark[],
): readonly Found[] {
  if (written.kind === 'expression') return trace(written.expression).map((mark) => foundAt(mark, tree));
  const span =
    written.kind === 'missing' ? { start: written.at, end: written.at } : spanOf(written.name, tree);
  const text = tree.text.slice(span.start, span.end);
  const codes =
    written.kind === 'missing'
      ? []
      : [
          {
            code: written.code,
            origin: written.byConvention ? ('name' as const) : ('error' as const),
            span,
            text,
          },
        ];
  const status: StatusValue = {
    codes,
    dynamic: codes.length === 0,
    implicit: false,
    problems: [],
    span,
    text,
  };
  const kind = written.kind === 'missing' ? 'status' : written.as;
  const readAt = written.kind === 'named' ? spanOf(written.node, tree) : undefined;
  return [{ kind, span, expression: span, status, readAt }];
}

function foundAt({ kind, node, expression, readBy }: Mark, tree: Tree): Found {
  return {
    kind,
    span: spanOf(node, tree),
    expression: spanOf(expression, tree),
    status: evaluateStatus(node, emptyEnvironment(tree)),
    readAt: readBy && kind === 'status' ? spanOf(rootOf(readBy).expression, tree) : undefined,
  };
}

function rootOf(mark: Mark): Mark {
  let at = mark;
  while (at.readBy) at = at.readBy;
  return at;
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
        readAt: undefined,
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
  return [...bySpan.values()].sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end);
}

function placeOf(
  { kind, span, expression, status, readAt }: Found,
  tree: Tree,
  handlers: readonly Handler[],
  framework: FrameworkVersion | undefined,
): StatusPlace {
  const handler = innermost(handlers, span);
  return {
    kind,
    span,
    text: tree.text.slice(span.start, span.end),
    expression,
    status,
    handler,
    responses:
      kind === 'definition' ? [] : handlers.flatMap((one) => responsesAt(one, readAt ?? expression, span)),
    framework: handler ? { name: handler.framework, majors: handler.majors } : framework,
  };
}

// Handlers stand in source order, an outer one before those inside it.
function innermost(handlers: readonly Handler[], span: Span): Handler | undefined {
  return handlers
    .filter((handler) => contains(handler.span, span))
    .sort((a, b) => a.span.end - a.span.start - (b.span.end - b.span.start))[0];
}

function responsesAt({ responses }: Handler, expression: Span, span: Span): readonly Response[] {
  return responses.filter(
    ({ status }) =>
      isSame(status.span, expression) ||
      status.codes.some(
        (code) => code.origin !== 'implicit' && (isSame(code.span, span) || isSame(code.span, expression)),
      ),
  );
}

function isSame(a: Span, b: Span): boolean {
  return a.start === b.start && a.end === b.end;
}
