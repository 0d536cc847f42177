import { afterAll, expect, test, vi } from 'vitest';
import { generatedText } from '../../scripts/bench/generated-text';
import { countWork } from '../support/counted-work';
import { memoryHost } from '../support/memory-host';
import type { LintInput } from '../../server/src/engine/lint/lint';
import type { PackageContext } from '../../server/src/engine/project/packages';

/** Cost grows with the text and not faster: everything is doubled, and the work that is counted doubles with it. */

const counter = countWork();
afterAll(() => {
  counter.end();
});
// Loaded when the counting has begun, though other tests in this process may have loaded it before.
vi.resetModules();
const { lint } = await import('../../server/src/engine/lint/lint');
const { openProject } = await import('../../server/src/engine/lint/open-project');
const { summaryOf } = await import('../../server/src/engine/lint/summary');
const { findingsAmong } = await import('../../server/src/engine/lint/project-findings');
const { fixText } = await import('../../server/src/cli/fix');
const { DEFAULT_CONFIG } = await import('../../server/src/engine/config/config');

const EXPRESS: PackageContext = {
  frameworks: new Map([['express', [5]]]),
  dependencies: new Set(['express']),
};
const APP = "const app = require('express')();\n";

const times = (count: number, line: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => line(index)).join('');

function input(text: string): LintInput {
  return { fileName: 'a.js', text, package: EXPRESS, config: DEFAULT_CONFIG };
}

const WHOLE = 'a file as people write it';

/** A text of any size, and how many findings it has at least for each of its parts. */
const TEXTS: Readonly<Record<string, readonly [part: (count: number) => string, findings: number]>> = {
  [WHOLE]: [(count) => generatedText(count * 8), 0],
  'findings in one file': [
    (count) => APP + times(count, (i) => `app.get('/${i}', (req, res) => { res.status(700).end(); });\n`),
    1,
  ],
  suppressions: [
    (count) =>
      APP +
      times(
        count,
        (i) =>
          `// status-hints-disable-next-line no-invalid-status -- known\napp.get('/${i}', (req, res) => { res.status(700).end(); });\n`,
      ),
    1,
  ],
  'suppressions of nothing': [
    (count) =>
      `${APP}app.get('/', (req, res) => res.end());\n${times(count, () => '// status-hints-disable-next-line no-invalid-status\n')}`,
    0,
  ],
  'helpers that call each other': [
    (count) =>
      `${APP}${times(count, (i) => `function h${i}(res) { return ${i === 0 ? 'res.status(404).end()' : `h${i - 1}(res)`}; }\n`)}app.get('/', (req, res) => h${count - 1}(res));\n`,
    0,
  ],
};

test.each(Object.entries(TEXTS))(
  '%s',
  async (name, [part, findings]) => {
    expect(lint(input(part(8))).findings.length).toBeGreaterThanOrEqual(findings * 8);
    // Of less than eight parts the beginning of the file is too large a share.
    const [from, to] = name === WHOLE ? [8, 512] : [1, 1024];
    await expectLinear(from, to, (count) => {
      const text = part(count);
      return () => lint(input(text));
    });
  },
  120_000,
);

test('fixes of one file', async () => {
  const text = (count: number): string =>
    APP + times(count, (i) => `app.get('/${i}', (req, res) => { res.json(404, { error: 'x' }); });\n`);
  const linter = {
    lint: (now: string) => lint(input(now)),
    syntaxErrors: () => 0,
  };
  expect(fixText('a.js', text(8), lint(input(text(8))), linter).applied).toHaveLength(8);
  await expectLinear(8, 256, (count) => {
    const first = lint(input(text(count)));
    return () => fixText('a.js', text(count), first, linter);
  });
}, 120_000);

/** Files of a project of any size. */
const PROJECTS: Readonly<Record<string, (count: number) => Readonly<Record<string, string>>>> = {
  'files of a project': (count) => ({
    'codes.js': 'module.exports = { MISSING: 404, MADE: 201 };',
    'app.js': `${APP}${times(count, (i) => `app.use('/${i}', require('./r${i}'));\n`)}`,
    ...fileEach(count, (i) => [
      `r${i}.js`,
      `const router = require('express').Router(); const { show } = require('./c${i}');\nrouter.get('/:id', show);\nmodule.exports = router;\n`,
    ]),
    ...fileEach(count, (i) => [
      `c${i}.js`,
      `const codes = require('./codes');\nexports.show = async (req, res) => { const it = await find(req.params.id); if (!it) return res.status(codes.MISSING).json({ error: 'x' }); res.json(it); };\n`,
    ]),
  }),
  'routers in one another': (count) => ({
    'app.js': `${APP}app.use('/a', require('./r0'));\n`,
    ...fileEach(count, (i) => [
      `r${i}.js`,
      `const router = require('express').Router();\nrouter.get('/x', (req, res) => res.status(700).end());\n${i + 1 < count ? `router.use('/${i % 10}', require('./r${i + 1}'));\n` : ''}module.exports = router;\n`,
    ]),
  }),
  'mounts of one router': (count) => ({
    'app.js': `${APP}const router = require('./r');\n${times(count, (i) => `app.use('/${i}', router);\n`)}`,
    'r.js': `const router = require('express').Router();\nrouter.get('/x', (req, res) => res.status(700).end());\nmodule.exports = router;\n`,
  }),
};

test.each(Object.entries(PROJECTS))(
  '%s',
  async (name, filesOf) => {
    const to = name === 'routers in one another' ? 64 : 256;
    await expectLinear(8, to, (count) => {
      const files = filesOf(count);
      return () => lintProject(files);
    });
  },
  120_000,
);

function lintProject(files: Readonly<Record<string, string>>): void {
  const host = memoryHost(files);
  const project = openProject(host);
  const locations = Object.keys(files).map((path) => host.at(path));
  for (const file of locations) project.add(file, EXPRESS);
  project.complete();
  for (const file of locations) {
    const text = host.read(file) ?? '';
    const { handlers } = lint({ ...input(text), fileName: file, project: project.viewOf(file) });
    project.note(file, summaryOf(handlers, text));
  }
  project.settle();
  const [first = ''] = locations;
  const { knowledge } = project.viewOf(first);
  findingsAmong({ summaries: project.summaries(), knowledge }, first, DEFAULT_CONFIG)({ handlers: [] });
  project.endpoints();
}

function fileEach(
  count: number,
  file: (index: number) => readonly [path: string, text: string],
): Record<string, string> {
  return Object.fromEntries(Array.from({ length: count }, (_, index) => file(index)));
}

/** Asserts that what twice as much costs is hardly more than twice as much. */
async function expectLinear(
  from: number,
  to: number,
  prepare: (count: number) => () => unknown,
): Promise<void> {
  const steps: string[] = [];
  prepare(from)(); // what is worked out once for all
  let before = await counter.workOf(prepare(from));
  for (let count = 2 * from; count <= to; count *= 2) {
    const work = await counter.workOf(prepare(count));
    const ratio = work / before;
    steps.push(`${count}: ${ratio.toFixed(2)}`);
    before = work;
    expect(ratio, steps.join(', ')).toBeLessThan(MOST);
  }
}

// Sorting, and trees that are a little deeper, cost a little more than twice; quadratic cost is four times.
const MOST = 2.4;
