/** What stands in the engine's own bundle, which the entries for programs load with themselves (scripts/bundles-apart.ts). */
export { CATALOGUE } from '../engine/lint/catalogue';
export { lint } from '../engine/lint/lint';
export { openProject } from '../engine/lint/open-project';
export { findingsAmong, isUnfinished } from '../engine/lint/project-findings';
export { summaryOf } from '../engine/lint/summary';
export { syntaxErrors } from '../engine/lint/syntax-errors';
