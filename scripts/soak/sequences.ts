import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { sample } from 'fast-check';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { startServerInside, type ServerInside } from './server-inside';
import { BEGINNINGS, QUESTIONS, sequences, SETTINGS, type Step } from './steps';

/** What was played. */
export interface Played {
  readonly messages: number;
  /** Undefined when it agrees with a fresh server. */
  readonly difference: string | undefined;
}

/** So many are played at once: most of the time a server waits for a pause in the typing. */
const AT_ONCE = 8;
const LONGEST = 60;

/** Plays many sequences. @returns what of them ends otherwise than a fresh server, with its steps */
export async function playMany(
  count: number,
  seed: number,
): Promise<{ readonly played: number; readonly messages: number; readonly differences: readonly string[] }> {
  const waiting = sample(sequences(LONGEST), { numRuns: count, seed });
  const differences: string[] = [];
  let messages = 0;
  const worker = async (): Promise<void> => {
    for (let steps = waiting.pop(); steps !== undefined; steps = waiting.pop()) {
      const played = await play(steps);
      messages += played.messages;
      if (played.difference !== undefined) differences.push(`${played.difference}\n${JSON.stringify(steps)}`);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return { played: count, messages, differences };
}

/** Plays a sequence to a server, then asks it and a fresh one about everything there is. */
export async function play(steps: readonly Step[]): Promise<Played> {
  const folder = await mkdtemp(path.join(tmpdir(), 'status-hints-sequence-'));
  try {
    for (const [name, text] of Object.entries(BEGINNINGS)) await writeFile(path.join(folder, name), text);
    const world = worldOf(folder);
    const server = await started(folder, world.settings);
    for (const step of steps) await world.take(server, step);
    const difference = await differenceOf(server, world, folder);
    const exited = await exitOf(server);
    return {
      messages: world.messages(),
      difference: exited === 0 ? difference : `It ended with ${String(exited)}.`,
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

interface PlayedWorld {
  readonly take: (server: ServerInside, step: Step) => Promise<void>;
  readonly open: ReadonlyMap<string, TextDocument>;
  readonly settings: () => unknown;
  readonly messages: () => number;
}

function worldOf(folder: string): PlayedWorld {
  const open = new Map<string, TextDocument>();
  let settings: unknown = {};
  let messages = 0;
  const uriOf = (file: string): string => pathToFileURL(path.join(folder, file)).toString();

  const watched = (server: ServerInside, file: string, type: number): void =>
    server.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: uriOf(file), type }] });
  const take: Readonly<Record<Step['kind'], (server: ServerInside, step: Step) => unknown>> = {
    change(server, { file, from, length, text }) {
      const document = open.get(file);
      if (document === undefined) return;
      const start = document.positionAt(from);
      const range = { start, end: document.positionAt(document.offsetAt(start) + length) };
      changed(server, document, { range, text });
    },
    replace(server, { file, text }) {
      const document = open.get(file);
      if (document !== undefined) changed(server, document, { text });
    },
    open(server, { file, text }) {
      const document = TextDocument.create(uriOf(file), 'javascript', 1, text);
      open.set(file, document);
      opened(server, document);
    },
    close(server, { file }) {
      if (open.delete(file)) server.notify('textDocument/didClose', { textDocument: { uri: uriOf(file) } });
    },
    async save(server, { file }) {
      const document = open.get(file);
      if (document === undefined) return;
      await writeFile(path.join(folder, file), document.getText());
      server.notify('textDocument/didSave', { textDocument: { uri: uriOf(file) } });
      watched(server, file, 2);
    },
    ask(server, { file, from, length }) {
      const position = open.get(file)?.positionAt(from) ?? { line: 0, character: from };
      const method = `textDocument/${QUESTIONS[length % QUESTIONS.length] ?? ''}`;
      const range = { start: { line: 0, character: 0 }, end: position };
      void server.ask(method, { textDocument: { uri: uriOf(file) }, position, range });
    },
    cancel: (server, { from }) => server.notify('$/cancelRequest', { id: `own-${from}` }),
    settings(server, { from }) {
      settings = SETTINGS[from % SETTINGS.length];
      server.notify('workspace/didChangeConfiguration', { settings: null });
    },
    async write(server, { file, text }) {
      await writeFile(path.join(folder, file), text);
      watched(server, file, 2);
    },
    async delete(server, { file }) {
      await rm(path.join(folder, file), { force: true });
      watched(server, file, 3);
    },
    wait: () => new Promise((resolve) => setImmediate(resolve)),
  };
  const changed = (
    server: ServerInside,
    document: TextDocument,
    change: Parameters<typeof TextDocument.update>[1][number],
  ): void => {
    TextDocument.update(document, [change], document.version + 1);
    const { uri, version } = document;
    server.notify('textDocument/didChange', { textDocument: { uri, version }, contentChanges: [change] });
  };
  return {
    open,
    settings: () => settings,
    messages: () => messages,
    async take(server, step) {
      messages++;
      await take[step.kind](server, step);
    },
  };
}

async function started(folder: string, settings: () => unknown): Promise<ServerInside> {
  const server = startServerInside((method, params) => {
    const items = (params as { readonly items?: readonly unknown[] } | null)?.items ?? [];
    return { result: method === 'workspace/configuration' ? items.map(settings) : null };
  });
  await server.ask('initialize', {
    processId: null,
    rootUri: null,
    capabilities: {
      textDocument: { diagnostic: { relatedInformation: true } },
      workspace: { configuration: true, didChangeWatchedFiles: { dynamicRegistration: true } },
    },
    workspaceFolders: [{ uri: pathToFileURL(folder).toString(), name: 'x' }],
  });
  server.notify('initialized', {});
  return server;
}

function opened(server: ServerInside, document: TextDocument): void {
  const { uri, languageId, version } = document;
  const text = document.getText();
  server.notify('textDocument/didOpen', { textDocument: { uri, languageId, version, text } });
}

async function exitOf(server: ServerInside): Promise<number | undefined> {
  await server.ask('shutdown');
  server.notify('exit');
  // Each message has a turn of its own.
  for (let turn = 0; turn < 100 && server.exitCode() === undefined; turn++)
    await new Promise((resolve) => setImmediate(resolve));
  return server.exitCode();
}

/** So long what files say to each other may be on its way. */
const PATIENCE_MS = 20000;

async function differenceOf(
  server: ServerInside,
  { open, settings }: PlayedWorld,
  folder: string,
): Promise<string | undefined> {
  const fresh = await started(folder, settings);
  for (const document of open.values()) opened(fresh, document);
  const uris = [...open.values()].map(({ uri }) => uri);
  const end = performance.now() + PATIENCE_MS;
  for (;;) {
    const [own, expected] = await Promise.all([stateOf(server, uris), stateOf(fresh, uris)]);
    const isSettled =
      own.includes('"complete"') === expected.includes('"complete"') && !expected.includes('"reading"');
    if (isSettled && own === expected) {
      await exitOf(fresh);
      return undefined;
    }
    if (performance.now() > end) return `It says\n${own}\nand a fresh server\n${expected}`;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** What a server says of everything, without what counts up. */
async function stateOf(server: ServerInside, uris: readonly string[]): Promise<string> {
  const about = uris.flatMap((uri) =>
    ['textDocument/diagnostic', 'textDocument/codeLens'].map((method) =>
      server.ask(method, { textDocument: { uri } }),
    ),
  );
  const answers = [...(await Promise.all(about)), await server.ask('statusHints/endpoints')];
  const faults = server.received.flatMap(({ method, params, error }) => {
    const said = method === 'window/logMessage' ? (params as { message: string }).message : error?.message;
    return said?.includes('fault of') === true ? [said] : [];
  });
  return JSON.stringify(
    [answers.map(({ result, error }) => error ?? result), faults],
    (key, value: unknown) => (key === 'resultId' || key === 'data' ? undefined : value),
    1,
  );
}
