import { expect, test } from 'vitest';
import { CATALOGUE } from '../../server/src/engine/lint/catalogue';
import { readSettings } from '../../server/src/engine/config/settings';
import { documented, documentedAs, page } from './documented';

/** What can be said of the configurations in docs/editors.md without their editors. */

const starting = documented.filter(({ name, text }) => !name.endsWith('-save') && text.includes('lsp'));

test('every example is named for the tests, and every editor starts the server in the one way', () => {
  expect(page.match(/^```(?!sh$)\w+$/gm)).toHaveLength(documented.length);
  expect(starting.map(({ name }) => name)).toEqual([
    'neovim-0.11',
    'neovim-0.7',
    'helix',
    'sublime',
    'eglot',
    'lsp-mode',
  ]);
  const [, command = ''] = /```sh\nnpm install --save-dev status-hints\n(.+)\n```/.exec(page) ?? [];
  expect(command).toBe('npx --no-install status-hints lsp --stdio');
  for (const { name, text } of starting) {
    const words = (text.match(/["'](?:npx|--no-install|status-hints|lsp|--stdio)["']/g) ?? []).join(' ');
    expect(words.replaceAll(/["']/g, ''), name).toContain(command);
  }
});

test('every editor that can gets the same setting, a rule that there is', () => {
  for (const { name, text } of starting) {
    expect(text, name).toMatch(/levels\W/);
    expect(text, name).toMatch(/no-explicit-500\W+hint/);
  }
});

test('the fixes on save are asked for by the name that the server gives them', () => {
  const saving = documented.filter(({ name }) => name.endsWith('-save'));
  expect(saving.length).toBe(4);
  for (const { name, text } of saving) expect(text, name).toContain('source.fixAll.statusHints');
});

test('the JSON is JSON, and the settings in it are read without a problem', () => {
  for (const { text } of documented.filter(({ language }) => language === 'json'))
    expect(() => JSON.parse(text) as unknown).not.toThrow();
  const { 'status-hints': client } = JSON.parse(documentedAs('sublime').text) as Record<
    string,
    { readonly settings: Readonly<Record<string, unknown>> }
  >;
  const section = Object.entries(client!.settings).map(([key, value]) => [
    key.replace('statusHints.', ''),
    value,
  ]);
  const rules = CATALOGUE.map(({ meta }) => meta);
  const { settings, problems } = readSettings(Object.fromEntries(section), rules);
  expect(problems).toEqual([]);
  expect(settings.config.levels.get('no-explicit-500')).toBe('hint');
});
