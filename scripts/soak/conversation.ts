import type { Message } from 'vscode-languageserver-protocol/node';

/** A message of the server. */
export interface FromServer extends Message {
  readonly id?: number | string | null;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
  readonly error?: { readonly code: number; readonly message: string };
}

/** What a client says to a request of the server; undefined when it says nothing at all. */
export type Reply = { readonly result: unknown } | { readonly error: unknown } | undefined;

/** Answers the server's requests. */
export type ReplyTo = (method: string, params: unknown) => Reply;

/** What is said to a server, and what it says. */
export interface Conversation {
  /** Everything that the server said, in order. */
  readonly received: readonly FromServer[];
  readonly notify: (method: string, params?: unknown) => void;
  /** Sends a request with an id of its own. @returns its answer */
  readonly ask: (method: string, params?: unknown) => Promise<FromServer>;
  /** The answer with an id, past or to come. */
  readonly answerTo: (id: number | string | null) => Promise<FromServer>;
  /** Takes a message of the server. */
  readonly hear: (message: FromServer) => void;
  /** Forgets what was said: a long conversation would fill the memory. */
  readonly forget: () => void;
}

/** @param send gets messages without `jsonrpc`. @param reply with null when left out */
export function conversationOver(
  send: (message: object) => void,
  reply: ReplyTo = () => ({ result: null }),
): Conversation {
  const received: FromServer[] = [];
  const waiting = new Map<FromServer['id'], ((answer: FromServer) => void)[]>();
  let last = 0;
  const answerTo = (id: number | string | null): Promise<FromServer> => {
    const found = received.find((each) => each.method === undefined && each.id === id);
    if (found !== undefined) return Promise.resolve(found);
    return new Promise((resolve) => waiting.set(id, [...(waiting.get(id) ?? []), resolve]));
  };
  return {
    received,
    answerTo,
    notify: (method, params) => send({ method, params }),
    ask(method, params) {
      const id = `own-${++last}`;
      const answer = new Promise<FromServer>((resolve) => waiting.set(id, [resolve]));
      send({ id, method, params });
      return answer;
    },
    hear(message) {
      received.push(message);
      if (message.method === undefined) {
        for (const resolve of waiting.get(message.id) ?? []) resolve(message);
        waiting.delete(message.id);
        return;
      }
      if (message.id === undefined) return;
      const answer = reply(message.method, message.params);
      if (answer !== undefined) send({ id: message.id, ...answer });
    },
    forget: () => void received.splice(0),
  };
}
