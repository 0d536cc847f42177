/**
 * The reference for keystrokes, a whole process: it parses the text after each, and does nothing with the trees.
 * Arguments: the number of lines of the generated text, and of keystrokes; with none the text is only made.
 */
import ts from 'typescript';
import { generatedText } from './generated-text';
import { keystrokesIn } from './keystrokes';

const [lines = 0, count = 0] = process.argv.slice(2).map(Number);
const before = generatedText(lines);
for (const { text } of [{ text: before }, ...keystrokesIn(before, count)]) {
  const options = {
    languageVersion: ts.ScriptTarget.Latest,
    jsDocParsingMode: ts.JSDocParsingMode.ParseNone,
  };
  ts.createSourceFile('a.js', text, options, false, ts.ScriptKind.TSX);
}
