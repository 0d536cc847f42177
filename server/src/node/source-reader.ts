import { readSource, type Content, type Reading } from './read';

/** Reads a file, see {@link readSource}. */
export type ReadSource = (path: string, how: Reading) => Content;

/**
 * Reads files of which a question is asked several times, and others in between: once it is denied of a file, that is not
 * read for it again. For one run of a command.
 * @param question the `mayMatter` that is asked of each file, whatever else it is read for
 */
export function sourceReader(question: Reading['mayMatter']): ReadSource {
  const denied = new Set<string>();
  const ask = (path: string, text: string): boolean => {
    const matters = question(text);
    if (!matters) denied.add(path);
    return matters;
  };
  return (path, { mayMatter, explicit }) => {
    const isAsked = mayMatter === question;
    if (isAsked && denied.has(path)) return { kind: 'silent' };
    const asked = (text: string): boolean => ask(path, text);
    const askedToo = (text: string): boolean => {
      ask(path, text);
      return mayMatter(text);
    };
    return readSource(path, { mayMatter: isAsked ? asked : askedToo, explicit });
  };
}
