import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../house/sources';

/** A configuration that docs/editors.md shows, named by the comment above it. */
export interface Documented {
  readonly name: string;
  /** `lua`, `json`, … */
  readonly language: string;
  readonly text: string;
}

export const page = readFileSync(join(root, 'docs', 'editors.md'), 'utf8').replaceAll('\r\n', '\n');

export const documented: readonly Documented[] = [
  ...page.matchAll(/^<!-- test: (\S+) -->\n\n```(\w+)\n([^]*?)^```$/gm),
].map(([, name = '', language = '', text = '']) => ({ name, language, text }));

export function documentedAs(name: string): Documented {
  const found = documented.find((one) => one.name === name);
  if (!found) throw new Error(`docs/editors.md shows nothing named ${name}`);
  return found;
}
