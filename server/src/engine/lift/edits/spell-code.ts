import ts from 'typescript';
import type { CodeNames } from '../../model/code-names';
import type { LazyEdits, StatusCode } from '../../model/status-value';
import type { TextEdit } from '../../text/edit';
import { relativeSpecifier } from '../../text/relative-specifier';
import { startOf, type Tree } from '../../syntax/tree';
import type { Run } from '../flow/run';
import { constantFor, importedNames, isRequire, rootOf } from '../places/imported-names';
import { literalOf, newLineAt } from './source-style';

type Edits = readonly TextEdit[] | undefined;

/** Writes a code in another way where it stands, see `ResponseEdits.spell`. */
export function spellCode(
  { tree }: Run,
  code: StatusCode | undefined,
  names: CodeNames | undefined,
  file: string | undefined,
): ReturnType<LazyEdits> {
  if (!code || !standsAlone(code, tree)) return undefined;
  if (!names) return [{ ...code.span, text: String(code.code) }];
  const specifier = specifierIn(names, file);
  const constant = specifier === undefined ? undefined : constantFor(code.code, names, specifier, tree);
  const imported = constant === undefined ? undefined : importEdits(names, specifier ?? '', tree);
  return imported && [...imported, { ...code.span, text: constant ?? '' }];
}

// `{ NOT_FOUND }` is a name, too: a bare one is only taken for a value beside a parenthesis.
function standsAlone({ span, text, file }: StatusCode, { text: all }: Tree): boolean {
  if (file !== undefined || all.slice(span.start, span.end) !== text) return false;
  if (/^\d+$|[.[]/.test(text)) return true;
  return /\(\s*$/.test(all.slice(0, span.start)) || /^\s*\)/.test(all.slice(span.end));
}

function specifierIn({ specifier, file: target }: CodeNames, file: string | undefined): string | undefined {
  if (target === undefined) return specifier;
  return file === undefined ? undefined : relativeSpecifier(file, target, specifier);
}

function importEdits(names: CodeNames, specifier: string, tree: Tree): Edits {
  const root = rootOf(names.owner);
  const known = importedNames(names.owner, tree);
  if (known) {
    const isSame = names.file === undefined ? known.specifier === specifier : known.file === names.file;
    return isSame ? [] : undefined;
  }
  // The name may mean something else somewhere in the file.
  if (new RegExp(`(?<![\\w$])${root.replaceAll('$', '\\$')}(?![\\w$])`).test(tree.text)) return undefined;
  const statement = WRITTEN[names.binding](root, literalOf(specifier, tree));
  const last = lastImport(names, tree);
  if (!last) return atTop(statement, names, tree);
  const at = endOfLine(last.end, tree);
  const text = `${newLineAt(last.end, tree)}${statement}${semicolonBehind(last, tree)}`;
  return [{ start: at, end: at, text }];
}

// A file without imports is a module of the kind that its exports are of.
function atTop(statement: string, names: CodeNames, tree: Tree): Edits {
  const { statements } = tree.source;
  const [first] = statements;
  const exported = isRequired(names) ? /^(?:module\.)?exports\b/m : /^export\b/m;
  const isOther = isRequired(names) ? /^(?:import|export)\b/m : /\brequire\(|^(?:module\.)?exports\b/m;
  // Above it may stand a comment, a shebang or a directive.
  if (!first || startOf(first, tree) > 0 || ts.isExpressionStatement(first)) return undefined;
  if (!exported.test(tree.text) || isOther.test(tree.text)) return undefined;
  const line = newLineAt(0, tree);
  const text = `${statement}${semicolonBehind(first, tree)}${line}${line}`;
  return [{ start: 0, end: 0, text }];
}

function semicolonBehind(statement: ts.Statement, { text }: Tree): string {
  return text[statement.end - 1] === ';' || /;[ \t]*\r?$/m.test(text) ? ';' : '';
}

function isRequired({ binding }: CodeNames): boolean {
  return binding === 'require' || binding === 'required-member';
}

const WRITTEN: Readonly<Record<CodeNames['binding'], (name: string, from: string) => string>> = {
  default: (name, from) => `import ${name} from ${from}`,
  named: (name, from) => `import { ${name} } from ${from}`,
  namespace: (name, from) => `import * as ${name} from ${from}`,
  require: (name, from) => `const ${name} = require(${from})`,
  'required-member': (name, from) => `const { ${name} } = require(${from})`,
};

// Behind what the file imports in the same way: the last `import`, or the last of its first calls of `require`.
function lastImport(names: CodeNames, { source: { statements } }: Tree): ts.Statement | undefined {
  if (!isRequired(names)) return statements.findLast(ts.isImportDeclaration);
  const first = statements.findIndex(requires);
  const rest = first < 0 ? [] : statements.slice(first);
  const others = rest.findIndex((statement) => !requires(statement));
  return others < 0 ? rest.at(-1) : rest[others - 1];
}

function requires(statement: ts.Statement): boolean {
  return ts.isVariableStatement(statement) && statement.declarationList.declarations.every(isRequire);
}

// A comment behind a statement stays behind it.
function endOfLine(offset: number, { text }: Tree): number {
  const rest = /^[ \t]*\/\/[^\r\n]*/.exec(text.slice(offset));
  return offset + (rest?.[0].length ?? 0);
}
