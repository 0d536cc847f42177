import type { Settings, SettingsReading } from '../engine/config/settings';
import { rememberedAnswers } from '../service/remembered-answers';
import type { Client } from './client';
import type { Log } from './log';

/** The settings of documents, from wherever this client gives them. */
export interface ClientSettings {
  /** Those of an open document. */
  readonly of: (uri: string) => Promise<Settings>;
  /** Those of a folder, for its files that are not open: asked for once until they change. */
  readonly ofFolder: (folder: string) => Promise<Settings>;
  /** Takes the settings of `workspace/didChangeConfiguration`; what was asked for before is to be asked again. */
  readonly changed: (pushed: unknown) => void;
}

/** Where settings come from. */
interface Source {
  /** Those of the initialization options. */
  readonly first: unknown;
  /** The client answers `workspace/configuration`. */
  readonly canAsk: boolean;
  readonly read: (raw: unknown) => Promise<SettingsReading>;
}

const SECTION = 'statusHints';

/**
 * Settings that a client can be asked for are asked for, for each scope; else those count that it sent last.
 * A value that is not allowed is named once, before the person's eyes and in the log, and the others are kept.
 */
export function clientSettings(client: Client, log: Log, { first, canAsk, read }: Source): ClientSettings {
  const named = new Set<string>();
  let sent = first;

  const raw = async (scopeUri: string): Promise<unknown> => {
    if (!canAsk) return sent;
    const items = [{ scopeUri, section: SECTION }];
    const answer = await client.ask('workspace/configuration', { items });
    // A client that has nothing of this name in its configuration says null.
    const own: unknown = Array.isArray(answer) ? answer[0] : undefined;
    return own ?? sent;
  };

  const settingsOf = async (scope: string): Promise<Settings> => {
    const { settings, problems } = await read(await raw(scope));
    for (const { message } of problems.filter(({ message: each }) => !named.has(each))) {
      named.add(message);
      log.write('warning', message);
      client.warn(message);
    }
    return settings;
  };
  const folders = rememberedAnswers(settingsOf);

  return {
    of: settingsOf,
    ofFolder: folders.of,
    changed(pushed) {
      folders.forget();
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
