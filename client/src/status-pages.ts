import { type Disposable, Uri, workspace } from 'vscode';
import {
  EXPLAIN,
  type ExplainParams,
  type Explanation,
  type StatusItem,
} from '../../server/src/lsp/protocol';
import type { Server } from './server';

const scheme = 'status-hints';

/** Where the page of a status is read: a document that the server writes. */
export function statusPage({ code, phrase }: Pick<StatusItem, 'code' | 'phrase'>): Uri {
  return Uri.from({ scheme, path: `/${code} ${phrase}.md` });
}

/** Serves the pages of statuses. */
export function providePages(server: Server): Disposable {
  return workspace.registerTextDocumentContentProvider(scheme, {
    provideTextDocumentContent: async ({ path }, token) => {
      const params: ExplainParams = { code: Number(/^\/(\d+)/.exec(path)?.[1]) };
      const { markdown } = await server.client().sendRequest<Explanation>(EXPLAIN, params, token);
      return markdown;
    },
  });
}
