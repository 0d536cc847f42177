import type { Format } from '../input-options';
import { json } from './json';
import { pretty } from './pretty';
import type { Reporter } from './reporter';

/** The formats of `check`. Adding one is its file, its name in `FORMATS`, and a line here. */
export const REPORTERS: Readonly<Record<Format, Reporter>> = { pretty, json };
