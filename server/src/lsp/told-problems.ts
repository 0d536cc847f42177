import type { Client } from './client';
import type { Log } from './log';

/** Tells a person of problems that were found together. */
export type TellProblems = (messages: readonly string[]) => void;

/** Somebody's file may have as many as it likes. */
const MOST_LINES = 50;
/** What was told is remembered up to here. */
const MOST_REMEMBERED = 2000;

/** Each problem is told once: all of them in the log, and the first before the person's eyes. */
export function toldProblems({ client, log }: { client: Pick<Client, 'warn'>; log: Log }): TellProblems {
  const told = new Set<string>();
  return (messages) => {
    const news = [...new Set(messages)].filter((message) => !told.has(message));
    const [first] = news;
    if (first === undefined) return;
    if (told.size > MOST_REMEMBERED) told.clear();
    for (const message of news.slice(0, MOST_LINES)) log.write('warning', message);
    for (const message of news) told.add(message);
    const others = news.length - 1;
    if (news.length > MOST_LINES) log.write('warning', `… and ${news.length - MOST_LINES} more of the kind.`);
    client.warn(others === 0 ? first : `${first} (${others} more in the log)`);
  };
}
