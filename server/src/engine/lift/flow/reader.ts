import { visit } from './expressions';
import type { Reader } from './run';
import { evaluate, exec, execFunction, execStatements } from './statements';

/** The reading of code as a whole: statements, expressions and functions, wired together in this one place. */
export const READER: Reader = { visit, evaluate, exec, execStatements, execFunction };
