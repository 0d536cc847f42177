import { createServer, type Server } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';

/**
 * Runs `work` while no other process on this machine runs its own under the same name. The lock is an abstract socket
 * of Linux: the kernel gives it up when its owner ends, however it ends, so no lock is ever left behind.
 */
export async function withLock<T>(name: string, work: () => Promise<T>): Promise<T> {
  let lock = await take(name);
  if (lock === undefined) console.log(`Waiting for another process that works on ${name} …`);
  while (lock === undefined) {
    await delay(1000);
    lock = await take(name);
  }
  try {
    return await work();
  } finally {
    lock.close();
  }
}

/** @returns nothing when another process has it. */
async function take(name: string): Promise<Server | undefined> {
  const server = createServer();
  return new Promise((resolve, reject) => {
    server.once('error', (error) => {
      if ('code' in error && error.code === 'EADDRINUSE') resolve(undefined);
      else reject(error);
    });
    // A name that starts with NUL is no file. The kernel allows 107 characters after it.
    server.listen(`\0${name.slice(-107)}`, () => resolve(server));
  });
}
