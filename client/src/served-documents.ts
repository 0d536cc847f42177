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

/** Whether a document is served. */
export function isServed(document: {
  readonly languageId: string;
  readonly uri: { readonly scheme: string };
}): boolean {
  return languages.includes(document.languageId) && schemes.includes(document.uri.scheme);
}
