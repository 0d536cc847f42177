import type { FrameworkVersion } from '../../../engine/model/framework-name';
import { FRAMEWORK_TITLES } from '../../../engine/model/framework-name';
import type { Response } from '../../../engine/model/response';
import type { StatusPlace } from '../../../engine/model/status-place';
import type { AnalysedDocument } from '../../document';

/** How the status of an error becomes that of the response; nothing for a place that is no error. */
export function errorNotes(
  code: number,
  place: StatusPlace,
  framework: FrameworkVersion,
  document: AnalysedDocument,
): readonly string[] {
  if (place.kind === 'shorthand') return ['Sends an error with this status, whatever status was set before.'];
  const thrown = place.responses.filter(({ kind }) => kind === 'throw');
  if (place.kind !== 'error' && thrown.length === 0) return [];
  return [
    defaultHandlerNote(code, framework, isBoom(place, document)),
    ...(thrown.some((response) => endsProcess(response, framework, document)) ? [ENDS_PROCESS] : []),
  ];
}

/** Whether only the name says which status it is: what is really sent is decided where it is defined. */
export function isByName({ status }: StatusPlace): boolean {
  return status.codes.some(({ origin }) => origin === 'name');
}

const ENDS_PROCESS =
  'Version 4 does not wait for async handlers: unless something wraps this one, the throw ends the process.';

// Run in test/frameworks: both default handlers read `status` and `statusCode`, neither reads `output.statusCode`.
function defaultHandlerNote(code: number, { name }: FrameworkVersion, isOfBoom: boolean): string {
  const own = `${FRAMEWORK_TITLES[name]}'s own`;
  if (isOfBoom)
    return `The error handler gets it. ${own} knows no Boom and answers 500: send \`err.output.statusCode\` in yours.`;
  if (code < 400 || code > 599)
    return `The error handler gets it. ${own} answers 500 for what is no 4xx or 5xx.`;
  return name === 'express'
    ? `The error handler gets it. ${own} sends the \`status\` or \`statusCode\` of an error, as HTML.`
    : `The error handler gets it. ${own} sends the \`statusCode\` or \`status\` of an error, as JSON with its message.`;
}

const IMPORTS_BOOM = /(['"])(?:@hapi\/)?boom\1/;

// What the file imports says it, where only one package of errors is imported; else the words in front of the place.
function isBoom({ span }: StatusPlace, { text }: AnalysedDocument): boolean {
  if (!IMPORTS_BOOM.test(text)) return false;
  if (!/(['"])http-errors\1/.test(text)) return true;
  const lineStart = text.lastIndexOf('\n', span.start) + 1;
  return /boom/i.test(text.slice(lineStart, span.start));
}

// express-async-errors and its kin wait for every handler.
const WAITING = ['express-async-errors', 'express-promise-router', '@awaitjs/express'];

function endsProcess(
  { method, handler }: Response,
  { name, majors }: FrameworkVersion,
  { package: { dependencies } }: AnalysedDocument,
): boolean {
  if (name !== 'express' || method !== 'throw' || !majors.every((major) => major === 4)) return false;
  if (!handler.isAsync || handler.catchesRejections || handler.certainty !== 'registered') return false;
  return dependencies !== undefined && !WAITING.some((dependency) => dependencies.has(dependency));
}
