import type { Config } from '../config/config';
import type { FileModel } from '../lift';
import type { FileSummary, HandlerSummary } from '../model/file-summary';
import { rememberedBy } from '../syntax/remembered-by';
import { pathPattern, type Matches } from '../text/glob';
import { withoutEnd } from '../text/without-end';

/** A handler, as far as it matters here. */
interface Routed {
  readonly paths?: readonly string[] | undefined;
}

/**
 * Whether nothing is said of a handler, because each route that it is registered for is one of `exemptPaths`. Where one of
 * its paths is not known, it is heard.
 */
function isExempt({ paths = [] }: Routed, config: Config): boolean {
  if (config.exemptPaths.length === 0 || paths.length === 0) return false;
  const patterns = patternsOf(config.exemptPaths);
  return paths.every((path) => patterns.some((fits) => fits(normal(path))));
}

/** The handlers of a file of which something is said. */
export function heardIn(model: FileModel, config: Config): FileModel {
  if (config.exemptPaths.length === 0) return model;
  const heard = model.handlers.map((handler) => !isExempt(handler, config));
  if (!heard.includes(false)) return model;
  return {
    ...model,
    handlers: model.handlers.filter((_, index) => heard[index]),
    sites: model.sites.filter((_, index) => heard[index]),
    lifts: model.lifts.filter((_, index) => heard[index]),
  };
}

/** The same of the files of a project, so that what is told once for all of them is told of one that is heard. */
export function heardAmong(
  summaries: ReadonlyMap<string, FileSummary>,
  config: Config,
): ReadonlyMap<string, FileSummary> {
  if (config.exemptPaths.length === 0) return summaries;
  return new Map(
    [...summaries].map(([file, { handlers, ...summary }]) => [
      file,
      {
        ...summary,
        handlers: handlers.map((handler) => (isExempt(handler, config) ? silenced(handler) : handler)),
      },
    ]),
  );
}

// What it does for others, such as setting a field for all behind it, it still does.
function silenced({ lacks: _, lost: _lost, passing: _passing, ...handler }: HandlerSummary): HandlerSummary {
  return { ...handler, statuses: [], dynamic: true, declared: undefined };
}

const known = rememberedBy<readonly string[], readonly Matches[]>();

function patternsOf(exempt: readonly string[]): readonly Matches[] {
  const before = known.get(exempt);
  if (before) return before;
  const patterns = exempt.flatMap((path) => pathPattern(normal(path)) ?? []);
  known.set(exempt, patterns);
  return patterns;
}

// Frameworks take `/a`, `a` and `/a/` for the same.
function normal(path: string): string {
  return `/${withoutEnd(path.replace(/^\/+/, ''), '/')}`;
}
