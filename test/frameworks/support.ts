/** What a real server of each framework puts on the wire: one request per server, on the loopback interface. */
import { spawn } from 'node:child_process';
import http from 'node:http';
import net from 'node:net';
import type { AddressInfo } from 'node:net';
import { expect, it, vi } from 'vitest';

// The facts mostly wait, for silence or for a process; many may wait at once.
vi.setConfig({ maxConcurrency: 24 });
// Express prints its deprecations to stderr; they are part of the facts, not of the test's output.
process.env['NO_DEPRECATION'] = 'express';

/** The facts call signatures that the frameworks' types forbid, in versions whose types are not installed. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type Untyped = any;

/** The response as a client got it. */
export interface Answer {
  readonly status: number;
  readonly headers: http.IncomingHttpHeaders;
  readonly body: string;
}

/** `hung`: nothing came; `cut`: the server closed the connection without a whole response. */
export type Outcome = Answer | 'hung' | 'cut';

/**
 * What a fact expects: a status; `status body` as text or pattern; `hung` or `cut`; or a function with assertions
 * of its own.
 */
export type Expected = number | string | RegExp | ((outcome: Outcome) => void);

/** One expectation for every major, or one per major. */
export type PerMajor<Major extends number> = Expected | Readonly<Record<Major, Expected>>;

/** The request of a fact; by default `GET /`. */
export interface Ask {
  readonly method?: string;
  readonly path?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** Milliseconds after which a request that should hang counts as hung. */
export const HANG = 200;
/** Milliseconds that an expected answer may take on a busy machine. */
export const PATIENCE = 8000;

/** How long to wait, in milliseconds: short only where silence is what is expected. */
export const patienceFor = (expected: Expected): number => (expected === 'hung' ? HANG : PATIENCE);

/** The expectation for one major. */
export const expectedOf = <Major extends number>(table: PerMajor<Major>, major: Major): Expected =>
  typeof table === 'object' && !(table instanceof RegExp) ? table[major] : table;

/** Compares what came with what was expected. */
export const check = (outcome: Outcome, expected: Expected): void => {
  if (typeof expected === 'function') {
    expected(outcome);
    return;
  }
  const seen = typeof outcome === 'string' ? outcome : `${String(outcome.status)} ${outcome.body}`.trimEnd();
  if (typeof expected === 'number') expect(seen.split(' ')[0]).toBe(String(expected));
  else if (typeof expected === 'string') expect(seen).toBe(expected);
  else expect(seen).toMatch(expected);
};

/** An assertion on a field of the response and, with it, its status. */
export const field =
  (status: number, name: string, value: string | RegExp | undefined): Expected =>
  (outcome) => {
    if (typeof outcome === 'string') throw new Error(`no response: ${outcome}`);
    expect(outcome.status).toBe(status);
    const seen = outcome.headers[name];
    if (value instanceof RegExp) expect(seen).toMatch(value);
    else expect(seen).toBe(value);
  };

/** Starts a server on a free loopback port, runs `use` with the port and closes it with all its connections. */
export const serving = async <T>(server: http.Server, use: (port: number) => Promise<T>): Promise<T> => {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  try {
    return await use((server.address() as AddressInfo).port);
  } finally {
    server.close();
    server.closeAllConnections();
  }
};

/** Sends one request and reports what came back within `patience` milliseconds. */
export const request = (port: number, ask: Ask, patience: number): Promise<Outcome> =>
  new Promise((resolve) => {
    const sent = http.request({
      host: '127.0.0.1',
      port,
      agent: false,
      method: ask.method ?? 'GET',
      path: ask.path ?? '/',
      headers: { ...ask.headers },
    });
    const settle = (outcome: Outcome): void => {
      clearTimeout(timer);
      resolve(outcome);
      sent.destroy();
    };
    const timer = setTimeout(() => {
      settle('hung');
    }, patience);
    sent.on('error', () => {
      settle('cut');
    });
    sent.on('response', (response) => {
      let body = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => (body += chunk));
      response.on('aborted', () => {
        settle('cut');
      });
      response.on('error', () => {
        settle('cut');
      });
      response.on('end', () => {
        settle({ status: response.statusCode ?? 0, headers: response.headers, body });
      });
    });
    sent.end(ask.body);
  });

/** The bytes as they are, for what an HTTP client hides: bodies after 204 and 304, a 1xx with nothing after it. */
export const bytes = (port: number, patience: number, method = 'GET'): Promise<string> =>
  new Promise((resolve) => {
    const socket = net.connect(port, '127.0.0.1');
    let text = '';
    const settle = (): void => {
      clearTimeout(timer);
      socket.destroy();
      resolve(text);
    };
    const timer = setTimeout(settle, patience);
    socket.setEncoding('utf8');
    socket.on('data', (chunk: string) => (text += chunk));
    socket.on('close', settle);
    socket.on('error', settle);
    socket.write(`${method} / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`);
  });

/** How a program ended: what its client saw (a JSON text) and how Node left. */
export interface Ending {
  readonly printed: string;
  readonly exitCode: number | null;
  readonly errors: string;
}

/**
 * Runs a program in a Node of its own, for facts that end a process. The program has `get(server)`, which listens, asks
 * once, prints `status body`, `cut` or, after `patience` milliseconds, `hung`, and exits with 0.
 */
export const runProgram = (program: string, patience = PATIENCE): Promise<Ending> =>
  new Promise((resolve) => {
    const prelude = `
      const get = (server) => server.listen(0, '127.0.0.1', () => {
        const end = (text) => { console.log(text); process.exit(0); };
        const timer = setTimeout(end, ${String(patience)}, 'hung');
        require('node:http').get({ port: server.address().port, host: '127.0.0.1', agent: false }, (response) => {
          let body = '';
          response.on('data', (chunk) => (body += chunk));
          response.on('end', () => { clearTimeout(timer); setTimeout(end, 20, response.statusCode + ' ' + body); });
        }).on('error', () => { clearTimeout(timer); setTimeout(end, 20, 'cut'); });
      });`;
    const child = spawn(process.execPath, ['-e', prelude + program], {
      cwd: new URL('../..', import.meta.url),
      env: { ...process.env, NO_DEPRECATION: 'express', NODE_OPTIONS: '' },
    });
    let printed = '';
    let errors = '';
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => (printed += chunk));
    child.stderr.setEncoding('utf8').on('data', (chunk: string) => (errors += chunk));
    child.on('close', (exitCode) => {
      resolve({ printed: printed.trim(), exitCode, errors });
    });
  });

/** Declares one fact as one test per major. */
export const perMajor = <Major extends number>(
  framework: string,
  majors: readonly Major[],
  name: string,
  run: (major: Major) => Promise<void>,
): void => {
  it.each(majors)(`${framework} %i: ${name}`, { timeout: 2 * PATIENCE }, run);
};
