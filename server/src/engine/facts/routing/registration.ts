import type ts from 'typescript';
import type { Reach } from './reach';
import type { RegistrationFact } from '../routing';
import type { Values } from './values';

/** What a framework's reading of one call says; place and instance are added by the caller. */
export type Registered = Pick<RegistrationFact, 'kind' | 'methods' | 'paths' | 'slots' | 'folder' | 'flat'>;

/** A call of a member of an instance, to be read as a registration. */
export interface RegisteringRead {
  readonly call: ts.CallExpression;
  /** The member's name, computed ones included where their text is known. */
  readonly member: string | undefined;
  /** The path of the `.route(path)` before it. */
  readonly routePath: ts.Expression | undefined;
  readonly reach: Reach;
  readonly values: Values;
}
