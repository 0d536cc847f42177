import ts from 'typescript';
import { bare, memberName, type Tree } from '../../syntax/tree';
import type { PathFact, RoutingFacts } from '../routing';
import { optionText } from './options';
import { pathFact, textFact } from './paths';
import type { Reach } from './reach';
import type { RegisteringRead, Registered } from './registration';
import type { Thing } from './thing';

const DEPTH = 8;

/** Whether a plugin is `@fastify/autoload`. */
export function isAutoload(thing: Thing): boolean {
  return thing.kind === 'module' && /^(?:@fastify\/autoload|fastify-autoload)$/.test(thing.specifier);
}

/**
 * What `@fastify/autoload` is told to load (its README): the folder, the prefix that all plugins in it get, and whether
 * the names of folders become prefixes.
 */
export function autoloadRegistration(options: ts.Expression, { reach, values }: RegisteringRead): Registered {
  const dir = optionText(options, ['dir'], reach);
  const folder = dir && folderOf(dir, reach, DEPTH);
  const inner = optionText(options, ['options'], reach);
  const prefix = inner && optionText(inner, ['prefix'], reach);
  const flat = optionText(options, ['dirNameRoutePrefix'], reach);
  const isTrue = (name: string): boolean => {
    const value = optionText(options, [name], reach);
    return value !== undefined && bare(value).kind === ts.SyntaxKind.TrueKeyword;
  };
  return {
    kind: 'autoload',
    methods: [],
    paths: prefix ? [pathFact(prefix, reach, values)] : [],
    slots: [],
    ...(folder !== undefined && { folder }),
    ...(flat && bare(flat).kind === ts.SyntaxKind.FalseKeyword && { flat: true }),
    ...(isTrue('routeParams') && { routeParams: true }),
    ...(isTrue('autoHooks') && { autoHooks: isTrue('cascadeHooks') ? 'cascade' : 'folder' }),
  };
}

/** What a file tells `@fastify/autoload` of its own prefix (its README): by a member of the plugin, or an export. */
export function ownPrefixes(
  { source, text }: Tree,
  reach: Reach,
): Pick<RoutingFacts, 'autoPrefix' | 'prefixOverride'> {
  if (!/\b(?:autoPrefix|prefixOverride)\b/.test(text)) return {};
  const found = new Map(source.statements.flatMap(namedValues));
  const prefixOf = (name: string): PathFact | undefined => {
    const value = found.get(name);
    const known = value && textFact(value, reach);
    return value && (known === undefined ? { text: '…', exact: false } : { text: known, exact: true });
  };
  const autoPrefix = prefixOf('autoPrefix');
  const prefixOverride = prefixOf('prefixOverride');
  return { ...(autoPrefix && { autoPrefix }), ...(prefixOverride && { prefixOverride }) };
}

// `export const autoPrefix = '/x'`, `module.exports.autoPrefix = '/x'`, `plugin.autoPrefix = '/x'`.
function namedValues(statement: ts.Statement): readonly (readonly [string, ts.Expression])[] {
  if (ts.isVariableStatement(statement))
    return statement.declarationList.declarations.flatMap(({ name, initializer }) =>
      ts.isIdentifier(name) && initializer ? [[ts.idText(name), initializer] as const] : [],
    );
  if (!ts.isExpressionStatement(statement) || !ts.isBinaryExpression(statement.expression)) return [];
  const { left, operatorToken, right } = statement.expression;
  const name = operatorToken.kind === ts.SyntaxKind.EqualsToken ? memberName(left) : undefined;
  return name === undefined ? [] : [[name, right]];
}

/**
 * The folder that an expression names, relative to the file's own: `path.join(__dirname, 'routes')`,
 * `fileURLToPath(new URL('routes', import.meta.url))`, `desm`'s `join(import.meta.url, 'routes')`.
 * @returns `.` for the file's folder itself; undefined for what is not known
 */
