import { Linter } from 'eslint';
import ts from 'typescript';
import tseslint from 'typescript-eslint';
import { expect, test } from 'vitest';
import { ownEntries } from '../../scripts/eslint/own-entries.mjs';

const REFUSED = [
  '(table: Record<string, number>, name: string) => table[name]',
  '(table: Record<string, number>, name: string | undefined) => table[name ?? ""]',
  '(table: Record<string, number>, name: string) => { table[name] = 1; }',
  '(table: object, name: string) => name in table',
  '(table: Record<string, number>, a: number) => table[`${a} b`]',
  '(table: Record<string, number>, a: string, b: string) => Object.hasOwn(table, a) ? table[b] : 0',
];
const TAKEN = [
  '(table: Record<string, number>, name: "a" | "b") => table[name]',
  '(list: readonly number[], at: number) => list[at]',
  '(table: Record<string, number>, name: string) => Object.hasOwn(table, name) ? table[name] : 0',
  '(table: object) => "name" in table',
  '(table: ReadonlyMap<string, number>, name: string) => table.get(name)',
];

// The lint rule that keeps names out of the workspace from meaning what every object inherits.
test('a table is asked only for names that the code lists, or for its own', () => {
  const lines = [...TAKEN, ...REFUSED];
  const text = lines.map((code, index) => `export const look${index} = ${code};`).join('\n');
  const messages = new Linter().verify(
    text,
    {
      files: ['**/*.ts'],
      plugins: { house: { rules: { 'own-entries': ownEntries } } },
      rules: { 'house/own-entries': 'error' },
      languageOptions: { parser: tseslint.parser, parserOptions: { programs: [programOf(text)] } },
    },
    'look.ts',
  );
  expect(messages.map(({ line, ruleId }) => [lines[line - 1], ruleId])).toEqual(
    REFUSED.map((code) => [code, 'house/own-entries']),
  );
});

function programOf(text: string): ts.Program {
  const options: ts.CompilerOptions = { target: ts.ScriptTarget.ES2022, strict: true, types: [] };
  const host = ts.createCompilerHost(options);
  const sourceFile = host.getSourceFile.bind(host);
  host.getSourceFile = (name, ...rest) =>
    name === 'look.ts' ? ts.createSourceFile(name, text, ts.ScriptTarget.ES2022) : sourceFile(name, ...rest);
  return ts.createProgram(['look.ts'], options, host);
}
