import { describe, expect, test } from 'vitest';
import { codeAt } from '../../../server/src/engine/syntax/code-at';
import { parseTree } from '../../../server/src/engine/syntax/tree';

/** The code at what stands between `«` and `»`. */
function at(marked: string, file = 'app.ts'): string {
  const start = marked.indexOf('«');
  const end = marked.indexOf('»') - 1;
  return codeAt({ start, end }, parseTree(file, marked.replace(/[«»]/g, '')));
}

test.each([
  [
    `if (!user) {\n  return res.«status(404)».json({ error: 'x' });\n}`,
    `return res.status(404).json({error:'x'})`,
  ],
  [`if (!user) return res.«status(404)».end();`, `return res.status(404).end()`],
  [`await   load( a,b );\n«res.json»(new   Thing);`, `res.json(new Thing)`],
  [
    `const x = typeof «a» in b ? \`a \${c}  b\` : /x \\/\\//g;`,
    'const x=typeof a in b?`a ${c} b`:/x \\/\\//g',
  ],
])('a statement: %s', (text, code) => {
  expect(at(text)).toBe(code);
});

test('how it is laid out, quoted, commented and ended makes no difference', () => {
  const one = `res.«status(500)».json({ error: 'a b', id })`;
  const other = `res // why\r\n  .«status(500)» /* 500; */\r\n  .json({\r\n    error: "a b",\r\n    id,\r\n  });`;
  expect(at(other)).toBe(at(one));
  expect(at(one)).toBe(`res.status(500).json({error:'a b', id})`);
});

test.each([
  ['throw ({ a: 1 /* b */ }), «c»', 'throw {a: 1}, «c»'],
  ['list.map(a => a, «b»)', 'list.map((a) => a, «b»)'],
  ['list.map((a) => a, b => «b»)', 'list.map(a => a, (b) => «b»)'],
  ['list.map(async a => ({ «b»: a }))', 'list.map(async (a) => ({ «b»: a }))'],
])('parentheses make none either: %s', (one, other) => {
  expect(at(one)).toBe(at(other));
});

describe('what stands in blocks is code of its own', () => {
  test.each([
    [`app.get('/x', wrap(async «(req, res)» => {\n  res.json(1);\n}), 1);`, `async(req, res)=>{…}`],
    [`if («!user») { res.end(); } else { next(); }`, `if(!user){…}else{…}`],
    [`try { a(); } «catch (e)» { b(); }`, `catch(e){…}`],
    [`try { a(); } catch (e) { b(); «}»`, `catch(e){…}`],
    [`function list(req, res) { a(); «}»`, `function list(req, res){…}`],
    [`switch («a») { case 1: res.end(); break; }`, `switch(a){…}`],
    [`switch (a) { case 1: «res.end()»; break; }`, `res.end()`],
    [`class A { x = 1; async «list»(req: R, res) { res.end(); } }`, `async list(req:R, res){…}`],
    [`class «A» extends B { x = 1; list() {} }`, `class A extends B{{…}{…}}`],
    [`const a = { b: 1, «list»: async (req, res) => { res.end(); } };`, `list:async(req, res)=>{…}`],
    [`exports.«list» = async (req, res) => { res.end(); };`, `exports.list=async(req, res)=>{…}`],
    [`find().then((x) => res.json(x)).catch((e) => «res.status(500)».end());`, `(e)=>res.status(500).end()`],
  ])('%s', (text, code) => {
    expect(at(text, 'app.js')).toBe(code);
  });
});

test('in a comment it is the line of that comment', () => {
  expect(at(`a(); // status-hints-disable-line «no-such»,   other -- why`)).toBe(
    '// status-hints-disable-line no-such, other -- why',
  );
  expect(at(`/**\n * @openapi\n *   «404»:  gone\n */\na();`)).toBe('404: gone');
  expect(at(`«/* status-hints-disable */»\na();`)).toBe('/* status-hints-disable */');
});

test('half-typed code has code too', () => {
  expect(at(`app.get('/', (req, res) => { res.«status(»`)).toBe('res.status(');
  expect(at(`«»`)).toBe('');
});

test('JSX, with its text', () => {
  expect(at(`const a = <p>\n  {«res.status(1)»} and so on, </p>;`, 'a.tsx')).toBe(
    'const a=<p>{res.status(1)}and so on, </p>',
  );
});
