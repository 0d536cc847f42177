import type { Changes } from '../changes';
import type { NotificationHandler } from '../dispatch';
import { fieldsOf } from '../params';
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
    'workspace/didChangeWatchedFiles': () => changes.packages(),
    '$/setTrace': (params) => log.trace(fieldsOf(params, 'params')['value']),
  };
}
