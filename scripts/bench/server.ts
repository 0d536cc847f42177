import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { generatedService, generatedText } from './generated-text';
import type { Goal } from './goals';
import { bundleReference } from './bundle-reference';
import { measureImporters } from './importers';
import { indexingOf } from './indexing';
import { keystrokesIn, quantileOf } from './keystrokes';
import { medianOf, runMeasured, type Program } from './run-measured';
import { runSession, type Session, type SessionRun } from './server-run';
import { sourceFilesIn } from './walk';

const startLines = 500;
const editedLines = 2000;
const keystrokes = 200;
const workspaceFiles = 5000;
const workspaceFileLines = 120;
// Of the files of real projects about one in nine can hold a response.
const everyWithRoutes = 9;
const openDocuments = 50;
const importers = 200;
// Small folders are read before anybody asks.
const leastFilesToIndex = 500;
const mostFolders = 3;

/**
 * Measures the language server over stdio: its start to the first diagnostics, keystrokes, memory, and reading projects.
 * @param empty an empty program, the reference for the start
 * @param folders real projects; the largest are read whole
 * @param runs how often each session is run; the workspace's is run once
 */
export async function measureServer(
  empty: Program,
  folders: readonly string[],
  runs: number,
  scratch: string,
): Promise<readonly Goal[]> {
  const folder = path.join(scratch, 'workspace');
  await makeWorkspace(folder);
  const reference = path.join(scratch, 'bare-keystrokes.cjs');
  await bundleReference('bare-keystrokes.ts', reference);
  const bare = (count: number): Program => ({
    name: `bare parse of ${count} keystrokes`,
    args: [reference, String(editedLines), String(count)],
    cwd: scratch,
  });

  const start = session(folder, 'start.js', startLines, 0);
  const opened = session(folder, 'edited.js', editedLines, 0);
  const typed = session(folder, 'edited.js', editedLines, keystrokes);
  const cpuOf = async (program: Program) => (await runMeasured(program, scratch)).cpuMs;
  const measured = { start: [], opened: [], typed: [] } as Record<string, SessionRun[]>;
  const emptyMs: number[] = [];
  const parseMs: number[] = [];
  // In turns, so that a busy minute of the machine falls on all of them.
  for (let turn = 0; turn < runs; turn += 1) {
    emptyMs.push(await cpuOf(empty));
    parseMs.push((await cpuOf(bare(keystrokes))) - (await cpuOf(bare(0))));
    measured['start']?.push(await runSession(start, scratch));
    measured['opened']?.push(await runSession(opened, scratch));
    measured['typed']?.push(await runSession(typed, scratch));
  }
  const whole = await runSession(await wholeWorkspace(folder), scratch);
  const typedBeside = await measureImporters(path.join(scratch, 'importers'), importers, scratch);

  const cpu = (name: string) => medianOf(measured[name]?.map(({ cpuMs }) => cpuMs) ?? []);
  const waits = measured['typed']?.flatMap(({ keystrokeMs }) => keystrokeMs) ?? [];
  const low = (name: string, unit: string, value: number, goal: number, limit: number): Goal => ({
    ...{ name, unit, value, goal, limit },
    better: 'low',
  });
  const mostCpu = 2.5 * medianOf(emptyMs) + 150;
  return [
    low(
      `server: CPU from start to exit, with the first diagnostics of ${startLines} lines`,
      ' ms',
      cpu('start'),
      Math.min(250, mostCpu),
      Math.round(mostCpu),
    ),
    low(
      'server: waiting for the first diagnostics',
      ' ms',
      medianOf(measured['start']?.map(({ firstMs }) => firstMs) ?? []),
      250,
      400,
    ),
    low(`server: a keystroke in ${editedLines} lines, p50`, ' ms', quantileOf(waits, 0.5), 8, 16),
    low(`server: a keystroke in ${editedLines} lines, p95`, ' ms', quantileOf(waits, 0.95), 25, 50),
    low(
      'server: a keystroke / bare parse of the same text, CPU',
      '',
      (cpu('typed') - cpu('opened')) / medianOf(parseMs),
      2,
      2,
    ),
    low(
      `server: peak memory, ${workspaceFiles} files (1 in ${everyWithRoutes} with routes) and ${openDocuments} open`,
      ' MB',
      whole.peakKb / 1000,
      150,
      250,
    ),
    low(
      `server: a keystroke in a comment of a file that ${importers} import, p50`,
      ' ms',
      quantileOf(typedBeside.commentMs, 0.5),
      8,
      16,
    ),
    low('server: files looked at again for that comment', '', typedBeside.refreshesByComment, 0, 0),
    ...(await measureIndexing(folders, medianOf(emptyMs), runs, scratch)),
  ];
}

/** Reads the largest folders whole, as the server does when an editor opens them. */
async function measureIndexing(
  folders: readonly string[],
  emptyMs: number,
  runs: number,
  scratch: string,
): Promise<readonly Goal[]> {
  const largest = folders
    .map((folder) => ({ folder, files: sourceFilesIn([folder], false).length }))
    .filter(({ files }) => files >= leastFilesToIndex)
    .sort((a, b) => b.files - a.files)
    .slice(0, mostFolders);
  const goals: Goal[] = [];
  for (const { folder, files } of largest) {
    const measured = [];
    for (let turn = 0; turn < runs; turn += 1) measured.push(await indexingOf(folder, scratch));
    const name = `server: reading ${path.basename(folder)} (${files} files)`;
    const cpuMs = medianOf(measured.map((run) => run.cpuMs)) - emptyMs;
    const waits = measured.map(({ waitsMs }) => Math.max(0, ...waitsMs));
    const peakMb = medianOf(measured.map(({ peakKb }) => peakKb / 1000));
    const common = { better: 'low' } as const;
    goals.push(
      {
        ...common,
        name: `${name}, CPU above an empty Node`,
        unit: ' s',
        value: cpuMs / 1000,
        goal: 2,
        limit: 2,
      },
      {
        ...common,
        name: `${name}, a question waits at most`,
        unit: ' ms',
        value: medianOf(waits),
        goal: 10,
        limit: 50,
      },
      { ...common, name: `${name}, peak memory`, unit: ' MB', value: peakMb, goal: 150, limit: 250 },
    );
  }
  return goals;
}

function session(folder: string, name: string, lines: number, count: number): Session {
  const text = generatedText(lines);
  return {
    folder,
    documents: [{ name, text }],
    keystrokes: keystrokesIn(text, count),
    wholeWorkspace: false,
  };
}

async function wholeWorkspace(folder: string): Promise<Session> {
  const documents = Array.from({ length: openDocuments }, (_, index) => ({
    name: `open-${index}.js`,
    text: generatedText(startLines),
  }));
  const [routes, service] = [generatedText(workspaceFileLines), generatedService(workspaceFileLines)];
  for (let index = 0; index < workspaceFiles; index += 1) {
    const inside = path.join(folder, `part-${Math.floor(index / 100)}`);
    if (index % 100 === 0) await mkdir(inside);
    const text = index % everyWithRoutes === 0 ? routes : service;
    await writeFile(path.join(inside, `file-${index}.js`), text);
  }
  return { folder, documents, keystrokes: [], wholeWorkspace: true };
}

async function makeWorkspace(folder: string): Promise<void> {
  await mkdir(folder);
  await writeFile(path.join(folder, 'package.json'), '{ "dependencies": { "express": "^4.21.0" } }');
}
