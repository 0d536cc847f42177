import { type CancellationToken, RelativePattern, Uri, workspace } from 'vscode';
import type { FindFilesParams } from '../../../server/src/lsp/protocol';
import { excludePattern } from './exclude-pattern';

const sources = '**/*.{js,jsx,mjs,cjs,ts,tsx,mts,cts}';

/** The source files below a folder of the workspace, without what its settings exclude from views and searches. */
export async function findFiles(
  { folder, limit }: FindFilesParams,
  token: CancellationToken,
): Promise<readonly string[]> {
  const uri = Uri.parse(folder, true);
  if (workspace.getWorkspaceFolder(uri) === undefined) return [];
  // `files.exclude` is heeded by VS Code itself.
  const excluded = workspace.getConfiguration('search', uri).get<unknown>('exclude');
  const found = await workspace.findFiles(
    new RelativePattern(uri, sources),
    excludePattern(excluded),
    limit,
    token,
  );
  return found.map(String);
}
