import { readFile } from 'node:fs/promises';
import { setTimeout as after } from 'node:timers/promises';
import type { ClientCapabilities } from 'vscode-languageserver-protocol';
import { afterEach } from 'vitest';
import type { Conversation } from '../../scripts/soak/conversation';
import { startServerProcess, type ProcessSetup, type ServerProcess } from '../../scripts/soak/server-process';
import { PULLING, uriOf } from './client';

/** What a client says of itself. */
export interface RawSetup extends ProcessSetup {
  readonly capabilities?: ClientCapabilities;
  /** Paths of the workspace folders. */
  readonly folders?: readonly string[];
  readonly options?: unknown;
  /** That of this process when left out. */
  readonly processId?: number | null;
}

const running = new Set<ServerProcess>();

afterEach(() => {
  for (const { child } of running) child.kill('SIGKILL');
  running.clear();
});

/** A server to which anything can be said; it ends with the test. */
export function startRaw(setup: ProcessSetup = {}): ServerProcess {
  const server = startServerProcess(setup);
  running.add(server);
  return server;
}

/** The same, initialized. A client that hears nothing does not wait for the answer. */
export async function startReady(setup: RawSetup = {}): Promise<ServerProcess> {
  const { capabilities = PULLING, folders = [], options, processId = process.pid } = setup;
  const server = startRaw(setup);
  const initialized = server.ask('initialize', {
    processId,
    rootUri: null,
    capabilities,
    workspaceFolders: folders.map((path) => ({ uri: uriOf(path), name: path })),
    initializationOptions: options,
  });
  if (setup.isDeaf !== true) await initialized;
  server.notify('initialized', {});
  return server;
}

/** Opens a document; its version is 1. */
export function openIn(server: Pick<Conversation, 'notify'>, uri: string, text: string): void {
  server.notify('textDocument/didOpen', {
    textDocument: { uri, languageId: 'javascript', version: 1, text },
  });
}

/** The rules and lines (0-based) of a document's diagnostics, as pulled. */
export async function findingsIn(server: Pick<Conversation, 'ask'>, uri: string): Promise<readonly string[]> {
  const { result } = await server.ask('textDocument/diagnostic', { textDocument: { uri } });
  const { items } = result as { items: { code: string; range: { start: { line: number } } }[] };
  return items.map(({ code, range }) => `${code} ${range.start.line}`);
}

/** How much memory a process takes, in MB; undefined where the system does not say. */
export async function residentMb(pid: number): Promise<number | undefined> {
  try {
    const status = await readFile(`/proc/${pid}/status`, 'utf8');
    return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1000;
  } catch {
    // No Linux.
    return undefined;
  }
}

/** Waits until a process does nothing; one that spins never does. Where the system does not say it counts as idle. */
export async function isIdle(pid: number): Promise<void> {
  for (let before = await ticksOf(pid); ;) {
    await after(200);
    const now = await ticksOf(pid);
    if (before === undefined || now === undefined || now - before <= 1) return;
    before = now;
  }
}

/** The CPU time that a process has taken, in clock ticks of 10 ms; undefined where the system does not say. */
async function ticksOf(pid: number): Promise<number | undefined> {
  try {
    const fields = (await readFile(`/proc/${pid}/stat`, 'utf8')).split(') ')[1]?.split(' ') ?? [];
    return Number(fields[11]) + Number(fields[12]);
  } catch {
    // No Linux.
    return undefined;
  }
}
