import { FRAMEWORK_SIGNS } from '../../engine/project/framework-signs';
import type { Changes } from '../changes';
import type { NotificationHandler } from '../dispatch';
import { fieldsOf, listOf } from '../params';
import { fileChangesIn } from '../project/file-changes';
import { takeFileChanges } from '../project/watched-files';
import { COMMITTED } from '../protocol';
import type { Session } from '../session';

/** Kinds of changes: bits of LSP's WatchKind. */
const [CREATE, CHANGE, DELETE] = [1, 2, 4];

/**
 * What is registered with a client once it is ready. A folder that was deleted, or moved to here, is named alone by many
 * watchers: nothing but its name tells what was in it.
 */
const WATCHED = [
  { globPattern: '**/*.{js,jsx,mjs,cjs,ts,tsx,mts,cts}', kind: CHANGE },
  {
    globPattern: '**/{package.json,pnpm-workspace.yaml,tsconfig*.json,jsconfig*.json,.gitignore}',
    kind: CREATE | CHANGE | DELETE,
  },
  // Tables of codes, OpenAPI documents, our own configuration.
  { globPattern: '**/*.{json,jsonc,yaml,yml}', kind: CHANGE },
  { globPattern: '**/*', kind: CREATE | DELETE },
];
/** Where the reading of projects begins, the first document shall have been answered. */
const START_MS = 300;

/** The workspace around the documents: settings, folders, packages. */
export function workspaceHandlers(
  session: Session,
  changes: Changes,
): Readonly<Record<string, NotificationHandler>> {
  const { baselines, cancels, client, configurations, facts, folders, log, platform, projects } = session;
  const readFolders = async (): Promise<void> => {
    await session.service();
    await projects.readFolders();
  };
  return {
    initialized: () => {
      const registrations = [
        ...(facts.registersConfiguration
          ? [
              {
                id: 'settings',
                method: 'workspace/didChangeConfiguration',
                registerOptions: { section: 'statusHints' },
              },
            ]
          : []),
        ...(facts.registersWatchers
          ? [
              {
                id: 'files',
                method: 'workspace/didChangeWatchedFiles',
                registerOptions: { watchers: WATCHED },
              },
            ]
          : []),
      ];
      if (registrations.length > 0) void client.ask('client/registerCapability', { registrations });
      const names = folders.all().join(', ') || 'no folder';
      log.write(
        'info',
        `status-hints ${platform.version} is ready for ${names}; positions in ${facts.encoding}.`,
      );
      setTimeout(() => void readFolders(), START_MS);
    },
    'workspace/didChangeConfiguration': (params) => changes.settings(fieldsOf(params, 'params')['settings']),
    'workspace/didChangeWorkspaceFolders': async (params) => {
      folders.change(params);
      await changes.everything();
    },
    'workspace/didChangeWatchedFiles': async (params) => {
      const files = listOf(fieldsOf(params, 'params')['changes'], 'changes');
      if (files.some((file) => isManifest(fieldsOf(file, 'changes')['uri']))) await changes.packages();
      const all = fileChangesIn(params);
      if (all.uris.some(configurations.mayConcern)) await changes.configuration();
      else if (all.uris.some(baselines.has) || all.cameOrWent.some(baselines.know)) await changes.baselines();
      takeFileChanges(projects, all);
    },
    'window/workDoneProgress/cancel': (params) => {
      const { token } = fieldsOf(params, 'params');
      if (typeof token === 'string' || typeof token === 'number') cancels.get(token)?.();
    },
    [COMMITTED]: () => changes.committed(),
    '$/setTrace': (params) => log.trace(fieldsOf(params, 'params')['value']),
  };
}

const installed = Object.values(FRAMEWORK_SIGNS).flatMap(({ versioned }) => versioned);

/** An installation writes thousands of manifests; of those only the frameworks' own are ever read. */
function isManifest(uri: unknown): boolean {
  const path = String(uri);
  if (!/\/(?:package\.json|pnpm-workspace\.yaml)$/.test(path)) return false;
  const [, inside] = /\/node_modules\/(?!.*\/node_modules\/)(.+)\/package\.json$/.exec(path) ?? [];
  return inside === undefined || installed.includes(inside.replace(/%40/g, '@'));
}
