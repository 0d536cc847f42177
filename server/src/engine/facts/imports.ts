/** What a file loads of others, as far as its text tells without being parsed; errs towards more. */
export interface Imports {
  readonly specifiers: readonly string[];
  /** It loads what only the running program knows: `require(file)`, `import(path)`, a folder's files by their pattern. */
  readonly open: boolean;
}

// Those that begin a line: others may be parts of texts.
const COMMENT = /^[ \t]*(?:\/\/.*|\/\*[\s\S]*?\*\/)/gm;
const SPECIFIER = /(?:\bfrom|\bimport|\b(?:require|import)\s*\()\s*(['"`])([^'"`\n$]+)\1/g;
const COMPUTED =
  /\b(?:require|import)\s*\(\s*(?!['"`)])|\b(?:require|import)\s*\(\s*`[^`]*\$\{|\bimport\.meta\.glob|\brequire\.context/;
// Packages that load the files of a folder.
const LOADER =
  /^(?:consign|express-load|express-(?:file|auto|automatic)-?rout\S*|require-?(?:all|dir\w*)|include-all|awilix-\w+|routing-controllers|fast-glob|tiny-?glob\w*|glob\w*)$/;

/** Reads what a file loads, from its raw text. */
export function importsIn(text: string): Imports {
  const code = text.replace(COMMENT, '');
  const specifiers = Array.from(code.matchAll(SPECIFIER), ([, , specifier = '']) => specifier);
  return { specifiers, open: COMPUTED.test(code) || specifiers.some((specifier) => LOADER.test(specifier)) };
}
