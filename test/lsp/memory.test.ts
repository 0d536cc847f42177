import { beforeAll, expect, test } from 'vitest';
import { editorIn } from '../../scripts/soak/editor';
import { heldBy, PROBED } from '../../scripts/soak/soak';
import { growthPerThousand } from '../../scripts/soak/trend';
import { buildProgram } from '../cli/build';
import { findingsIn, openIn, startReady } from './raw';
import { BAD, FOUND, GOOD, project } from './texts';

beforeAll(buildProgram, 150_000);

const DOCUMENTS = 20;
/** Where the numbers begin that stand in the texts of one kind. */
const [SAVED, TYPED, LATER, UNTITLED, STILL_OPEN] = [1000, 2000, 3000, 4000, 9000];
/** What V8 keeps itself: the last texts that an expression was tried on. */
const LAST = 3;

// The long form is `npm run soak`.
test('of documents that are closed and files that are deleted no text is kept', async () => {
  const folder = project({ 'a.js': BAD });
  const server = await startReady({ ...PROBED, folders: [folder] });
  const editor = editorIn(folder, server);
  for (let at = 0; at < DOCUMENTS; at++) {
    const name = `src/file${at}.js`;
    await editor.writeFiles(new Map([[name, `// textMark${SAVED + at}\n${BAD}`]]));
    await editor.open(name);
    editor.edit(name, 0, 0, `// textMark${TYPED + at}\n`);
    expect(await findingsIn(server, editor.uriOf(name))).toHaveLength(1);
    await editor.save(name);
    editor.edit(name, 0, 0, `// textMark${LATER + at}\n`);
    await server.ask('textDocument/codeLens', { textDocument: { uri: editor.uriOf(name) } });
    editor.close(name);
    await editor.deleteFile(name);
    const uri = `untitled:${at}`;
    openIn(server, uri, `// textMark${UNTITLED + at}\n${GOOD}`);
    await findingsIn(server, uri);
    server.notify('textDocument/didClose', { textDocument: { uri } });
  }
  await editor.open('a.js');
  editor.edit('a.js', BAD.length, BAD.length, `// textMark${STILL_OPEN}\n`);
  expect(await findingsIn(server, editor.uriOf('a.js'))).toEqual([FOUND]);
  await server.ask('textDocument/codeLens', { textDocument: { uri: editor.uriOf('a.js') } });
  await server.ask('workspace/diagnostic', { previousResultIds: [] });
  const held = await heldBy(server, 'textMark');
  // What is open is found: the others would be, too.
  expect(held).toContain(`textMark${STILL_OPEN}`);
  expect(held.length > LAST + 1 ? held : 'the last').toBe('the last');
  expect(await server.stop()).toEqual({ code: 0, signal: null });
}, 60_000);

test('growth is the slope of the line through the samples', () => {
  const flat = [0, 1000, 2000, 3000].map((edits) => ({ edits, bytes: 5e6 }));
  expect(growthPerThousand(flat)).toBe(0);
  expect(
    growthPerThousand(flat.map(({ edits, bytes }) => ({ edits, bytes: bytes + 20 * edits }))),
  ).toBeCloseTo(20_000);
  expect(growthPerThousand([{ edits: 1, bytes: 1 }])).toBe(0);
});
