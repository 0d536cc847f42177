import type { GivenSettings } from '../engine/config/given';
import type { Settings, SettingsReading } from '../engine/config/settings';
import { rememberedAnswers } from '../service/remembered-answers';
import type { Client } from './client';
import type { Configurations } from './configurations';
import type { Log } from './log';
import { toldProblems } from './told-problems';

/** The settings of documents: what the project's configuration says, and where it says nothing, what the client does. */
export interface ClientSettings {
  /** Those of an open document. */
  readonly of: (uri: string) => Promise<Settings>;
  /** Those of a folder: the client is asked for them once until they change. */
  readonly ofFolder: (folder: string) => Promise<Settings>;
  /** Those of one of its files that is not open; the same object for all that have the same. */
  readonly ofFile: (folder: string, uri: string) => Promise<Settings>;
  /** Takes the settings of `workspace/didChangeConfiguration`; what was asked for before is to be asked again. */
  readonly changed: (pushed: unknown) => void;
}

/** Where settings come from. */
interface Source {
  /** Those of the initialization options. */
  readonly first: unknown;
  /** The client answers `workspace/configuration`. */
  readonly canAsk: boolean;
  readonly inProject: Pick<Configurations, 'of' | 'ofFolder'>;
  readonly read: (raw: unknown, inProject: GivenSettings | undefined) => Promise<SettingsReading>;
}

const SECTION = 'statusHints';

/**
 * Settings that a client can be asked for are asked for, for each scope; else those count that it sent last.
 * A value that is not allowed is named once, before the person's eyes and in the log, and the others are kept.
 */
export function clientSettings(
  client: Client,
  log: Log,
  { first, canAsk, inProject, read }: Source,
): ClientSettings {
  const tell = toldProblems({ client, log });
  let sent = first;

  const raw = async (scopeUri: string): Promise<unknown> => {
    if (!canAsk) return sent;
    const items = [{ scopeUri, section: SECTION }];
    const answer = await client.ask('workspace/configuration', { items });
    // A client that has nothing of this name in its configuration says null.
    const own: unknown = Array.isArray(answer) ? answer[0] : undefined;
    return own ?? sent;
  };

  const readBoth = async (own: unknown, given: GivenSettings | undefined): Promise<Settings> => {
    const { settings, problems } = await read(own, given);
    tell(problems.map(({ message }) => message));
    return settings;
  };
  const ofFolders = rememberedAnswers(async (folder) => {
    const own = await raw(folder);
    const settings = new Map<GivenSettings | undefined, Promise<Settings>>();
    return (given: GivenSettings | undefined): Promise<Settings> => {
      const known = settings.get(given) ?? readBoth(own, given);
      settings.set(given, known);
      return known;
    };
  });

  return {
    of: async (uri) => {
      const [own, given] = await Promise.all([raw(uri), inProject.of(uri)]);
      return readBoth(own, given);
    },
    ofFolder: async (folder) => (await ofFolders.of(folder))(await inProject.ofFolder(folder)),
    ofFile: async (folder, uri) => (await ofFolders.of(folder))(await inProject.of(uri)),
    changed(pushed) {
      ofFolders.forget();
      const own = sectionIn(pushed);
      if (own !== undefined) sent = own;
    },
  };
}

/** Clients send all their settings or those of the section alone; those that are asked send null. */
function sectionIn(pushed: unknown): unknown {
  if (typeof pushed !== 'object' || pushed === null) return undefined;
  return SECTION in pushed ? pushed[SECTION] : undefined;
}
