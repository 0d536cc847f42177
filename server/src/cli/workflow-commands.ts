/**
 * A text for the log of GitHub Actions in which nothing is a workflow command: these are lines that begin with `::`, behind
 * blanks too, and whatever stands behind `##[` (actions/runner, ActionCommand). A file may be called so.
 */
export function withoutCommands(text: string): string {
  return text.replace(/^([^\S\n\r\u2028\u2029]*):(?=:)/gm, '$1: ').replaceAll('##[', '## [');
}
