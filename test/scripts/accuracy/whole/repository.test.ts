import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ProjectHost } from '../../../../server/src/engine/host';
import { readRepository } from '../../../../scripts/accuracy/whole/repository';
import { fakeProject } from './fake-project';

const files: Readonly<Record<string, string>> = {
  'package.json': '{ "dependencies": { "express": "^5.0.0" } }',
  'src/users.js': 'exports.show = (req, res) => res.status(404).json({});\n',
  'test/fake.test.js': 'exports.fake = (req, res) => res.status(400).json({});\n',
  'node_modules/p/index.js': 'exports.p = (req, res) => res.status(500).json({});\n',
};

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'status-hints-repository-'));
  for (const [name, text] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
    await writeFile(path.join(folder, name), text);
  }
});
afterAll(async () => {
  await rm(folder, { recursive: true });
});

// A label may stand in a file that the command line passes by, as one of tests.
it('reads what belongs to the project, and the wanted files whatever they are', async () => {
  const asked: string[] = [];
  const hosts: ProjectHost[] = [];
  const { files: reports, problems } = await readRepository(
    folder,
    new Set(['test/fake.test.js']),
    (host) => {
      hosts.push(host);
      return fakeProject(asked);
    },
  );
  const root = folder.replaceAll(path.sep, '/');
  expect(hosts.map((host) => host.root)).toEqual([root]);
  expect(asked.filter((question) => question.startsWith('add'))).toEqual([
    `add ${root}/src/users.js`,
    `add ${root}/test/fake.test.js`,
  ]);
  expect(reports.get('test/fake.test.js')?.responses).toMatchObject([{ line: 1, statuses: [400] }]);
  expect(problems).toEqual([]);
});
