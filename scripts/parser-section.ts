import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

/**
 * Cuts the scanner and the parser out of the TypeScript package.
 *
 * `typescript.js` is one file made of sections, each begun by a line `// src/compiler/<name>.ts`. The parser
 * needs those from `corePublic` to `parser`. Some of them are replaced: what reaches for files, processes and
 * clocks by stand-ins that do nothing, and the table of 2,100 diagnostics by the ones that the remaining
 * sections name. What else is unused the bundler drops.
 */

const require = createRequire(import.meta.url);
const firstSection = 'corePublic';
const lastSection = 'parser';
const diagnosticsSection = 'diagnosticInformationMap.generated';
const replacedSections = [
  'sys',
  'tracing',
  'performanceCore',
  'performance',
  'ts.performance',
  diagnosticsSection,
];
const replacements = `
var sys, tracing;
function mark() {}
function measure() {}
`;

/** The file that is cut: `typescript` here is an alias whose only module re-exports this package. */
const packageFile = require.resolve('@typescript/old/lib/typescript.js', {
  paths: [require.resolve('typescript')],
});

type Section = { readonly name: string; readonly text: string };

/** The text of an ES module that exports, as its default, an object with the `names` of the TypeScript API. */
export async function parserSection(names: readonly string[]): Promise<string> {
  return cut(await readFile(packageFile, 'utf8'), names);
}

/**
 * The values (not types) of the TypeScript API that source texts use as `ts.<name>`, in order. `ts` must be the
 * name of the default import; a constant that is `ts as …` (for what its types do not tell) counts as well.
 */
export function apiNamesIn(sources: readonly string[], api: object): string[] {
  const names = new Set<string>();
  for (const source of sources) {
    const aliases = [...source.matchAll(/\bconst (\w+)(?::[^=]+)? = ts as /g)].map(([, alias]) => alias);
    const member = new RegExp(`\\b(?:${['ts', ...aliases].join('|')})\\.(\\w+)`, 'g');
    for (const [, name = ''] of source.matchAll(member)) if (name in api) names.add(name);
  }
  return [...names].sort();
}

function cut(whole: string, names: readonly string[]): string {
  const sections = sectionsOf(whole);
  const body = sections
    .filter(({ name }) => !replacedSections.includes(name))
    .map(({ text }) => text)
    .join('\n');
  const diagnostics = sections.find(({ name }) => name === diagnosticsSection);
  if (diagnostics === undefined) throw changed('its table of diagnostics');
  const text = [
    licenceOf(whole),
    preludeOf(whole),
    replacements,
    diagnosticsNamedIn(body, diagnostics.text),
    withPureCalls(withoutParents(body)),
  ].join('\n');
  const missing = names.filter((name) => !isDeclared(name, text));
  if (missing.length > 0) {
    throw new Error(
      `The parser cut out of TypeScript has no ${missing.map((name) => `\`ts.${name}\``).join(', ')}: ` +
        `only what is declared between its sections ${firstSection} and ${lastSection} can be used ` +
        '(no program, checker, printer or services).',
    );
  }
  return `${text}\nexport default { ${names.join(', ')} };\n`;
}

function sectionsOf(whole: string): Section[] {
  const marks = [...whole.matchAll(/^\/\/ src\/(?:\w+\/)*([\w.]+)\.ts$/gm)];
  const sections = marks.map((mark, i) => ({
    name: mark[1] ?? '',
    text: whole.slice(mark.index, marks[i + 1]?.index),
  }));
  const from = sections.findIndex(({ name }) => name === firstSection);
  const to = sections.findIndex(({ name }) => name === lastSection);
  if (from < 0 || to < from) throw changed('the order of its sections');
  return sections.slice(from, to + 1);
}

/** The licence asks that the notice stays and that a changed file says so. */
function licenceOf(whole: string): string {
  const notice = /^\/\*![\s\S]*?\*\//.exec(whole)?.[0];
  const version = /^var version = "([^"]+)";$/m.exec(whole)?.[1];
  if (notice === undefined || version === undefined) throw changed('its licence notice');
  return `${notice}\n/*! The scanner and parser of TypeScript ${version}; the rest of that file was left out. */`;
}

/** The bundler's helpers that the sections use. */
function preludeOf(whole: string): string {
  const prelude = /^var __defProp = [\s\S]*?^};$/m.exec(whole)?.[0];
  if (!prelude?.includes('__export')) throw changed('its prelude');
  return prelude;
}

function diagnosticsNamedIn(body: string, table: string): string {
  const used = new Set([...body.matchAll(/\bDiagnostics\.(\w+)/g)].map((match) => match[1]));
  const start = table.indexOf('var Diagnostics = {');
  if (start < 0) throw changed('its table of diagnostics');
  const entries = [...table.slice(start).matchAll(/^ {2}(\w+): diag\(.*\),?$/gm)].filter(([, name]) =>
    used.has(name),
  );
  if (entries.length < used.size) throw changed('its table of diagnostics');
  const lines = entries.map(([line]) => line.replace(/,?$/, ','));
  return `${table.slice(0, start)}var Diagnostics = {\n${lines.join('\n')}\n};`;
}

/**
 * Lets the bundler drop a variable that nobody reads though a call or a member gives it its value: no
 * initializer of these sections does more than make that value.
 */
function withPureCalls(body: string): string {
  return body
    .replace(/^(var \w+ = )((?:new )?[\w.]+\()/gm, '$1/* @__PURE__ */ $2')
    .replace(/^(var \w+ = )(_computedOptions(?:\.\w+)+);/gm, '$1/* @__PURE__ */ (() => $2)();');
}

/**
 * Lets the incremental parser leave parents to whoever walks over its tree, as the parser does: a node without one is new.
 */
function withoutParents(body: string): string {
  const [before, after] = [
    /(markAsIncrementallyParsed\(sourceFile\);\s*)Parser\.fixupParentReferences\(sourceFile\);/,
    /(syntaxCursor,\s*\/\*setParentNodes\*\/\s*)true(?=,)/,
  ];
  if (!before.test(body) || !after.test(body)) throw changed('its incremental parser');
  return body.replace(before, '$1').replace(after, '$1false');
}

function isDeclared(name: string, text: string): boolean {
  return new RegExp(`^(?:var|function|class) ${name}\\b`, 'm').test(text);
}

function changed(what: string): Error {
  return new Error(
    `${packageFile} is not built as expected (${what}); compare scripts/parser-section.ts with it.`,
  );
}
