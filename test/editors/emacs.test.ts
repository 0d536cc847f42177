import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildProgram } from '../cli/build';
import { documentedAs } from './documented';
import { projectWithServer } from './project';
import { editorIsHere, runEditor } from './run-editor';

/** What a person sees in Emacs with the Eglot configuration that docs/editors.md shows, against the real server. */

interface Seen {
  readonly findings: readonly { readonly line: number; readonly text: string; readonly type: string }[];
  readonly hover: string;
  readonly fixes: readonly string[];
  readonly problem?: string;
}

const drive = fileURLToPath(new URL('emacs/drive.el', import.meta.url));
// Debian packs Eglot for Emacs 28; from 29 on it is built in.
const withPackages = ['-q', '--batch', '--eval', '(package-initialize)'];
const isHere = editorIsHere('emacs', [...withPackages, '--eval', "(require 'eglot)"], 'emacs-nox elpa-eglot');

describe.runIf(isHere)('Emacs with Eglot', () => {
  let home = '';
  let folder = '';
  let seen: Seen;
  let output = '';

  beforeAll(async () => {
    buildProgram();
    ({ home, folder } = projectWithServer());
    const config = join(home, 'init.el');
    writeFileSync(config, `${documentedAs('eglot').text}\n${documentedAs('eglot-save').text}`);
    ({ output } = await runEditor('emacs', [...withPackages, '-l', config, '-l', drive], { home, folder }));
    seen = JSON.parse(readFileSync(join(folder, 'seen.json'), 'utf8')) as Seen;
  }, 150_000);

  afterAll(() => rmSync(home, { recursive: true }));

  test('everything that it waited for came', () => {
    expect(seen.problem, output).toBeUndefined();
  });

  test('findings arrive, at the level that the settings say', () => {
    const shown = seen.findings.map(({ line, text, type }) => `${line} ${type} ${text}`);
    expect(shown).toContainEqual(expect.stringMatching(/^10 eglot-note .*no-explicit-500/));
    expect(shown).toContainEqual(expect.stringMatching(/^35 eglot-warning .*no-body-with-empty-status/));
  });

  test('the hover explains the status', () => {
    expect(seen.hover).toContain('500 Internal Server Error');
  });

  test('the file has the fix that was chosen and, from saving, the safe ones', () => {
    expect(seen.fixes[0]).toContain('404 Not Found');
    const saved = readFileSync(join(folder, 'users.js'), 'utf8');
    expect(saved).toContain("res.status(404).json({ error: 'User not found' });");
    expect(saved).toContain("res.redirect(301, '/profile');");
    expect(saved).toContain('res.status(403)'); // only suggestions: left to the person
  });
});
