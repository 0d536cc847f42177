import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { engine } from '../../server/src/cli/engine';
import { folderWith, runInProcess } from '../cli/support';

/** Only our own colours may be in an output, and only on a terminal: `ESC [ 0–9 ; m`, and the erasing of the progress line. */
const OWN = /\u001B\[[\d;]*m|\r\u001B\[K/g;
const HIDDEN =
  /[\p{Bidi_Control}\p{Zl}\p{Zp}\u0000-\u0008\u000B-\u001F\u007F-\u009F\u200B\u2060\uFEFF\u00AD]/u;

// What a file's name, a text in a program, a comment, a key and an argument can be made of.
const word = fc
  .array(
    fc.constantFrom(
      '\u001B]0;title\u0007',
      '\u001B[2J',
      '\u001B[31m',
      '\u009B1A',
      '\r',
      '\b',
      '\u007F',
      '\u202E',
      '\u2066',
      '\u2069',
      '\u200E',
      '\u200B',
      '\uFEFF',
      '\u00AD',
      '\u2028',
      '\u0085',
      'a',
      'é',
      '👩‍👧',
      '$(x)',
      '[a](command:b)',
      '<b>',
      '|',
      '`',
    ),
    { minLength: 1, maxLength: 6 },
  )
  .map((parts) => parts.join(''));

interface Words {
  readonly file: string;
  readonly path: string;
  readonly text: string;
  readonly key: string;
}

const words: fc.Arbitrary<Words> = fc.record({ file: word, path: word, text: word, key: word });

/** A project in which each text that somebody else writes is hostile. */
function hostileProject({ file, path, text, key }: Words): string {
  const quoted = (value: string): string => JSON.stringify(value).replace(/[\u2028\u2029]/g, ' ');
  const line = text.replace(/[\n\r\u2028\u2029]/g, ' ');
  const cwd = folderWith({
    'package.json': `{ "dependencies": { "express": "^4.0.0" }, ${quoted(key)}: 1 }`,
    'status-hints.config.json': JSON.stringify({
      [key]: 1,
      levels: { [key]: 'off', 'no-error-leak': text },
      extends: [`./${key}.json`, key],
      exemptPaths: [path, 1],
      overrides: [{ files: [`!${key}`], [key]: 1 }],
    }),
    'broken/package.json': `{ ${text}`,
    'broken/status-hints.config.json': `{ "a": ${text}`,
  });
  const source = [
    "const express = require('express');",
    'const app = express();',
    `app.get(${quoted(`/${path}`)}, (req, res) => { res.sendStatus(404).json({ ${quoted(text)}: ${quoted(text)} }); }); // ${line}`,
    `app.post(${quoted(path)}, (req, res) => { if (req.body[${quoted(text)}] === ${quoted(text)}) return res.status(200).json({ error: ${quoted(text)} }); res.status(999).send(${quoted(text)}); });`,
    `// status-hints-disable-next-line no-such-rule -- ${line}`,
    `app.get('/x', (req, res) => { try { f(); } catch (e) { res.status(500).send(e.stack + ${quoted(text)}); } });`,
    'app.listen(1);',
    '',
  ].join('\n');
  for (const name of [
    `${file.replace(/[\\/|<>"`]/g, '_')}.js`,
    `broken/${file.replace(/[\\/|<>"`]/g, '_')}/b.js`,
  ]) {
    mkdirSync(dirname(join(cwd, name)), { recursive: true });
    writeFileSync(join(cwd, name), source);
  }
  return cwd;
}

const commandsOf = ({ file, text, key }: Words): readonly (readonly string[])[] => [
  ['check', '--stats'],
  ...['json', 'sarif', 'github', 'gitlab', 'junit', 'markdown'].map((format) => [
    'check',
    '--format',
    format,
  ]),
  ['check', '--show', 'hint', '--show-suppressed', '--fix-dry-run'],
  ['check', '--baseline', `${file.replace(/[\\/]/g, '_')}.json`, '--update-baseline'],
  ['check', text, `${key}.js`, '*.none'],
  ['check', '--config', key],
  ['check', '--rule', `${key}=off`],
  ['check', `--${key}`],
  ['check', '--print-config', file],
  ['inspect', '.'],
  ['inspect', '--format', 'json', '.'],
  ...['table', 'json', 'markdown', 'csv', 'html', 'openapi'].map((format) => ['routes', '--format', format]),
  ['routes', '--places'],
  ['routes', '--diff', key],
  ['explain', text],
  ['init', '--dry-run'],
  [text],
  ['lsp', text],
];

// Windows allows few of these characters in names.
describe.skipIf(process.platform === 'win32')(
  'no text of a workspace writes to the terminal, or hides in an output',
  () => {
    test('of any command, on a terminal and in a pipe', async () => {
      const seen = new Set<string>();
      await fc.assert(
        fc.asyncProperty(words, async (made) => {
          const cwd = hostileProject(made);
          for (const args of commandsOf(made)) {
            for (const isTTY of [false, true]) {
              const env: Record<string, string> = isTTY ? {} : { NO_COLOR: '1' };
              // A clock that runs shows the progress line.
              let now = 0;
              const ran = await runInProcess(args, { cwd, engine, isTTY, env, now: () => (now += 500) });
              const output = ran.stdout + ran.stderr;
              // CSV ends its lines so (RFC 4180).
              const others = (isTTY ? output.replace(OWN, '') : output).replaceAll('\r\n', '\n');
              expect(others, JSON.stringify(args)).not.toMatch(HIDDEN);
              if (output.includes(String.raw`\u202e`) || output.includes(String.raw`\x1b`))
                seen.add(args[0] ?? '');
            }
          }
        }),
        { numRuns: 3, seed: 7 },
      );
      // The hostile texts do come out, as escapes.
      expect([...seen]).toEqual(expect.arrayContaining(['check', 'inspect', 'routes']));
    }, 120_000);
  },
);
