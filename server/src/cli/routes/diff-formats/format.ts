import type { Colours } from '../../colours';
import type { RoutesDiff } from '../diff';

/** A format of `routes --diff`: turns what has changed into what goes to standard output. */
export type DiffFormatter = (diff: RoutesDiff, context: { readonly colours: Colours }) => string;
