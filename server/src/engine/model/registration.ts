import type { DeclaredStatuses } from './declaration';
import type { FrameworkName } from './framework-name';
import type { HandlerRole } from './handler';

/** One step from a value to another: to its member, to an instance of the class that it is, to what it gives when called. */
export type Step =
  { readonly kind: 'member'; readonly name: string } | { readonly kind: 'new' } | { readonly kind: 'call' };

/** The slot of a call that registers functions: `app.get('/x', check, handler)` has two. */
export interface RegistrationPlace {
  /** The file of the call, as the project names it. */
  readonly file: string;
  /** Where the call starts, as a UTF-16 offset. */
  readonly start: number;
  /** Which of its functions, from 0; elements of arrays count. */
  readonly slot: number;
  /** Which of several functions that the slot can be, as in a helper that is called with one after the other: its steps as a text. */
  readonly way?: string;
}

/** A registration, made in another file, of a function that this file exports. */
export interface IncomingRegistration {
  /** The way from the file's exports to the function: `[member UserController, new, member create]`; a default export is `default`. */
  readonly steps: readonly Step[];
  readonly place: RegistrationPlace;
  readonly framework: FrameworkName;
  readonly role: HandlerRole;
  /** Upper case, `ALL` for any; undefined when several or unknown. */
  readonly method: string | undefined;
  /** The full path with the mounts, as far as it is known; undefined when several or unknown. */
  readonly path: string | undefined;
  /** It went through a call that takes a handler and gives one (`asyncHandler(create)`): its rejections are caught. */
  readonly wrapped: boolean;
  /** What the route declares there that it answers with. */
  readonly declared?: DeclaredStatuses;
}
