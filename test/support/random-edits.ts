import fc from 'fast-check';

/** One change of a text. */
export type Edit = (text: string) => string;

const place = fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true });
const at = (text: string, share: number): number => Math.floor(share * (text.length + 1));

/** What tears syntax, or is odd to read. */
const MARKS = '( ) { } [ ] ` ${ \' " /* */ // => ... ?. < </ > / @ # : ; , . = ||= \\'.split(' ');
const CHARACTERS = ['\0', '\ud83d', '\udc4d', '😀', '\r', '\r\n', '\n', '\u2028', '\ufeff', ' '];
const WORDS =
  '1 x 404 200 res err constructor __proto__ import.meta import("x") await async yield export return throw new else'
    .split(' ')
    .map((word) => `${word} `);
const STATEMENTS = [
  'import x from "x";\n',
  'const x = 1;\n',
  'function f() {\n',
  'class A {\n',
  'if (x) ',
  'throw x;\n',
  'x.y = z;\n',
  'f(x);\n',
  'case 1:\n',
  'interface I { a: b }\n',
  'res.status(404).end();\n',
  '() => {}',
];
const PIECES = [...MARKS, ...CHARACTERS, ...WORDS, ...STATEMENTS];

/** What typing, cutting, copying and moving do to a text, at any place of it. */
export const edit: fc.Arbitrary<Edit> = fc.oneof(
  fc.tuple(place, fc.constantFrom(...PIECES)).map(([share, piece]): Edit => (text) => {
    const start = at(text, share);
    return text.slice(0, start) + piece + text.slice(start);
  }),
  fc.tuple(place, fc.nat(12)).map(([share, length]): Edit => (text) => {
    const start = at(text, share);
    return text.slice(0, start) + text.slice(start + length);
  }),
  fc.tuple(place, place, fc.nat(80), fc.nat(20)).map(([share, from, size, length]): Edit => (text) => {
    const [start, other] = [at(text, share), at(text, from)];
    return text.slice(0, start) + text.slice(other, other + size) + text.slice(start + length);
  }),
  // A line that is taken out, and one that is said twice.
  fc.tuple(place, fc.boolean()).map(([share, isTwice]): Edit => (text) => {
    const start = text.lastIndexOf('\n', at(text, share)) + 1;
    const end = text.indexOf('\n', start) + 1 || text.length;
    return text.slice(0, isTwice ? end : start) + text.slice(isTwice ? start : end);
  }),
);

/** Edits one after the other, at places all over the text. */
export const severalEdits: fc.Arbitrary<readonly Edit[]> = fc.array(edit, { minLength: 3, maxLength: 10 });
