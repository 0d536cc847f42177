import type { CheckFormat } from '../output-options';
import type { Reporter } from './reporter';

/**
 * The formats of `check`, each loaded when it is asked for. Adding one is its file, its name in `CHECK_FORMATS`, and a line
 * here.
 */
export const REPORTERS: Readonly<Record<CheckFormat, () => Promise<Reporter>>> = {
  pretty: async () => (await import('./pretty')).pretty,
  json: async () => (await import('./json')).json,
  sarif: async () => (await import('./sarif')).sarif,
  github: async () => (await import('./github')).github,
  gitlab: async () => (await import('./gitlab')).gitlab,
  junit: async () => (await import('./junit')).junit,
  markdown: async () => (await import('./markdown')).markdown,
};
