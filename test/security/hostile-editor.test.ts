import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { ENDPOINTS_CHANGED } from '../../server/src/lsp/protocol';
import { buildProgram } from '../cli/build';
import { startClient, uriOf } from '../lsp/client';
import { folderWith } from '../node/support';

const HIDDEN = /[\p{Bidi_Control}\p{Zl}\p{Zp}\u0000-\u0008\u000B-\u001F\u007F-\u009F\u200B]/u;
/** A link as VS Code reads it in messages: behind `command:` stands what it runs at a click. */
const LINK = /\[[^\]]+\]\((?:https?:\/\/|command:|file:)/i;
const link = '[Fix](command:workbench.action.quit)';

beforeAll(buildProgram, 150_000);

test('no message has a link or a command of the workspace', async () => {
  const folder = folderWith({
    'package.json': '{ "dependencies": { "express": "4" } }',
    'a/status-hints.config.json': JSON.stringify({
      [link]: 1,
      extends: `./${link}.json`,
      baseline: `${link}.json`,
    }),
    [`${link.replaceAll('/', '')}/status-hints.config.json`]: `{ "levels": { "${link}": "off" } }`,
  });
  const client = await startClient({
    folders: [folder],
    settings: () => ({ levels: { [link]: 'off' }, [`${link}\u202E`]: 1, emptyCollection: link }),
  });
  for (const name of ['a', link]) {
    const uri = uriOf(join(folder, name, 'a.js'));
    await client.open(
      uri,
      "const app = require('express')();\napp.get('/x', (req, res) => res.sendStatus(404));\n",
    );
    await client.pull(uri);
  }
  const messages = client.received
    .filter(({ method }) => /^window\/(?:show|log)Message$/.test(method))
    .map(({ params }) => (params as { message: string }).message);
  // All of them come, and say what is wrong.
  const news = [
    'a/status-hints.config.json',
    'statusHints.emptyCollection',
    'The baseline',
    'There is no setting',
  ];
  for (const part of news) expect(messages.join('\n')).toContain(part);
  expect(messages.filter((message) => message.includes('[Fix]')).length).toBeGreaterThan(2);
  expect(messages.filter((message) => HIDDEN.test(message))).toEqual([]);
  // The log is plain text; what is shown before the person's eyes is not.
  const shown = client.received.filter(({ method }) => method === 'window/showMessage');
  expect(shown.length).toBeGreaterThan(2);
  expect(shown.filter(({ params }) => LINK.test((params as { message: string }).message))).toEqual([]);
  await client.stop();
});

test('nothing hides in what an editor shows, and Markdown has no markup of the workspace', async () => {
  const evil = '\u202E\u2066$(sync~spin)\u200B<img src=x>[a](command:b)';
  const text = [
    "const express = require('express');",
    'const app = express();',
    `const key = '${evil}';`,
    `app.get('/${evil}', (req, res) => { if (!req.query['${evil}']) return res.status(200).json({ error: '${evil}' }); res.sendStatus(404).json({ '${evil}': key }); });`,
    'app.listen(1);',
    '',
  ].join('\n');
  const folder = folderWith({ 'package.json': '{ "dependencies": { "express": "4" } }', 'a.js': text });
  const client = await startClient({ folders: [folder], options: { endpoints: true } });
  const uri = uriOf(join(folder, 'a.js'));
  await client.open(uri, text);
  await client.message(ENDPOINTS_CHANGED);
  const textDocument = { uri };
  const range = { start: { line: 3, character: 0 }, end: { line: 3, character: 400 } };
  const report = (await client.pull(uri)) as { items: { message: string; range: typeof range }[] };
  const at = text.split('\n')[3]!;
  const position = { line: 3, character: at.indexOf('sendStatus(404') + 12 };
  const shown: unknown[] = [
    report.items.map(({ message }) => message),
    await client.request('textDocument/hover', { textDocument, position }),
    await client.request('textDocument/hover', {
      textDocument,
      position: { line: 3, character: at.indexOf('200') },
    }),
    (
      (await client.request('textDocument/codeAction', {
        textDocument,
        range,
        context: { diagnostics: report.items },
      })) as { title: string }[]
    ).map(({ title }) => title),
    (
      (await client.request('textDocument/codeLens', { textDocument })) as { command?: { title: string } }[]
    ).map(({ command }) => command?.title),
    ((await client.request('workspace/symbol', { query: '' })) as { name: string }[]).map(({ name }) => name),
  ];
  const whole = JSON.stringify(shown);
  expect(report.items.length).toBeGreaterThan(0);
  expect(whole).toContain(String.raw`\\u202e`);
  expect(whole).not.toMatch(HIDDEN);
  const [, ...hovers] = shown.slice(0, 3) as { contents: { value: string } }[];
  for (const hover of hovers) {
    const { value } = hover.contents;
    // Outside of code, where nothing is markup.
    const words = value.replace(/(`+)[^]*?\1/g, '');
    expect(words).not.toMatch(/(?<!\\)<img|(?<!\\)\]\(command:/);
  }
  const labels = JSON.stringify(shown.slice(4));
  expect(labels).toContain('sync~spin');
  expect(labels).not.toMatch(/\$\(|\]\(command:/);
  await client.stop();
});
