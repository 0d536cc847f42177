import { readSource, type Content, type Reading } from './read';

/** Reads a file, see {@link readSource}. */
export type ReadSource = (path: string, how: Reading) => Content;

/**
 * Reads files of which several questions are asked, one after the other: whatever is denied of a file is known from then
 * on, and the file is not read for that question again. For one run of a command.
 * @param questions the `mayMatter`s that will be asked
 */
export function sourceReader(questions: readonly Reading['mayMatter'][]): ReadSource {
  const denied = new Map(questions.map((question) => [question, new Set<string>()]));
  return (path, { mayMatter, explicit }) => {
    if (denied.get(mayMatter)?.has(path) === true) return { kind: 'silent' };
    const ask = (text: string): boolean => {
      for (const [question, paths] of denied) {
        if (question !== mayMatter && !question(text)) paths.add(path);
      }
      const matters = mayMatter(text);
      if (!matters) denied.get(mayMatter)?.add(path);
      return matters;
    };
    return readSource(path, { mayMatter: ask, explicit });
  };
}
