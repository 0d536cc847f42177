import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { look, open, uriIn, withMeasuredServer } from './measured-server';

/** What typing in a file that others import takes. */
export type Importers = {
  /** How long each keystroke of a comment waited for the diagnostics of its own file, in milliseconds. */
  readonly commentMs: readonly number[];
  /** How often the comment's keystrokes had the server ask that the open files are looked at again. */
  readonly refreshesByComment: number;
  /** How often it asked when a code had become another. */
  readonly refreshesByCode: number;
};

const comment = '// Not found, as our clients know it. ';
// Longer than the pause after which the server tells what an edit means for other files.
const pauseMs = 1500;

/**
 * Types in a file of codes that `count` open files import.
 * @param folder a new one
 */
export async function measureImporters(folder: string, count: number, scratch: string): Promise<Importers> {
  const codes = 'exports.MISSING = 404;\n';
  const users = Array.from({ length: count }, (_, index) => ({
    name: `user-${index}.js`,
    text: userOf(index),
  }));
  await mkdir(folder);
  await writeFile(path.join(folder, 'package.json'), '{ "dependencies": { "express": "^4.21.0" } }');
  await writeFile(path.join(folder, 'codes.js'), codes);
  for (const { name, text } of users) await writeFile(path.join(folder, name), text);
  const { seen } = await withMeasuredServer({ folder, refreshes: true }, scratch, async (connection) => {
    let refreshes = 0;
    connection.onRequest('workspace/diagnostic/refresh', () => {
      refreshes += 1;
      return null;
    });
    const uri = uriIn(folder, 'codes.js');
    await open(connection, uri, codes);
    for (const { name, text } of users) {
      await open(connection, uriIn(folder, name), text);
      await look(connection, uriIn(folder, name));
    }
    await after(pauseMs);
    refreshes = 0;
    let version = 0;
    const insert = (line: number, character: number, text: string, replaced = 0): Promise<void> =>
      connection.sendNotification('textDocument/didChange', {
        textDocument: { uri, version: (version += 1) },
        contentChanges: [
          { range: { start: { line, character }, end: { line, character: character + replaced } }, text },
        ],
      });
    const commentMs: number[] = [];
    for (let at = 0; at < comment.length; at += 1) {
      const pressed = performance.now();
      await insert(1, at, comment.charAt(at));
      await look(connection, uri);
      commentMs.push(performance.now() - pressed);
    }
    await after(pauseMs);
    const refreshesByComment = refreshes;
    await insert(0, codes.indexOf('404'), '410', 3);
    await look(connection, uri);
    await after(pauseMs);
    return { commentMs, refreshesByComment, refreshesByCode: refreshes - refreshesByComment };
  });
  return seen;
}

function userOf(index: number): string {
  return `const { MISSING } = require('./codes');
exports.show${index} = async (req, res) => {
  const thing = await things.find(req.params.id);
  if (!thing) return res.status(MISSING).json({ error: 'No such thing' });
  res.json(thing);
};
`;
}
