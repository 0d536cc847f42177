import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { root } from '../house/sources';
import { folderWith } from '../node/support';
import { CI_ENV, runTool } from './installed';

/** A composite action, as far as this one goes. */
export interface Action {
  readonly inputs: Readonly<Record<string, { readonly description: string; readonly default: string }>>;
  readonly outputs: Readonly<Record<string, { readonly description: string; readonly value: string }>>;
  readonly runs: { readonly using: string; readonly steps: readonly Step[] };
}

/** One of its steps. */
export interface Step {
  readonly id: string;
  readonly shell: string;
  readonly run: string;
  readonly env: Readonly<Record<string, string>>;
  readonly 'working-directory'?: string;
}

export const action = parse(readFileSync(join(root, 'action.yml'), 'utf8')) as Action;

/** How to run the action. */
export interface ActionRun {
  readonly workspace: string;
  readonly inputs?: Readonly<Record<string, string>>;
  /** What the runner sets for the event. */
  readonly env?: Readonly<Record<string, string>>;
  /** Outputs of steps that are not run. */
  readonly given?: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** What it left. */
export interface ActionResult {
  readonly code: number;
  /** Both streams: the runner reads commands in either. */
  readonly log: string;
  readonly outputs: Readonly<Record<string, string>>;
  readonly summary: string;
}

/** Runs the steps of action.yml as the runner does: expressions are put in, scripts are files for the named shell. */
export async function runAction({
  workspace,
  inputs = {},
  env = {},
  given = {},
}: ActionRun): Promise<ActionResult> {
  const temp = folderWith();
  const defaults = Object.entries(action.inputs).map(([name, input]) => [name, input.default]);
  const values = { ...(Object.fromEntries(defaults) as Record<string, string>), ...inputs };
  const steps: Record<string, Readonly<Record<string, string>>> = { ...given };
  const filled = (text: string): string =>
    text.replaceAll(/\$\{\{ *(\S+?) *\}\}/g, (_, name: string) => {
      const [kind, id = '', , output = ''] = name.split('.');
      const value =
        kind === 'inputs' ? values[id] : kind === 'steps' ? (steps[id]?.[output] ?? '') : undefined;
      if (value === undefined) throw new Error(`action.yml asks for ${name}`);
      return value;
    });
  const summary = join(temp, 'summary.md');
  let log = '';
  let code = 0;
  for (const step of action.runs.steps) {
    if (step.id in given || code !== 0) continue;
    const script = join(temp, `${step.id}.sh`);
    const output = join(temp, `${step.id}.output`);
    writeFileSync(script, step.run);
    writeFileSync(output, '');
    mkdirSync(join(temp, 'temp'), { recursive: true });
    const ran = await runTool('bash', ['--noprofile', '--norc', '-e', '-o', 'pipefail', script], {
      cwd: join(workspace, filled(step['working-directory'] ?? '')),
      env: {
        ...CI_ENV,
        GITHUB_WORKSPACE: workspace,
        GITHUB_ACTION_PATH: root,
        GITHUB_OUTPUT: output,
        GITHUB_STEP_SUMMARY: summary,
        RUNNER_TEMP: join(temp, 'temp'),
        ...env,
        ...Object.fromEntries(Object.entries(step.env).map(([name, value]) => [name, filled(value)])),
      },
    });
    code = ran.code;
    log += ran.stdout + ran.stderr;
    steps[step.id] = Object.fromEntries(
      readFileSync(output, 'utf8')
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
    );
  }
  return {
    code,
    log,
    outputs: Object.fromEntries(
      Object.entries(action.outputs).map(([name, { value }]) => [name, filled(value)]),
    ),
    summary: existsSync(summary) ? readFileSync(summary, 'utf8') : '',
  };
}

/** The commands that the runner obeys in a log: those outside of what is between `stop-commands` and its token. */
export function commandsIn(log: string): readonly string[] {
  const commands: string[] = [];
  let token: string | undefined;
  for (const line of log.split(/\r\n|\n|\r/)) {
    const [, name = '', data = ''] = /^\s*::([\w-]*)[^:]*::(.*)$/.exec(line) ?? [];
    const ends = token !== undefined && line.trim() === `::${token}::`;
    if (ends) token = undefined;
    else if (token === undefined && name === 'stop-commands') token = data;
    else if (token === undefined && (name !== '' || line.includes('##['))) commands.push(line.trim());
  }
  if (token !== undefined) throw new Error('The commands were never switched on again.');
  return commands;
}
