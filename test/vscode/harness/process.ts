import { spawn } from 'node:child_process';

/** A started program, its output so far, and its end. */
export interface Running {
  readonly output: () => string;
  /** Ends the program and what it started, and waits for it. */
  readonly stop: () => Promise<void>;
}

/**
 * Starts a program and waits until its output holds `sign`.
 * @returns the match and the running program
 * @throws when it ends or `limit` milliseconds pass before that, with what it wrote
 */
export async function start(
  command: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  sign: RegExp,
  limit: number,
): Promise<{ match: RegExpExecArray; running: Running }> {
  // Its own process group, so that the extension hosts it starts end with it.
  const child = spawn(command, args, { env, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
  let output = '';
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const running: Running = {
    output: () => output,
    stop: async () => {
      const runs = child.exitCode === null && child.signalCode === null;
      if (child.pid !== undefined && runs) process.kill(-child.pid, 'SIGKILL');
      await ended;
    },
  };
  return new Promise((resolve, reject) => {
    const giveUp = (why: string): void => {
      clearTimeout(timer);
      reject(new Error(`${command} ${why}. It wrote:\n${output}`));
    };
    const timer = setTimeout(() => {
      void running.stop();
      giveUp(`did not start within ${limit / 1000} s`);
    }, limit);
    const read = (chunk: Buffer): void => {
      output += chunk.toString();
      const match = sign.exec(output);
      if (match === null) return;
      clearTimeout(timer);
      resolve({ match, running });
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.once('error', (error) => giveUp(`cannot be started: ${error.message}`));
    child.once('exit', (code, signal) => giveUp(`ended with ${code ?? signal ?? 'nothing'}`));
  });
}
