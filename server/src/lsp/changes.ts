import type { TextDocument } from 'vscode-languageserver-textdocument';
import { publishedBy, type Published } from './published';
import { ENDPOINTS_CHANGED } from './protocol';
import type { Session } from './session';

/** Brings news of documents and of what they are judged by to the service and on to the client. */
export interface Changes {
  /** Undefined for a client that pulls. */
  readonly published: Published | undefined;
  /** How often settings, packages or committed texts changed. */
  readonly count: () => number;
  readonly settings: (pushed: unknown) => Promise<void>;
  readonly packages: () => Promise<void>;
  /** A configuration file came, went or is another one. */
  readonly configuration: () => Promise<void>;
  /** A baseline came, went or is another one. */
  readonly baselines: () => Promise<void>;
  /** A document was saved: where its findings hang on that, a client that pulls is told to ask again. */
  readonly saved: (document: TextDocument) => Promise<void>;
  /** What is committed is another than before. */
  readonly committed: () => Promise<void>;
  /** What was read, shown and asked for may all be otherwise now. */
  readonly everything: () => Promise<void>;
}

const DIAGNOSTICS = 'workspace/diagnostic/refresh';
const LENSES = 'workspace/codeLens/refresh';

/** @param session a client that pulls is told to ask again, to any other the diagnostics are pushed again */
export function changesIn(session: Session): Changes {
  const { baselines, client, configurations, facts, settings, packages, projects } = session;
  const published = facts.pulls ? undefined : publishedBy(session);

  let count = 0;

  const askAgain = (refreshes: readonly string[]): void => {
    for (const refresh of refreshes) {
      if (facts.pulls || refresh !== DIAGNOSTICS) void client.ask(refresh, undefined);
    }
  };
  const showAgain = (): void => {
    published?.updateAll();
    askAgain(facts.refreshes);
  };
  projects.listen({
    concerned(documents) {
      if (published === undefined) askAgain(facts.refreshes);
      else for (const document of documents) published.update(document);
    },
    endpoints() {
      askAgain(facts.refreshes.filter((refresh) => refresh === LENSES));
      if (facts.endpoints) client.tell(ENDPOINTS_CHANGED, undefined);
    },
  });
  const settingsAgain = async (): Promise<void> => {
    count++;
    (await session.service()).settingsChanged();
  };
  const packagesAgain = async (): Promise<void> => {
    count++;
    packages.changed();
    (await session.service()).packagesChanged();
  };

  return {
    published,
    count: () => count,
    async settings(pushed) {
      settings.changed(pushed);
      await settingsAgain();
      showAgain();
      await projects.readFolders();
    },
    async saved({ uri }) {
      const { run, changedLines } = await settings.of(uri);
      if (run === 'onSave' || changedLines !== 'off') showAgain();
    },
    async committed() {
      count++;
      (await session.service()).committed();
      showAgain();
    },
    async packages() {
      await packagesAgain();
      showAgain();
      projects.packagesChanged();
    },
    async configuration() {
      configurations.changed();
      baselines.changed();
      settings.changed(undefined);
      await settingsAgain();
      showAgain();
      await projects.readFolders();
    },
    async baselines() {
      count++;
      baselines.changed();
      (await session.service()).knownChanged();
      showAgain();
    },
    async everything() {
      configurations.changed();
      baselines.changed();
      settings.changed(undefined);
      await settingsAgain();
      await packagesAgain();
      showAgain();
      await projects.readFolders();
    },
  };
}
