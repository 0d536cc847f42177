import type ts from 'typescript';
import type { DeclaredStatuses } from '../model/declaration';
import type { Certainty, HandlerRole } from '../model/handler';
import type { FrameworkName, FrameworkVersion } from '../model/framework-name';
import type { RegistrationPlace } from '../model/registration';
import type { SendMethod, SignatureMisuse } from '../model/response';
import type { FunctionNode, Tree } from '../syntax/tree';
import type { NamedFunctions } from './named-functions';

/** A function that handles requests, as an adapter found it. */
export interface HandlerSite {
  readonly fn: FunctionNode;
  readonly framework: FrameworkVersion;
  readonly role: HandlerRole;
  readonly certainty: Certainty;
  /** Which parameter is what; undefined where the function does not take it. */
  readonly request: ts.ParameterDeclaration | undefined;
  readonly response: ts.ParameterDeclaration | undefined;
  readonly next: ts.ParameterDeclaration | undefined;
  readonly error: ts.ParameterDeclaration | undefined;
  readonly name: string | undefined;
  /** Upper case, `ALL` for any. */
  readonly method: string | undefined;
  readonly path: string | undefined;
  /** The paths of all its registrations, full ones where the project knows them; undefined when one is not known. */
  readonly paths?: readonly string[] | undefined;
  /** Given to a function that takes a handler and returns one (`asyncHandler(fn)`): its rejections are caught. */
  readonly wrapped: boolean;
  /** The registrations in other files that led to it. */
  readonly registeredAt: readonly RegistrationPlace[];
  /** The routes of this file that it handles. */
  readonly routes?: readonly RouteSite[];
  /** What one of its routes declares in another file. */
  readonly declared?: DeclaredStatuses | undefined;
  /** What the settings name; undefined where they name nothing. */
  readonly named?: NamedFunctions | undefined;
}

/** Where a file makes a route of a handler. */
export interface RouteSite {
  /** The call that registers it, or the object of a route that another file registers. */
  readonly node: ts.Node;
  /** Fastify's options of the route, which hold its schema. */
  readonly options: ts.Expression | undefined;
}

/** What a piece of code does to the response. Expressions are read by `values` and `lift`, never by the adapter. */
export type Effect =
  /** Sets the status; the argument is missing in half-typed code. */
  | { readonly kind: 'set-status'; readonly status: ts.Expression | undefined }
  | {
      readonly kind: 'set-field';
      readonly name: string | ts.Expression;
      readonly value: ts.Expression | undefined;
    }
  /** Sets the members of an object literal as fields. */
  | { readonly kind: 'set-fields'; readonly fields: ts.Expression }
  | {
      readonly kind: 'send';
      readonly method: SendMethod;
      readonly body: ts.Expression | undefined;
      /** A status given to the send itself (`sendStatus(404)`, `redirect(301, url)`, `{ status: 404 }`). */
      readonly status?: ts.Expression | undefined;
      /** A status that the send itself decides, whatever was set before (Express's redirect: 302). */
      readonly fixed?: number | undefined;
      /** A status that is sent when none was set (Fastify's redirect: 302; `reply.notFound()`: 404). */
      readonly implied?: number | undefined;
      /** Which status is sent depends on a version that is not known. */
      readonly unknown?: true;
    }
  /** Writes a part of the body: the head is on the wire, more may follow. */
  | { readonly kind: 'write' }
  /** Answers in a way that cannot be read further (`pipe`, `hijack`, a proxy). */
  | { readonly kind: 'delegate' }
  /** `next()`: somebody else answers. */
  | { readonly kind: 'pass-on' }
  /** `next(err)`, Fastify's `reply.send(err)`: the error handler answers. */
  | { readonly kind: 'fail'; readonly error: ts.Expression }
  | { readonly kind: 'misuse'; readonly misuse: SignatureMisuse };

/** A call of a member of the response object (`res.json(x)`), or of a member of such a call's result (a chain). */
export interface ResponseCall {
  readonly name: string;
  readonly call: ts.CallExpression;
  readonly args: readonly ts.Expression[];
  readonly version: FrameworkVersion;
  readonly tree: Tree;
}

/** How code of a framework is written, for edits. All values are source text. */
export interface Spelling {
  /** The method that sets the status in a chain: `status`, `code`. */
  readonly setStatus: string;
  /** The method that sets a header field: `set`, `header`. */
  readonly setField: string;
  /** The method that sets `Location`, where there is one of its own. */
  readonly setLocation?: string;
  /** Ends a response with no body: `end()`, `send()`. */
  readonly end: string;
}

/** An adapter: how one framework spells the vocabulary. Answers for the majors of the version that it is asked about. */
export interface Framework {
  readonly name: FrameworkName;
  /** Packages whose presence means this framework (`express`, `@types/express`, `fastify`, `@fastify/…`). */
  readonly packages: readonly string[];
  /** The supported majors, ascending. */
  readonly majors: readonly number[];
  readonly spelling: (version: FrameworkVersion) => Spelling;
  /** The effects of a member call; `undefined` for a member that is not known (law 3: then nothing is understood). */
  readonly effectsOfCall: (call: ResponseCall) => readonly Effect[] | undefined;
  /** The effect of `res.member = value`; `undefined` for a member without meaning. */
  readonly effectOfAssignment: (member: string, value: ts.Expression) => Effect | undefined;
  /** Whether a value returned from the function is the response's body. */
  readonly returnsBody: (site: HandlerSite) => boolean;
  /**
   * Whether the function's end without a send answers by itself (async Fastify ≥ 4; with 204 Fastify 3 too).
   * The code is the one that was set, when that is known for certain.
   */
  readonly answersAtEnd: (site: HandlerSite, code: number | undefined) => boolean;
  /** Whether a rejection of an async handler reaches the error handler without a wrapper. */
  readonly catchesRejections: (version: FrameworkVersion) => boolean;
  /** Express's redirect ignores a status that was set before; Fastify's keeps it. */
  readonly redirectIgnoresStatus: boolean;
  /** Whether sending an error object hands it to the error handler (Fastify's `reply.send(err)`). */
  readonly sendOfErrorFails: boolean;
  /** Whether a hook or middleware passes the request on by returning (async Fastify hooks). */
  readonly passesOnByReturning: (site: HandlerSite) => boolean;
  /** The member of the response that is Node's own response (`reply.raw`), if there is one. */
  readonly rawMember: string | undefined;
}
