import { FRAMEWORK_SIGNS } from '../../engine/project/framework-signs';
import type { Changes } from '../changes';
import type { NotificationHandler } from '../dispatch';
import { fieldsOf, listOf } from '../params';
import { COMMITTED } from '../protocol';
import type { Session } from '../session';

/** What is registered with a client once it is ready. */
const WATCHED = ['**/package.json', '**/pnpm-workspace.yaml'];

/** The workspace around the documents: settings, folders, packages. */
export function workspaceHandlers(
  session: Session,
  changes: Changes,
): Readonly<Record<string, NotificationHandler>> {
  const { client, facts, folders, log, platform } = session;
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
                id: 'packages',
                method: 'workspace/didChangeWatchedFiles',
                registerOptions: { watchers: WATCHED.map((globPattern) => ({ globPattern })) },
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
    },
    'workspace/didChangeConfiguration': (params) => changes.settings(fieldsOf(params, 'params')['settings']),
    'workspace/didChangeWorkspaceFolders': async (params) => {
      folders.change(params);
      await changes.everything();
    },
    'workspace/didChangeWatchedFiles': async (params) => {
      const files = listOf(fieldsOf(params, 'params')['changes'], 'changes');
      if (files.some((file) => concernsUs(fieldsOf(file, 'changes')['uri']))) await changes.packages();
    },
    [COMMITTED]: () => changes.committed(),
    '$/setTrace': (params) => log.trace(fieldsOf(params, 'params')['value']),
  };
}

const installed = Object.values(FRAMEWORK_SIGNS).flatMap(({ versioned }) => versioned);

/** An installation writes thousands of manifests; of those only the frameworks' own are ever read. */
function concernsUs(uri: unknown): boolean {
  const [, inside] = /\/node_modules\/(?!.*\/node_modules\/)(.+)\/package\.json$/.exec(String(uri)) ?? [];
  return inside === undefined || installed.includes(inside.replace(/%40/g, '@'));
}
