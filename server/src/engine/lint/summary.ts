import type {
  FileSummary,
  HandlerSummary,
  LostError,
  PassingSummary,
  StatusSummary,
} from '../model/file-summary';
import type { Handler } from '../model/handler';
import type { Response } from '../model/response';
import { invalidInputOf } from '../rules/invalid-input';
import { lineMapOf, type LineMap } from '../text/line-map';
import type { Span } from '../text/span';

/**
 * What the rest of a project has to know of a file that was linted: plain data that keeps nothing of the file alive.
 * @param handlers as `lint` gave them
 * @param text the file's, with or without its BOM
 * @param calls whether errors that called functions throw are to be found, too: for endpoints; other files are read for it
 */
export function summaryOf(handlers: readonly Handler[], text: string, calls = false): FileSummary {
  if (handlers.length === 0) return NOTHING;
  const lines = lineMapOf(text.charCodeAt(0) === 0xfeff ? text.slice(1) : text);
  return { handlers: handlers.map((handler) => summaryOfHandler(handler, lines, calls)) };
}

const NOTHING: FileSummary = { handlers: [] };

function summaryOfHandler(handler: Handler, lines: LineMap, calls: boolean): HandlerSummary {
  const { name, role, certainty, span, nameSpan, registeredAt, responses, understood, torn, declared } =
    handler;
  const lost = lostIn(handler, lines);
  const passing = passingOf(handler);
  return {
    name,
    role,
    certainty,
    span: plain(span),
    nameSpan: plain(nameSpan),
    line: lines.positionAt(nameSpan.start).line,
    registeredAt: registeredAt.map(({ file, start, slot, way }) => ({
      file,
      start,
      slot,
      ...(way !== undefined && { way }),
    })),
    statuses: [...statusesOf(responses, lines), ...(calls ? raisedBy(handler, lines) : [])],
    dynamic: responses.some(({ status }) => status.dynamic),
    understood: understood && !torn,
    declared: declared?.codes.map((code) => code.text),
    ...(lost && { lost }),
    ...(passing && { passing }),
  };
}

// Two paths to one send are two responses, and one place.
function statusesOf(responses: readonly Response[], lines: LineMap): readonly StatusSummary[] {
  const found = new Map<string, StatusSummary>();
  for (const response of responses) {
    const thrown = isThrown(response);
    const span = plain(response.site);
    for (const code of new Set(response.status.codes.map((one) => one.code))) {
      const key = `${code} ${thrown} ${span.start}`;
      const before = found.get(key);
      const invalid = isInvalid(response, code) || before?.invalid === true;
      const without = response.without.filter((method) => !before || before.without?.includes(method));
      const { line } = lines.positionAt(span.start);
      found.set(key, { code, thrown, invalid, span, line, ...(without.length > 0 && { without }) });
    }
  }
  return [...found.values()];
}

function raisedBy({ raised, role }: Handler, lines: LineMap): readonly StatusSummary[] {
  if (role === 'helper-definition') return [];
  return raised.map(({ code, span }) => {
    const { line } = lines.positionAt(span.start);
    return { code, thrown: true, invalid: false, span: plain(span), line };
  });
}

function isThrown({ kind, method }: Response): boolean {
  return kind === 'throw' || method === 'throw' || method === 'forward';
}

// Guards are worked out when they are asked for: nothing but a client error is about invalid input.
function isInvalid(response: Response, code: number): boolean {
  return code >= 400 && code <= 499 && invalidInputOf(response) !== undefined;
}

/** Where an error is lost: in Express 4 nobody takes the rejection of a function that is registered as it is. */
function lostIn(handler: Handler, lines: LineMap): LostError | undefined {
  const { framework, majors, certainty, catchesRejections, role, torn } = handler;
  if (framework !== 'express' || catchesRejections || torn || role === 'helper-definition') return undefined;
  if (certainty !== 'registered' || majors.length === 0 || majors.some((major) => major > 4))
    return undefined;
  const { uncaught } = handler;
  const first = uncaught.find(({ kind }) => kind === 'throw') ?? uncaught[0];
  return first && { kind: first.kind, span: plain(first.span), ...lines.positionAt(first.span.start) };
}

// Only an async handler can do it either way.
function passingOf(handler: Handler): PassingSummary | undefined {
  const { framework, role, isAsync, catchesRejections: caught, torn } = handler;
  if (framework !== 'express' || role === 'helper-definition' || !isAsync || torn) return undefined;
  return { caught, ...handler.passed };
}

// A span of a handler that was read in an earlier version of its file is a view of the old one.
function plain({ start, end }: Span): Span {
  return { start, end };
}
