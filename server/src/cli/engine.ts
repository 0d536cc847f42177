import { habitsOf } from '../engine/lint/habits';
import { lint, read } from '../engine/lint/lint';
import { openProject } from '../engine/lint/open-project';
import { mayMatter } from '../engine/lint/prefilter';
import { findingsAmong, isUnfinished, projectFindings } from '../engine/lint/project-findings';
import { summaryOf } from '../engine/lint/summary';
import { syntaxErrors } from '../engine/lint/syntax-errors';
import type { Engine } from './world';

/** For the language server's bundle, which loads this one instead of holding the parser a second time. */
export { analyse } from '../engine/lint/analyse';
export { CATALOGUE } from '../engine/lint/catalogue';
export { findingsAmong, isUnfinished, lint, openProject, projectFindings, read, summaryOf, syntaxErrors };

/** The engine as the commands use it; the program loads it when a text needs it. */
export const engine: Engine = {
  lint,
  syntaxErrors,
  habitsOf,
  openProject,
  summaryOf,
  findingsAmong,
  isUnfinished,
  mayMatter,
};
