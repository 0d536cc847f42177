import type { SlotFact } from '../../facts/routing';
import type { FrameworkName } from '../../model/framework-name';
import type { IncomingRegistration, RegistrationPlace } from '../../model/registration';
import type { Span } from '../../text/span';
import type { Landing } from './landing';

/** What the routing facts of all files say together. */
export interface Routing {
  /** One for each registration, full path and method: by file, then by where they are registered, then by path. */
  readonly routes: readonly LinkedRoute[];
  /** The error handlers that are registered anywhere, each once, by file and place. */
  readonly errorHandlers: readonly LinkedSlot[];
  /** What other files register of a file's exports. The same object as before as long as it says the same. */
  readonly incomingOf: (file: string) => readonly IncomingRegistration[];
  /** The full paths of a file's registrations by where their calls start, only where there is one and it is certain. The same object as before as long as it says the same. */
  readonly pathsOf: (file: string) => ReadonlyMap<number, string>;
}

/** A method and a path at which requests reach a handler. */
export interface LinkedRoute {
  readonly framework: FrameworkName;
  /** Upper case, `ALL` for any, `…` where it is not known. */
  readonly method: string;
  /** With its mounts; parts that are not known are written `…`. */
  readonly path: string;
  /** False when no application of the project leads to it: then the path is only what its own router says. */
  readonly mounted: boolean;
  /** The file of the call that registers it, the call, and the 0-based line of its start. */
  readonly file: string;
  readonly span: Span;
  readonly line: number;
  /** Undefined when nothing is known of it. */
  readonly handler: LinkedSlot | undefined;
  /** What runs before the handler, in running order; for Fastify also hooks that may still change the answer, behind them. */
  readonly middlewares: readonly LinkedSlot[];
  /** What gets its errors: the first gets them, the next ones what that passes on. */
  readonly errorHandlers: readonly LinkedSlot[];
  /** Fastify checks its requests against a schema. */
  readonly validates: boolean;
}

/** A function that a registration runs, with what it leads to. */
export interface LinkedSlot {
  readonly place: RegistrationPlace;
  readonly framework: FrameworkName;
  readonly fact: SlotFact;
  /** What its expression can be; empty when that is not known. */
  readonly targets: readonly Landing[];
  /** What the call around it gives (`validate(schema)`), should the slot's own expression be no function. */
  readonly wrappers: readonly Landing[];
}
