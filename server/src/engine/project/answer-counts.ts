import type { FileSummary } from '../model/file-summary';
import { successKey } from '../model/project-knowledge';

/** How often the files of a project answer invalid input with 400 and with 422: `ProjectKnowledge.validation`. */
export function validationCounts(summaries: Iterable<FileSummary>): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  for (const { handlers } of summaries) {
    for (const { code, invalid } of handlers.flatMap(({ statuses }) => statuses)) {
      if (invalid && (code === 400 || code === 422)) counts.set(code, (counts.get(code) ?? 0) + 1);
    }
  }
  return counts;
}

/** How often the files of a project answer with which code that a method has worked: `ProjectKnowledge.successes`. */
export function successCounts(summaries: Iterable<FileSummary>): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { handlers } of summaries) {
    for (const { code, success } of handlers.flatMap(({ statuses }) => statuses)) {
      if (!success) continue;
      const key = successKey(success, code);
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  }
  return counts;
}
