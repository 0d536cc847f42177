import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

export const root = fileURLToPath(new URL('../../', import.meta.url));
export const sourceFolder = join(root, 'server', 'src');

/** A module of server/src: its path from there (with `/`) and what it imports, own modules as such paths. */
export type SourceModule = {
  readonly path: string;
  readonly text: string;
  readonly own: readonly string[];
  /** Those of `own` that are loaded when the program runs: without `import type`. */
  readonly loaded: readonly string[];
  readonly packages: readonly string[];
};

/** Every module of server/src, sorted by path. */
export function sourceModules(): SourceModule[] {
  return readdirSync(sourceFolder, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => path.endsWith('.ts'))
    .sort()
    .map((path) => {
      const text = readFileSync(join(sourceFolder, path), 'utf8');
      const imported = importsIn(text);
      const ownIn = (names: readonly string[]): string[] =>
        names.filter((name) => name.startsWith('.')).map((name) => resolved(path, name));
      return {
        path,
        text,
        own: ownIn(imported),
        loaded: ownIn(importsIn(text.replaceAll(/^(?:import|export) type [^;]*;/gm, ''))),
        packages: imported.filter((name) => !name.startsWith('.')),
      };
    });
}

function importsIn(text: string): string[] {
  return ts.preProcessFile(text, true, true).importedFiles.map(({ fileName }) => fileName);
}

function resolved(from: string, name: string): string {
  const target = posix.join(posix.dirname(from), name);
  const candidates = [target, `${target}.ts`, posix.join(target, 'index.ts')];
  return candidates.find((file) => /\.\w+$/.test(file) && existsSync(join(sourceFolder, file))) ?? target;
}
