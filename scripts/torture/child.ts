import { readFileSync } from 'node:fs';
import path from 'node:path';
import { feed, type Fed } from './feed';
import { formsOf } from './forms';

/** What a process that is fed answers for a file: what came of each of its forms. */
export interface Answer {
  readonly file: string;
  readonly forms: readonly (Fed & { readonly name: string })[];
  /** Of the process, in bytes, when the file was done. */
  readonly heap: number;
}

/** The process that is fed; it gets one file name at a time. */
process.on('message', (file: string) => {
  const ending = path.extname(file).replace(/^\.([cm])([jt])s$/, '.$1$2s');
  const forms = formsOf(readFileSync(file, 'utf8')).map((form) => ({
    name: form.name,
    ...feed(form, ending),
  }));
  process.send?.({ file, forms, heap: process.memoryUsage().heapUsed } satisfies Answer);
});
