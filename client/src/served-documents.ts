/** What the server is given: these languages where a text can be edited. */

const languages = ['javascript', 'typescript', 'javascriptreact', 'typescriptreact'];

/**
 * Not among them: `git` and the other old sides of a diff, `output`, and `vscode-notebook-cell`. `vscode-remote` is
 * how a web extension sees the files of a server, `vscode-test-web` those of a test.
 */
const schemes = ['file', 'untitled', 'vscode-vfs', 'vscode-remote', 'vscode-test-web'];

/** The documents that are served, for the language client and for VS Code alike. */
export const SERVED_DOCUMENTS: readonly { readonly language: string; readonly scheme: string }[] =
  languages.flatMap((language) => schemes.map((scheme) => ({ language, scheme })));

/** The configuration files: the server says what is wrong in them. */
export const CONFIG_DOCUMENTS: readonly { readonly pattern: string; readonly scheme: string }[] = schemes
  .filter((scheme) => scheme !== 'untitled')
  .map((scheme) => ({
    scheme,
    pattern: '**/{status-hints.config.json,status-hints.config.jsonc,package.json}',
  }));

/** Whether a document is served. */
export function isServed(document: {
  readonly languageId: string;
  readonly uri: { readonly scheme: string };
}): boolean {
  return languages.includes(document.languageId) && schemes.includes(document.uri.scheme);
}
