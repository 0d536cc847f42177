import { existsSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { CONFIG_NAMES, MANIFEST_KEY } from '../engine/config/file/config-names';
import type { CodeSetting } from '../engine/lint/habits';
import { FRAMEWORK_TITLES } from '../engine/model/framework-name';
import { displayPath } from '../node/display-path';
import { textInside } from '../node/inside';
import { ioMessage } from '../node/io-error';
import { LARGEST_MANIFEST } from '../node/packages';
import { writeFile } from '../node/write';
import { coloursOf } from './colours';
import { configurationOf } from './configuration';
import type { InitOptions } from './init-options';
import { configurationText, type FoundInProject } from './init-text';
import { printableLine } from './printable';
import { nameIn } from './projects';
import { errorsText } from './reporters/errors';
import { count, sourcesOf } from './sources';
import { emptyTally, type Tally } from './tally';
import { UsageError } from './usage-error';
import type { ExitCode, World } from './world';

const [JSON_NAME, NAME, MANIFEST] = CONFIG_NAMES;

/** Runs `init`: looks at the code of a folder and writes a configuration into it. */
export async function runInit(
  { folder: named, force, dryRun }: InitOptions,
  world: World,
): Promise<ExitCode> {
  const folder = resolve(world.cwd, named ?? '.');
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true)
    throw new UsageError(`init takes a folder, and ${displayPath(world.cwd, folder)} is none.`);
  const target = join(folder, NAME);
  const shown = displayPath(world.cwd, target);
  if (!dryRun) refuseToReplace(folder, force, world.cwd);

  const tally = emptyTally();
  const text = configurationText(await lookAt(folder, tally, world));
  world.stderr.write(errorsText(tally.errors, coloursOf(world.stderr, world.env)));
  if (dryRun) {
    world.stdout.write(text);
    return 0;
  }
  try {
    writeFile(target, text, folder);
  } catch (error) {
    const message = `the configuration is not written: ${ioMessage(error)}`;
    world.stderr.write(errorsText([{ file: shown, message }], coloursOf(world.stderr, world.env)));
    return 2;
  }
  world.stdout.write(
    `Wrote ${printableLine(shown)}. It is read from now on; change in it what you have decided.\n`,
  );
  return 0;
}

// A file that comes before ours would make it a text that nobody reads.
function refuseToReplace(folder: string, force: boolean, cwd: string): void {
  const nameOf = (name: string): string => displayPath(cwd, join(folder, name));
  if (existsSync(join(folder, JSON_NAME)))
    throw new UsageError(`There is ${nameOf(JSON_NAME)}, which comes before ${NAME}. Nothing is written.`);
  if (force) return;
  if (existsSync(join(folder, NAME)))
    throw new UsageError(
      `There is ${nameOf(NAME)} already. --force writes over it; --dry-run only shows what it would be.`,
    );
  if (hasSettings(join(folder, MANIFEST)))
    throw new UsageError(
      `There are settings in ${nameOf(MANIFEST)} under ${JSON.stringify(MANIFEST_KEY)}, which would not count any more. --force writes ${NAME} all the same.`,
    );
}

function hasSettings(manifest: string): boolean {
  try {
    const read: unknown = JSON.parse(textInside(manifest, dirname(manifest), LARGEST_MANIFEST) ?? '');
    return typeof read === 'object' && read !== null && MANIFEST_KEY in read;
  } catch {
    // One that is missing or broken has no settings that anybody reads.
    return false;
  }
}

async function lookAt(folder: string, tally: Tally, world: World): Promise<FoundInProject> {
  const configuration = await configurationOf(
    { config: undefined, readsConfig: false },
    { includeTests: false },
    world,
  );
  const wanted = { paths: [folder], stdinName: undefined, project: true };
  const sources = sourcesOf(wanted, configuration, world, tally);
  const engine = await world.engine();
  const codes = new Map<CodeSetting, Map<number, number>>();
  const helpers = new Map<string, number>();
  const frameworks = new Map<string, number>();
  let files = 0;
  for await (const source of sources.all()) {
    const { text } = source.content;
    const result = source.lint(text);
    count(source, result, tally);
    if (result.handlers.length > 0) files++;
    for (const { framework, majors } of result.handlers)
      add(frameworks, `${FRAMEWORK_TITLES[framework]} ${majors.join(' or ')}`.trim());
    const habits = engine.habitsOf(result.handlers, text);
    for (const { setting, code } of habits.codes) {
      const counts = codes.get(setting) ?? new Map<number, number>();
      codes.set(setting, counts);
      add(counts, code);
    }
    for (const helper of habits.helpers) add(helpers, helper);
  }
  await sources.projects?.finish();
  const loaded = sources.projects?.loaded() ?? [];
  const knowledge = loaded.map((project) => ({ project, ...knowledgeOf(project) }));
  const { handlers, responses } = tally.stats;
  return {
    frameworks: byUse(frameworks),
    files,
    handlers,
    responses,
    errorHandlers: knowledge.flatMap(({ project, errorHandlers }) =>
      errorHandlers.map(({ name, place }) => {
        const at = `${nameIn(project, folder, place.file)}:${place.line + 1}`;
        return printableLine(name === undefined ? at : `${name} (${at})`);
      }),
    ),
    codes,
    spelling: {
      numbers: knowledge.reduce((sum, { spelling }) => sum + spelling.numbers, 0),
      constants: knowledge.reduce((sum, { spelling }) => sum + spelling.constants, 0),
      names: knowledge.flatMap(({ spelling }) => spelling.names)[0]?.names.owner,
    },
    helpers: byUse(helpers),
  };
}

function knowledgeOf({ project }: Loaded): ReturnType<Loaded['project']['viewOf']>['knowledge'] {
  const [first = ''] = project.summaries().keys();
  return project.viewOf(first).knowledge;
}

type Loaded = Parameters<typeof nameIn>[0];

function add<Key>(counts: Map<Key, number>, key: Key): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

function byUse(counts: ReadonlyMap<string, number>): readonly string[] {
  return [...counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).map(([key]) => key);
}
