import type {
  FileSummary,
  HandlerSummary,
  LackedField,
  LostError,
  PassingSummary,
  StatusSummary,
} from '../model/file-summary';
import type { Handler } from '../model/handler';
import type { Response } from '../model/response';
import { originalOf } from '../lift/reuse/view';
import { shiftedSpan } from '../lift/reuse/shift';
import { shapesIn } from './shape-summary';
import { spellingIn } from './spelling-summary';
import { invalidInputOf } from '../rules/invalid-input';
import { lackedField } from '../rules/lacked-field';
import { successOf } from '../rules/success-habit';
import { rememberedBy } from '../syntax/remembered-by';
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
  const spelling = spellingIn(handlers);
  const errorShapes = shapesIn(handlers);
  return {
    handlers: handlers.map((handler) => summaryOfHandler(handler, lines, calls)),
    ...(spelling && { spelling }),
    ...(errorShapes && { errorShapes }),
  };
}

const NOTHING: FileSummary = { handlers: [] };

/** What a handler says, with offsets of the text that it was read in; lines hang on the text around it. */
interface Told {
  readonly statuses: readonly Omit<StatusSummary, 'line'>[];
  readonly lost: Pick<LostError, 'kind' | 'span'> | undefined;
  readonly lacks: readonly Omit<LackedField, 'line' | 'character'>[];
  readonly sets: readonly string[];
}

// Of a handler that an edit does not concern it is worked out once.
const known = rememberedBy<Handler, Told>();

function toldBy(handler: Handler): Told {
  const before = known.get(handler);
  if (before) return before;
  const told: Told = {
    statuses: statusesOf(handler.responses),
    lost: lostIn(handler),
    lacks: handler.torn ? [] : lacksOf(handler.responses),
    sets: setBy(handler),
  };
  known.set(handler, told);
  return told;
}

function summaryOfHandler(seen: Handler, lines: LineMap, calls: boolean): HandlerSummary {
  const { handler, shifts } = originalOf(seen);
  const { name, role, paths, certainty, registeredAt, responses, understood, torn, declared } = handler;
  const { statuses, lost, lacks, sets } = toldBy(handler);
  const passing = passingOf(handler);
  const now = (span: Span): Span => shiftedSpan(span, shifts);
  const lineOf = (span: Span): number => lines.positionAt(span.start).line;
  const nameSpan = now(handler.nameSpan);
  const all = calls ? [...statuses, ...raisedBy(handler)] : statuses;
  return {
    name,
    role,
    ...(paths && { paths }),
    certainty,
    span: now(handler.span),
    nameSpan,
    line: lineOf(nameSpan),
    registeredAt: registeredAt.map(({ file, start, slot, way }) => ({
      file,
      start,
      slot,
      ...(way !== undefined && { way }),
    })),
    statuses: all.map((status) => {
      const span = now(status.span);
      return { ...status, span, line: lineOf(span) };
    }),
    dynamic: responses.some(({ status }) => status.dynamic),
    understood: understood && !torn,
    declared: declared?.codes.map((code) => code.text),
    ...(sets.length > 0 && { sets }),
    ...(lacks.length > 0 && {
      lacks: lacks.map((one) => {
        const span = now(one.span);
        return { ...one, span, ...lines.positionAt(span.start) };
      }),
    }),
    ...(lost && { lost: lostAt(lost.kind, now(lost.span), lines) }),
    ...(passing && { passing }),
  };
}

// Two paths to one send are two responses, and one place.
function statusesOf(responses: readonly Response[]): Told['statuses'] {
  const found = new Map<string, Told['statuses'][number]>();
  for (const response of responses) {
    const thrown = isThrown(response);
    const { site: span } = response;
    for (const code of new Set(response.status.codes.map((one) => one.code))) {
      const key = `${code} ${thrown} ${span.start}`;
      const before = found.get(key);
      const invalid = isInvalid(response, code) || before?.invalid === true;
      const success = successOf(response) ?? before?.success;
      const without = response.without.filter((method) => !before || before.without?.includes(method));
      found.set(key, {
        code,
        thrown,
        invalid,
        span,
        ...(success && { success }),
        ...(without.length > 0 && { without }),
      });
    }
  }
  return [...found.values()];
}

// Two responses of one place lack the field together.
function lacksOf(responses: readonly Response[]): Told['lacks'] {
  const found = new Map<number, Told['lacks'][number]>();
  for (const response of responses) {
    const lacked = lackedField(response);
    if (lacked) found.set(response.site.start, { ...lacked, span: response.site });
  }
  return [...found.values()];
}

function setBy({ role, written }: Handler): readonly string[] {
  if (role !== 'middleware' && role !== 'hook' && role !== 'error-handler') return [];
  return [...new Set(written.map(({ name }) => name))];
}

function raisedBy({ raised, role }: Handler): Told['statuses'] {
  if (role === 'helper-definition') return [];
  return raised.map(({ code, span }) => ({ code, thrown: true, invalid: false, span }));
}

function lostAt(kind: LostError['kind'], span: Span, lines: LineMap): LostError {
  return { kind, span, ...lines.positionAt(span.start) };
}

function isThrown({ kind, method }: Response): boolean {
  return kind === 'throw' || method === 'throw' || method === 'forward';
}

// Guards are worked out when they are asked for: nothing but a client error is about invalid input.
function isInvalid(response: Response, code: number): boolean {
  return code >= 400 && code <= 499 && invalidInputOf(response) !== undefined;
}

/** Where an error is lost: in Express 4 nobody takes the rejection of a function that is registered as it is. */
function lostIn(handler: Handler): Told['lost'] {
  const { framework, majors, certainty, catchesRejections, role, torn } = handler;
  if (framework !== 'express' || catchesRejections || torn || role === 'helper-definition') return undefined;
  if (certainty !== 'registered' || majors.length === 0 || majors.some((major) => major > 4))
    return undefined;
  const { uncaught } = handler;
  const first = uncaught.find(({ kind }) => kind === 'throw') ?? uncaught[0];
  return first && { kind: first.kind, span: first.span };
}

// Only an async handler can do it either way.
function passingOf(handler: Handler): PassingSummary | undefined {
  const { framework, role, isAsync, catchesRejections: caught, torn } = handler;
  if (framework !== 'express' || role === 'helper-definition' || !isAsync || torn) return undefined;
  return { caught, ...handler.passed };
}
