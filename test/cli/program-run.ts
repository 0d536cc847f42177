import { spawn } from 'node:child_process';
import { program } from './build';
import type { Ran } from './support';

/** How to start the program. */
export interface Start {
  readonly cwd: string;
  readonly stdin?: string | Buffer;
  readonly env?: Readonly<Record<string, string>>;
}

/** Runs the built program as a process of its own. */
export async function runProgram(
  args: readonly string[],
  { cwd, stdin = '', env = {} }: Start,
): Promise<Ran> {
  const child = spawn(process.execPath, [program, ...args], { cwd, env: { ...plainEnv(), ...env } });
  const written = { stdout: '', stderr: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => (written.stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (written.stderr += text));
  // A program that ends without reading its input closes the pipe.
  child.stdin.on('error', () => undefined).end(stdin);
  const code = await new Promise<number>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (exitCode, signal) => {
      if (exitCode === null) reject(new Error(`The program was ended by ${String(signal)}.`));
      else resolve(exitCode);
    });
  });
  return { code, ...written };
}

/** The environment without colours, whatever the test runner wants for itself. */
export function plainEnv(): Record<string, string | undefined> {
  return { ...process.env, FORCE_COLOR: undefined, NO_COLOR: '1' };
}
