import { expect, test } from 'vitest';
import { DEFAULT_CONFIG } from '../../../server/src/engine/config/config';
import type { World } from '../../../server/src/lsp/project/world';
import {
  projectIndex,
  type IndexParts,
  type ProjectIndex,
} from '../../../server/src/lsp/project/project-index';
import { EXPRESS, fakeProject, memoryWorld, summaryOf, type FakeProject } from './support';

interface Made {
  readonly index: ProjectIndex;
  readonly project: FakeProject;
  readonly world: ReturnType<typeof memoryWorld>;
  readonly open: Map<string, string>;
  readonly heard: (readonly string[])[];
  readonly faults: string[];
  /** What came of the work that has been named by now. */
  readonly idle: () => Promise<readonly string[]>;
  readonly progress: string[];
}

/** An index over files by path, in which everything is done as soon as it is named. */
function indexOver(files: Readonly<Record<string, string>>, parts: Partial<IndexParts> = {}): Made {
  const [world, project] = [memoryWorld(files), fakeProject()];
  const open = new Map<string, string>();
  const heard: (readonly string[])[] = [];
  const faults: string[] = [];
  const progress: string[] = [];
  const waiting: (() => void)[] = [];
  const index = projectIndex({
    world,
    project,
    contextOf: () => Promise.resolve(EXPRESS),
    configOf: () => Promise.resolve(DEFAULT_CONFIG),
    openText: (file) => open.get(file),
    openSummary: () => Promise.resolve(undefined),
    summaryOf,
    takeTurn: () => Promise.resolve(),
    onProgress: (done, of) => void progress.push(`${done}/${of}`),
    onConcerned: (concerned) => void heard.push(concerned),
    onIdle: () => waiting.splice(0).forEach((resolve) => resolve()),
    onFault: (file, error) => void faults.push(`${file}: ${String(error)}`),
    ...parts,
  });
  const idle = async (): Promise<readonly string[]> => {
    await new Promise<void>((resolve) => void waiting.push(resolve));
    return project.told.splice(0);
  };
  return { index, project, world, open, heard, faults, idle, progress };
}

const at = (...names: readonly string[]): string[] => names.map((name) => `/project/${name}`);

test('all files are read, then the project is complete, then they are linted and noted together', async () => {
  const { index, idle, progress } = indexOver({ 'a.js': '404', 'b.js': '', 'c.js': '500' });
  index.changed(at('a.js', 'b.js', 'c.js'));
  index.allNamed();
  expect(await idle()).toEqual([
    ...['add a.js', 'add b.js', 'add c.js', 'complete'],
    ...['note a.js', 'note c.js', 'settle'],
  ]);
  expect(index.isComplete()).toBe(true);
  expect([progress[0], progress.at(-1)]).toEqual(['0/3', '3/3']);
});

test('before all files are named the project is not complete', async () => {
  const { index, idle } = indexOver({ 'a.js': '404' });
  index.changed(at('a.js'));
  expect(await idle()).toEqual(['add a.js', 'note a.js']);
  expect(index.isComplete()).toBe(false);
});

// Each note makes the project think over what it knows as a whole.
test('what says the same as before is not noted again', async () => {
  const { index, idle, world } = indexOver({ 'a.js': '404' });
  index.changed(at('a.js'));
  await idle();
  world.host.write('a.js', ' 404');
  index.changed(at('a.js'));
  expect(await idle()).toEqual(['add a.js']);
  world.host.write('a.js', '410');
  const version = index.version();
  index.changed(at('a.js'));
  expect(await idle()).toEqual(['add a.js', 'note a.js']);
  expect(index.version()).toBeGreaterThan(version);
});

test('of a document that is open the text of the editor counts, without its BOM; when it is closed that of the disk', async () => {
  const { index, idle, open, project } = indexOver({ 'a.js': '404' });
  open.set('/project/a.js', '\ufeff500');
  index.changed(at('a.js'));
  expect(await idle()).toEqual(['add a.js as 500', 'note a.js']);
  expect(project.summaries().get('/project/a.js')?.handlers[0]?.statuses[0]?.code).toBe(500);
  open.clear();
  index.changed(at('a.js'));
  expect(await idle()).toEqual(['add a.js', 'note a.js']);
});

