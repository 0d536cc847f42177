import ts from 'typescript';
import type { FunctionNode, Tree } from '../../syntax/tree';
import { imported, type TypeMeaning, type Types } from './types';

/** What the JSDoc comment of a function says of its types. */
export interface DocumentedTypes {
  readonly parameters: ReadonlyMap<string, TypeMeaning>;
  readonly whole: TypeMeaning | undefined;
}

const TAG = /@(param|type)[ \t]+\{([^{}\n]{1,200})\}[ \t]*\[?([A-Za-z_$][\w$]*)?/g;
const TYPEDEF = /@typedef[ \t]+\{([^{}\n]{1,200})\}[ \t]+([A-Za-z_$][\w$]*)/g;
const IMPORT = /^(?:typeof[ \t]+)?import\(\s*['"]([^'"]+)['"]\s*\)((?:\.[A-Za-z_$][\w$]*)*)/;
const PATH = /^[A-Za-z_$][\w$]*(?:\.[A-Za-z_$][\w$]*)*/;

/** Prepares reading JSDoc types; undefined when the file has none, so that no comment is ever looked for. */
export function documentedTypesIn(
  tree: Tree,
  types: Types,
): ((fn: FunctionNode) => DocumentedTypes | undefined) | undefined {
  if (!/@(?:param|type)[ \t]+\{/.test(tree.text)) return undefined;
  const typedefs = new Map<string, string>();
  for (const [, type = '', name = ''] of tree.text.matchAll(TYPEDEF)) typedefs.set(name, type);

  function meaningOf(text: string, from: ts.Node, followTypedef = true): TypeMeaning | undefined {
    const type = text.trim().replace(/^[!?(]+/, '');
    const module = IMPORT.exec(type);
    if (module) return imported(module[1] ?? '', module[2]?.split('.').at(-1) ?? '');
    const path = PATH.exec(type)?.[0];
    if (path === undefined) return undefined;
    const typedef = followTypedef ? typedefs.get(path) : undefined;
    return typedef === undefined
      ? types.meaningOfName(path.split('.'), from)
      : meaningOf(typedef, from, false);
  }

  return (fn) => {
    const comment = commentOf(fn, tree);
    if (comment === undefined) return undefined;
    const parameters = new Map<string, TypeMeaning>();
    let whole: TypeMeaning | undefined;
    for (const [, tag, type = '', name] of comment.matchAll(TAG)) {
      const meaning = meaningOf(type, fn);
      if (!meaning) continue;
      if (tag === 'type') whole = meaning;
      else if (name !== undefined) parameters.set(name, meaning);
    }
    return parameters.size > 0 || whole ? { parameters, whole } : undefined;
  };
}

const LEVELS = 8;

// The comment stands before the function, or before the statement or member whose value it is.
function commentOf(fn: FunctionNode, tree: Tree): string | undefined {
  let node: ts.Node = fn;
  let looked = -1;
  for (let level = 0; level < LEVELS; level++) {
    if (node.pos !== looked) {
      looked = node.pos;
      const last = ts.getLeadingCommentRanges(tree.text, node.pos)?.at(-1);
      if (last && tree.text.startsWith('/**', last.pos)) return tree.text.slice(last.pos, last.end);
    }
    if (ts.isStatement(node) || ts.isClassElement(node) || ts.isObjectLiteralElement(node)) return undefined;
    const parent = node.parent as ts.Node | undefined;
    if (!parent || ts.isBlock(parent) || ts.isSourceFile(parent)) return undefined;
    node = parent;
  }
  return undefined;
}
