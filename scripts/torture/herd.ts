import { fork, type ChildProcess } from 'node:child_process';
import type { Answer } from './child';

/** What became of a file: what the process answered, or how it ended over it. */
export type Outcome = Answer | { readonly file: string; readonly died: string };

/**
 * Feeds files to processes, each to one after the other; a process that dies or does not answer in time is replaced, and
 * costs no other file.
 * @param script what the processes run
 * @param limitMs a file that takes longer has hung
 */
export async function feedAll(
  script: string,
  files: readonly string[],
  { jobs, limitMs }: { readonly jobs: number; readonly limitMs: number },
  tell: (outcome: Outcome) => void,
): Promise<void> {
  const rest = files[Symbol.iterator]();
  await Promise.all(Array.from({ length: jobs }, () => feedOne(script, rest, limitMs, tell)));
}

async function feedOne(
  script: string,
  files: Iterator<string>,
  limitMs: number,
  tell: (outcome: Outcome) => void,
): Promise<void> {
  let child: ChildProcess | undefined;
  for (let next = files.next(); next.done !== true; next = files.next()) {
    child ??= fork(script, { stdio: ['ignore', 'ignore', 'pipe', 'ipc'] });
    const outcome = await outcomeOf(child, next.value, limitMs);
    tell(outcome);
    if (!('died' in outcome)) continue;
    child.kill('SIGKILL');
    child = undefined;
  }
  child?.disconnect();
}

function outcomeOf(child: ChildProcess, file: string, limitMs: number): Promise<Outcome> {
  return new Promise((resolve) => {
    let errors = '';
    const hear = (chunk: Buffer): void => void (errors += chunk.toString());
    const done = (outcome: Outcome): void => {
      clearTimeout(timer);
      child.removeAllListeners('message').removeAllListeners('exit');
      child.stderr?.removeListener('data', hear);
      resolve(outcome);
    };
    const timer = setTimeout(() => done({ file, died: `no answer after ${limitMs / 1000} s` }), limitMs);
    child.stderr?.on('data', hear);
    child.on('message', (answer: Answer) => done(answer));
    child.on('exit', (code, signal) =>
      done({ file, died: `exit ${String(signal ?? code)}\n${errors.slice(-2000)}` }),
    );
    child.send(file);
  });
}
