import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { buildProgram } from '../cli/build';
import { runProgram } from '../cli/program-run';
import { startClient, uriOf, type TestClient } from './client';
import { BAD, FOUND, project } from './texts';

beforeAll(buildProgram, 150_000);

const CONFIG = 'status-hints.config.json';
const NAME = 'known.json';
const SETTING = `{ "baseline": "./${NAME}" }`;
const [CREATED, CHANGED, DELETED] = [1, 2, 3];
const MORE = `${BAD}app.get('/y', (req, res) => { res.sendStatus(410).json({ a: 2 }); });\n`;

/** Tells the server of a file as an editor does. */
async function tell(client: TestClient, path: string, type: number): Promise<void> {
  await client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: uriOf(path), type }] });
}

async function becomes(client: TestClient, uri: string, findings: readonly string[]): Promise<void> {
  await expect.poll(() => client.findings(uri), { timeout: 10_000 }).toEqual(findings);
}

async function update(folder: string): Promise<void> {
  const args = ['check', '--update-baseline', '--baseline', NAME];
  expect(await runProgram(args, { cwd: folder })).toMatchObject({ code: 0 });
}

test('what the command line wrote is known to the server, as it is now', async () => {
  const folder = project({ 'a.js': BAD, [CONFIG]: SETTING });
  await update(folder);
  const client = await startClient({ folders: [folder] });
  const uri = uriOf(join(folder, 'a.js'));
  await client.open(uri, BAD);
  expect(await client.findings(uri)).toEqual([]);
  await client.write(uri, 2, `\n${MORE}`);
  expect(await client.findings(uri)).toEqual(['send-status-then-body 4']);

  writeFileSync(join(folder, 'a.js'), MORE);
  await update(folder);
  await tell(client, join(folder, NAME), CHANGED);
  await client.message('workspace/diagnostic/refresh');
  await becomes(client, uri, []);
  rmSync(join(folder, NAME));
  await tell(client, join(folder, NAME), DELETED);
  await becomes(client, uri, ['send-status-then-body 3', 'send-status-then-body 4']);
  const { message } = await client.message<{ readonly message: string }>('window/showMessage');
  expect(message).toContain('it does not exist');
});

test('while it cannot be read what it said before counts, and that is told once', async () => {
  const folder = project({ 'a.js': BAD, [CONFIG]: SETTING });
  await update(folder);
  const client = await startClient({ folders: [folder] });
  const uri = uriOf(join(folder, 'a.js'));
  await client.open(uri, BAD);
  expect(await client.findings(uri)).toEqual([]);
  const good = readFileSync(join(folder, NAME), 'utf8');
  writeFileSync(join(folder, NAME), `<<<<<<< HEAD\n${good}`);
  await tell(client, join(folder, NAME), CHANGED);
  expect(await client.findings(uri)).toEqual([]);
  const { message } = await client.message<{ readonly message: string }>('window/showMessage');
  expect(message).toBe('The baseline known.json cannot be used: git left a conflict in it.');
  await client.write(uri, 2, MORE);
  expect(await client.findings(uri)).toEqual(['send-status-then-body 3']);
});

test('one that does not exist is told of, and used once it is there', async () => {
  const folder = project({ 'a.js': BAD, [CONFIG]: SETTING });
  const client = await startClient({ folders: [folder] });
  const uri = uriOf(join(folder, 'a.js'));
  await client.open(uri, BAD);
  expect(await client.findings(uri)).toEqual([FOUND]);
  const { message } = await client.message<{ readonly message: string }>('window/showMessage');
  expect(message).toContain(
    'known.json cannot be used: it does not exist; status-hints check --update-baseline',
  );
  await update(folder);
  await tell(client, join(folder, NAME), CREATED);
  await becomes(client, uri, []);
});

test('a file of another name keeps what is known of it', async () => {
  const folder = project({ 'a.js': BAD, [CONFIG]: SETTING });
  await update(folder);
  mkdirSync(join(folder, 'src'));
  renameSync(join(folder, 'a.js'), join(folder, 'src/b.js'));
  const client = await startClient({ folders: [folder] });
  const uri = uriOf(join(folder, 'src/b.js'));
  await client.open(uri, BAD);
  expect(await client.findings(uri)).toEqual([]);
  // Back again: that file has its own entries, and this one is a copy.
  writeFileSync(join(folder, 'a.js'), BAD);
  await tell(client, join(folder, 'a.js'), CREATED);
  await becomes(client, uri, [FOUND]);
});

test('an editor can name it too, from the workspace folder; outside of that nothing is read', async () => {
  const folder = project({ 'deep/a.js': BAD });
  await update(folder);
  let baseline = NAME;
  const client = await startClient({ folders: [folder], settings: () => ({ baseline }) });
  const uri = uriOf(join(folder, 'deep/a.js'));
  await client.open(uri, BAD);
  expect(await client.findings(uri)).toEqual([]);
  baseline = '../known.json';
  await client.notify('workspace/didChangeConfiguration', { settings: null });
  await becomes(client, uri, [FOUND]);
  const { message } = await client.message<{ readonly message: string }>('window/showMessage');
  expect(message).toContain('it lies outside of the project');
});
