import { describe, expect, it } from 'vitest';
import { lint } from '../../../../server/src/engine/lint/lint';
import type { PackageContext } from '../../../../server/src/engine/project/packages';
import { readProject, type ProjectFile } from '../../../../scripts/accuracy/whole/read-project';
import { fakeProject, incoming } from './fake-project';

const context: PackageContext = {
  frameworks: new Map([['express', [5]]]),
  dependencies: new Set(['express']),
};
const texts = new Map([
  [
    '/r/users.js',
    'exports.show = (req, res) => {\n  if (!req.user) res.status(404).json({});\n  else res.json({});\n};\n',
  ],
  [
    '/r/routes.js',
    "const router = require('express').Router();\nrouter.get('/', require('./users').show);\n",
  ],
]);
const files: readonly ProjectFile[] = [...texts.keys()].map((location) => ({
  location,
  name: location.slice('/r/'.length),
  package: context,
}));

const project = (asked: string[]) =>
  fakeProject(asked, (file) => (file === '/r/users.js' ? [incoming('show')] : []));

describe('readProject', () => {
  const asked: string[] = [];
  const reading = readProject(files, {
    project: project(asked),
    lint,
    textOf: ({ location }) => texts.get(location),
    wanted: new Set(['users.js']),
  });

  it('adds all files before any is linted, and notes what came of each', () => {
    expect(asked.slice(0, 3)).toEqual(['add /r/users.js', 'add /r/routes.js', 'complete']);
    expect(asked.slice(3)).toEqual(['note /r/users.js 1', 'note /r/routes.js 0']);
  });

  it('reports the wanted files alone, lines from 1', () => {
    expect([...reading.files.keys()]).toEqual(['users.js']);
    expect(reading.files.get('users.js')?.responses).toMatchObject([
      { file: 'users.js', line: 2, statuses: [404], role: 'handler', dynamic: false },
      { line: 3, statuses: [200] },
    ]);
  });

  it('gives the endpoints and every file’s summary', () => {
    expect(reading.endpoints).toHaveLength(1);
    expect([...reading.summaries.keys()]).toEqual(['users.js', 'routes.js']);
  });

  it('names a rule that failed and a file that could not be read', () => {
    const { problems } = readProject(files.slice(0, 1), {
      project: project([]),
      textOf: ({ location }) => texts.get(location),
      wanted: new Set(),
      lint: (input) => ({
        ...lint(input),
        error: 'It is nested too deeply to be read.',
        failures: [{ rule: 'no-error-leak', message: 'out of order' }],
      }),
    });
    expect(problems).toEqual([
      'users.js: It is nested too deeply to be read.',
      'users.js: the rule no-error-leak failed on it: out of order',
    ]);
  });
});
