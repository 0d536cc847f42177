import type { Event, Uri } from 'vscode';

/** The part of the built-in Git extension's API that is used; its whole is `extensions/git/src/api/git.d.ts` of VS Code. */
export interface GitExtension {
  /** Throws where Git is switched off or was not found. */
  readonly getAPI: (version: 1) => GitApi;
}

/** Version 1. */
export interface GitApi {
  /** `uninitialized` until the repositories of the workspace have been looked for. */
  readonly state: GitState;
  readonly onDidChangeState: Event<GitState>;
  readonly getRepository: (uri: Uri) => GitRepository | null;
  readonly repositories: readonly GitRepository[];
  readonly onDidOpenRepository: Event<GitRepository>;
}

/** How far the extension is. */
export type GitState = 'uninitialized' | 'initialized';

/** A repository that VS Code has opened. */
export interface GitRepository {
  /** The text of a file at a commit; rejects where it is not part of it. */
  readonly show: (ref: string, path: string) => Promise<string>;
  readonly state: RepositoryState;
}

/** A repository as Git last reported it. */
export interface RepositoryState {
  /** Undefined until Git was asked; without a commit where there is none yet. */
  readonly HEAD: { readonly commit?: string } | undefined;
  readonly onDidChange: Event<void>;
}
