import ts from 'typescript';
import { describedAbove, operationsLike } from '../../facts/declared/above';
import type { DocumentedOperation } from '../../facts/declared/comments';
import { responseSchemaOf, type ResponseSchema } from '../../facts/declared/response-schema';
import type { HandlerSite, RouteSite } from '../../frameworks/framework';
import type { DeclaredCode, DeclaredStatuses, StatusDeclaration } from '../../model/declaration';
import { spanOf, type Tree } from '../../syntax/tree';
import type { Span } from '../../text/span';
import { addToComment, restatementIn } from './comment-edits';
import { addToSchema, restatementOf } from './schema-edits';

/**
 * What a handler's route declares that it answers with: in its schema, in a comment of its file, or in another file, in
 * this order; undefined without any, and where it handles several routes.
 */
export function declarationOf(tree: Tree, site: HandlerSite): StatusDeclaration | undefined {
  const routes = new Map((site.routes ?? []).map((route) => [route.node, route]));
  const [route] = routes.values();
  // The object of a route is what another file registers.
  const calls = [...routes.keys()].filter((node) => !ts.isObjectLiteralExpression(node)).length;
  if (site.role !== 'handler' || routes.size > 1 || calls + site.registeredAt.length > 1) return undefined;
  const schema = route?.options && responseSchemaOf(route.options, tree);
  if (schema) return ofSchema(schema, tree);
  const operation = operationFor(site, route, tree);
  if (operation) return ofOperation(operation, tree);
  return site.declared && ofOtherFile(site.declared);
}

function ofSchema(schema: ResponseSchema, tree: Tree): StatusDeclaration {
  return {
    source: 'schema',
    codes: schema.codes.map(({ text, property, environment }): DeclaredCode => {
      const isHere = environment.tree === tree && property.name !== undefined;
      return {
        text,
        span: isHere ? spanOf(property.name, tree) : undefined,
        as: isHere ? restatementOf(property, tree) : undefined,
      };
    }),
    complete: schema.complete,
    documents: schema.documents,
    add: (missing) => addToSchema(schema, missing, tree),
  };
}

function ofOperation(operation: DocumentedOperation, tree: Tree): StatusDeclaration {
  return {
    source: 'comment',
    codes: operation.codes.map((entry) => ({
      text: entry.key,
      span: entry.block?.key,
      as: restatementIn(entry, tree),
    })),
    complete: operation.complete,
    documents: true,
    add: (missing) => addToComment(operation, missing, tree),
  };
}

function ofOtherFile({ source, codes, complete }: DeclaredStatuses): StatusDeclaration {
  return {
    source,
    codes: codes.map((text) => ({ text, span: undefined, as: undefined })),
    complete,
    documents: source !== 'schema',
    add: () => undefined,
  };
}

/**
 * The operation that a comment describes above the handler or the call that registers it; else the only one of the file
 * whose method and path are the route's.
 */
function operationFor(
  site: HandlerSite,
  route: RouteSite | undefined,
  tree: Tree,
): DocumentedOperation | undefined {
  const operations = operationsLike(site, tree);
  const near = describedAbove(operations, [site.fn, ...(route ? [route.node] : [])], tree);
  if (near.length > 0) return near.length === 1 ? near[0] : undefined;
  const { path = '/', method } = site;
  if (/^\/?$/.test(path) || method === undefined) return undefined;
  const [only, ...others] = operations.filter(({ comment }) => !isElsewhere(comment, site, tree));
  return others.length === 0 ? only : undefined;
}

// In a function of its own.
function isElsewhere({ start, end }: Span, { fn }: HandlerSite, tree: Tree): boolean {
  return tree.functions.some(
    (other) => other.pos <= start && end <= other.end && !(other.pos <= fn.pos && fn.end <= other.end),
  );
}
