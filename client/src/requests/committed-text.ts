import { Uri, extensions } from 'vscode';
import type { FileParams, FileText } from '../../../server/src/lsp/protocol';
import type { GitApi, GitExtension } from './git-api';
import { watchCommits } from './watch-commits';

/** The texts of files at HEAD. */
export interface CommittedTexts {
  /** Null where a file has none there, or there is no Git. */
  readonly of: (params: FileParams) => Promise<FileText | null>;
  readonly dispose: () => void;
}

/**
 * Asks the built-in Git extension for committed texts.
 * @param changed called when texts that were given may be others now
 */
export function committedTexts(changed: () => void): CommittedTexts {
  let watch: { readonly dispose: () => void } | undefined;
  let ended = false;
  return {
    async of({ uri }) {
      const file = Uri.parse(uri, true);
      const api = await gitApi();
      if (api === undefined) return null;
      await initialized(api);
      // Whoever never asks is told of nothing.
      if (!ended) watch ??= watchCommits(api, changed);
      return textAtHead(api, file);
    },
    dispose() {
      ended = true;
      watch?.dispose();
    },
  };
}

async function textAtHead(api: GitApi, file: Uri): Promise<FileText | null> {
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
