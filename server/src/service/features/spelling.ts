import type { AnalysedDocument } from '../document';

/** The names for a code that this file can write, the most used set first. */
export function constantNames(code: number, { analysis }: AnalysedDocument): readonly string[] {
  return analysis.constants.map(({ nameOf }) => nameOf(code)).filter((name) => name !== undefined);
}

/** Whether the file writes statuses as names at least as often as numbers. */
export function prefersNames({ analysis: { places, constants } }: AnalysedDocument): boolean {
  const [most] = constants;
  if (!most) return false;
  const numbers = places.filter(({ kind, text }) => kind === 'status' && /^\d+$/.test(text)).length;
  return most.uses >= numbers;
}

/** A code as this file would write it. */
export function spellingOf(code: number, document: AnalysedDocument): string {
  const [name] = constantNames(code, document);
  return name !== undefined && prefersNames(document) ? name : String(code);
}
