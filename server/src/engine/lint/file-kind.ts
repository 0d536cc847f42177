/** Files that can hold a handler; `.d.ts` and its kin hold types only. */
const source = /\.(?:js|jsx|mjs|cjs|ts|tsx|mts|cts)$/;
const declaration = /\.d\.(?:\w+\.)?[mc]?ts$/;
const minified = /[.-]min\.[mc]?js$/;
const test = /\.(?:test|spec|e2e)\.[^.]+$/;

const skippedFolders = new Set(['node_modules', '.git', 'dist', 'build', 'out', 'coverage', '.next']);
const testFolders = new Set([
  '__tests__',
  '__mocks__',
  '__fixtures__',
  'test',
  'tests',
  'spec',
  'e2e',
  'cypress',
]);

/** The endings that are checked, for messages. */
export const SOURCE_ENDINGS = '.js .jsx .mjs .cjs .ts .tsx .mts .cts';

/** Whether a file of this name can be parsed at all: what an explicitly named file must satisfy. */
export function hasSourceEnding(name: string): boolean {
  return source.test(name);
}

/** Whether a walk takes a file of this name: source, no declarations, not minified, a test only if wanted. */
export function isWalkedFile(name: string, includeTests: boolean): boolean {
  if (!source.test(name) || declaration.test(name) || minified.test(name)) return false;
  return includeTests || !test.test(name);
}

/** Whether a walk enters a folder of this name that lies below the given path. */
export function isWalkedFolder(name: string, includeTests: boolean): boolean {
  return !skippedFolders.has(name) && (includeTests || !testFolders.has(name));
}

/**
 * Whether a walk from a folder comes to a file.
 * @param path of the file below that folder, with slashes
 */
export function isWalkedPath(path: string, includeTests: boolean): boolean {
  const folders = path.split('/');
  const name = folders.pop() ?? '';
  return isWalkedFile(name, includeTests) && folders.every((folder) => isWalkedFolder(folder, includeTests));
}

const longLine = 1000;
const averageToLookAt = 200;

/**
 * Whether a text is the output of a minifier. Long lines alone do not tell: a data URI or a key has them too.
 * So what counts is whether most of the text stands in lines of more than 1000 characters that read like
 * code, with a bracket or semicolon in every 25 characters. Texts with short lines on average are not looked at.
 */
export function looksMinified(text: string): boolean {
  let code = 0;
  for (let start = 0, lines = 0; start < text.length; lines++) {
    let end = text.indexOf('\n', start);
    if (end === -1) end = text.length;
    if (end - start > longLine && isDenseCode(text.slice(start, end))) code += end - start;
    start = end + 1;
    // After a good sample of ordinary lines there is no need to read on.
    if (lines === 200 && start < lines * averageToLookAt && code === 0) return false;
  }
  return code > text.length / 2;
}

function isDenseCode(line: string): boolean {
  let marks = 0;
  for (let at = 0; at < line.length; at++) {
    const unit = line.charCodeAt(at);
    // ( ) ; { }
    if (unit === 40 || unit === 41 || unit === 59 || unit === 123 || unit === 125) marks++;
  }
  return marks * 25 > line.length;
}
