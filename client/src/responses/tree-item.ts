import {
  type Command,
  ThemeColor,
  ThemeIcon,
  TreeItem,
  TreeItemCollapsibleState,
  Uri,
  l10n,
  workspace,
} from 'vscode';
import type { EndpointStatusItem, PlaceInFile } from '../../../server/src/lsp/protocol';
import { commandOf } from '../command-names';
import { codesOf, type ResponseNode } from './nodes';

/** How a line of the view looks, and where a click leads. Everything in it is plain text. */
export function treeItemOf(node: ResponseNode): TreeItem {
  const item = looks[node.kind](node as never);
  item.id = node.id;
  return item;
}

const looks: {
  readonly [Kind in ResponseNode['kind']]: (node: Extract<ResponseNode, { kind: Kind }>) => TreeItem;
} = {
  folder({ folder }) {
    const name = workspace.getWorkspaceFolder(Uri.parse(folder))?.name ?? folder;
    const item = new TreeItem(name, TreeItemCollapsibleState.Expanded);
    item.iconPath = new ThemeIcon('root-folder');
    return item;
  },
  group({ by, label, children }) {
    const item = new TreeItem(label, TreeItemCollapsibleState.Expanded);
    const methods = children.map((child) => (child.kind === 'endpoint' ? child.endpoint.method : ''));
    item.iconPath = new ThemeIcon(by === 'path' ? 'link' : 'file-code');
    item.description = by === 'path' ? methods.join(' ') : String(children.length);
    return item;
  },
  endpoint({ endpoint, label, children }) {
    const item = new TreeItem(label, collapsed(children));
    const { method, path, handler, place, open } = endpoint;
    item.iconPath = new ThemeIcon('symbol-method');
    item.description = codesOf(endpoint);
    item.tooltip = [
      `${method} ${path}`,
      ...(handler === undefined ? [] : [handler]),
      codesOf(endpoint),
      ...(open ? [l10n.t('… others are possible: not all of its code is understood.')] : []),
    ].join('\n');
    item.command = openCommand(place);
    return item;
  },
  status({ status, children }) {
    const { code, phrase, by, places } = status;
    const label = phrase === '' ? String(code) : `${code} ${phrase}`;
    const item = new TreeItem(label, collapsed(children));
    item.iconPath = new ThemeIcon('circle-filled', new ThemeColor(colorOf(code)));
    const source = sources()[by];
    item.description = source;
    item.tooltip = source === '' ? label : `${label} · ${source}`;
    const [place] = places;
    if (place !== undefined) item.command = openCommand(place);
    return item;
  },
  place({ place }) {
    const uri = Uri.parse(place.uri, true);
    const name = uri.path.slice(uri.path.lastIndexOf('/') + 1);
    const item = new TreeItem(`${name}:${place.line + 1}`, TreeItemCollapsibleState.None);
    item.iconPath = new ThemeIcon('location');
    const path = workspace.asRelativePath(uri);
    item.description = path.slice(0, Math.max(0, path.lastIndexOf('/')));
    item.tooltip = `${path}:${place.line + 1}`;
    item.command = openCommand(place);
    return item;
  },
};

function collapsed(children: readonly ResponseNode[]): TreeItemCollapsibleState {
  return children.length === 0 ? TreeItemCollapsibleState.None : TreeItemCollapsibleState.Collapsed;
}

function openCommand(place: PlaceInFile): Command {
  return { command: commandOf('openPlace'), title: l10n.t('Open'), arguments: [place] };
}

/** By class: green, blue, yellow, red; the rest is grey. */
function colorOf(code: number): string {
  const colors = ['charts.green', 'charts.blue', 'charts.yellow', 'charts.red'];
  return colors[Math.floor(code / 100) - 2] ?? 'disabledForeground';
}

// Short, since side bars are narrow. What the handler sends itself needs no word.
const sources = (): Readonly<Record<EndpointStatusItem['by'], string>> => ({
  handler: '',
  thrown: l10n.t('thrown'),
  middleware: l10n.t('middleware'),
  framework: l10n.t('framework'),
  'error-handler': l10n.t('error handler'),
});
