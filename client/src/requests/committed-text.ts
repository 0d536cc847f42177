import { Uri, extensions } from 'vscode';
import type { FileParams, FileText } from '../../../server/src/lsp/protocol';
import type { GitApi, GitExtension } from './git-api';

/** The text of a file at HEAD, by the built-in Git extension; null where it has none, or is not there. */
export async function committedText({ uri }: FileParams): Promise<FileText | null> {
  const file = Uri.parse(uri, true);
  const api = await gitApi();
  if (api === undefined) return null;
  await initialized(api);
  const repository = api.getRepository(file);
  if (repository === null) return null;
  try {
    return { text: await repository.show('HEAD', file.fsPath) };
  } catch {
    // The file is new, or there is no commit yet: Git says so by failing.
    return null;
  }
}

async function gitApi(): Promise<GitApi | undefined> {
  const extension = extensions.getExtension<GitExtension>('vscode.git');
  if (extension === undefined) return undefined;
  try {
    return (await extension.activate()).getAPI(1);
  } catch {
    // Switched off (`git.enabled`), or no Git on this machine.
    return undefined;
  }
}

/** Right after VS Code has started there are no repositories yet: then each file would count as new. */
function initialized(api: GitApi): Promise<void> {
  if (api.state === 'initialized') return Promise.resolve();
  return new Promise((resolve) => {
    const listener = api.onDidChangeState((state) => {
      if (state === 'uninitialized') return;
      listener.dispose();
      resolve();
    });
  });
}
