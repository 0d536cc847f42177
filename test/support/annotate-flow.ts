import { liftFile } from '../../server/src/engine/lift';
import type { Handler, OpenPath } from '../../server/src/engine/model/handler';
import type { FrameworkName } from '../../server/src/engine/model/framework-name';
import type { Response } from '../../server/src/engine/model/response';
import { codesOf, type StatusValue } from '../../server/src/engine/model/status-value';
import { parseTree, type Tree } from '../../server/src/engine/syntax/tree';
import { lineMapOf } from '../../server/src/engine/text/line-map';
import type { Span } from '../../server/src/engine/text/span';

/** What a snippet is written for. The prelude stands on a line of its own before it, so that `app` is known. */
export interface Target {
  readonly name: FrameworkName;
  readonly majors: readonly number[];
  readonly prelude: string;
}

const target = (name: FrameworkName, majors: readonly number[], prelude: string): Target => ({
  name,
  majors,
  prelude,
});
const ANY_EXPRESS = `import express from 'express'; const app = express();`;
const ANY_FASTIFY = `import Fastify from 'fastify'; const app = Fastify();`;
/** A package that may get any Express. */
export const EXPRESS = target('express', [4, 5], ANY_EXPRESS);
/** A package that may get Fastify 4 or 5. */
export const FASTIFY = target('fastify', [4, 5], ANY_FASTIFY);
/** A package with Fastify 3. */
export const FASTIFY_3 = target('fastify', [3], ANY_FASTIFY);

/** A snippet with what it answers written behind each line. */
export function annotate(code: string, written: Target): string {
  const tree = parseTree('snippet.ts', `${written.prelude}\n${code}`);
  return annotateWith(code, tree.text, handlersOf(tree, written));
}

/** As {@link annotate}, with handlers that were read from a text which has one line before the code. */
export function annotateWith(code: string, text: string, handlers: readonly Handler[]): string {
  const notes = notesOf(text, handlers);
  return code
    .split('\n')
    .map((line, index) => {
      const found = notes.filter((note) => note.line === index + 1).sort((a, b) => a.start - b.start);
      return found.length === 0 ? line : `${line} //> ${found.map(({ text }) => text).join('; ')}`;
    })
    .join('\n');
}

/** The handlers of a text. */
export function handlersOf(tree: Tree, { name, majors }: Target): readonly Handler[] {
  return liftFile(tree, { frameworks: new Map([[name, majors]]), dependencies: new Set([name]) }).handlers;
}

interface Note {
  readonly line: number;
  readonly start: number;
  readonly text: string;
}

function notesOf(text: string, handlers: readonly Handler[]): readonly Note[] {
  const lines = lineMapOf(text);
  // Counted from 0 with the prelude's line: so the snippet's own count from 1.
  const lineOf = ({ start }: Span): number => lines.positionAt(start).line;
  const textAt = ({ start, end }: Span): string => text.slice(start, end);
  const describe = (response: Response): string =>
    [
      `${response.kind} ${statusText(response.status)}${siteText(response, textAt(response.site))}`,
      ...response.after.map(
        (earlier) => `after ${String(lineOf(earlier.response.site))}${earlier.inTry ? ' if it throws' : ''}`,
      ),
      ...(response.continued ? [`then ${response.continued.call}`] : []),
      ...(response.repeats ? ['repeats'] : []),
      ...(response.ignoredStatus ? [`ignores ${statusText(response.ignoredStatus)}`] : []),
      ...(response.understood ? [] : ['unclear']),
      ...(response.development ? ['development'] : []),
    ].join(', ');
  const note = (span: Span, text: string): Note => ({ line: lineOf(span), start: span.start, text });
  return handlers.flatMap((handler) => [
    ...handler.responses.map((response) => note(response.site, describe(response))),
    ...handler.unsent.map(({ span, status }) => note(span, `unsent ${statusText(status)}`)),
    ...handler.openPaths.map((path: OpenPath) => note(path.span, `open ${path.where}`)),
  ]);
}

function siteText({ status }: Response, text: string): string {
  return text === statusText(status) ? '' : ` @ ${text.length > 24 ? `${text.slice(0, 24).trim()}…` : text}`;
}

function statusText(status: StatusValue): string {
  return [...codesOf(status).map(String), ...(status.dynamic ? ['?'] : [])].join(' or ');
}
