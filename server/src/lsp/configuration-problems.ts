import type { Diagnostic } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { FileProblem } from '../engine/config/file/problem';
import { normalUri } from './folders';
import type { Session } from './session';
import { toldProblems } from './told-problems';

/**
 * Tells of what is wrong in configuration files: of one that is open its diagnostics do so, for all others there is one
 * message, and each problem is in the log.
 */
export function tellProblems({
  client,
  log,
  documents,
  folders,
}: Pick<Session, 'client' | 'log' | 'documents' | 'folders'>): (
  uri: string,
  problems: readonly FileProblem[],
) => void {
  const tell = toldProblems({ client, log });
  return (uri, problems) => {
    if ([...documents.all()].some((document) => normalUri(document.uri) === uri)) return;
    tell(problems.map((problem) => lineOf(folders.pathOf(uri), problem)));
  };
}

/** The diagnostics of an open configuration file, for the text as it is now. */
export async function problemDiagnostics(
  { configurations, engine, facts }: Pick<Session, 'configurations' | 'engine' | 'facts'>,
  document: TextDocument,
): Promise<Diagnostic[]> {
  const problems = await configurations.problemsIn(document.uri, document.getText());
  const { configDiagnostics } = await engine();
  return configDiagnostics(document, problems, facts.encoding);
}

function lineOf(file: string, { range, message }: FileProblem): string {
  const place = range ? `:${range.start.line + 1}:${range.start.character + 1}` : '';
  return `${file}${place}: ${message}`;
}
