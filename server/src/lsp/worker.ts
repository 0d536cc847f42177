import { BrowserMessageReader, BrowserMessageWriter } from 'vscode-jsonrpc/browser';
import { version } from '../../package.json';
import * as loaded from './loaded';
import type { Platform } from './platform';
import { serveOn } from './server';

/** What a Web Worker has; the types of Node, which this project is compiled with, do not know it. */
declare const self: { readonly close: () => void };

/** The server as a Web Worker: it has no disk, and no process to watch, since it ends with its page. */
const platform: Platform = {
  version,
  load: () => Promise.resolve(loaded),
  nextTurn: () => new Promise((resolve) => setTimeout(resolve, 0)),
  disk: undefined,
  exit: () => self.close(),
  watchClient: () => undefined,
  complain: (line) => console.error(line),
};

serveOn({ reader: new BrowserMessageReader(self), writer: new BrowserMessageWriter(self) }, platform);
