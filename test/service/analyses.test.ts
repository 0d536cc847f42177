import { TextDocument } from 'vscode-languageserver-textdocument';
import { expect, test } from 'vitest';
import { DEFAULT_SETTINGS } from '../../server/src/engine/config/settings';
import { analysesOf } from '../../server/src/service/analyses';
import type { ServiceHost } from '../../server/src/service/host';
import { EXPRESS_4, FULL_CLIENT, HEAD } from './support';

const host: ServiceHost = {
  packageOf: () => Promise.resolve(EXPRESS_4),
  settingsOf: () => Promise.resolve(DEFAULT_SETTINGS),
  baselineOf: () => Promise.resolve(undefined),
  knownFindingsOf: () => Promise.resolve(undefined),
  pathOf: () => 'src/app.ts',
  projectOf: () => undefined,
  endpointsOf: () => Promise.resolve(undefined),
  endpoints: () => [],
  log: () => undefined,
};

const openDocument = (): TextDocument =>
  TextDocument.create(
    'file:///src/app.ts',
    'typescript',
    1,
    `${HEAD}app.get('/a', (req, res) => res.send());`,
  );

test('a version is analysed once, whoever asks and when', async () => {
  const analyses = analysesOf(host, FULL_CLIENT, 'utf-16');
  const document = openDocument();
  const [first, second] = await Promise.all([analyses.of(document), analyses.of(document)]);
  expect(first).toBeDefined();
  expect(second).toBe(first);
  expect(await analyses.of(document)).toBe(first);
  TextDocument.update(document, [{ text: HEAD }], 2);
  expect((await analyses.of(document))!.version).toBe(2);
});

// A client may count the versions of a document that it opens again from 1.
test('the same version of another text is another analysis', async () => {
  const analyses = analysesOf(host, FULL_CLIENT, 'utf-16');
  const first = (await analyses.of(openDocument()))!;
  const again = TextDocument.create('file:///src/app.ts', 'typescript', 1, HEAD);
  const second = (await analyses.of(again))!;
  expect([first.text === second.text, second.text]).toEqual([false, HEAD]);
});

test('other settings or another package are another analysis', async () => {
  let settings = DEFAULT_SETTINGS;
  let context = EXPRESS_4;
  const analyses = analysesOf(
    { ...host, settingsOf: () => Promise.resolve(settings), packageOf: () => Promise.resolve(context) },
    FULL_CLIENT,
    'utf-16',
  );
  const document = openDocument();
  const first = (await analyses.of(document))!;
  settings = { ...DEFAULT_SETTINGS };
  analyses.settingsChanged();
  const second = (await analyses.of(document))!;
  expect(second.analysis).not.toBe(first.analysis);
  context = { ...EXPRESS_4 };
  analyses.packagesChanged(document.uri);
  expect((await analyses.of(document))!.analysis).not.toBe(second.analysis);
});

// The host may give the same settings again after it was told that something changed.
test('the same settings are the same analysis', async () => {
  const analyses = analysesOf(host, FULL_CLIENT, 'utf-16');
  const document = openDocument();
  const first = await analyses.of(document);
  analyses.settingsChanged();
  expect(await analyses.of(document)).toBe(first);
});

test('an answer that comes late does not push out a newer one, nor keep a closed document', async () => {
  const waiting: (() => void)[] = [];
  const slow: ServiceHost = {
    ...host,
    settingsOf: () => Promise.resolve({ ...DEFAULT_SETTINGS, changedLines: 'committed' }),
    baselineOf: () => new Promise((resolve) => waiting.push(() => resolve(undefined))),
  };
  const analyses = analysesOf(slow, FULL_CLIENT, 'utf-16');
  const document = openDocument();
  const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
  const older = analyses.of(document);
  await turn();
  analyses.saved(document.uri);
  TextDocument.update(document, [{ text: HEAD }], 2);
  const newer = analyses.of(document);
  await turn();
  const [answerOlder, answerNewer] = waiting;
  answerNewer!();
  const second = await newer;
  answerOlder!();
  expect((await older)!.version).toBe(1);
  expect(await analyses.of(document)).toBe(second);

  analyses.forget(document.uri);
  const closed = analyses.of(document);
  await turn();
  analyses.forget(document.uri);
  waiting.at(-1)!();
  const late = await closed;
  const again = analyses.of(document);
  await turn();
  waiting.at(-1)!();
  expect(await again).not.toBe(late);
});

test('what the host cannot answer fails the question, and is asked again the next time', async () => {
  let fails = true;
  const settingsOf = (): Promise<typeof DEFAULT_SETTINGS> =>
    fails ? Promise.reject(new Error('no settings')) : Promise.resolve(DEFAULT_SETTINGS);
  const analyses = analysesOf({ ...host, settingsOf }, FULL_CLIENT, 'utf-16');
  await expect(analyses.of(openDocument())).rejects.toThrow('no settings');
  fails = false;
  expect(await analyses.of(openDocument())).toBeDefined();
});

// A tree is large, and an editor may hold a hundred documents open.
test('the analyses of the documents that were looked at last are kept, the others are made again', async () => {
  const analyses = analysesOf(host, FULL_CLIENT, 'utf-16');
  const documents = Array.from({ length: 13 }, (_, index) =>
    TextDocument.create(`file:///src/${index}.ts`, 'typescript', 1, HEAD),
  );
  const first = [];
  for (const document of documents) first.push(await analyses.of(document));
  expect(await analyses.of(documents[1]!)).toBe(first[1]);
  expect(await analyses.of(documents[0]!)).not.toBe(first[0]);
  // That one pushed out the third, not the second, which was asked for in between.
  expect(await analyses.of(documents[1]!)).toBe(first[1]);
  expect(await analyses.of(documents[2]!)).not.toBe(first[2]);
});
