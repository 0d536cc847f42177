/**
 * The reference "bare parse", a whole process: it walks, reads, filters by one regular expression and parses what
 * survives, and does nothing with the trees. Arguments: `--include-tests` and folders. It prints its counts as JSON.
 */
import { readFileSync } from 'node:fs';
import ts from 'typescript';
import { RESPONSE_WORDS } from '../../server/src/engine/lint/prefilter';
import { sourceFilesIn } from './walk';

/** What the reference did; `bytes` and `parsedBytes` are those of the files on disk. */
export type BareParse = {
  readonly files: number;
  readonly bytes: number;
  readonly parsed: number;
  readonly parsedBytes: number;
};

const folders = process.argv.slice(2).filter((argument) => argument !== '--include-tests');
console.log(JSON.stringify(bareParse(folders, process.argv.includes('--include-tests'))));

function bareParse(paths: readonly string[], includeTests: boolean): BareParse {
  const files = sourceFilesIn(paths, includeTests);
  let bytes = 0;
  let parsed = 0;
  let parsedBytes = 0;
  for (const file of files) {
    const content = readFileSync(file);
    bytes += content.length;
    // Latin-1 takes no decoding and the words are ASCII.
    if (!RESPONSE_WORDS.test(content.toString('latin1'))) continue;
    parse(file, content.toString('utf8'));
    parsed += 1;
    parsedBytes += content.length;
  }
  return { files: files.length, bytes, parsed, parsedBytes };
}

function parse(file: string, text: string): void {
  const kind = /\.[mc]?ts$/.test(file) ? ts.ScriptKind.TS : ts.ScriptKind.TSX;
  const options = {
    languageVersion: ts.ScriptTarget.Latest,
    jsDocParsingMode: ts.JSDocParsingMode.ParseNone,
  };
  ts.createSourceFile(file, text, options, false, kind);
}
