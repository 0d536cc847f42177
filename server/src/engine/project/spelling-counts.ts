import type { CodeSpelling, CountedNames } from '../model/code-names';
import type { FileSummary } from '../model/file-summary';

/** How the files of a project write codes: `ProjectKnowledge.spelling`. */
export function spellingCounts(summaries: Iterable<FileSummary>): CodeSpelling {
  let numbers = 0;
  let constants = 0;
  const names: CountedNames[] = [];
  for (const { spelling } of summaries) {
    if (!spelling) continue;
    numbers += spelling.numbers;
    constants += spelling.constants;
    names.push(...spelling.names);
  }
  return { numbers, constants, names: countedNames(names) };
}

/** Counts the names of each object that constants come from, the most used first. */
export function countedNames(all: readonly CountedNames[]): readonly CountedNames[] {
  const found = new Map<string, CountedNames>();
  for (const { names, uses } of all) {
    const { owner, binding, file, specifier } = names;
    const key = `${owner} ${binding} ${file ?? specifier}`;
    const known = found.get(key);
    found.set(key, { names: known?.names ?? names, uses: (known?.uses ?? 0) + uses });
  }
  return [...found.values()].sort((a, b) => b.uses - a.uses);
}
