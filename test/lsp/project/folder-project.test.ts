import { expect, test } from 'vitest';
import { DEFAULT_CONFIG } from '../../../server/src/engine/config/config';
import type { PackageContext } from '../../../server/src/engine/lint/lint';
import type { Finding } from '../../../server/src/engine/model/finding';
import {
  folderProject,
  type FolderParts,
  type FolderProject,
} from '../../../server/src/lsp/project/folder-project';
import { EXPRESS, fakeProject, memoryWorld, summaryOf, type FakeProject } from './support';

interface Made {
  readonly folder: FolderProject;
  readonly project: FakeProject;
  readonly world: ReturnType<typeof memoryWorld>;
  readonly concerned: (readonly string[])[];
  /** What rules over files say next, by file. */
  readonly findings: Map<string, readonly Finding[]>;
  readonly settled: () => Promise<void>;
  context: PackageContext;
}

function folderOver(files: Readonly<Record<string, string>>, parts: Partial<FolderParts> = {}): Made {
  const [world, project] = [memoryWorld(files), fakeProject()];
  const concerned: (readonly string[])[] = [];
  const findings = new Map<string, readonly Finding[]>();
  const waiting: (() => void)[] = [];
  const made: Omit<Made, 'folder'> = {
    project,
    world,
    concerned,
    findings,
    settled: () => new Promise<void>((resolve) => void waiting.push(resolve)),
    context: EXPRESS,
  };
  const folder = folderProject({
    engine: {
      createProject: () => project,
      summaryOfFile: ({ fileName, text }) => summaryOf(fileName, text),
      findingsOver: () => new Map(findings),
      findingsAmong: (_, file) => () => ({ findings: findings.get(file) ?? [], failures: [] }),
    },
    world,
    takeTurn: () => Promise.resolve(),
    contextOf: () => Promise.resolve(made.context),
    configOf: () => Promise.resolve(DEFAULT_CONFIG),
    openText: () => undefined,
    openSummary: () => Promise.resolve(undefined),
    openFiles: () => [],
    configs: () => Promise.resolve([DEFAULT_CONFIG]),
    onProgress: () => undefined,
    onConcerned: (files) => void concerned.push(files),
    onSettled: () => waiting.splice(0).forEach((resolve) => resolve()),
    onFault: (file, error) => {
      throw new Error(file, { cause: error });
    },
    ...parts,
  });
  return Object.assign(made, { folder });
}

const FILES = { 'a.js': '404', 'src/b.js': '500', 'src/deep/c.js': '200', 'README.md': '' };
const at = (...names: readonly string[]): string[] => names.map((name) => `/project/${name}`);

test('nothing is read before it is asked for; then all files are, and the folder is complete', async () => {
  const { folder, project, settled } = folderOver(FILES);
  expect([folder.state(), folder.endpoints(), project.told]).toEqual(['new', [], []]);
  const isSettled = settled();
  await folder.readFiles('all');
  expect([folder.state(), folder.endpoints()]).toEqual(['reading', []]);
  await isSettled;
  expect(folder.state()).toBe('complete');
  expect(folder.endpoints()).toHaveLength(3);
  expect(folder.endpoints()).toBe(folder.endpoints());
});

test('it is news when endpoints are others, and when the reading has ended', async () => {
  const news: boolean[] = [];
  let settled = (): void => undefined;
  const { folder, world } = folderOver(FILES, {
    onSettled: (isNews) => {
      news.push(isNews);
      settled();
    },
  });
  const after = async (work: () => unknown): Promise<void> => {
    const isSettled = new Promise<void>((resolve) => (settled = resolve));
    await work();
    await isSettled;
  };
  await after(() => folder.readFiles('all'));
  await after(() => folder.changed(at('a.js')));
  world.host.write('new.js', '410');
  await after(() => folder.changed(at('new.js')));
  expect(news).toEqual([true, false, true]);
});

