import type { LintResult } from '../engine/lint/lint';
import { lineMapOf } from '../engine/text/line-map';
import { coloursOf, type Colours } from './colours';
import { configurationOf } from './configuration';
import {
  inspectedHandler,
  inspectedResponse,
  type InspectedHandler,
  type InspectedResponse,
} from './inspect-report';
import type { InspectOptions } from './inspect-options';
import { printableJson, printableLine } from './printable';
import { errorsText, warningsText } from './reporters/errors';
import { count, sourcesOf } from './sources';
import { emptyTally } from './tally';
import type { ExitCode, World } from './world';

/** Runs `inspect` and prints what the engine understood. Errors go to standard error, so that the output is whole. */
export async function runInspect(options: InspectOptions, world: World): Promise<ExitCode> {
  const tally = emptyTally();
  const configuration = await configurationOf(options, options, world);
  const handlers: InspectedHandler[] = [];
  const responses: InspectedResponse[] = [];
  for await (const source of sourcesOf(options, configuration, world, tally).all()) {
    const { text } = source.content;
    const result = source.lint(text);
    count(source, result, tally);
    const inspected = inspect(source.file.name, text, result, handlers.length + 1);
    handlers.push(...inspected.handlers);
    responses.push(...inspected.responses);
  }
  world.stdout.write(
    options.format === 'json'
      ? `${printableJson({ version: 1, handlers, responses })}\n`
      : listing(handlers, responses, coloursOf(world.stdout, world.env)),
  );
  const colours = coloursOf(world.stderr, world.env);
  world.stderr.write(warningsText(configuration.warnings, colours) + errorsText(tally.errors, colours));
  return tally.errors.length > 0 ? 2 : 0;
}

interface Inspected {
  readonly handlers: readonly InspectedHandler[];
  readonly responses: readonly InspectedResponse[];
}

function inspect(file: string, text: string, result: LintResult, firstId: number): Inspected {
  const map = lineMapOf(text);
  const sorted = [...result.handlers].sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end);
  const handlers = sorted.map((handler, index) => inspectedHandler(firstId + index, file, map, handler));
  const responses = sorted.flatMap((handler, index) => {
    const inspected = handlers[index];
    if (inspected === undefined) return [];
    return handler.responses.map((response) => inspectedResponse(file, map, response, inspected));
  });
  return { handlers, responses: responses.sort((a, b) => a.line - b.line || a.column - b.column) };
}

function listing(
  handlers: readonly InspectedHandler[],
  responses: readonly InspectedResponse[],
  colours: Colours,
): string {
  if (handlers.length === 0) return 'No handlers found.\n';
  return handlers
    .map((handler) => {
      const own = responses.filter((response) => response.handler === handler.id);
      return [
        handlerLine(handler, colours),
        ...own.map((response) => responseLine(response, colours)),
        '',
      ].join('\n');
    })
    .join('\n');
}

function handlerLine(handler: InspectedHandler, colours: Colours): string {
  const { file, line, column, framework, majors, role, certainty, name, method, path } = handler;
  const what = [method, path, name].filter((part) => part !== null).join(' ');
  const place = colours.bold(`${printableLine(file)}:${line}:${column}`);
  const kind = `${certainty} ${framework} ${majors.join('/')} ${role}`;
  return `${place} ${printableLine(what)}${what === '' ? '' : ' '}${colours.dim(kind)}`;
}

function responseLine(response: InspectedResponse, colours: Colours): string {
  const { line, column, kind, statuses, dynamic, body, guards } = response;
  const status = [...statuses, ...(dynamic ? ['?'] : [])].join('|') || 'none';
  const members = body.members.length === 0 ? '' : ` { ${body.members.join(', ')} }`;
  const text = `  ${line}:${column} ${colours.cyan(status)} ${kind} ${body.kind}${printableLine(members)}`;
  const conditions = guards.map((guard) => printableLine(guard.replace(/\s+/g, ' ')));
  return conditions.length === 0 ? text : text + colours.dim(` when ${conditions.join(' and ')}`);
}
