import { setTimeout as after } from 'node:timers/promises';
import type { MessageConnection } from 'vscode-languageserver-protocol/node';
import { ENDPOINTS, ENDPOINTS_CHANGED, type FolderEndpoints } from '../../server/src/lsp/protocol';
import { open, uriIn, withMeasuredServer } from './measured-server';
import type { Usage } from './run-measured';

/** What it took to know every endpoint of a folder; usage is that of the whole server process. */
export type Indexing = Usage & {
  readonly endpoints: number;
  /** How long each question had to wait that was asked in between, in milliseconds. */
  readonly waitsMs: readonly number[];
};

// A person who moves the mouse.
const betweenQuestionsMs = 20;
const mostMs = 120_000;
const document = "const app = require('express')();\napp.get('/a', (req, res) => res.status(404).end());\n";
const place = { line: 1, character: 37 };

/** Opens a folder in a server, and asks for a hover again and again until the folder is read. */
export async function indexingOf(folder: string, scratch: string): Promise<Indexing> {
  const editor = { folder, initializationOptions: { endpoints: true } };
  const { seen, ...usage } = await withMeasuredServer(editor, scratch, async (connection) => {
    const uri = uriIn(folder, 'measured-while-reading.js');
    await open(connection, uri, document);
    const waitsMs: number[] = [];
    let known = await knownEndpoints(connection);
    const news = { count: 0, seen: 0 };
    connection.onNotification(ENDPOINTS_CHANGED, () => {
      news.count += 1;
    });
    const begun = performance.now();
    while (known === undefined) {
      const asked = performance.now();
      if (asked - begun > mostMs) throw new Error(`${folder} is not read after ${mostMs / 1000} s.`);
      await connection.sendRequest('textDocument/hover', { textDocument: { uri }, position: place });
      waitsMs.push(performance.now() - asked);
      await after(betweenQuestionsMs);
      if (news.count === news.seen) continue;
      news.seen = news.count;
      known = await knownEndpoints(connection);
    }
    return { waitsMs, endpoints: known };
  });
  return { ...seen, ...usage };
}

/** How many endpoints there are; undefined while the folder is being read, and before the settings have come (`off`). */
async function knownEndpoints(connection: MessageConnection): Promise<number | undefined> {
  const folders: readonly FolderEndpoints[] = await connection.sendRequest(ENDPOINTS, {});
  return folders.length > 0 && folders.every(({ state }) => state === 'complete')
    ? folders.reduce((sum, { endpoints }) => sum + endpoints.length, 0)
    : undefined;
}
