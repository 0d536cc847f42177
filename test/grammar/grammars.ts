import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { grammars } from 'tm-grammars';
import { createRegistryFromGrammars } from 'vscode-tmgrammar-test/dist/common/index.js';

/** A grammar's file with its content, as the registry takes it, and the scopes that it is injected into. */
export interface GrammarFile {
  readonly path: string;
  readonly content: string;
  readonly injectTo?: readonly string[];
}

/** The scopes at each character of each line, outermost first, joined by a space. */
export type Scopes = readonly (readonly string[])[];

export type Registry = ReturnType<typeof createRegistryFromGrammars>;

/** The grammars that VS Code itself uses for the languages that we serve. */
export const LANGUAGES: readonly GrammarFile[] = grammars
  .filter(({ scopeName }) => ['source.js', 'source.js.jsx', 'source.ts', 'source.tsx'].includes(scopeName))
  .map(({ name }) => grammarFile(`node_modules/tm-grammars/grammars/${name}.json`));

/** Ours, as the manifest contributes them. */
export const INJECTIONS: readonly GrammarFile[] = manifestGrammars().map(({ path, scopeName, injectTo }) => {
  const file = { ...grammarFile(path), injectTo };
  if (scopeNameOf(file) !== scopeName) throw new Error(`the manifest calls ${path} ${scopeName}`);
  return file;
});

/**
 * A registry as VS Code makes one: languages, and what is injected into them. Both ask for the injections of a scope's
 * beginnings too: what goes into `source.js` goes into `source.js.jsx`.
 */
export function registryOf(files: readonly GrammarFile[]): Registry {
  return createRegistryFromGrammars(
    files.map((file) => ({
      grammar: { path: file.path, scopeName: scopeNameOf(file), injectTo: [...(file.injectTo ?? [])] },
      content: file.content,
    })),
  );
}

export async function scopesOf(registry: Registry, language: string, text: string): Promise<Scopes> {
  const grammar = await registry.loadGrammar(language);
  if (!grammar) throw new Error(`no grammar for ${language}`);
  let state: Parameters<typeof grammar.tokenizeLine>[1] = null;
  return text.split('\n').map((line) => {
    const { tokens, ruleStack } = grammar.tokenizeLine(line, state);
    state = ruleStack;
    return tokens.flatMap(({ startIndex, endIndex, scopes }) =>
      Array<string>(Math.min(endIndex, line.length) - startIndex).fill(scopes.join(' ')),
    );
  });
}

interface Manifest {
  readonly contributes: {
    readonly grammars: readonly {
      readonly path: string;
      readonly scopeName: string;
      readonly injectTo: readonly string[];
    }[];
  };
}

function manifestGrammars(): Manifest['contributes']['grammars'] {
  return (JSON.parse(grammarFile('package.json').content) as Manifest).contributes.grammars;
}

/** @param path from the root of the repository */
function grammarFile(path: string): GrammarFile {
  const file = fileURLToPath(new URL(path, new URL('../../', import.meta.url)));
  return { path: file, content: readFileSync(file, 'utf8') };
}

function scopeNameOf({ path, content }: GrammarFile): string {
  const { scopeName } = JSON.parse(content) as { readonly scopeName?: string };
  if (scopeName === undefined) throw new Error(`${path} has no scopeName`);
  return scopeName;
}
