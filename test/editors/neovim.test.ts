import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildProgram } from '../cli/build';
import { documentedAs } from './documented';
import { projectWithServer } from './project';
import { editorIsHere, runEditor } from './run-editor';

/** What a person sees in Neovim with the configuration that docs/editors.md shows, against the real server. */

interface Finding {
  readonly line: number;
  readonly rule: string;
  /** 1 error to 4 hint. */
  readonly severity: number;
}

interface Seen {
  readonly findings: readonly Finding[];
  readonly hover: string;
  readonly fixes: readonly string[];
  readonly fixed: string;
  readonly left: readonly Finding[];
}

const drive = fileURLToPath(new URL('neovim/drive.lua', import.meta.url));
const newer = readFileSync(new URL('neovim/newer.lua', import.meta.url), 'utf8');
const isHere = editorIsHere('nvim', ['--version'], 'neovim');

describe.runIf(isHere).each(versions())('with the configuration of $name', ({ name, before }) => {
  let home = '';
  let folder = '';
  let seen: Seen;

  beforeAll(async () => {
    buildProgram();
    ({ home, folder } = projectWithServer());
    const config = [before, documentedAs(name).text, documentedAs(`${name}-save`).text].join('\n');
    writeFileSync(join(home, 'init.lua'), config);
    const args = ['--headless', '-i', 'NONE', '-n', '-u', join(home, 'init.lua'), '-S', drive, 'users.js'];
    seen = await runEditor<Seen>('nvim', args, { home, folder });
  }, 150_000);

  afterAll(() => rmSync(home, { recursive: true }));

  test('findings arrive, at the level that the settings say', () => {
    expect(seen.findings).toContainEqual({ line: 10, rule: 'no-explicit-500', severity: 4 });
    expect(seen.findings).toContainEqual({ line: 35, rule: 'no-body-with-empty-status', severity: 2 });
  });

  test('the hover explains the status', () => {
    expect(seen.hover).toContain('500 Internal Server Error');
  });

  test('the first fix on offer is applied to the buffer', () => {
    expect(seen.fixes[0]).toContain('404 Not Found');
    expect(seen.fixed).toContain("res.status(404).json({ error: 'User not found' });");
  });

  test('saving applies the safe fixes, and the file has them and the one that was chosen', () => {
    const saved = readFileSync(join(folder, 'users.js'), 'utf8');
    expect(saved).toContain("res.status(404).json({ error: 'User not found' });");
    expect(saved).toContain("res.redirect(301, '/profile');");
    expect(saved).toContain('res.status(403)'); // only suggestions: left to the person
    // What needs the project comes when that has been read, which may be after the save.
    const left = seen.left.filter(({ rule }) => rule !== 'no-lost-throw');
    expect(left.map(({ rule }) => rule).sort()).toEqual([
      'no-401-for-forbidden',
      'no-403-for-unauthenticated',
      'no-double-response',
      'no-error-in-2xx',
    ]);
  });
});

// The old functions are gone from new versions; the new ones are put into old versions.
function versions(): readonly { readonly name: string; readonly before: string }[] {
  const { stdout } = spawnSync('nvim', ['--version'], { encoding: 'utf8' });
  const minor = Number(/NVIM v0\.(\d+)/.exec(stdout)?.[1] ?? NaN);
  const current = { name: 'neovim-0.11', before: newer };
  return minor <= 10 ? [{ name: 'neovim-0.7', before: '' }, current] : [current];
}
