import { once } from 'node:events';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { NODE_FLAGS } from '../../server/src/lsp/protocol';
import { checkOut, doSomething, goHome, type Desk } from './developer';
import { editorIn } from './editor';
import { writeProject } from './generated-project';
import { chanceOf } from './random';
import { startServerProcess, type ProcessSetup, type ServerProcess } from './server-process';

/** What is driven, and for how long. */
export interface SoakSetup {
  /** An empty folder, or that of a project, whose files are written. */
  readonly folder: string;
  /** How many routers are generated; none for a project that is there. */
  readonly generated: number;
  readonly seed: number;
  /** A sample is taken each time that so many edits were made. */
  readonly every: number;
  readonly isOver: (edits: number) => boolean;
  readonly tell?: (sample: SoakSample) => void;
}

/** What the server holds when everything is closed, in bytes; the heap without compiled code. */
export interface SoakSample {
  readonly edits: number;
  readonly heapUsed: number;
  readonly rss: number;
}

/** What came of it. */
export interface Soaked {
  readonly samples: readonly SoakSample[];
  readonly sent: number;
  readonly received: number;
  readonly code: number | null;
  /** What the server said of faults of its own, and whatever it wrote to standard error. */
  readonly faults: readonly string[];
}

const probe = fileURLToPath(new URL('heap-probe.cjs', import.meta.url));

/** How a server is started that can be probed. */
export const PROBED: ProcessSetup = {
  nodeFlags: [...NODE_FLAGS, '--expose-gc', '--require', probe],
  hasChannel: true,
};
/** More files than a branch changes. */
const MOST_FILES = 500;
/** Requests for the answers of which the editor waits no longer than anybody would. */
const CAPABILITIES = {
  textDocument: {
    diagnostic: { relatedInformation: true, dataSupport: true },
    codeAction: {
      codeActionLiteralSupport: { codeActionKind: { valueSet: ['quickfix'] } },
      dataSupport: true,
      resolveSupport: { properties: ['edit'] },
    },
  },
  window: { workDoneProgress: true },
  workspace: {
    configuration: true,
    workspaceFolders: true,
    workspaceEdit: { documentChanges: true },
    diagnostics: { refreshSupport: true },
    codeLens: { refreshSupport: true },
    didChangeWatchedFiles: { dynamicRegistration: true },
    didChangeConfiguration: { dynamicRegistration: true },
  },
};

/** Runs a server through edits, and looks at its memory between them. */
export async function soak({ folder, generated, seed, every, isOver, tell }: SoakSetup): Promise<Soaked> {
  if (generated > 0) await writeProject(folder, generated);
  let settings: unknown = {};
  const counts = { sent: 0, received: 0 };
  const faults: string[] = [];
  const server = startServerProcess({
    ...PROBED,
    reply: (method, params) => ({ result: answerOf(method, params, settings) }),
  });
  await server.ask('initialize', {
    processId: process.pid,
    rootUri: null,
    capabilities: CAPABILITIES,
    workspaceFolders: [{ uri: pathToFileURL(folder).toString(), name: 'soak' }],
    initializationOptions: { state: true, endpoints: true },
  });
  server.notify('initialized', {});
  const counted = { ...server, ...counting(server, () => counts.sent++) };
  const desk: Desk = {
    server: counted,
    editor: editorIn(folder, counted),
    chance: chanceOf(seed),
    files: await textsIn(folder),
    set: (given) => (settings = given),
  };

  const forget = (): void => {
    counts.received += server.received.length;
    faults.push(...faultsIn(server));
    server.forget();
  };
  const samples: SoakSample[] = [];
  const sample = async (): Promise<void> => {
    await goHome(desk);
    const taken = { edits: desk.editor.edits(), ...(await memoryOf(server)) };
    samples.push(taken);
    tell?.(taken);
    forget();
  };
  await sample();
  while (!isOver(desk.editor.edits())) {
    const end = desk.editor.edits() + every;
    while (desk.editor.edits() < end) {
      await doSomething(desk);
      forget();
    }
    await checkOut(desk);
    await sample();
  }
  const { code } = await server.stop();
  if (server.stderr() !== '') faults.push(server.stderr());
  return { samples, ...counts, code, faults };
}

function answerOf(method: string, params: unknown, settings: unknown): unknown {
  if (method !== 'workspace/configuration') return null;
  return (params as { readonly items: readonly unknown[] }).items.map(() => settings);
}

function counting(
  { ask, notify }: Pick<ServerProcess, 'ask' | 'notify'>,
  count: () => void,
): Pick<ServerProcess, 'ask' | 'notify'> {
  return {
    ask(method, params) {
      count();
      return ask(method, params);
    },
    notify(method, params) {
      count();
      notify(method, params);
    },
  };
}

async function memoryOf(server: ServerProcess): Promise<Omit<SoakSample, 'edits'>> {
  return (await probed(server, {})) as Omit<SoakSample, 'edits'>;
}

/** What of words like `marker12` is in texts that a server holds; it was started for being probed. */
export async function heldBy(server: ServerProcess, marker: string): Promise<readonly string[]> {
  return ((await probed(server, { marker })) as { readonly texts: readonly string[] }).texts;
}

async function probed({ child }: ServerProcess, question: object): Promise<unknown> {
  child.send(question);
  const [answer] = (await once(child, 'message')) as [unknown];
  return answer;
}

function faultsIn({ received }: Pick<ServerProcess, 'received'>): readonly string[] {
  return received.flatMap(({ method, params, error }) => {
    if (error?.code === -32603) return [error.message];
    const said = method === 'window/logMessage' ? (params as { message: string }).message : '';
    return said.includes('fault of ours') ? [said] : [];
  });
}

async function textsIn(folder: string): Promise<ReadonlyMap<string, string>> {
  const names = (await readdir(folder, { recursive: true }))
    .map((name) => name.replaceAll(path.sep, '/'))
    .filter((name) => /\.[jt]s$/.test(name) && !/(?:^|\/)(?:node_modules|dist|\.git)\//.test(name))
    .sort()
    .slice(0, MOST_FILES);
  return new Map(
    await Promise.all(
      names.map(async (name) => [name, await readFile(path.join(folder, name), 'utf8')] as const),
    ),
  );
}
