import type { Settings } from '../engine/config/settings';
import type { PackageContext } from '../engine/lint/lint';

/** What the service asks of the world. Nothing here rejects: what cannot be had is the answer's empty form. */
export interface ServiceHost {
  /** What the nearest `package.json` upward of a document says; unknown when there is none or it cannot be read. */
  readonly packageOf: (uri: string) => Promise<PackageContext>;
  /** The settings of a document, already validated. */
  readonly settingsOf: (uri: string) => Promise<Settings>;
  /** The text that "changed lines only" compares with; undefined when it cannot be had: then every line counts. */
  readonly baselineOf: (uri: string, against: 'saved' | 'committed') => Promise<string | undefined>;
  /** A line for the log. */
  readonly log: (level: 'error' | 'warning' | 'info' | 'debug', message: string) => void;
}
