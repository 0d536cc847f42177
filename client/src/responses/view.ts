import {
  EventEmitter,
  type ExtensionContext,
  type LogOutputChannel,
  type TreeDataProvider,
  commands,
  l10n,
  window,
} from 'vscode';
import { ENDPOINTS, type EndpointsParams, type FolderEndpoints } from '../../../server/src/lsp/protocol';
import type { Server } from '../server';
import { type Arrangement, type Grouping, type ResponseNode, countOf, nodesOf } from './nodes';
import { treeItemOf } from './tree-item';
import { type ViewState, viewStateOf } from './view-state';

/** The view "Responses": every endpoint with its statuses, and where they are decided. */
export interface ResponsesView {
  /** Has the server read everything again. */
  readonly refresh: () => Promise<void>;
  readonly group: (grouping: Grouping) => Promise<void>;
  /** Asks for words to show fewer endpoints by. */
  readonly filter: () => Promise<void>;
  readonly clearFilter: () => Promise<void>;
  readonly dispose: () => void;
}

/** What stands in `when` clauses of the manifest. */
const contextKey = 'statusHints.responses';
/** Where the choice of a person is kept, for each workspace. */
const groupingKey = 'responses.grouping';

/** Shows the view. It asks the server when it is looked at, and again whenever the server says that there is news. */
export function showResponsesView(
  { workspaceState }: Pick<ExtensionContext, 'workspaceState'>,
  server: Server,
  output: LogOutputChannel,
): ResponsesView {
  const changed = new EventEmitter<undefined>();
  let arrangement: Arrangement = {
    grouping: workspaceState.get(groupingKey) === 'file' ? 'file' : 'path',
    filter: '',
  };

  const foldersOf = async (params: EndpointsParams): Promise<readonly FolderEndpoints[] | undefined> => {
    try {
      return await server.client().sendRequest<readonly FolderEndpoints[]>(ENDPOINTS, params);
    } catch (error) {
      // A server that does not run says so in the status item; it tells of news when it does.
      output.debug('The endpoints cannot be had:', error);
      return undefined;
    }
  };
  const roots = async (): Promise<readonly ResponseNode[]> => {
    const folders = await foldersOf({});
    const nodes = nodesOf(folders ?? [], arrangement);
    await showState(viewStateOf(folders, nodes.length), countOf(folders ?? [], arrangement));
    return nodes;
  };
  const provider: TreeDataProvider<ResponseNode> = {
    onDidChangeTreeData: changed.event,
    getChildren: async (node) => [...(node?.children ?? (await roots()))],
    getTreeItem: treeItemOf,
  };
  const view = window.createTreeView('statusHints.responses', {
    treeDataProvider: provider,
    showCollapseAll: true,
  });

  const showState = async (state: ViewState, { shown, all }: ReturnType<typeof countOf>): Promise<void> => {
    view.message = messages()[state] ?? '';
    view.description =
      arrangement.filter === '' ? '' : l10n.t('{0} of {1} with {2}', shown, all, arrangement.filter);
    await setContext('state', state);
  };
  const arrange = async (news: Partial<Arrangement>): Promise<void> => {
    arrangement = { ...arrangement, ...news };
    await setContext('grouping', arrangement.grouping);
    await setContext('filtered', arrangement.filter !== '');
    changed.fire(undefined);
  };

  let isRunning = server.status().kind !== 'starting';
  const listeners = [
    server.onDidChangeEndpoints(() => changed.fire(undefined)),
    server.onDidChangeStatus(() => {
      const { kind } = server.status();
      const before = isRunning;
      isRunning = ['ready', 'busy', 'problem'].includes(kind);
      if (isRunning !== before) changed.fire(undefined);
    }),
  ];
  void arrange({});

  return {
    async refresh() {
      await foldersOf({ readAgain: true });
      changed.fire(undefined);
    },
    async group(grouping) {
      await workspaceState.update(groupingKey, grouping);
      await arrange({ grouping });
    },
    async filter() {
      const filter = await window.showInputBox({
        title: l10n.t('Filter Responses'),
        prompt: l10n.t('Words of a method, path, handler or code: post users 404'),
        value: arrangement.filter,
      });
      if (filter !== undefined) await arrange({ filter: filter.trim() });
    },
    clearFilter: () => arrange({ filter: '' }),
    dispose() {
      for (const each of [view, changed, ...listeners]) each.dispose();
    },
  };
}

function setContext(key: string, value: unknown): Thenable<unknown> {
  return commands.executeCommand('setContext', `${contextKey}.${key}`, value);
}

// What is not said here is said by the manifest's welcome texts.
const messages = (): Readonly<Partial<Record<ViewState, string>>> => ({
  reading: l10n.t('Reading the project…'),
  unmatched: l10n.t('No endpoint fits the filter.'),
  stopped: l10n.t('The Status Hints server is not running.'),
});
