/** Code of one shape, as deep or as long as is asked for. Each is an expression, statements, or a whole file. */
export interface Shape {
  readonly name: string;
  readonly kind: 'expression' | 'statement' | 'type';
  readonly of: (depth: number) => string;
}

const nest =
  (open: string, inner: string, close: string) =>
  (depth: number): string =>
    open.repeat(depth) + inner + close.repeat(depth);
const row =
  (first: string, part: (index: number) => string, last = '') =>
  (depth: number): string =>
    first + Array.from({ length: depth }, (_, index) => part(index)).join('') + last;

/** What nests without an end, in every way that the language knows. */
export const DEEP: readonly Shape[] = [
  { name: 'parentheses', kind: 'expression', of: nest('(', '1', ')') },
  { name: 'arrays', kind: 'expression', of: nest('[', '', ']') },
  { name: 'objects', kind: 'expression', of: nest('{a:', '1', '}') },
  { name: 'templates', kind: 'expression', of: nest('`${', '1', '}`') },
  { name: 'sums', kind: 'expression', of: row('1', () => ' + 1') },
  { name: 'powers', kind: 'expression', of: row('1', () => ' ** 1') },
  { name: 'alternatives', kind: 'expression', of: row('a', (index) => ` || a${index}`) },
  { name: 'defaults', kind: 'expression', of: row('a', (index) => ` ?? a${index}`) },
  { name: 'conditionals', kind: 'expression', of: row('', (index) => `a${index} ? ${index} : `, '404') },
  { name: 'conditionals in conditions', kind: 'expression', of: nest('(', 'a', ' ? 404 : 200)') },
  { name: 'negations', kind: 'expression', of: nest('!', 'a', '') },
  { name: 'awaited', kind: 'expression', of: nest('await ', 'a', '') },
  { name: 'assignments', kind: 'expression', of: row('', (index) => `a${index} = `, '404') },
  { name: 'calls in calls', kind: 'expression', of: nest('f(', 'a', ')') },
  { name: 'calls of calls', kind: 'expression', of: nest('', 'f', '()') },
  { name: 'members', kind: 'expression', of: nest('', 'a', '.b') },
  { name: 'links of a promise', kind: 'expression', of: row('load()', (index) => `.then((a) => a${index})`) },
  { name: 'links that answer', kind: 'expression', of: row('load()', () => '.then((a) => res.json(a))') },
  { name: 'arrow functions', kind: 'expression', of: nest('() => ', '1', '') },
  { name: 'functions', kind: 'expression', of: nest('function () { return ', '1', '; }') },
  { name: 'classes', kind: 'expression', of: nest('class { a = ', '1', '; }') },
  { name: 'elements of JSX', kind: 'expression', of: nest('<a>', '', '</a>') },
  { name: 'assertions', kind: 'expression', of: nest('', 'a', ' as any') },
  { name: 'spreads', kind: 'expression', of: nest('{...', 'a', '}') },
  { name: 'blocks', kind: 'statement', of: nest('{', 'res.json({});', '}') },
  { name: 'conditions', kind: 'statement', of: nest('if (a) {', 'res.status(404).end();', '}') },
  {
    name: 'else',
    kind: 'statement',
    of: row('', (index) => `if (a === ${index}) return res.status(404).end(); else `, 'res.json({});'),
  },
  { name: 'loops', kind: 'statement', of: nest('for (;;) {', 'res.json({});', '}') },
  { name: 'attempts', kind: 'statement', of: nest('try {', 'res.json({});', '} catch (err) { next(err); }') },
  { name: 'labels', kind: 'statement', of: nest('a: ', 'res.json({});', '') },
  { name: 'callbacks', kind: 'statement', of: nest('f((err, a) => {', 'res.json(a);', '});') },
  { name: 'function declarations', kind: 'statement', of: nest('function f() {', 'res.json({});', '}') },
  { name: 'switches', kind: 'statement', of: nest('switch (a) { case 1:', 'res.json({});', '}') },
  { name: 'destructuring', kind: 'statement', of: nest('const {a:', 'b', '} = req;') },
  { name: 'type arguments', kind: 'type', of: nest('A<', '1', '>') },
  { name: 'types in parentheses', kind: 'type', of: nest('(', '1', ')') },
  { name: 'lists of types', kind: 'type', of: nest('', '1', '[]') },
  { name: 'unclosed parentheses', kind: 'expression', of: (depth) => '('.repeat(depth) },
  { name: 'unclosed arrays', kind: 'expression', of: (depth) => '['.repeat(depth) },
  { name: 'unclosed objects', kind: 'expression', of: (depth) => '{a:'.repeat(depth) },
  { name: 'unclosed templates', kind: 'expression', of: (depth) => '`${'.repeat(depth) },
  { name: 'unclosed calls', kind: 'expression', of: (depth) => 'f('.repeat(depth) },
  { name: 'unclosed blocks', kind: 'statement', of: (depth) => '{'.repeat(depth) },
  { name: 'unclosed conditions', kind: 'statement', of: (depth) => 'if (a) {'.repeat(depth) },
  { name: 'unclosed elements', kind: 'expression', of: (depth) => '<a>'.repeat(depth) },
  { name: 'closing brackets', kind: 'statement', of: (depth) => ')]}'.repeat(depth) },
];

const HEAD = `import express from 'express';\nconst app = express();\n`;
const OTHER = `app.get('/other', (req, res) => res.status(200).json({ error: 'No' }));\n`;

/** A file in whose handler a shape decides what is answered. */
export function fileOf({ kind, of }: Shape, depth: number): string {
  const code = of(depth);
  const handler = (body: string): string =>
    `${HEAD}${OTHER}app.get('/deep', async (req, res, next) => {\n${body}\n});\n`;
  if (kind === 'statement') return handler(code);
  if (kind === 'type')
    return handler(`const status: ${code} = 404;\nres.status(status).json({ error: 'No' });`);
  return handler(`const status = ${code};\nif (${code}) res.status(status).json({ error: ${code} });`);
}