test('to look for new files reads those alone, and forgets those that are gone', async () => {
  const { folder, project, world, settled } = folderOver(FILES);
  const first = settled();
  await folder.readFiles('all');
  await first;
  project.told.length = 0;
  world.host.write('new.js', '410');
  world.host.remove('a.js');
  const second = settled();
  await folder.readFiles('new');
  await second;
  expect(project.told).toEqual(['add new.js', 'remove a.js', 'note new.js', 'rest']);
  expect(folder.state()).toBe('complete');
});

test('a document that is open counts, though nobody has saved it', async () => {
  const { folder, project, settled } = folderOver(FILES, {
    openText: (file) => (file.endsWith('draft.js') ? '202' : undefined),
    openFiles: () => at('draft.js', 'notes.md'),
  });
  for (const how of ['all', 'new'] as const) {
    const isSettled = settled();
    await folder.readFiles(how);
    await isSettled;
  }
  expect(project.told).toContain('add draft.js as 202');
  expect(folder.endpoints()).toHaveLength(4);
});

test('packages: only files whose package says something else are read again', async () => {
  const made = folderOver(FILES);
  const first = made.settled();
  await made.folder.readFiles('all');
  await first;
  made.project.told.length = 0;
  made.context = { ...EXPRESS };
  await made.folder.packagesChanged();
  expect(made.project.told).toEqual([]);
  made.context = { ...EXPRESS, frameworks: new Map([['express', [5]]]) };
  const second = made.settled();
  await made.folder.packagesChanged();
  await second;
  expect(made.project.told).toEqual(['add a.js', 'add src/b.js', 'add src/deep/c.js']);
});

test('what is said of a document is the same object as long as it is the same', async () => {
  const made = folderOver(FILES);
  const { folder, project, findings, concerned } = made;
  const [a = '', b = ''] = at('a.js', 'src/b.js');
  const early = folder.of(a);
  expect(folder.of(a)).toBe(early);
  expect(early.overFiles(DEFAULT_CONFIG)).toBeUndefined();
  const first = made.settled();
  await folder.readFiles('all');
  await first;
  const read = folder.of(a);
  expect(read.overFiles(DEFAULT_CONFIG)?.({ handlers: [] })).toEqual({ findings: [], failures: [] });
  project.changeView(a);
  const changed = folder.of(a);
  expect(changed).not.toBe(read);
  // Nobody has touched b.js, but rules over files have something to say of it now.
  const untouched = folder.of(b);
  findings.set(b, [{ rule: 'consistent-validation-status' } as Finding]);
  concerned.length = 0;
  const second = made.settled();
  folder.changed([a]);
  await second;
  expect(concerned).toEqual([[b]]);
  expect(folder.of(b)).not.toBe(untouched);
  expect(folder.of(a)).toBe(changed);
});

test('the files below a folder that went away', async () => {
  const made = folderOver(FILES);
  const first = made.settled();
  await made.folder.readFiles('all');
  await first;
  expect(made.folder.below(new Set(at('src')))).toEqual(at('src/b.js', 'src/deep/c.js'));
  expect(made.folder.below(new Set(at('src/deep', 'sr')))).toEqual(at('src/deep/c.js'));
  expect(made.folder.ofProject(at('a.js', 'new.js', 'new.md'))).toEqual(at('a.js', 'new.js'));
});

test('taken back while the files are being listed: what is known stays, and it can be taken up again', async () => {
  const made: Made = folderOver(FILES, {
    takeTurn: () => {
      made.folder.cancel();
      return Promise.resolve();
    },
  });
  await made.folder.readFiles('all');
  expect(made.folder.state()).toBe('cancelled');
});

test('a closed folder tells nothing', async () => {
  const { folder, concerned, project } = folderOver(FILES);
  const reading = folder.readFiles('all');
  folder.close();
  await reading;
  project.concerns.push(...at('a.js'));
  expect(concerned).toEqual([]);
});
