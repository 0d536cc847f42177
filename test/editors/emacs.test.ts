import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildProgram } from '../cli/build';
import { documentedAs } from './documented';
import { projectWithServer } from './project';
import { editorIsHere, runEditor } from './run-editor';

/** What a person sees in Emacs with the configurations that docs/editors.md shows, against the real server. */

interface Seen {
  readonly findings: readonly { readonly line: number; readonly text: string; readonly type: string }[];
  readonly hover: string;
  readonly fixes: readonly string[];
}

// Debian packs both for Emacs 28; from 29 on Eglot is built in.
const withPackages = ['-q', '--batch', '--eval', '(package-initialize)'];
const isHere = editorIsHere(
  'emacs',
  [...withPackages, '--eval', "(progn (require 'eglot) (require 'lsp-mode))"],
  'emacs-nox elpa-eglot elpa-lsp-mode',
);

describe.runIf(isHere)('Eglot', () => {
  const at = inProject(['eglot', 'eglot-save'], 'drive-eglot.el');

  test('findings arrive, at the level that the settings say', () => {
    const shown = at.seen().findings.map(({ line, text, type }) => `${line} ${type} ${text}`);
    expect(shown).toContainEqual(expect.stringMatching(/^10 eglot-note .*no-explicit-500/));
    expect(shown).toContainEqual(expect.stringMatching(/^35 eglot-warning .*no-body-with-empty-status/));
  });

  test('the hover explains the status', () => {
    expect(at.seen().hover).toContain('500 Internal Server Error');
  });

  test('the file has the fix that was chosen and, from saving, the safe ones', () => {
    expect(at.seen().fixes[0]).toContain('404 Not Found');
    const saved = at.saved();
    expect(saved).toContain("res.status(404).json({ error: 'User not found' });");
    expect(saved).toContain("res.redirect(301, '/profile');");
    expect(saved).toContain('res.status(403)'); // only suggestions: left to the person
  });
});

describe.runIf(isHere)('lsp-mode', () => {
  const at = inProject(['lsp-mode'], 'drive-lsp-mode.el');

  test('findings arrive, at the level that the settings say', () => {
    expect(at.seen().findings).toContainEqual({ line: 10, text: 'no-explicit-500', type: '4' });
    expect(at.seen().findings).toContainEqual({ line: 35, text: 'no-body-with-empty-status', type: '2' });
  });

  test('the command applies the safe fixes', () => {
    expect(at.saved()).toContain("res.redirect(301, '/profile');");
    expect(at.saved()).toContain('res.status(500)'); // only a suggestion: left to the person
  });
});

// Runs Emacs before a suite's tests and says what was seen, and what users.js holds after it.
function inProject(
  configurations: readonly string[],
  driver: string,
): { readonly seen: () => Seen; readonly saved: () => string } {
  let home = '';
  let seen: Seen;
  let saved = '';

  beforeAll(async () => {
    buildProgram();
    const project = projectWithServer();
    home = project.home;
    const config = join(home, 'init.el');
    writeFileSync(config, configurations.map((name) => documentedAs(name).text).join('\n'));
    const drive = fileURLToPath(new URL(`emacs/${driver}`, import.meta.url));
    seen = await runEditor<Seen>('emacs', [...withPackages, '-l', config, '-l', drive], project);
    saved = readFileSync(join(project.folder, 'users.js'), 'utf8');
  }, 150_000);

  afterAll(() => rmSync(home, { recursive: true }));

  return { seen: () => seen, saved: () => saved };
}
