import type { Level } from '../model/finding';

/** A level, or `off`. */
export type Setting = Level | 'off';

/** The settings that rules read. Defaults are the `recommended` preset; every field can be left out by the user. */
export interface Config {
  /** Levels that the user set, by rule id; others keep the rule's own. */
  readonly levels: ReadonlyMap<string, Setting>;
  /** `explicit500.catchAll`: a catch-all 500 reported at each place, once per file (others as hints), or not at all. */
  readonly catchAll500: 'each' | 'file' | 'off';
  /** `auth.wrongCredentials`: which code answers a failed password or token check. */
  readonly wrongCredentials: '401' | '403' | '400' | '422' | 'any';
  /**
   * `validation`: which code answers invalid input. `auto` the one that the project mostly uses; `split` 400 for what is
   * missing and 422 for what cannot be used; `split-format` 422 for a wrong format and 400 for the rest.
   */
  readonly validation: 'auto' | '400' | '422' | 'split' | 'split-format';
  /** `allowedCodes`: unregistered codes that the project uses on purpose. */
  readonly allowedCodes: readonly number[];
}

/** The recommended preset. */
export const DEFAULT_CONFIG: Config = {
  levels: new Map(),
  catchAll500: 'file',
  wrongCredentials: '401',
  validation: 'auto',
  allowedCodes: [],
};
