import { codesOf } from '../engine/model/status-value';
import { membersOf } from '../engine/model/body';
import type { Guard } from '../engine/model/guard';
import type { Handler, HandlerRole, Certainty } from '../engine/model/handler';
import type { Response, ResponseKind } from '../engine/model/response';
import type { FrameworkName } from '../engine/model/framework-name';
import type { LineMap } from '../engine/text/line-map';
import { placeOf, type Place } from './report';

/** A handler as `inspect --format json` has it. */
export interface InspectedHandler extends Place {
  /** A number that is unique in one output. */
  readonly id: number;
  readonly endLine: number;
  readonly framework: FrameworkName;
  readonly majors: readonly number[];
  readonly role: HandlerRole;
  readonly certainty: Certainty;
  readonly name: string | null;
  readonly method: string | null;
  readonly path: string | null;
}

/** A response as `inspect --format json` has it. */
export interface InspectedResponse extends Place {
  readonly endLine: number;
  readonly endColumn: number;
  readonly kind: ResponseKind;
  readonly role: HandlerRole;
  readonly statuses: readonly number[];
  readonly dynamic: boolean;
  /** The id of its handler. */
  readonly handler: number;
  readonly body: { readonly kind: string; readonly members: readonly string[] };
  /** Fields that are set on every path, lower case; null where the value is not literal. */
  readonly fields: Readonly<Record<string, string | null>>;
  /** What holds where it is sent, outermost first; a condition that does not hold is written `!(…)`. */
  readonly guards: readonly string[];
}

/** Puts a handler into the form of the output. */
export function inspectedHandler(id: number, file: string, map: LineMap, handler: Handler): InspectedHandler {
  const { framework, majors, role, certainty, name, method, path } = handler;
  return {
    id,
    ...placeOf(file, map, handler.span),
    endLine: map.positionAt(handler.span.end).line + 1,
    framework,
    majors,
    role,
    certainty,
    name: name ?? null,
    method: method ?? null,
    path: path ?? null,
  };
}

/** Puts a response into the form of the output. */
export function inspectedResponse(
  file: string,
  map: LineMap,
  response: Response,
  handler: InspectedHandler,
): InspectedResponse {
  const { site, kind, status, body, fields, guards } = response;
  const end = map.positionAt(site.end);
  return {
    ...placeOf(file, map, site),
    endLine: end.line + 1,
    endColumn: end.character + 1,
    kind,
    role: handler.role,
    statuses: codesOf(status),
    dynamic: status.dynamic,
    handler: handler.id,
    body: { kind: body.value?.kind ?? 'none', members: membersOf(body).map(({ name }) => name) },
    fields: Object.fromEntries([...fields.set].map(([name, value]) => [name, value ?? null])),
    guards: guards.map(guardText),
  };
}

function guardText({ holds, text }: Guard): string {
  return holds ? text : `!(${text})`;
}
