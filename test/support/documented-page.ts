import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../house/sources';

/** An example that a page shows, named by the comment above it. */
export interface Documented {
  readonly name: string;
  /** `lua`, `json`, … */
  readonly language: string;
  readonly text: string;
}

/** A page with its examples, so that tests use what people copy. */
export interface DocumentedPage {
  readonly text: string;
  readonly examples: readonly Documented[];
  readonly exampleOf: (name: string) => Documented;
}

/** Reads a page of docs/. */
export function documentedPage(file: string): DocumentedPage {
  const text = readFileSync(join(root, 'docs', file), 'utf8').replaceAll('\r\n', '\n');
  const examples = [...text.matchAll(/^<!-- test: (\S+) -->\n\n```(\w+)\n([^]*?)^```$/gm)].map(
    ([, name = '', language = '', example = '']): Documented => ({ name, language, text: example }),
  );
  const exampleOf = (name: string): Documented => {
    const found = examples.find((one) => one.name === name);
    if (!found) throw new Error(`docs/${file} shows nothing named ${name}`);
    return found;
  };
  return { text, examples, exampleOf };
}