// It was read already, to show its findings.
test('what is known of an open document is not read a second time', async () => {
  const { index, idle, project } = indexOver(
    { 'a.js': '404', 'b.js': '404' },
    {
      openSummary: (file) => Promise.resolve(file.endsWith('a.js') ? summaryOf(file, '410') : undefined),
      summaryOf: (file, text) => {
        if (file.endsWith('a.js')) throw new Error('read again');
        return summaryOf(file, text);
      },
    },
  );
  index.changed(at('a.js', 'b.js'));
  expect(await idle()).toEqual(['add a.js', 'add b.js', 'note a.js', 'note b.js']);
  expect(project.summaries().get('/project/a.js')?.handlers[0]?.statuses[0]?.code).toBe(410);
});

test('a file that is gone is forgotten; one that went before it was read is never known', async () => {
  const { index, idle, world } = indexOver({ 'a.js': '404', 'b.js': '' });
  index.changed(at('a.js', 'b.js', 'never.js'));
  await idle();
  expect([...index.files.keys()]).toEqual(at('a.js', 'b.js'));
  world.host.remove('a.js');
  index.gone(at('a.js', 'unknown.js'));
  expect(await idle()).toEqual(['remove a.js']);
  // It went away while somebody said that it had changed.
  world.host.remove('b.js');
  index.changed(at('b.js'));
  expect(await idle()).toEqual(['remove b.js']);
  expect(index.files.size).toBe(0);
});

test('files that an edit concerns are told of, and linted again only if they know other things than before', async () => {
  const { index, idle, project, heard } = indexOver({ 'a.js': '', 'b.js': '404', 'c.js': '404' });
  index.changed(at('a.js', 'b.js', 'c.js'));
  index.allNamed();
  await idle();
  const linted: string[] = [];
  const before = project.viewOf;
  Object.assign(project, {
    viewOf: (file: string) => {
      linted.push(file);
      return before(file);
    },
  });
  project.concerns.push(...at('b.js', 'c.js'));
  project.changeView('/project/b.js');
  index.changed(at('a.js'));
  await idle();
  expect(heard).toEqual([at('b.js', 'c.js')]);
  // Asked once to compare; b.js and the file itself once more to be linted.
  expect(linted.sort()).toEqual(at('a.js', 'b.js', 'b.js', 'c.js'));
});

test('a circle of concerns ends', async () => {
  const project = fakeProject();
  const concerned = (): string[] => {
    project.changeView('/project/a.js');
    return at('a.js');
  };
  let code = 400;
  const { index, idle, heard } = indexOver(
    { 'a.js': '' },
    { project: { ...project, concerned }, summaryOf: (file) => summaryOf(file, String(code++)) },
  );
  index.changed(at('a.js'));
  await idle();
  expect(heard.length).toBeLessThan(10);
});

test('who waits for a file is answered before all others are read', async () => {
  const names = Array.from({ length: 50 }, (_, number) => `f${number}.js`);
  const { index, idle, project } = indexOver(Object.fromEntries(names.map((name) => [name, '404'])));
  index.changed(at(...names));
  const urgent = index.upToDate('/project/f49.js');
  await urgent;
  expect(project.told).toContain('note f49.js');
  expect(project.told.length).toBeLessThan(10);
  await idle();
  await index.upToDate('/project/f49.js');
});

