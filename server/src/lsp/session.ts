import type { InitializeParams } from 'vscode-languageserver';
import { abilitiesOf } from '../service/abilities';
import type { LanguageService } from '../service/service';
import type { Client } from './client';
import { clientFactsOf, optionsOf, type ClientFacts } from './client-facts';
import { documentsIn, type Documents } from './documents';
import { foldersOf, type Folders } from './folders';
import { hostOf } from './host';
import type { Log } from './log';
import { packagesOf, type Packages } from './packages';
import type { Platform } from './platform';
import { COMMITTED_TEXT, READ_FILE, STATE, type ServerState } from './protocol';
import { clientSettings, type ClientSettings } from './settings';

/** Everything that handlers work with, from `initialize` on. */
export interface Session {
  readonly platform: Platform;
  readonly client: Client;
  readonly log: Log;
  readonly facts: ClientFacts;
  readonly documents: Documents;
  readonly folders: Folders;
  readonly settings: ClientSettings;
  readonly packages: Packages;
  /** The text of a document as last committed; undefined where the client knows none, or is not to be asked. */
  readonly committedText: (uri: string) => Promise<string | undefined>;
  /** The text of a file through the client; undefined when there is none or the client does not offer it. */
  readonly readText: ((uri: string) => Promise<string | undefined>) | undefined;
  /** Tells the client what the server is doing, if it wants to know, and only what is news. */
  readonly state: (state: ServerState) => void;
  /** Loads the engine when it is first called. */
  readonly service: () => Promise<LanguageService>;
}

/** Makes the session of one client. */
export function sessionOf(platform: Platform, client: Client, log: Log, params: InitializeParams): Session {
  const facts = clientFactsOf(params);
  const options = optionsOf(params);
  const folders = foldersOf(params);
  const documents = documentsIn(facts.encoding);
  const load = once(platform.load);
  const settings = clientSettings(client, log, {
    first: options['settings'],
    canAsk: facts.configuration,
    read: async (raw) => (await load()).settingsIn(raw),
  });
  const readText = facts.files ? readerThrough(client, READ_FILE) : undefined;
  const committedText = facts.committedText
    ? readerThrough(client, COMMITTED_TEXT)
    : () => Promise.resolve(undefined);
  const packages = packagesOf({ disk: platform.disk, readText, folders, log });
  const host = hostOf({ log, documents, folders, settings, packages, committedText });
  return {
    platform,
    client,
    log,
    facts,
    documents,
    folders,
    settings,
    packages,
    committedText,
    readText,
    state: facts.state ? newsTo(client) : () => undefined,
    service: once(async () => {
      const { createService } = await load();
      return createService(host, abilitiesOf(params.capabilities, options), facts.encoding);
    }),
  };
}

function readerThrough(client: Client, method: string): (uri: string) => Promise<string | undefined> {
  return async (uri) => {
    const answer = await client.ask(method, { uri });
    const text = typeof answer === 'object' && answer !== null && 'text' in answer ? answer.text : undefined;
    return typeof text === 'string' ? text : undefined;
  };
}

function newsTo(client: Client): (state: ServerState) => void {
  let last = '';
  return (state) => {
    const news = JSON.stringify(state);
    if (news !== last) client.tell(STATE, state);
    last = news;
  };
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => (made ??= make());
}
