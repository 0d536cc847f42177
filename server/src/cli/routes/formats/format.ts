import type { Endpoint } from '../../../engine/model/endpoint';
import type { Colours } from '../../colours';

/** What a format knows besides the endpoints. */
export interface RoutesContext {
  readonly colours: Colours;
  /** Characters in a line of the terminal; undefined when the output is read by nobody yet, or by a program. */
  readonly columns: number | undefined;
  /** Whether each status is wanted with its places. */
  readonly places: boolean;
  /** The name of the folder that was looked at. */
  readonly title: string;
  /** Of the program. */
  readonly version: string;
  /** How many files were looked at. */
  readonly files: number;
  /** How many endpoints there are, those included that the filter left out. */
  readonly all: number;
}

/** A format of `routes`: turns endpoints, sorted by path and method, into what goes to standard output. */
export type RoutesFormatter = (endpoints: readonly Endpoint[], context: RoutesContext) => string;
