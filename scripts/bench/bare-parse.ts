/**
 * The reference "bare parse", a whole process: it walks, reads, filters by one regular expression and parses what
 * survives, and does nothing with the trees. With `--parse FILE` it parses instead what that file names, a path in each line.
 * Arguments: those, `--include-tests` and folders. It prints its counts as JSON.
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
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

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { 'include-tests': { type: 'boolean', default: false }, parse: { type: 'string' } },
});
const chosen = values.parse === undefined ? undefined : readFileSync(values.parse, 'utf8').split('\n');
console.log(JSON.stringify(bareParse(positionals, values['include-tests'], chosen && new Set(chosen))));

function bareParse(
  paths: readonly string[],
  includeTests: boolean,
  listed: ReadonlySet<string> | undefined,
): BareParse {
  const files = sourceFilesIn(paths, includeTests);
  let bytes = 0;
  let parsed = 0;
  let parsedBytes = 0;
  for (const file of files) {
    const content = readFileSync(file);
    bytes += content.length;
    // Latin-1 takes no decoding and the words are ASCII.
    const survives = RESPONSE_WORDS.test(content.toString('latin1'));
    if (!(listed?.has(file) ?? survives)) continue;
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
