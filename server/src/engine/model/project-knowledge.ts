import type { CodeSpelling } from './code-names';
import type { ProjectPlace } from './endpoint';
import type { FrameworkName } from './framework-name';
import type { ErrorWay } from './response';

/** What the project as a whole says to the rules; undefined knowledge keeps a rule silent. */
export interface ProjectKnowledge {
  /** All files have been read. Until then a rule that needs the whole project says nothing. */
  readonly complete: boolean;
  /** The error handlers that are registered, in path order. */
  readonly errorHandlers: readonly KnownErrorHandler[];
  /** The members by which the project's own error classes say their status (`statusCode`), with the number of classes. */
  readonly errorStatusMembers: ReadonlyMap<string, number>;
  /** The names of these classes. */
  readonly errorClasses: ReadonlySet<string>;
  /** How the handlers of each package pass errors on, by the package's folder; empty where nothing is to be said. */
  readonly passing: ReadonlyMap<string, ErrorPassing>;
  /**
   * The methods that the registered routes take by full path with the mounts (`/api/items/:id`), upper case, without
   * those that only refuse (405) and without `ALL`. A path with a route that is not understood is left out.
   */
  readonly methodsOf: ReadonlyMap<string, readonly string[]>;
  /** How often the project's code answers invalid input with which code, 400 and 422 alone: `validationCounts`. */
  readonly validation: ReadonlyMap<number, number>;
  /** How often the project's code answers with which code that a method has worked, by {@link successKey}: `successCounts`. */
  readonly successes: ReadonlyMap<string, number>;
  /** How its codes are written; its names begin with the most used. */
  readonly spelling: CodeSpelling;
  /** How many of its errors have which shape: where their bodies say what is wrong (`message`, `error`, `text` …). */
  readonly errorShapes: ReadonlyMap<string, number>;
}

/** The methods by which something is changed. */
export type SuccessMethod = 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** The key of a method and a code in {@link ProjectKnowledge.successes}. */
export function successKey(method: SuccessMethod, code: number): string {
  return `${method} ${code}`;
}

/**
 * Whose rejections something catches: `all` handlers' (`express-async-errors`), or `some` that are not known (a promise
 * router, a module whose functions are wrapped).
 */
export type Catching = 'all' | 'some';

/** How the handlers of a package pass errors on. */
export interface ErrorPassing {
  /** Whose rejections Express 4 takes because of something beside them; undefined where nothing of that kind is there. */
  readonly catching: Catching | undefined;
  /**
   * What its async handlers do more often where both reach the error handler; undefined where neither is more frequent,
   * and until all files have been linted.
   */
  readonly habit: ErrorWay | undefined;
}

/** What the package of a file says of passing errors on. */
export function passingIn({ passing }: Pick<ProjectKnowledge, 'passing'>, file: string): ErrorPassing {
  for (let at = passing.size > 0 ? file.lastIndexOf('/') : -1; at >= 0; at = file.lastIndexOf('/', at - 1)) {
    const found = passing.get(file.slice(0, at));
    if (found) return found;
    if (at === 0) break;
  }
  return NOTHING_SAID;
}

const NOTHING_SAID: ErrorPassing = { catching: undefined, habit: undefined };

/** An error handler of the project. */
export interface KnownErrorHandler {
  readonly name: string | undefined;
  readonly framework: FrameworkName;
  readonly place: ProjectPlace;
  /** The members of the error that decide the status that it sends. */
  readonly reads: readonly string[];
  /** It asks what kind of error it has: by its class, name or code, or by giving it to another function. */
  readonly tellsApart: boolean;
  /** It sends the error's own message with a 5xx. */
  readonly sendsMessage: boolean;
}
