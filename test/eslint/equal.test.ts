import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { buildProgram, root } from '../cli/build';
import { folderWith } from '../node/support';
import { toolsAreHere } from '../support/tools';
import { checkIn, eslintIn, writeEslintConfig } from './support';
import { overFiles } from './projects';

// The plugin must say what the command line says, with ESLint's own way to count lines, mend files and merge edits.
/** ESLint takes seconds to start where others work beside it; in milliseconds. */
const SLOW = 120_000;
const tools = ['eslint9', 'eslint10'] as const;

beforeAll(buildProgram);

describe.each(tools.filter((tool) => toolsAreHere(tool)))('%s says what `check` says', (tool) => {
  test.each(['express', 'fastify'])(
    'of examples/%s',
    (name) => {
      const folder = folderWith();
      cpSync(join(root, 'examples', name), folder, { recursive: true });
      writeEslintConfig(folder);
      const said = checkIn(folder);
      expect(said.length).toBeGreaterThan(3);
      expect(eslintIn(folder, tool).told).toEqual(said);
    },
    SLOW,
  );

  test(
    'of a project whose files know each other, with what is told once, tests and comments',
    () => {
      const folder = folderWith(overFiles);
      writeEslintConfig(folder);
      const said = checkIn(folder);
      expect(new Set(said.map(({ rule }) => rule))).toEqual(overFilesRules);
      expect(eslintIn(folder, tool).told).toEqual(said);
    },
    SLOW,
  );

  test(
    'in lines that end otherwise, behind a BOM',
    () => {
      const folder = folderWith(overFiles);
      const crlf = (text: string): string => text.replaceAll('\n', '\r\n');
      const other = folderWith(
        Object.fromEntries(
          Object.entries(overFiles).map(([name, text]) => [
            name,
            name.endsWith('.json') ? text : `\uFEFF${crlf(text)}`,
          ]),
        ),
      );
      for (const each of [folder, other]) writeEslintConfig(each);
      const said = checkIn(other);
      expect(said.map(({ file, line, column }) => [file, line, column])).toEqual(
        checkIn(folder).map(({ file, line, column }) => [file, line, column]),
      );
      expect(eslintIn(other, tool).told).toEqual(said);
    },
    SLOW,
  );

  test(
    'and what a baseline knows is said by neither',
    () => {
      const config = JSON.stringify({ baseline: 'known.json' });
      const folder = folderWith({ ...overFiles, 'status-hints.config.json': config });
      writeEslintConfig(folder);
      checkIn(folder, ['.', '--update-baseline']);
      writeFileSync(join(folder, 'src/new.js'), overFiles['src/more.js'] ?? '');
      const said = checkIn(folder);
      expect(new Set(said.map(({ file }) => file))).toEqual(new Set(['src/new.js']));
      expect(eslintIn(folder, tool).told).toEqual(said);
    },
    SLOW,
  );

  test(
    'and --fix writes the same',
    () => {
      const [byCheck, byEslint] = [folderWith(overFiles), folderWith(overFiles)] as const;
      for (const folder of [byCheck, byEslint]) writeEslintConfig(folder);
      checkIn(byCheck, ['.', '--fix']);
      eslintIn(byEslint, tool, ['.', '--fix']);
      const changed = Object.keys(overFiles).filter((name) => textIn(byCheck, name) !== overFiles[name]);
      expect(changed.length).toBeGreaterThan(1);
      for (const name of Object.keys(overFiles))
        expect(textIn(byEslint, name), name).toBe(textIn(byCheck, name));
    },
    SLOW,
  );
});

/** One of each kind: of one handler, of a file, of the project once, of what it mostly does, of comments. */
const overFilesRules = new Set([
  'body-status-mismatch',
  'challenge-with-401',
  'consistent-code-style',
  'error-handler-keeps-status',
  'location-with-201',
  'no-403-for-unauthenticated',
  'no-body-with-empty-status',
  'no-double-response',
  'no-removed-signature',
  'not-found-status',
  'unused-suppression',
]);

function textIn(folder: string, name: string): string {
  return readFileSync(join(folder, name), 'utf8');
}