test('a cancelled index keeps what it has, is never complete, and goes on with what is named later', async () => {
  let turns = 0;
  const made: Made = indexOver(
    { 'a.js': '404', 'b.js': '404', 'c.js': '404' },
    {
      takeTurn: () => {
        if (++turns === 2) made.index.cancel();
        return Promise.resolve();
      },
    },
  );
  made.index.changed(at('a.js', 'b.js', 'c.js'));
  made.index.allNamed();
  expect(await made.idle()).toEqual(['add a.js', 'add b.js']);
  expect(made.index.isComplete()).toBe(false);
  made.index.changed(at('c.js'));
  expect(await made.idle()).toEqual(['add c.js', 'note c.js']);
  made.index.changed(at('a.js', 'b.js'));
  made.index.allNamed();
  expect(await made.idle()).toContain('complete');
});

test('a file that makes a fault is passed by and told of', async () => {
  const { index, idle, faults } = indexOver(
    { 'a.js': '404', 'b.js': '404' },
    {
      summaryOf: (file, text) => {
        if (file.endsWith('a.js')) throw new Error('no idea');
        return summaryOf(file, text);
      },
    },
  );
  index.changed(at('a.js', 'b.js'));
  expect(await idle()).toEqual(['add a.js', 'add b.js', 'note b.js']);
  expect(faults).toEqual(['/project/a.js: Error: no idea']);
});

test('other work gets its turn between any two files', async () => {
  let turns = 0;
  const { index, idle } = indexOver(
    { 'a.js': '404', 'b.js': '404' },
    {
      takeTurn: () => {
        turns++;
        return Promise.resolve();
      },
    },
  );
  index.changed(at('a.js', 'b.js'));
  await idle();
  expect(turns).toBeGreaterThanOrEqual(4);
});

test('and between the steps of what would take long at once', async () => {
  let [turns, steps] = [0, 5];
  const { index, idle, project } = indexOver(
    { 'a.js': '404' },
    {
      takeTurn: () => {
        project.told.push(`turn ${++turns}`);
        return Promise.resolve();
      },
    },
  );
  project.readAhead = () => {
    project.told.push('ahead');
    return steps-- > 0;
  };
  index.changed(at('a.js'));
  index.allNamed();
  const told = (await idle()).join();
  expect(told).toContain(`ahead,turn 2,ahead,turn 3,ahead`);
  expect(told).toContain(`ahead,complete`);
});

test('steps ahead that make a fault are passed by and told of', async () => {
  const { index, idle, project, faults } = indexOver({ 'a.js': '404' });
  project.readAhead = () => {
    throw new Error('no idea');
  };
  index.changed(at('a.js'));
  index.allNamed();
  expect(await idle()).toContain('complete');
  expect(faults[0]).toBe('/project: Error: no idea');
});

test('a file is near before it is read', async () => {
  const brought: string[] = [];
  const world: World = {
    ...memoryWorld({ 'a.js': '404' }),
    bringNear: (location) => Promise.resolve(void brought.push(location)),
  };
  const { index, idle } = indexOver({}, { world });
  index.changed(at('a.js'));
  await idle();
  expect(brought).toEqual(at('a.js'));
});

// Between the step that finds nothing and the end of the work there are some turns of promises.
test('what is named at any moment is done, also while the work is about to end', async () => {
  for (let moment = 0; moment < 60; moment++) {
    const { index, project } = indexOver({ 'a.js': '404', 'b.js': '' });
    index.changed(at('a.js'));
    for (let turn = 0; turn < moment; turn++) await Promise.resolve();
    index.changed(at('b.js'));
    index.allNamed();
    await new Promise((resolve) => setImmediate(resolve));
    expect([moment, project.told.includes('add b.js'), index.isComplete()]).toEqual([moment, true, true]);
  }
});

test('a file that is deleted while it is open stays until it is closed', async () => {
  const { index, idle, open, world } = indexOver({ 'a.js': '404', 'b.js': '' });
  index.changed(at('a.js', 'b.js'));
  index.allNamed();
  await idle();
  open.set('/project/a.js', '500');
  world.host.remove('a.js');
  index.gone(at('a.js'));
  expect(await idle()).toContain('add a.js as 500');
  open.clear();
  index.changed(at('a.js'));
  expect(await idle()).toContain('remove a.js');
});
