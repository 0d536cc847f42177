import ts from 'typescript';

/** What a JavaScript text can do beyond computing: the modules that it loads and the doors to code and network that it names. */
export interface Abilities {
  /** Names of modules, without `node:`. */
  readonly modules: ReadonlySet<string>;
  /** Of each: `eval(…)`, `new Function(…)`, `fetch(…)`, `import(…)` of what is no constant … */
  readonly doors: ReadonlySet<string>;
}

/** Globals that run text as code, or reach a network. */
const GLOBALS = new Set([
  'eval',
  'Function',
  'fetch',
  'WebSocket',
  'XMLHttpRequest',
  'EventSource',
  'importScripts',
  'Worker',
  'SharedWorker',
  'WebAssembly',
]);
/** Members of `process`, `globalThis` and modules that load or run something. */
const MEMBERS = new Set([
  'binding',
  'dlopen',
  '_linkedBinding',
  'mainModule',
  'createRequire',
  'getBuiltinModule',
  'sendBeacon',
]);

/** Reads what a text can do; names in strings and comments are none. */
export function abilitiesOf(text: string, name = 'a.js'): Abilities {
  const modules = new Set<string>();
  const doors = new Set<string>();
  const source = ts.createSourceFile(name, text, ts.ScriptTarget.Latest, true);
  const take = (specifier: ts.Expression | undefined, how: string): void => {
    if (specifier && ts.isStringLiteralLike(specifier)) modules.add(specifier.text.replace(/^node:/, ''));
    else doors.add(how);
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) && node.importClause?.phaseModifier !== ts.SyntaxKind.TypeKeyword)
      take(node.moduleSpecifier, 'import');
    if (ts.isExportDeclaration(node) && node.moduleSpecifier) take(node.moduleSpecifier, 'export');
    if (ts.isCallExpression(node) || ts.isNewExpression(node)) {
      const callee = node.expression;
      const calls = ts.isNewExpression(node) ? 'new ' : '';
      if (callee.kind === ts.SyntaxKind.ImportKeyword) take(node.arguments?.[0], 'import(…)');
      else if (ts.isIdentifier(callee) && callee.text === 'require') take(node.arguments?.[0], 'require(…)');
      else if (ts.isIdentifier(callee) && GLOBALS.has(callee.text)) doors.add(`${calls}${callee.text}(…)`);
      // `(0, eval)(…)`, `globalThis.fetch(…)`
      else if (ts.isPropertyAccessExpression(callee) && (MEMBERS.has(callee.name.text) || isGlobal(callee)))
        doors.add(`${calls}….${callee.name.text}(…)`);
      else if (ts.isParenthesizedExpression(callee) && /\beval\b/.test(callee.getText(source)))
        doors.add('eval(…)');
    }
    if (ts.isIdentifier(node) && isHandedOn(node)) doors.add(`${node.text} as a value`);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return { modules, doors };
}

/** Under another name (`const get = fetch`, what a minifier makes) it could be called unseen. */
function isHandedOn(node: ts.Identifier): boolean {
  const { parent, text } = node;
  if (!(text === 'require' || (GLOBALS.has(text) && text !== 'Function'))) return false;
  const isName =
    (ts.isPropertyAccessExpression(parent) && parent.name === node) ||
    ((ts.isPropertyAssignment(parent) || ts.isMethodDeclaration(parent)) && parent.name === node);
  const isCalled = (ts.isCallExpression(parent) || ts.isNewExpression(parent)) && parent.expression === node;
  // `require.main`
  const isMain = ts.isPropertyAccessExpression(parent) && parent.name.text === 'main';
  const isAsked = isMain || ts.isTypeOfExpression(parent) || isTypeOnly(parent);
  return !isName && !isCalled && !isAsked;
}

function isTypeOnly(node: ts.Node): boolean {
  return ts.isTypeReferenceNode(node) || ts.isPropertySignature(node) || ts.isTypeQueryNode(node);
}

function isGlobal({ expression, name }: ts.PropertyAccessExpression): boolean {
  const holds = ts.isIdentifier(expression) && /^(?:globalThis|window|self|global)$/.test(expression.text);
  return holds && GLOBALS.has(name.text);
}
