import * as vscode from 'vscode';
import { folder } from './documents';

interface Change {
  readonly key: string;
  readonly at: number | undefined;
}

const changes: Change[] = [];

/** Sets a setting for the workspace, or for one of its folders, until `resetSettings`. */
export async function set(key: string, value: unknown, at?: number): Promise<void> {
  changes.push({ key, at });
  await update(key, value, at);
}

/** Has `resetSettings` take back what a command wrote for the workspace. */
export function willReset(key: string): void {
  changes.push({ key, at: undefined });
}

/** Takes back all that `set` did. */
export async function resetSettings(): Promise<void> {
  for (const { key, at } of changes.splice(0)) await update(key, undefined, at);
}

async function update(key: string, value: unknown, at: number | undefined): Promise<void> {
  const target =
    at === undefined ? vscode.ConfigurationTarget.Workspace : vscode.ConfigurationTarget.WorkspaceFolder;
  await vscode.workspace
    .getConfiguration(undefined, at === undefined ? undefined : folder(at).uri)
    .update(key, value, target);
}