function folderOf(expression: ts.Expression, reach: Reach, depth: number): string | undefined {
  if (depth === 0) return undefined;
  const node = bare(expression);
  if (isOwnFolder(node)) return '.';
  if (ts.isTemplateExpression(node)) {
    const [span, ...more] = node.templateSpans;
    const base =
      span && node.head.text === '' && more.length === 0
        ? folderOf(span.expression, reach, depth - 1)
        : undefined;
    return base === undefined ? undefined : joined([base, span?.literal.text ?? '']);
  }
  if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.PlusToken) {
    const base = folderOf(node.left, reach, depth - 1);
    const rest = textFact(node.right, reach);
    return base === undefined || rest === undefined ? undefined : joined([base, rest]);
  }
  if (ts.isNewExpression(node)) return ofUrl(node, reach);
  if (ts.isCallExpression(node)) return ofCall(node, reach, depth);
  if (!ts.isIdentifier(node))
    return memberName(node) === 'pathname' ? ofMember(node, reach, depth) : undefined;
  const initializer = reach.initializerOf(node);
  return initializer && folderOf(initializer, reach, depth - 1);
}

function ofMember(node: ts.Expression, reach: Reach, depth: number): string | undefined {
  return folderOf((node as ts.PropertyAccessExpression).expression, reach, depth - 1);
}

function ofCall(call: ts.CallExpression, reach: Reach, depth: number): string | undefined {
  const callee = bare(call.expression);
  const name = memberName(callee) ?? (ts.isIdentifier(callee) ? ts.idText(callee) : '');
  const [first, ...rest] = call.arguments;
  if (!first) return undefined;
  if (name === 'fileURLToPath') return folderOf(first, reach, depth - 1);
  if (name === 'dirname') {
    const isFile = isOwnFile(bare(first)) || isOwnFileName(first, reach);
    if (isFile) return '.';
    const inner = folderOf(first, reach, depth - 1);
    return inner === undefined ? undefined : joined([inner, '..']);
  }
  if (name !== 'join' && name !== 'resolve') return undefined;
  // `join(import.meta.url, 'routes')` is desm's, which starts from the file's folder.
  const base = isOwnFile(bare(first)) ? '.' : folderOf(first, reach, depth - 1);
  const parts = rest.map((part) => textFact(part, reach));
  if (base === undefined || parts.includes(undefined)) return undefined;
  return joined([base, ...parts.map((part) => part ?? '')]);
}

// `new URL('routes', import.meta.url)`: relative to the file, so its folder is the base.
function ofUrl({ arguments: args }: ts.NewExpression, reach: Reach): string | undefined {
  const [path, base] = args ?? [];
  if (!path || !base || !isOwnFile(bare(base))) return undefined;
  const text = textFact(path, reach);
  return text === undefined ? undefined : joined(['.', text]);
}

function isOwnFolder(node: ts.Expression): boolean {
  if (ts.isIdentifier(node)) return ts.idText(node) === '__dirname';
  return memberName(node) === 'dirname' && isImportMeta(node);
}

function isOwnFile(node: ts.Expression): boolean {
  if (ts.isIdentifier(node)) return ts.idText(node) === '__filename';
  const name = memberName(node);
  return (name === 'url' || name === 'filename') && isImportMeta(node);
}

// `const __filename = fileURLToPath(import.meta.url)`, under whatever name; or the call itself.
function isOwnFileName(expression: ts.Expression, reach: Reach): boolean {
  const node = bare(expression);
  const value = ts.isIdentifier(node) ? reach.initializerOf(node) : node;
  const call = value && bare(value);
  if (!call || !ts.isCallExpression(call)) return false;
  const [first] = call.arguments;
  return first !== undefined && isOwnFile(bare(first));
}

function isImportMeta(node: ts.Expression): boolean {
  const owner = bare((node as ts.PropertyAccessExpression).expression);
  return ts.isMetaProperty(owner);
}

function joined(parts: readonly string[]): string {
  const out: string[] = [];
  for (const part of parts.join('/').split('/')) {
    if (part === '' || part === '.') continue;
    if (part === '..' && out.length > 0 && out.at(-1) !== '..') out.pop();
    else out.push(part);
  }
  return out.join('/') || '.';
}
