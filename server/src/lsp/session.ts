import type { InitializeParams } from 'vscode-languageserver';
import { abilitiesOf } from '../service/abilities';
import type { LanguageService } from '../service/service';
import { activitiesOf, type Activities } from './activities';
import { baselinesIn, type Baselines } from './baselines';
import type { Client } from './client';
import { clientFactsOf, optionsOf, type ClientFacts } from './client-facts';
import { configurationsOf, type Configurations } from './configurations';
import { tellProblems } from './configuration-problems';
import { documentsIn, type Documents } from './documents';
import { foldersOf, type Folders } from './folders';
import { hostOf } from './host';
import type { Log } from './log';
import { packagesOf, type Packages } from './packages';
import type { Platform } from './platform';
import type { Cancels } from './progress';
import { clientWorld } from './project/client-world';
import { projectsOf, type Projects } from './project/projects';
import type { World } from './project/world';
import { COMMITTED_TEXT, READ_FILE, STATE } from './protocol';
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
  readonly configurations: Configurations;
  readonly baselines: Baselines;
  readonly packages: Packages;
  /** The text of a document as last committed; undefined where the client knows none, or is not to be asked. */
  readonly committedText: (uri: string) => Promise<string | undefined>;
  /** The text of a file through the client; undefined when there is none or the client does not offer it. */
  readonly readText: ((uri: string) => Promise<string | undefined>) | undefined;
  /** What the server is doing, which the client is told if it wants to know. */
  readonly activities: Activities;
  /** Work that a person can take back. */
  readonly cancels: Cancels;
  readonly projects: Projects;
  /** Loads the engine when it is first called. */
  readonly engine: Platform['load'];
  /** The same. */
  readonly service: () => Promise<LanguageService>;
}

/** Makes the session of one client. */
export function sessionOf(platform: Platform, client: Client, log: Log, params: InitializeParams): Session {
  const facts = clientFactsOf(params);
  const options = optionsOf(params);
  const folders = foldersOf(params);
  const documents = documentsIn(facts.encoding);
  const load = once(platform.load);
  const readText = facts.files ? readerThrough(client, READ_FILE) : undefined;
  const configurations = configurationsOf({
    disk: platform.disk,
    readText,
    folders,
    load,
    onProblems: tellProblems({ client, log, documents, folders }),
  });
  const settings = clientSettings(client, log, {
    first: options['settings'],
    canAsk: facts.configuration,
    inProject: configurations,
    read: async (raw, inProject) => (await load()).settingsIn(raw, inProject),
  });
  const baselines = baselinesIn({ disk: platform.disk, folders, configurations, load, client, log });
  const committedText = facts.committedText
    ? readerThrough(client, COMMITTED_TEXT)
    : () => Promise.resolve(undefined);
  const packages = packagesOf({ disk: platform.disk, readText, folders, log });
  const activities = activitiesOf(facts.state ? (state) => client.tell(STATE, state) : () => undefined);
  const parts = {
    platform,
    client,
    log,
    facts,
    documents,
    folders,
    settings,
    configurations,
    baselines,
    packages,
    committedText,
    readText,
    activities,
    cancels: new Map() as Cancels,
  };
  const projects = projectsOf({ ...parts, worldOf: worldsIn(parts), service: () => service() });
  const host = hostOf({ ...parts, projects });
  const service = once(async () => {
    const { createService, projectEngine } = await load();
    projects.begin(projectEngine);
    return createService(host, abilitiesOf(params.capabilities, options), facts.encoding);
  });
  return { ...parts, projects, engine: load, service };
}

function readerThrough(client: Client, method: string): (uri: string) => Promise<string | undefined> {
  return async (uri) => {
    const answer = await client.ask(method, { uri });
    const text = typeof answer === 'object' && answer !== null && 'text' in answer ? answer.text : undefined;
    return typeof text === 'string' ? text : undefined;
  };
}

/** On the disk where there is one, else through the client, if it offers that. */
function worldsIn({
  platform: { disk },
  client,
  readText,
  log,
}: Pick<Session, 'platform' | 'client' | 'readText' | 'log'>): (folder: string) => World | undefined {
  const complain = (path: string, message: string): void => log.write('warning', `${path}: ${message}`);
  return (folder) => {
    if (disk?.has(folder) === true) return disk.projectWorld(folder, complain);
    return readText && clientWorld(folder, client, readText);
  };
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => (made ??= make());
}
