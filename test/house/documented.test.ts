import ts from 'typescript';
import { expect, test } from 'vitest';
import { sourceModules } from './sources';

test('every export has a doc comment', () => {
  const bare = sourceModules().flatMap(({ path, text }) =>
    exportsIn(path, text)
      .filter(({ documented }) => !documented)
      .map(({ name }) => `${path}: ${name}`),
  );
  expect(bare).toEqual([]);
});

test('what has none is found; of overloads one is enough', () => {
  const text =
    '/** It. */ export const a = 1;\nexport const b = 2;\n/** One. */ export function c(): void;\nexport function c() {}';
  expect(exportsIn('a.ts', text).filter(({ documented }) => !documented)).toEqual([
    { name: 'b', documented: false },
  ]);
});

type Exported = { readonly name: string; readonly documented: boolean };

function exportsIn(path: string, text: string): Exported[] {
  const found = new Map<string, boolean>();
  for (const statement of ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true).statements) {
    if (!ts.canHaveModifiers(statement)) continue;
    if (ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) !== true)
      continue;
    const documented = ts.getJSDocCommentsAndTags(statement).length > 0;
    for (const name of namesOf(statement)) found.set(name, documented || found.get(name) === true);
  }
  return [...found].map(([name, documented]) => ({ name, documented }));
}

function namesOf(statement: ts.Statement): string[] {
  if (ts.isVariableStatement(statement))
    return statement.declarationList.declarations.map(({ name }) => name.getText());
  const { name } = statement as { name?: ts.Node };
  return [name?.getText() ?? 'default'];
}
