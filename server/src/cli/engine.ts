import { lint } from '../engine/lint/lint';
import { syntaxErrors } from '../engine/lint/syntax-errors';
import type { Engine } from './world';

/** The engine as the commands use it; the program loads it when a text needs it. */
export const engine: Engine = { lint, syntaxErrors };
