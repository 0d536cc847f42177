import { version as ownVersion } from '../../package.json';
import type * as Public from '../../types/index.cjs';
import { explain, rules, statusInfo } from './facts';
import { lintFiles, openProject } from './lint-project';
import { applyFixes, fix, lint } from './lint-text';

/** See the types of the package, which name all that there is here. */
export const version: typeof Public.version = ownVersion;
export { applyFixes, explain, fix, lint, lintFiles, openProject, rules, statusInfo };
