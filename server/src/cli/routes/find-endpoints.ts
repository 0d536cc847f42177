import type { Endpoint } from '../../engine/model/endpoint';
import type { FileError } from '../../node/io-error';
import type { RoutesOptions } from '../routes-options';
import type { World } from '../world';

/** The endpoints of a project as `routes` shows them. */
export interface FoundEndpoints {
  /** Sorted by path and method; files are named relative to the working directory. */
  readonly endpoints: readonly Endpoint[];
  /** What could not be read. */
  readonly errors: readonly FileError[];
  /** How many files were looked at. */
  readonly files: number;
}

/** Finds the endpoints of what is asked for. */
export type FindEndpoints = (
  wanted: Pick<RoutesOptions, 'paths' | 'includeTests'>,
  world: World,
) => Promise<FoundEndpoints>;
