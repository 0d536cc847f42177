import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import ts from 'typescript';
import { expect, test } from 'vitest';
import { follow, rememberedBy } from '../../../server/src/engine/syntax/remembered-by';
import { DEEPEST, TooDeep } from '../../../server/src/engine/syntax/too-deep';
import { parseTree, updateTree, type Tree } from '../../../server/src/engine/syntax/tree';
import { differenceOf } from '../../../server/src/engine/text/difference';
import { RULES } from '../../../server/src/engine/rules';
import { wholeFileOf } from '../../support/lint-snippet';
import { severalEdits } from '../../support/random-edits';

/** A tree that is made of the one before is the one that parsing the text makes, whatever is edited. */

const FILES: readonly (readonly [string, string])[] = [
  ...['express/app.js', 'express/users.js', 'fastify/orders.ts'].map(
    (file) => [file, readFileSync(new URL(`../../../examples/${file}`, import.meta.url), 'utf8')] as const,
  ),
  [
    'rules.ts',
    RULES.flatMap(({ examples }) =>
      examples.map(({ framework, bad }) => wholeFileOf(framework, bad).text),
    ).join('\n'),
  ],
  [
    'all.tsx',
    `import a, { b as c } from 'a';
interface Shape<T> { name: string; of(this: Shape<T>): T; readonly [key: string]: unknown }
type Other = { [K in keyof Shape<unknown>]?: typeof c } | \`x\${string}\`;
enum Codes { Ok = 200, Gone = 410 }
namespace Inner { export const x = 1; }
declare module 'express' { interface Request { user?: string } }
@Controller('/x') class Users extends Base<string> implements Shape<string> {
  #count = 0; static { this.of = 1; }
  @Get() async show(@Res() res: Response, id?: number): Promise<void> { ({ a: this.x, b: [c] } = await f(res)); }
  get total() { return this.#count++; }
  constructor(private readonly a = new Map<string, number>(), ...rest: unknown[]) { super(); throw new Error(\`no \${a} \${\`\${rest}\`}\`); }
}
label: for (const x of y) { switch (x) { case 1: case 2: f(x); break label; default: g?.(x)?.[0]!; } }
const view = <div className="a" {...rest}>{list.map((item) => <Item key={item.id} />)} text</div>;
export default async function* run<const T>(x: x is string, { a = 1, ...b }: T) { yield* await a ?? (b as const) satisfies T; }
const re = /[/}]+/g, n = 1_000n; if (a) b(); else do { c(); } while (d) ; try { e(); } catch { f(); } finally { delete g.h; }
let arrow = async (x) => x => ({ x }), other = function named() { return arguments }; x ||= y, z.w **= 2;
`,
  ],
];

// As deep as code may be. The parser does not recurse for it, so that no stack is exhausted before.
const DEEP = `const a = b${'.c'.repeat(DEEPEST - 5)};\n`;

test('what an edit pushes too deep is refused, as it is in a fresh tree', () => {
  const start = DEEP;
  const tree = parseTree('a.js', start);
  follow(tree.source);
  const text = '{'.repeat(10) + start;
  expect(() => parseTree('a.js', text)).toThrow(TooDeep);
  expect(() => updateTree(tree, text, differenceOf(start, text))).toThrow(TooDeep);
});

test('what it leaves at its place may stand beside code that goes as deep as code may', () => {
  const start = `${DEEP}function f() { return [1]; }\n`;
  const tree = parseTree('a.js', start);
  follow(tree.source);
  const text = start.replace('return [1]', 'if (a) { if (b) { if (c) { return [1]; } } }');
  const next = updateTree(tree, text, differenceOf(start, text));
  expect(next?.functions).toHaveLength(1);
});

