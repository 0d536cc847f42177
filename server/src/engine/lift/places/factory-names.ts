import ts from 'typescript';
import { referenceOfDeclaration } from '../../syntax/modules';
import { bare, type Tree } from '../../syntax/tree';
import { errorPackageOf } from '../../values/constants';
import { nameOf } from './error-names';
import { topDeclarations } from './named-codes';

const CLASS_MAKER = '@fastify/error';
const DECORATOR = 'httpErrors';

/**
 * Prepares telling calls that can make an error with the help of a known package, by the first of their names.
 * Asking what every call of a file refers to would cost more than all the rest.
 */
export function factoryCallsIn(tree: Tree): (callee: ts.Expression) => boolean {
  const names = new Set<string>();
  for (const { declaration, name } of topDeclarations(tree)) {
    const specifier = referenceOfDeclaration(declaration)?.specifier;
    if (specifier !== undefined && (specifier === CLASS_MAKER || errorPackageOf(specifier))) names.add(name);
  }
  const isDecorated = tree.text.includes(DECORATOR);
  if (names.size === 0 && !isDecorated) return () => false;
  return (callee) => {
    let at = bare(callee);
    while (ts.isPropertyAccessExpression(at) || ts.isElementAccessExpression(at)) {
      if (isDecorated && nameOf(at.expression) === DECORATOR) return true;
      at = bare(at.expression);
    }
    return ts.isIdentifier(at) && names.has(ts.idText(at));
  };
}
