import { folderOf, joined, nameOf } from '../../text/locations';
import type { Steps } from '../../text/steps';
import type { ConfigFile } from './config-file';
import type { FileProblem } from './problem';

/** What following `extends` needs. */
export interface Extending {
  /** No file outside of it is read. */
  readonly root: string;
  /** Undefined when there is no such file, or none that can be used, which is told already. */
  readonly read: (location: string) => Steps<ConfigFile | undefined>;
  readonly tell: (problem: FileProblem) => void;
}

/** Each file extends one that extends another: nobody can follow more. */
const DEEPEST = 10;
/** Files that extend several, each of them several … */
const MOST = 50;

/** A file with all that it extends, what it extends first: later ones come before earlier ones. */
export function* layersOf(file: ConfigFile, extending: Extending): Steps<readonly ConfigFile[]> {
  const layers: ConfigFile[] = [];
  yield* add(file, [], layers, extending);
  return layers;
}

type Extended = ConfigFile['extends'][number];

function* add(
  file: ConfigFile,
  way: readonly string[],
  layers: ConfigFile[],
  extending: Extending,
): Steps<void> {
  const on = [...way, file.location];
  for (const extended of file.extends) {
    const fail = (message: string): void =>
      extending.tell({ file: file.location, range: extended.range, message, isFatal: false });
    const target = targetOf(extended, file, extending.root);
    if ('message' in target) fail(target.message);
    else if (on.includes(target.location)) fail(circle(on, target.location));
    else if (on.length >= DEEPEST)
      fail(`More than ${DEEPEST} files extend one another here: this one is not read.`);
    else if (layers.length >= MOST) fail(`More than ${MOST} files are extended: this one is not read.`);
    else {
      const base = yield* extending.read(target.location);
      if (base) yield* add(base, on, layers, extending);
      else
        fail(`${JSON.stringify(extended.path)} does not exist, or holds no configuration that can be used.`);
    }
  }
  layers.push(file);
}

function targetOf(
  { path }: Extended,
  { location }: ConfigFile,
  root: string,
): { readonly location: string } | { readonly message: string } {
  if (!/^\.\.?\//.test(path) || path.includes('\\'))
    return {
      message: 'extends takes a path that begins with "./" or "../": no package and no address is read.',
    };
  if (!/\.jsonc?$/.test(path)) return { message: 'extends takes a .json or .jsonc file: no code is run.' };
  const target = joined(root, folderOf(location), path);
  return target === undefined
    ? { message: 'This leads out of the project, and nothing outside of it is read.' }
    : { location: target };
}

function circle(way: readonly string[], target: string): string {
  const names = [...way.slice(way.indexOf(target)), target].map(nameOf);
  return `extends leads in a circle: ${names.join(' → ')}.`;
}
