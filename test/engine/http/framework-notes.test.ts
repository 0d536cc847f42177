/** The notes on what the frameworks do by themselves, as far as no other test runs them: on the wire. */
import http from 'node:http';
import net from 'node:net';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import express4 from 'express4';
import express5 from 'express5';
import fastify3 from 'fastify3';
import fastify4 from 'fastify4';
import fastify5 from 'fastify5';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { describe as describeStatus } from '../../../server/src/engine/http/statuses';

const file = fileURLToPath(import.meta.url);

function expressServer(express: typeof express5): http.Server {
  const app = express();
  app.get('/status/:code', (req, res) => {
    res.status(Number(req.params.code)).json({ a: 1 });
  });
  app.get('/file', (_req, res) => {
    res.sendFile(file);
  });
  app.post('/json', express.json({ limit: 20 }), (_req, res) => {
    res.json({});
  });
  return http.createServer(app);
}

async function fastifyServer(fastify: typeof fastify5, parameters: object): Promise<http.Server> {
  const app = fastify({ bodyLimit: 20, ...parameters });
  app.get<{ Params: { code: string } }>('/status/:code', (request, reply) => {
    reply.code(Number(request.params.code)).send({ a: 1 });
  });
  app.post('/json', () => ({}));
  await app.ready();
  return app.server;
}

const servers = new Map<string, http.Server>();

beforeAll(async () => {
  servers.set('Express 4', expressServer(express4 as unknown as typeof express5));
  servers.set('Express 5', expressServer(express5));
  servers.set(
    'Fastify 3',
    await fastifyServer(fastify3 as unknown as typeof fastify5, { maxParamLength: 10 }),
  );
  servers.set(
    'Fastify 4',
    await fastifyServer(fastify4 as unknown as typeof fastify5, { maxParamLength: 10 }),
  );
  servers.set('Fastify 5', await fastifyServer(fastify5, { routerOptions: { maxParamLength: 10 } }));
  for (const server of servers.values()) {
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  }
});

afterAll(() => {
  for (const server of servers.values()) server.close();
});

/** Everything that the server writes in answer to one request, until it closes the connection. */
function wire(name: string, request: string, fields = '', body = ''): Promise<string> {
  return new Promise((resolve, reject) => {
    const { port } = servers.get(name)?.address() as AddressInfo;
    const length = body === '' ? '' : `Content-Length: ${body.length}\r\n`;
    let text = '';
    const socket = net.connect(port, '127.0.0.1', () => {
      socket.write(`${request} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n${fields}${length}\r\n${body}`);
    });
    socket.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
    socket.on('close', () => {
      resolve(text);
    });
    socket.on('error', reject);
  });
}

const express = ['Express 4', 'Express 5'];
const fastify = ['Fastify 3', 'Fastify 4', 'Fastify 5'];
const json = 'Content-Type: application/json\r\n';

describe.each([...express, ...fastify])('%s', (name) => {
  it.each([100, 101, 102, 103, 199])('sends %d as if it were final, without a body', async (code) => {
    const text = await wire(name, `GET /status/${code}`);
    expect(text).toMatch(new RegExp(`^HTTP/1.1 ${code} `));
    expect(text).toMatch(/\r\n\r\n$/);
  });

  it.each([204, 304])('drops the body of %d', async (code) => {
    expect(await wire(name, `GET /status/${code}`)).toMatch(/\r\n\r\n$/);
  });

  it('gives 404, not 405, for a path of other methods', async () => {
    expect(await wire(name, 'PUT /status/200')).toMatch(/^HTTP\/1.1 404 /);
    expect(describeStatus(405).frameworks.express).toContain('404');
    expect(describeStatus(405).frameworks.fastify).toContain('404');
  });

  it('leaves an unknown Expect to Node', async () => {
    expect(await wire(name, 'GET /status/200', 'Expect: x\r\n')).toMatch(/^HTTP\/1.1 417 /);
  });

  it('answers broken JSON with 400, too much with 413, a broken escape with 400', async () => {
    expect(await wire(name, 'POST /json', json, '{x')).toMatch(/^HTTP\/1.1 400 /);
    expect(await wire(name, 'POST /json', json, `"${'x'.repeat(30)}"`)).toMatch(/^HTTP\/1.1 413 /);
    expect(await wire(name, 'GET /status/%zz')).toMatch(/^HTTP\/1.1 400 /);
  });
});

describe.each(express)('%s', (name) => {
  it('takes the fields of content from 204 and 304', async () => {
    for (const code of [204, 304]) {
      expect(await wire(name, `GET /status/${code}`)).not.toMatch(/^content-(type|length):/im);
    }
  });

  it('empties 205 and keeps its type', async () => {
    const text = await wire(name, 'GET /status/205');
    expect(text).toMatch(/^content-length: 0\r$/im);
    expect(text).toMatch(/^content-type: application\/json/im);
    expect(text).toMatch(/\r\n\r\n$/);
  });

  it('answers ranges and preconditions of files', async () => {
    const part = await wire(name, 'GET /file', 'Range: bytes=0-3\r\n');
    expect(part).toMatch(/^HTTP\/1.1 206 [^]*^content-range: bytes 0-3\//im);
    const beyond = await wire(name, 'GET /file', 'Range: bytes=99999999-\r\n');
    expect(beyond).toMatch(/^HTTP\/1.1 416 [^]*^content-range: bytes \*\//im);
    expect(await wire(name, 'GET /file', 'If-Match: "x"\r\n')).toMatch(/^HTTP\/1.1 412 /);
  });

  it('passes over a body of another type', async () => {
    expect(await wire(name, 'POST /json', 'Content-Type: text/css\r\n', 'x')).toMatch(/^HTTP\/1.1 200 /);
  });
});

describe.each(fastify)('%s', (name) => {
  it('puts the body of 205 on the wire', async () => {
    expect(await wire(name, 'GET /status/205')).toMatch(/\r\n\r\n\{"a":1\}$/);
  });

  it('announces the content that it drops with 304, and with 204 only in version 3', async () => {
    expect(await wire(name, 'GET /status/304')).toMatch(/^content-type: application\/json/im);
    const noContent = await wire(name, 'GET /status/204');
    expect(/^content-length: 7\r$/im.test(noContent)).toBe(name === 'Fastify 3');
  });

  it('refuses a type without a parser', async () => {
    expect(await wire(name, 'POST /json', 'Content-Type: text/css\r\n', 'x')).toMatch(/^HTTP\/1.1 415 /);
  });

  it('answers a head that is too long', async () => {
    const text = await wire(name, 'GET /status/200', `X-Long: ${'x'.repeat(20_000)}\r\n`);
    expect(text).toMatch(name === 'Fastify 3' ? /^HTTP\/1.1 400 / : /^HTTP\/1.1 431 /);
  });

  it('answers a parameter that is too long', async () => {
    const text = await wire(name, `GET /status/${'2'.repeat(50)}`);
    expect(text).toMatch(name === 'Fastify 5' ? /^HTTP\/1.1 414 / : /^HTTP\/1.1 404 /);
  });
});
