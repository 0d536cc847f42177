import ts from 'typescript';
import type { TextEdit } from '../../text/edit';
import { startOf, type Tree } from '../../syntax/tree';

/**
 * Takes a property out of its object literal, with one comma and the space that goes with it.
 * @returns undefined where a comment would be lost, or where it is no property of a literal
 */
export function removeMember(
  property: ts.ObjectLiteralElementLike,
  tree: Tree,
): readonly TextEdit[] | undefined {
  const object = property.parent as ts.Node | undefined;
  if (!object || !ts.isObjectLiteralExpression(object)) return undefined;
  const { properties } = object;
  const index = properties.indexOf(property);
  const next = properties[index + 1];
  const previous = properties[index - 1];
  const cut = next
    ? { start: startOf(property, tree), end: startOf(next, tree) }
    : previous
      ? { start: previous.end, end: property.end }
      : { start: startOf(object, tree) + 1, end: object.end - 1 };
  const gone = tree.text.slice(cut.start, cut.end);
  const own = tree.text.slice(startOf(property, tree), property.end);
  // A template or a text may hold what looks like a comment; then the member stays too.
  return /\/\/|\/\*/.test(gone.replace(own, () => own.replace(/(['"])(?:\\.|(?!\1)[^\\])*\1/g, '')))
    ? undefined
    : [{ ...cut, text: '' }];
}
