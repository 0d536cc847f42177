import { DEFAULT_CONFIG } from '../config/config';
import type { ProjectHost } from '../host';
import type { HandlerSite } from '../lift';
import type { BodyValue } from '../model/body';
import type { Handler } from '../model/handler';
import type { KnownErrorHandler } from '../model/project-knowledge';
import { createProject } from '../project/create-project';
import type { Project } from '../project/project';
import type { ReadErrorHandlers } from '../project/knowledge';
import { lineMapOf } from '../text/line-map';
import { readWhole } from './lint';

/** Begins a project of which nothing is known yet; its files are added by whoever lists them. */
export function openProject(host: ProjectHost): Project {
  const readErrorHandlers: ReadErrorHandlers = (file, text, context, view) => {
    const input = { fileName: file, text, package: context, config: DEFAULT_CONFIG, project: view };
    const reading = readWhole(input, undefined, isErrorHandler);
    if ('result' in reading) return [];
    const map = lineMapOf(reading.tree.text);
    const name = file.slice(host.root.length + 1);
    return reading.model.handlers.map((handler): KnownErrorHandler => ({
      name: handler.name,
      framework: handler.framework,
      place: { file: name, line: map.positionAt(handler.nameSpan.start).line, span: handler.nameSpan },
      reads: handler.error?.reads ?? [],
      tellsApart: tellsApart(handler),
      sendsMessage: sendsMessage(handler),
    }));
  };
  return createProject(host, readErrorHandlers);
}

// The file's other handlers are not read here.
function isErrorHandler({ role, certainty }: HandlerSite): boolean {
  return role === 'error-handler' && certainty === 'registered';
}

// What it may read and still know nothing of the kind: how the error says its status, and its texts.
const OF_ANY_KIND = /^(?:status|statusCode|message|stack|expose|headers|toString)$/;

function tellsApart({ error, understood }: Handler): boolean {
  if (!error || !understood || error.inspects || error.forwards) return true;
  return !error.reads.every((member) => OF_ANY_KIND.test(member));
}

// What stands behind a test for development does not count.
function sendsMessage({ responses }: Handler): boolean {
  return responses.some(
    ({ body, development }) => !development && body.value !== undefined && shows(body.value),
  );
}

function shows(value: BodyValue): boolean {
  if (value.kind === 'error') return value.path.length === 0 || value.path.at(-1) === 'message';
  return value.kind === 'object' && value.members.some((member) => shows(member.value));
}
