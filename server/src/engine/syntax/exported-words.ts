// What comes after `export` and names something.
const DECLARED =
  /\bexport\s+(?:declare\s+)?(?:abstract\s+)?(?:async\s+)?(?:const\s+enum|const|let|var|function(?:\s*\*)?|class|enum|namespace|module|interface|type)\s+([\w$]+)/g;
// CommonJS, a default whose members count, lists, what is passed on, patterns, and a second variable in one statement.
const OTHERWISE =
  /\bexports\b|\bexport\s+default\b|\bexport\s*[*{=]|\b_?_?export_?[sS]tar\b|\bexport\s+(?:type\s*[*{]|import\b|(?:const|let|var)\s*[[{])|\bexport\s+(?:const|let|var)\b[^;]{0,400}?[^\s(,{[]\s*,\s*[\w$]+\s*(?::[^=;,<]{0,80}(?:<[^=;]{0,80}>)?\s*)?=[^=>]/;

/**
 * The names that a file exports, read from its text without parsing it.
 * @returns undefined where that does not tell: such a file has to be parsed
 */
export function exportedWords(text: string): ReadonlySet<string> | undefined {
  if (OTHERWISE.test(text)) return undefined;
  return new Set(Array.from(text.matchAll(DECLARED), ([, name = '']) => name));
}
