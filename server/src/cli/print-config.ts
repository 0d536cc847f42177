import { resolve } from 'node:path';
import { PROJECT_KEYS } from '../engine/config/declaration';
import { LEVEL_KEY, type GivenSettings, type Origin } from '../engine/config/given';
import { settingsOf, valueIn } from '../engine/config/settings';
import { displayPath } from '../node/display-path';
import { coloursOf } from './colours';
import type { Configuration } from './configuration';
import { printableJson } from './printable';
import { errorsText, warningsText } from './reporters/errors';
import type { ExitCode, World } from './world';

/** A value with who has set it: a place in a file, an option, a preset, or nobody. */
interface Shown {
  readonly value: unknown;
  readonly from: string;
}

/** Prints the settings that hold for one file as JSON; the file itself need not exist. */
export async function printConfig(
  file: string,
  configuration: Configuration,
  world: World,
): Promise<ExitCode> {
  const path = resolve(world.cwd, file);
  const given = await configuration.givenFor(path);
  const found = await configuration.of(path);
  const rules = (await world.rules()).map(({ meta }) => meta);
  const { levels } = settingsOf(given, rules).config;
  const preset = valueIn(given, 'preset');
  const nameOf = (origin: Origin): string => named(origin, world.cwd);
  const ofPreset = (isOther: boolean): string => (isOther ? `preset ${preset}` : 'default');

  const settings = PROJECT_KEYS.filter((key) => key !== 'levels').map((key): [string, Shown] => {
    const own = given.get(key);
    const value = valueIn(given, key);
    const isOther = value !== valueIn(NOTHING_GIVEN, key);
    return [key, { value, from: own ? nameOf(own.from) : ofPreset(isOther) }];
  });
  const ofRules = rules.map(({ id, level }): [string, Shown] => {
    const own = given.get(LEVEL_KEY + id);
    const set = levels.get(id);
    return [id, { value: set ?? level, from: own ? nameOf(own.from) : ofPreset(set !== undefined) }];
  });
  const shown = {
    file: displayPath(world.cwd, path),
    configuration: (found?.files ?? []).map((each) => displayPath(world.cwd, each)),
    settings: Object.fromEntries(settings),
    levels: Object.fromEntries(ofRules),
  };
  world.stdout.write(`${printableJson(shown)}\n`);
  const colours = coloursOf(world.stderr, world.env);
  const { warnings, errors } = configuration;
  world.stderr.write(warningsText(warnings, colours) + errorsText(errors, colours));
  return errors.length > 0 ? 2 : 0;
}

const NOTHING_GIVEN: GivenSettings = new Map();

function named(origin: Origin, cwd: string): string {
  if (origin === 'option') return 'command line';
  if (origin === 'editor') return 'editor';
  return `${displayPath(cwd, origin.file)}:${origin.line + 1}:${origin.character + 1}`;
}
