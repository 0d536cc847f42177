import type { Settings } from '../engine/config/settings';
import type { PackageContext } from '../engine/lint/lint';

/** What the service asks of the world. Nothing here rejects: what cannot be had is the answer's empty form. */
export interface ServiceHost {
  /**
   * What the nearest `package.json` upward of a document says; unknown when there is none or it cannot be read.
   * The service remembers the answer until it is told that packages changed.
   */
  readonly packageOf: (uri: string) => Promise<PackageContext>;
  /** The settings of a document, already validated. The service remembers them until it is told that they changed. */
  readonly settingsOf: (uri: string) => Promise<Settings>;
  /**
   * The text that "changed lines only" compares with; undefined when it cannot be had: then every line counts.
   * The service remembers it until the document is saved, or it is told that something was committed.
   */
  readonly baselineOf: (uri: string, against: 'saved' | 'committed') => Promise<string | undefined>;
  /**
   * The path of a document below its workspace folder (`src/routes/users.ts`, with slashes), for knowing test files and
   * build output by their folders; of a document in no workspace folder its name alone.
   */
  readonly pathOf: (uri: string) => string;
  /** A line for the log. */
  readonly log: (level: 'error' | 'warning' | 'info' | 'debug', message: string) => void;
}