test('after each of many edits it is the tree of the text', { timeout: 60_000 }, () => {
  let updated = 0;
  fc.assert(
    fc.property(fc.constantFrom(...FILES), severalEdits, ([file, start], edits) => {
      let tree = parseTree(file, start);
      for (const edit of edits) {
        follow(tree.source);
        const text = edit(tree.text);
        const next = updateTree(tree, text, differenceOf(tree.text, text));
        if (!next) continue;
        updated++;
        expect(described(next)).toBe(described(parseTree(file, text)));
        tree = next;
      }
    }),
    { seed: 77, numRuns: 30 },
  );
  expect(updated).toBeGreaterThan(100);
});

test('what is remembered of its nodes is forgotten, and that of other trees is not', () => {
  const known = rememberedBy<ts.Node, string>();
  const text = 'one();\ntwo();\nthree();\nfour();\n';
  const [tree, other] = [parseTree('a.js', text), parseTree('b.js', text)];
  follow(tree.source);
  const statements = [...tree.source.statements];
  for (const node of [...statements, ...other.source.statements]) known.set(node, 'known');
  const edited = text.replace('four(', 'four(4');
  const next = updateTree(tree, edited, differenceOf(text, edited));
  expect(next?.source.statements.map((node) => statements.includes(node))).toEqual([
    true,
    false,
    false,
    false,
  ]);
  expect(next?.source.statements.map((node) => known.get(node))).toEqual(statements.map(() => undefined));
  expect(other.source.statements.map((node) => known.get(node))).toEqual(statements.map(() => 'known'));
});

test('a tree is left as it is when another one has been followed since', () => {
  const tree = parseTree('a.js', 'one();\n');
  follow(tree.source);
  follow(parseTree('b.js', 'two();\n').source);
  expect(updateTree(tree, 'one(1);\n', { start: 4, end: 4, newEnd: 5 })).toBeUndefined();
});

interface Positions {
  readonly pos: number;
  readonly end: number;
}

/** Every node with its kind, place, flags and text, whether it leads to its parent; the index and the errors. */
function described(tree: Tree): string {
  const lines: string[] = [];
  // In torn code the parser puts some nodes into two places, of which one is their parent.
  const times = new Map<ts.Node, number>();
  const count = (node: ts.Node): void => {
    times.set(node, (times.get(node) ?? 0) + 1);
    ts.forEachChild(node, count);
  };
  count(tree.source);
  const describe = (node: ts.Node, parent: ts.Node | undefined, depth: number): void => {
    const { kind, pos, end, flags } = node;
    const said = ts.isIdentifier(node) ? ts.idText(node) : '';
    const up =
      (node.parent as ts.Node | undefined) === undefined
        ? 'none'
        : String((times.get(node) ?? 0) > 1 || node.parent === parent);
    lines.push([depth, ts.SyntaxKind[kind], pos, end, flags & ~INCREMENTAL, said, up].join(' '));
    const inside = (child: ts.Node): void => describe(child, node, depth + 1);
    ts.forEachChild(node, inside, (nodes) => {
      const { pos: from, end: to } = nodes as Positions;
      lines.push(`${depth} [${from} ${to}${nodes.hasTrailingComma ? ' ,' : ''}]`);
      nodes.forEach(inside);
    });
  };
  describe(tree.source, undefined, 0);
  const placesOf = (nodes: readonly ts.Node[]): string[] =>
    nodes.map(({ kind, pos, end }) => `${kind} ${pos} ${end}`);
  const { functions, classes, calls, constructions, throws, memberAssignments } = tree;
  const lists = [functions, classes, calls, constructions, throws, memberAssignments].map(placesOf);
  const assignments = [...tree.assignments].map(([name, nodes]) => [name, placesOf(nodes)]);
  lines.push(JSON.stringify([lists, assignments, tree.syntaxErrors, tree.source.text === tree.text]));
  return lines.join('\n');
}

// What the incremental parser notes for itself: whether there are errors below, and what the file has had at some time
// (dynamic imports, `import.meta`). Nothing of ours asks for it.
const INCREMENTAL = (1 << 20) | (1 << 21) | (1 << 22) | (1 << 23);
