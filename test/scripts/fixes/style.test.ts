import { expect, test } from 'vitest';
import { styleFaults } from '../../../scripts/fixes/style';
import { applyEdits } from '../../../server/src/engine/text/edit';

const faults = (before: string, start: number, end: number, text: string): readonly string[] => {
  const edits = [{ start, end, text }];
  return styleFaults(before, applyEdits(before, edits), edits);
};
const plain = `const a = 'x';\nconst b = 'y';\nconst c = 'z';\nif (a) {\n  send(a);\n}\n`;
const sending = plain.indexOf('send');

test('nothing is said of an edit in the style of the file', () => {
  expect(faults(plain, sending, sending, "log('x');\n  ")).toEqual([]);
  const crlf = plain.replaceAll('\n', '\r\n');
  const place = crlf.indexOf('send');
  expect(faults(crlf, place, place, "log('x');\r\n  ")).toEqual([]);
});

test('line breaks', () => {
  const crlf = plain.replaceAll('\n', '\r\n');
  const place = crlf.indexOf('send');
  expect(faults(crlf, place, place, "log('x');\n  ")).toContain("breaks lines otherwise than the file's own");
  expect(faults(plain, sending, sending, "log('x');\r\n  ")).toContain(
    "breaks lines otherwise than the file's own",
  );
});

test('indentation', () => {
  expect(faults(plain, sending, sending, "log('x');\n")).toContain(
    'is indented otherwise than its surroundings',
  );
  expect(faults(plain, sending, sending, "log('x');\n\t")).toContain(
    'is indented otherwise than its surroundings',
  );
});

test('semicolons', () => {
  expect(faults(plain, sending, sending, 'log(a)\n  ')).toEqual(['leaves out a semicolon']);
  const without = plain.replaceAll(';', '');
  const place = without.indexOf('send');
  expect(faults(without, place, place, 'log(a);\n  ')).toEqual(['writes semicolons in a file without them']);
  expect(faults(without, place, place, 'log(a)\n  ')).toEqual([]);
});

test('quotes', () => {
  const double = `${plain.replaceAll("'", '"')}f("a", "b", "c");\n`;
  const place = double.indexOf('send');
  expect(faults(double, place, place, "log('x');\n  ")).toEqual([
    'writes single quotes in a file of double ones',
  ]);
  const single = `${plain}f('a', 'b', 'c');\n`;
  expect(faults(single, sending, sending, 'log("x");\n  ')).toEqual([
    'writes double quotes in a file of single ones',
  ]);
});

test('empty lines and white space that are left behind', () => {
  expect(faults(plain, sending, sending + 'send(a);'.length, '')).toEqual(['leaves an empty line']);
  expect(faults(plain, plain.indexOf('{') + 1, plain.indexOf('{') + 1, ' ')).toEqual([
    'leaves white space at the end of a line',
  ]);
});
