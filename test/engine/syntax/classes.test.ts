import type ts from 'typescript';
import { expect, test } from 'vitest';
import {
  constructorOf,
  isBuiltInError,
  parameterPropertyOf,
  superclassOf,
} from '../../../server/src/engine/syntax/classes';
import { parseTree, textOf } from '../../../server/src/engine/syntax/tree';

function classIn(text: string) {
  const tree = parseTree('a.ts', text);
  const shown = (node: ts.Node | undefined): string | undefined => node && textOf(node, tree);
  return { node: tree.classes[0]!, shown };
}

test.each([
  [`class A extends errors.Base implements B {}`, 'errors.Base'],
  [`const A = class extends (mixin(Base)) {};`, 'mixin(Base)'],
  [`class A implements B {}`, undefined],
  [`class A {}`, undefined],
])('%s extends %s', (text, expected) => {
  const { node, shown } = classIn(text);
  expect(shown(superclassOf(node))).toBe(expected);
});

test('a constructor is the one with a body, and its parameters with a modifier are fields', () => {
  const { node, shown } = classIn(`
    class A {
      constructor(status: number);
      constructor(private readonly status: number = 404, message?: string) { super(); }
    }
  `);
  expect(constructorOf(node)?.body).toBeDefined();
  expect(shown(parameterPropertyOf(node, 'status'))).toBe('private readonly status: number = 404');
  expect(parameterPropertyOf(node, 'message')).toBeUndefined();
});

test.each([
  [`class A extends Error {}`, true],
  [`class A extends TypeError {}`, true],
  [`class A extends AppError {}`, false],
  [`class A extends lib.Error {}`, false],
  [`import { Error } from 'lib'; class A extends Error {}`, false],
])('%s: JavaScript’s own is %s', (text, expected) => {
  const parent = superclassOf(classIn(text).node);
  expect(parent && isBuiltInError(parent)).toBe(expected);
});
