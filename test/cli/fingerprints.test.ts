import type { Log } from 'sarif';
import { expect, test } from 'vitest';
import { engine } from '../../server/src/cli/engine';
import { folderWith, runInProcess } from './support';

const head = "const express = require('express');\nconst app = express();\n";
const double = "res.sendStatus(404).json({ error: 'gone' });";
const route = (body: string, path = '/a'): string => `app.get('${path}', (req, res) => {\n  ${body}\n});\n`;

/** The fingerprints of the findings of a file, as SARIF and as GitLab's report have them. */
async function fingerprints(
  text: string,
  file = 'src/a.js',
): Promise<{ readonly sarif: readonly string[]; readonly gitlab: readonly string[] }> {
  const cwd = folderWith({ 'package.json': '{ "dependencies": { "express": "^4.18.0" } }', [file]: text });
  const of = async (format: string): Promise<string> =>
    (await runInProcess(['check', '--format', format, '--rule', 'mark-hint=off'], { cwd, engine })).stdout;
  const log = JSON.parse(await of('sarif')) as Log;
  const report = JSON.parse(await of('gitlab')) as readonly { readonly fingerprint: string }[];
  return {
    sarif: (log.runs[0]?.results ?? []).map(
      ({ partialFingerprints }) => partialFingerprints?.['statusHintsTrace/v1'] ?? 'none',
    ),
    gitlab: report.map(({ fingerprint }) => fingerprint),
  };
}

test.each([
  ['moved down', `${head}\n\n\nconst other = 1;\n${route(double)}`],
  ['behind a new route', head + route('res.json({});', '/before') + route(double)],
  ['with a comment above and beside it', head + route(`// gone\n  ${double} // for ever`)],
  ['laid out and quoted otherwise', head + route('res\n    .sendStatus(404)\n    .json({ error: "gone" });')],
  [
    'among renamed neighbours',
    head.replaceAll('express = ', 'web = ').replace('= express()', '= web()') + route(double),
  ],
])('a finding keeps its fingerprint when it is %s', async (_, text) => {
  const before = await fingerprints(head + route(double));
  expect(before.sarif).toHaveLength(1);
  expect(await fingerprints(text)).toEqual(before);
});

test('findings that are alike are counted, those that are not differ', async () => {
  const twice = head + route(`if (req.query.a) { ${double} return; }\n  ${double}`);
  const { sarif, gitlab } = await fingerprints(twice + route(double, '/b'));
  const [first = '', second = '', third = ''] = sarif;
  expect(first).toMatch(/^[0-9a-f]{32}:1$/);
  expect(second).toBe(first.replace(/1$/, '2'));
  expect(third.slice(0, 32)).not.toBe(first.slice(0, 32));
  expect(new Set(gitlab).size).toBe(3);
});

// A reader that keeps one finding of each fingerprint would otherwise lose those of copied files.
test("GitLab's fingerprints differ between files", async () => {
  const [one] = (await fingerprints(head + route(double), 'src/a.js')).gitlab;
  const [other] = (await fingerprints(head + route(double), 'src/b.js')).gitlab;
  expect(one).not.toBe(other);
});

// Else the first of two that are alike would take the place of the other as soon as it is silenced.
test('what is silenced or not shown counts among those that are alike', async () => {
  const before = await fingerprints(head + route(`if (req.query.a) { ${double} return; }\n  ${double}`));
  const silenced = await fingerprints(
    head +
      route(`if (req.query.a) { ${double} return; } // status-hints-disable-line -- as ever\n  ${double}`),
  );
  expect(silenced.gitlab).toEqual(before.gitlab.slice(1));
  expect(silenced.sarif).toEqual(before.sarif);
});
