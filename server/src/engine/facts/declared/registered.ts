import ts from 'typescript';
import type { DeclaredStatuses } from '../../model/declaration';
import type { FrameworkName } from '../../model/framework-name';
import { bare, isFunctionNode, memberName, type Tree } from '../../syntax/tree';
import { describedAbove, operationsLike, type KnownRoute } from './above';
import { responseSchemaOf, statusesOf } from './response-schema';

/**
 * What a route declares where it is registered, for the file that its handler stands in: in Fastify's options, or in a
 * comment above.
 * @param call the call that registers it
 * @param element the object of the route, where the call takes it from a table
 */
export function declaredWhereRegistered(
  call: ts.CallExpression,
  element: ts.Node | undefined,
  route: KnownRoute & { readonly framework: FrameworkName },
  tree: Tree,
): DeclaredStatuses | undefined {
  const options = route.framework === 'fastify' ? optionsOf(call, element, tree) : undefined;
  const schema = options && responseSchemaOf(options, tree);
  if (schema) return statusesOf(schema);
  const [operation, ...others] = describedAbove(
    operationsLike(route, tree),
    [call, ...(element ? [element] : [])],
    tree,
  );
  if (!operation || others.length > 0) return undefined;
  return { source: 'comment', codes: operation.codes.map(({ key }) => key), complete: operation.complete };
}

function optionsOf(
  call: ts.CallExpression,
  element: ts.Node | undefined,
  tree: Tree,
): ts.Expression | undefined {
  // Most files have none, and each expression that is followed costs.
  if (!/\bresponse\b/.test(tree.text)) return undefined;
  if (element) return ts.isObjectLiteralExpression(element) ? element : undefined;
  const [first, second] = call.arguments;
  const options = memberName(bare(call.expression)) === 'route' ? first : second;
  return options && !isFunctionNode(bare(options)) ? options : undefined;
}
