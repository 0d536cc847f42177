import { type CancellationToken, RelativePattern, Uri, workspace } from 'vscode';
import type { FindFilesParams } from '../../../server/src/lsp/protocol';
import { excludePattern } from './exclude-pattern';

const patterns: Readonly<Record<FindFilesParams['kind'], string>> = {
  sources: '**/*.{js,jsx,mjs,cjs,ts,tsx,mts,cts}',
  configuration:
    '**/{package.json,pnpm-workspace.yaml,lerna.json,tsconfig*.json,jsconfig*.json,{openapi,swagger,api-doc,apidoc}*.{json,yaml,yml}}',
};

/** The files of a kind below a folder of the workspace, without what its settings exclude from views and searches. */
export async function findFiles(
  { folder, limit, kind }: FindFilesParams,
  token: CancellationToken,
): Promise<readonly string[]> {
  const uri = Uri.parse(folder, true);
  if (workspace.getWorkspaceFolder(uri) === undefined) return [];
  // `files.exclude` is heeded by VS Code itself.
  const excluded = workspace.getConfiguration('search', uri).get<unknown>('exclude');
  const found = await workspace.findFiles(
    new RelativePattern(uri, patterns[kind]),
    excludePattern(excluded),
    limit,
    token,
  );
  return found.map(String);
}
