import type { FrameworkName } from '../model/framework-name';
import type { HandlerRole } from '../model/handler';
import type { Step } from '../model/registration';
import type { Span } from '../text/span';

/**
 * What one file says about routes: its routers, what is registered on them, what it mounts and what it exports of them.
 * Plain data, readable without the file. Offsets are UTF-16 code units of its text without the BOM.
 */
export interface RoutingFacts {
  /** Referred to by their index. */
  readonly instances: readonly InstanceFact[];
  /** In source order: what is registered first runs first. */
  readonly registrations: readonly RegistrationFact[];
  /** Calls that give an instance to a function: `require('./routes')(app)`, `registerRoutes(router)`, `new Api(app)`. */
  readonly calls: readonly InstanceCallFact[];
  /** What other files can reach: routers, functions that get one, whatever leads to another module. */
  readonly exports: readonly ExportFact[];
}

/** What an expression names, as far as one file tells. */
export type ValueFact =
  /** A function of this file, by where it starts. */
  | { readonly kind: 'function'; readonly start: number }
  /** Something of another module: `users.create` after `import * as users from './users'`; a default import has `default` as its first step, `require` and namespaces have none. */
  | { readonly kind: 'module'; readonly specifier: string; readonly steps: readonly Step[] }
  | { readonly kind: 'instance'; readonly instance: number }
  | { readonly kind: 'unknown' };

/** An application, router or Fastify instance. */
export interface InstanceFact {
  /** Undefined when only its name speaks and the file may use several frameworks. */
  readonly framework: FrameworkName | undefined;
  readonly name: string | undefined;
  readonly origin:
    /** `express()`, `fastify()`: requests come in here. */
    | { readonly kind: 'application' }
    /** `express.Router()`: requests come from where it is mounted. */
    | { readonly kind: 'router' }
    /** The parameter of a function of this file (`(app) => …`, a Fastify plugin's `fastify`). */
    | { readonly kind: 'parameter'; readonly function: number; readonly index: number }
    /** `import { app } from './app'`. */
    | { readonly kind: 'module'; readonly specifier: string; readonly steps: readonly Step[] }
    /** Known by its name alone. */
    | { readonly kind: 'name' };
}

/** A path as written. */
export interface PathFact {
  /** Parts that are not known are written `…`. A regular expression is written as such. */
  readonly text: string;
  readonly exact: boolean;
}

/** One function that a registration runs. */
export interface SlotFact {
  readonly value: ValueFact;
  readonly role: HandlerRole;
  /** Fastify's name of the hook: `preHandler`. */
  readonly hook?: string;
  /** Through a call that takes a handler and gives one: `asyncHandler(users.create)`. */
  readonly wrapped: boolean;
  /** As written, at most 60 characters: `users.create`. */
  readonly text: string;
  readonly span: Span;
}

/** A call that registers functions on an instance, or mounts one instance on another. */
export interface RegistrationFact {
  /**
   * `route` a method and a path; `use` Express's `app.use` (middlewares and mounted routers); `param`; `hook` Fastify's
   * `addHook`; `error-handler`, `not-found` Fastify's `setErrorHandler`, `setNotFoundHandler`; `plugin` Fastify's `register`;
   * `autoload` a folder given to `@fastify/autoload`.
   */
  readonly kind: 'route' | 'use' | 'param' | 'hook' | 'error-handler' | 'not-found' | 'plugin' | 'autoload';
  readonly framework: FrameworkName;
  readonly instance: number;
  /** Upper case, `ALL` for any; empty when unknown or when the kind has none. */
  readonly methods: readonly string[];
  /** The paths as written, several for an array; empty without one. For `plugin` and `autoload` the `prefix`. */
  readonly paths: readonly PathFact[];
  /** In the order in which they run, the handler last. */
  readonly slots: readonly SlotFact[];
  /** `autoload` only: the folder, relative to the file (`routes`, `../plugins`); undefined when not known. */
  readonly folder?: string;
  /** The whole call, or the object of a route in a table. */
  readonly span: Span;
  /** 0-based line of its start. */
  readonly line: number;
}

/** A call that gives instances to a function of this or another file. */
export interface InstanceCallFact {
  readonly callee: ValueFact;
  /** By position; undefined where the argument is no instance. */
  readonly instances: readonly (number | undefined)[];
  /** Where it stands, for the order of what it registers. */
  readonly start: number;
}

/** Something that other files reach by a name: `['default']`, `['router']`, `['routes', 'users']`; `['*']` passes all of a module on. */
export interface ExportFact {
  readonly path: readonly string[];
  readonly value: ValueFact;
}

/** Nothing about routes. */
export const NO_ROUTING: RoutingFacts = { instances: [], registrations: [], calls: [], exports: [] };
