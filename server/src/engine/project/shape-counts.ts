import type { FileSummary } from '../model/file-summary';

/** How many errors of a project have which shape: `ProjectKnowledge.errorShapes`. */
export function shapeCounts(summaries: Iterable<FileSummary>): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { errorShapes = [] } of summaries) {
    for (const [shape, uses] of errorShapes) counts.set(shape, (counts.get(shape) ?? 0) + uses);
  }
  return counts;
}
