import { CHECK_HELP, readCheckOptions } from './check-options';
import { coloursOf } from './colours';
import { EXPLAIN_HELP, readExplainWords } from './explain-options';
import { commandHelp, mainHelp, type CommandHelp } from './help';
import { INIT_HELP, readInitOptions } from './init-options';
import { INSPECT_HELP, readInspectOptions } from './inspect-options';
import { LSP_HELP, readLspOptions } from './lsp-options';
import { didYouMean } from '../engine/text/near';
import { printable } from './printable';
import { readRoutesOptions, ROUTES_HELP } from './routes-options';
import { UsageError } from './usage-error';
import type { ExitCode, World } from './world';

/** A command: its help, and what it does with the rest of the command line. Its code is loaded when it is called. */
interface Command {
  readonly help: CommandHelp;
  readonly run: (args: readonly string[], world: World) => Promise<ExitCode | 'help'>;
}

const commands: readonly Command[] = [
  {
    help: CHECK_HELP,
    async run(args, world) {
      const options = await readCheckOptions(args, async () =>
        (await world.rules()).map(({ meta }) => meta.id),
      );
      if (options === undefined) return 'help';
      const { runCheck } = await import('./check');
      return runCheck(options, world);
    },
  },
  {
    help: EXPLAIN_HELP,
    async run(args, world) {
      const words = readExplainWords(args);
      if (words === undefined) return 'help';
      const { runExplain } = await import('./explain');
      return runExplain(words, world);
    },
  },
  {
    help: INSPECT_HELP,
    async run(args, world) {
      const options = readInspectOptions(args);
      if (options === undefined) return 'help';
      const { runInspect } = await import('./inspect');
      return runInspect(options, world);
    },
  },
  {
    help: ROUTES_HELP,
    async run(args, world) {
      const options = readRoutesOptions(args);
      if (options === undefined) return 'help';
      const { runRoutes } = await import('./routes');
      return runRoutes(options, world);
    },
  },
  {
    help: INIT_HELP,
    async run(args, world) {
      const options = readInitOptions(args);
      if (options === undefined) return 'help';
      const { runInit } = await import('./init');
      return runInit(options, world);
    },
  },
  {
    help: LSP_HELP,
    run(args, world) {
      const start = readLspOptions(args);
      return start === undefined ? Promise.resolve('help') : world.serve(start);
    },
  },
];

/**
 * Runs a command line, without the program's name.
 * @returns the exit code; mistakes in the command line are told on standard error and give 2
 */
export async function run(args: readonly string[], world: World): Promise<ExitCode> {
  try {
    return await dispatch(args, world);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    world.stderr.write(`${coloursOf(world.stderr, world.env).red('error')} ${printable(error.message)}\n`);
    return 2;
  }
}

async function dispatch([name, ...args]: readonly string[], world: World): Promise<ExitCode> {
  const help = mainHelp(
    world.version,
    commands.map((command) => command.help),
  );
  if (name === undefined) {
    world.stderr.write(help);
    return 2;
  }
  if (name === '--version' || name === '-v') return print(`${world.version}\n`, world);
  if (name === '--help' || name === '-h' || name === 'help') return print(help, world);
  const command = commands.find((known) => known.help.name === name);
  if (command === undefined) throw unknownCommand(name);
  const result = await command.run(args, world);
  return result === 'help' ? print(commandHelp(command.help), world) : result;
}

function print(text: string, world: World): ExitCode {
  world.stdout.write(text);
  return 0;
}

function unknownCommand(name: string): UsageError {
  const names = commands.map(({ help }) => help.name);
  if (name.startsWith('-'))
    return new UsageError(`Before ${name} a command is missing: ${names.join(', ')}.`);
  const hint = didYouMean(name, names) || ` To check it as a path: status-hints check ${name}`;
  return new UsageError(`There is no command ${JSON.stringify(name)}.${hint}`);
}
