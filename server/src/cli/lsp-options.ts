import type { Start, Transport } from '../lsp/transport';
import { readArguments, type Arguments, type OptionSpec } from './arguments';
import type { CommandHelp } from './help';
import { helpOption } from './input-options';
import { UsageError } from './usage-error';

const specs: readonly OptionSpec[] = [
  { name: 'stdio', help: 'talk over standard input and output: what most editors ask for' },
  { name: 'node-ipc', help: 'talk over the channel to the Node process that started this one' },
  { name: 'socket', value: '<port>', help: 'connect to this port of this machine, where the editor listens' },
  {
    name: 'pipe',
    value: '<name>',
    help: 'connect to this pipe or Unix domain socket, where the editor listens',
  },
  { name: 'clientProcessId', value: '<pid>', help: 'end when this process has ended' },
  helpOption,
];

/** The page of `lsp --help`. */
export const LSP_HELP: CommandHelp = {
  name: 'lsp',
  operands: '',
  summary: 'run the language server for an editor: status-hints lsp --stdio',
  options: specs,
  notes: [
    'It speaks the Language Server Protocol 3.18 and serves JavaScript and TypeScript with their React forms.\n' +
      'It ends with the editor: exit code 0 after `shutdown`, else 1.',
  ],
};

/** By option, what it opens. */
const transports: Readonly<Record<string, (given: Arguments) => Transport>> = {
  stdio: () => ({ kind: 'stdio' }),
  'node-ipc': () => {
    if (process.send !== undefined) return { kind: 'node-ipc' };
    throw new UsageError(
      '--node-ipc needs a Node process that started this one with a channel. Use --stdio.',
    );
  },
  socket: (given) => ({ kind: 'socket', port: readNumber('--socket', given.value('socket'), 65_535) }),
  pipe: (given) => ({ kind: 'pipe', name: given.value('pipe') ?? '' }),
};

/**
 * Reads the command line of `lsp`.
 * @returns undefined when its help is wanted
 * @throws UsageError
 */
export function readLspOptions(args: readonly string[]): Start | undefined {
  const given = readArguments(args, specs);
  if (given.has('help')) return undefined;
  const [extra] = given.positionals;
  if (extra !== undefined)
    throw new UsageError(`The server takes no ${JSON.stringify(extra)}: editors tell it their files.`);
  const wanted = Object.entries(transports).filter(([name]) => given.has(name));
  const [only, ...others] = wanted;
  if (only === undefined)
    throw new UsageError('How does the editor talk to the server? Mostly it is --stdio.');
  if (others.length > 0) {
    const names = wanted.map(([name]) => `--${name}`).join(' and ');
    throw new UsageError(`${names} are two ways to talk to an editor: give one of them.`);
  }
  const processId = given.value('clientProcessId');
  return {
    transport: only[1](given),
    clientProcessId:
      processId === undefined ? undefined : readNumber('--clientProcessId', processId, 2 ** 31 - 1),
  };
}

function readNumber(option: string, value: string | undefined, most: number): number {
  const number = /^\d{1,10}$/.test(value ?? '') ? Number(value) : 0;
  if (number >= 1 && number <= most) return number;
  throw new UsageError(`${option} is a number from 1 to ${most}, not ${JSON.stringify(value)}.`);
}
