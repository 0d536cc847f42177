import ts from 'typescript';
import { functionOf } from '../../syntax/callee';
import { startOf, textOf, type FunctionNode, type Tree } from '../../syntax/tree';
import type { TextEdit } from '../../text/edit';
import type { Run } from '../flow/run';
import { indentAt, newLineAt, startsLine } from './source-style';

/** The function that hands an error on, and what must be written so that it is there. */
export interface Next {
  readonly name: string;
  /** Sorted by start; none where the handler takes it already. */
  readonly edits: readonly TextEdit[];
}

/** The `next` of an Express handler; undefined where it has none and cannot be given one. */
export function nextOf(run: Run): Next | undefined {
  const { site, fn, tree } = run;
  if (site.next) {
    const { name } = site.next;
    return ts.isIdentifier(name) ? { name: ts.idText(name), edits: [] } : undefined;
  }
  const [request, response, ...others] = fn.parameters;
  if (!request || !response || others.length > 0 || !canTakeNext(run)) return undefined;
  const type = typeOfNext([request, response], tree);
  if (!type) return undefined;
  const start = startOf(response, tree);
  const gap = startsLine(start, tree) ? `${newLineAt(start, tree)}${indentAt(start, tree)}` : ' ';
  const parameter = { start: response.end, end: response.end, text: `,${gap}next${type.annotation}` };
  return { name: 'next', edits: [...type.edits, parameter] };
}

// Express calls it with three arguments: a wrapper need not, nor does whoever else calls it.
function canTakeNext({ site, fn, tree }: Run): boolean {
  const { framework, role, certainty, wrapped, error } = site;
  if (framework.name !== 'express' || site.fn !== fn || wrapped || error) return false;
  if (certainty !== 'registered' || (role !== 'handler' && role !== 'middleware')) return false;
  return !namesNext(fn, tree) && !tree.calls.some((call) => functionOf(call.expression) === fn);
}

// The name may mean something else in it.
function namesNext(fn: FunctionNode, tree: Tree): boolean {
  return /(?<![\w$.])next(?![\w$])/.test(tree.text.slice(fn.pos, fn.end));
}

/** How `next` is annotated beside the other parameters; undefined where they have types that do not lead to its own. */
function typeOfNext(
  parameters: readonly ts.ParameterDeclaration[],
  tree: Tree,
): { readonly annotation: string; readonly edits: readonly TextEdit[] } | undefined {
  if (parameters.every(({ type }) => !type)) return { annotation: '', edits: [] };
  for (const { type } of parameters) {
    if (!type || !ts.isTypeReferenceNode(type)) continue;
    const written = textOf(type.typeName, tree);
    const bindings = bindingsOf(tree);
    const owner = /^([\w$]+)\.(?:Request|Response)$/.exec(written)?.[1];
    if (owner !== undefined && bindings.some(({ all }) => all === owner))
      return { annotation: `: ${owner}.NextFunction`, edits: [] };
    const named = bindings.flatMap((one) => one.named);
    const mine = named.find(({ name }) => ts.idText(name) === written);
    if (!mine) continue;
    const known = named.find((one) => importedName(one) === 'NextFunction');
    if (known) return { annotation: `: ${ts.idText(known.name)}`, edits: [] };
    const { end } = mine.parent.elements.at(-1) ?? mine;
    const text = `, ${mine.isTypeOnly ? 'type ' : ''}NextFunction`;
    return { annotation: ': NextFunction', edits: [{ start: end, end, text }] };
  }
  return undefined;
}

/** What a file imports of Express: a name for all of it, and names of its own. */
function bindingsOf({ source }: Tree): readonly {
  readonly all: string | undefined;
  readonly named: readonly ts.ImportSpecifier[];
}[] {
  return source.statements.flatMap((statement) => {
    if (!ts.isImportDeclaration(statement) || !statement.importClause) return [];
    const { moduleSpecifier, importClause } = statement;
    const isExpress =
      ts.isStringLiteral(moduleSpecifier) && /^express(?:-serve-static-core)?$/.test(moduleSpecifier.text);
    if (!isExpress) return [];
    const { name, namedBindings } = importClause;
    const star = namedBindings && ts.isNamespaceImport(namedBindings) ? namedBindings.name : undefined;
    const all = name ?? star;
    const named = namedBindings && ts.isNamedImports(namedBindings) ? [...namedBindings.elements] : [];
    return [{ all: all && ts.idText(all), named }];
  });
}

function importedName({ propertyName, name }: ts.ImportSpecifier): string | undefined {
  const imported = propertyName ?? name;
  return ts.isIdentifier(imported) ? ts.idText(imported) : undefined;
}
