import type { DeclaredStatuses } from '../model/declaration';
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
  /**
   * Calls that give instances, handlers or lists of them to a function: `require('./routes')(app)`,
   * `registerRoutes(router)`, `new Api(app)`, `new App([new UserRoutes()])`.
   */
  readonly calls: readonly CallFact[];
  /** Fastify's `decorate`: what `{ kind: 'decoration' }` values name. */
  readonly decorations: readonly DecorationFact[];
  /**
   * What other files can reach: routers, functions that get one, whatever leads to another module. What is not listed
   * is of this file and of no interest for routes: a controller's functions, a middleware.
   */
  readonly exports: readonly ExportFact[];
  /** What the file tells `@fastify/autoload` of its own prefix: `module.exports.autoPrefix = '/x'`, `export const prefixOverride = ''`. */
  readonly autoPrefix?: PathFact;
  readonly prefixOverride?: PathFact;
}

/** A step from a value to another; `element` goes to each element of a list (or value of an object). */
export type ValueStep = Step | { readonly kind: 'element' };

/** What an expression names, as far as one file tells. */
export type ValueFact =
  /**
   * A function of this file, by where it starts (`startOf` its node; a constructor's for `new X(…)`). `shared`: see {@link Shared}.
   * `takesError`: exactly four parameters, an error handler to Express. Exports list such functions for that.
   */
  | ({ readonly kind: 'function'; readonly start: number; readonly takesError?: true } & Shared)
  /**
   * Something of another module, packages included: `users.create` after `import * as users from './users'` is
   * `[member create]`, `new Users().create` is `[member Users, new, member create]`, `authorize('admin')` is
   * `[member authorize, call]`. An ESM default import has `default` as its first member; `require`, `import()` and
   * namespaces have none: `[]` is the module itself (of an ESM module given to Fastify's `register`: its default).
   */
  | ({ readonly kind: 'module'; readonly specifier: string; readonly steps: readonly ValueStep[] } & Shared)
  | { readonly kind: 'instance'; readonly instance: number }
  /**
   * What a function of this file is given, or a part of it: `routes.users` in `(app, routes) => …`. The {@link CallFact}s say what it
   * can be. An index below 0 counts from the last argument: `args[args.length - 1]` is -1.
   */
  | {
      readonly kind: 'parameter';
      readonly function: number;
      readonly index: number;
      readonly steps: readonly ValueStep[];
    }
  /** `fastify.authenticate`: what some plugin has put on the instance by this name; `fastify.allow('admin')` has the steps `[call]`. */
  | {
      readonly kind: 'decoration';
      readonly instance: number;
      readonly name: string;
      readonly steps?: readonly ValueStep[];
    }
  /** An array, where something of it is known. */
  | { readonly kind: 'list'; readonly values: readonly ValueFact[] }
  /** An object literal, where something of it is known. */
  | { readonly kind: 'object'; readonly members: Readonly<Record<string, ValueFact>> }
  /** In the arguments of a {@link CallFact}: a path that a helper is given. */
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'unknown' };

/** Given to `fastify-plugin`: what such a plugin registers is the surrounding instance's own, not encapsulated. */
export interface Shared {
  readonly shared?: true;
}

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
    /** The parameter of a function of this file (`(app) => …`, a Fastify plugin's `fastify`), or its member (`({ app }) => …`: `[member app]`). */
    | {
        readonly kind: 'parameter';
        readonly function: number;
        readonly index: number;
        readonly steps: readonly ValueStep[];
      }
    /** `import { app } from './app'`, `createApp()` of another file: the instance that is there. */
    | { readonly kind: 'module'; readonly specifier: string; readonly steps: readonly ValueStep[] }
    /** Known by its name alone. */
    | { readonly kind: 'name' };
}

/** A path as written. */
export interface PathFact {
  /** Parts that are not known are written `…`. A regular expression is written as such. */
  readonly text: string;
  readonly exact: boolean;
  /** What each `…` stands for, in order, where one of them can be found out elsewhere: a parameter, an import. */
  readonly missing?: readonly ValueFact[];
}

/** One function that a registration runs. */
export interface SlotFact {
  readonly value: ValueFact;
  readonly role: HandlerRole;
  /** Fastify's name of the hook: `preHandler`. */
  readonly hook?: string;
  /** Through a call that takes a handler and gives one: `asyncHandler(users.create)`. */
  readonly wrapped: boolean;
  /** `wrapped` only: what the wrapping call itself gives (`[member asyncHandler, call]`), should `value` turn out to be no function. */
  readonly wrapper?: ValueFact;
  /** As written, at most 60 characters: `users.create`; empty for an inline function. */
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
  /**
   * The paths as written, several for an array; empty without one. For `plugin` and `autoload` the `prefix` (autoload's is
   * in its `options`), for `param` the parameter's name.
   */
  readonly paths: readonly PathFact[];
  /** In the order in which they run; the handler last, behind Fastify's later hooks and a route's error handler, too. */
  readonly slots: readonly SlotFact[];
  /** `autoload` only: the folder, relative to the file (`routes`, `../plugins`); undefined when not known. */
  readonly folder?: string;
  /** `autoload` only: `dirNameRoutePrefix: false`. */
  readonly flat?: true;
  /** `autoload` only: `routeParams: true` (a folder `_id` is `:id`). */
  readonly routeParams?: true;
  /** `autoload` only: `autoHooks: true`, with `cascadeHooks: true` also for the folders below. */
  readonly autoHooks?: 'folder' | 'cascade';
  /** Fastify routes: the schema has `body`, `params`, `querystring`, `query` or `headers`, which Fastify checks (400). */
  readonly validates?: true;
  /** What the route declares here that it answers with: in Fastify's schema, or in a JSDoc comment above. */
  readonly declared?: DeclaredStatuses;
  /**
   * The whole call, or the object of a route in a table. In a chain (`route('/x').get(a).post(b)`) each call starts at
   * its own member (`get`, `post`), so that a start names one call: see `registrationStart`.
   */
  readonly span: Span;
  /** 0-based line of its start. */
  readonly line: number;
}

/** A call that gives instances, handlers or lists of them to a function of this or another file. */
export interface CallFact {
  /** The function that is called; `new X(app)` of another file ends with the step `new`. */
  readonly callee: ValueFact;
  /** By position. */
  readonly arguments: readonly ValueFact[];
  /** Where it stands, for the order of what it registers. */
  readonly start: number;
}

/** `fastify.decorate('authenticate', fn)`. */
export interface DecorationFact {
  readonly instance: number;
  readonly name: string;
  readonly value: ValueFact;
}

/**
 * Something that other files reach from this one: `[member default]`, `[member router]`, `[member UserRoutes, new, member
 * router]` for a field of a class, `[member createRouter, call]` for what a function returns. `[]` is `module.exports`
 * itself. `[member '*']` passes all of a module on (`export * from`). The longest list of steps that begins the wanted
 * ones is the one to follow; where its value is a module, the remaining steps are taken there.
 */
export interface ExportFact {
  readonly steps: readonly Step[];
  readonly value: ValueFact;
}

/** Nothing about routes. */
export const NO_ROUTING: RoutingFacts = {
  instances: [],
  registrations: [],
  calls: [],
  decorations: [],
  exports: [],
};
