import { spawnSync } from 'node:child_process';
import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Log } from 'sarif';
import { expect, test } from 'vitest';
import { toolPath } from '../../scripts/tools';
import { toolsAreHere } from '../support/tools';
import { buildProgram, root } from './build';
import { runProgram } from './program-run';
import { folderWith } from './support';

const MULTITOOL = '@microsoft/sarif-multitool';

/** What Microsoft's validator says of logs, by its rules for SARIF and for GitHub; notes are a matter of taste. */
function complaintsAbout(cwd: string, logs: readonly string[]): readonly string[] {
  const report = join(cwd, 'validation.sarif');
  const words = ['validate', ...logs, '--rule-kind', '"Sarif;GHAS"', '--output', report, '--quiet'];
  // It gives its arguments to a shell.
  const { status, stdout, stderr } = spawnSync(process.execPath, [toolPath(MULTITOOL, 'bin.js'), ...words], {
    cwd,
    encoding: 'utf8',
    env: { ...process.env, DOTNET_SYSTEM_GLOBALIZATION_INVARIANT: '1' },
  });
  if (status !== 0) throw new Error(`The validator has not ended well:\n${stdout}${stderr}`);
  const [run] = (JSON.parse(readFileSync(report, 'utf8')) as Log).runs;
  const [invocation] = run?.invocations ?? [];
  const trouble = [
    ...(invocation?.toolExecutionNotifications ?? []),
    ...(invocation?.toolConfigurationNotifications ?? []),
  ].map(({ message }) => message.text ?? '');
  return [
    ...(invocation?.executionSuccessful === true ? [] : ['it has failed']),
    ...trouble,
    ...(run?.results ?? []).map(
      ({ ruleId, message }) => `${ruleId ?? ''} ${message.arguments?.join(' ') ?? ''}`,
    ),
  ];
}

if (toolsAreHere(MULTITOOL)) {
  test("logs are valid to Microsoft's validator", async () => {
    buildProgram();
    const cwd = folderWith({
      'package.json': '{ "dependencies": { "express": "^4.18.0" } }',
      'status-hints.config.json': '{ "lvls": {} }',
      'odd [name] (1)%20#é😀.js': [
        "const express = require('express');",
        'const app = express();',
        "app.get('/a', (req, res) => {",
        '  // status-hints-disable-next-line -- the client of 2019 reads the body only',
        "  res.sendStatus(404).json({ error: '{0} [a](b) \u001B[2J' });",
        '});',
        "app.get('/b', (req, res) => { if (!req.user) { res.status(403).end(); } res.status(200).end(); });",
      ].join('\r\n'),
    });
    cpSync(join(root, 'examples'), join(cwd, 'examples'), { recursive: true });
    const runs: readonly (readonly string[])[] = [
      ['examples', '--output', 'examples.sarif'],
      // Suppressions of both kinds, notifications of both kinds, hints.
      [
        '.',
        'gone.js',
        '--show',
        'hint',
        '--update-baseline',
        '--baseline',
        'known.json',
        '--output',
        'all.sarif',
      ],
      ['package.json', '--output', 'none.sarif'],
    ];
    for (const args of runs) await runProgram(['check', ...args], { cwd });
    const logs = runs.map((args) => args.at(-1) ?? '');
    const results = logs.map(
      (log) => (JSON.parse(readFileSync(join(cwd, log), 'utf8')) as Log).runs[0]?.results ?? [],
    );
    // What is to be valid must be there.
    expect(results.map(({ length }) => length > 0)).toEqual([true, true, false]);
    const kinds = (results[1] ?? []).flatMap(({ suppressions = [] }) => suppressions.map(({ kind }) => kind));
    expect(new Set(kinds)).toEqual(new Set(['inSource', 'external']));
    expect(results[1]?.some(({ relatedLocations }) => relatedLocations !== undefined)).toBe(true);
    expect(results[1]?.some(({ fixes }) => fixes !== undefined)).toBe(true);
    expect(complaintsAbout(cwd, logs)).toEqual([]);
  }, 300_000);

  test('the validator sees what is wrong in a log', () => {
    const wrong = {
      version: '2.1.0',
      runs: [
        {
          tool: { driver: { name: 'x', rules: [{ id: 'one' }] } },
          results: [{ ruleId: 'another', ruleIndex: 0, message: { text: 'z' } }],
        },
      ],
    };
    const cwd = folderWith({ 'wrong.sarif': JSON.stringify(wrong) });
    expect(complaintsAbout(cwd, ['wrong.sarif'])).not.toEqual([]);
  }, 300_000);
}
