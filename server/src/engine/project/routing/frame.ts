import type { Before } from './before';
import type { Node } from './graph';
import type { FullPath } from './paths';
import type { LinkedSlot } from './routing';
import type { Entered } from './values';

/** What surrounds an instance where it is mounted. */
export interface Frame {
  readonly prefix: FullPath;
  readonly entered: Entered | undefined;
  /** An application leads here. */
  readonly mounted: boolean;
  readonly before: Before;
  /** Express: what `param` has registered for the parameters of the mounts' paths. */
  readonly params: readonly LinkedSlot[];
  /** Fastify: of the surrounding instances, the outermost first. */
  readonly hooks: readonly LinkedSlot[];
  /** Fastify: of the surrounding instances, the innermost first. */
  readonly errorHandlers: readonly LinkedSlot[];
  /** The instances that it stands in, itself included. */
  readonly inside: readonly Node[];
}
