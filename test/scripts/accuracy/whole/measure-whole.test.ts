import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { plainOf, wholeSummary } from '../../../../scripts/accuracy/whole/json';
import { measureWhole } from '../../../../scripts/accuracy/whole/measure-whole';
import { goalsOf, isReached, printGoals } from '../../../../scripts/accuracy/whole/print-goals';
import { printHandlers } from '../../../../scripts/accuracy/whole/print-handlers';
import { listRoutes, printRoutes, withTruth } from '../../../../scripts/accuracy/whole/print-routes';
import type { ProjectReading } from '../../../../scripts/accuracy/whole/read-project';
import { response, site } from '../made-up';
import { endpoint, handlerSummary, trueEndpoint, trueRepository } from './made-up';

const reading: ProjectReading = {
  files: new Map([['a.js', { responses: [response(2, [404], { kind: 'throw' })], findings: [] }]]),
  summaries: new Map([
    ['a.js', { handlers: [handlerSummary('registered'), handlerSummary('registered', 'middleware')] }],
    ['b.js', { handlers: [handlerSummary('shaped')] }],
  ]),
  endpoints: [
    endpoint('GET /', 'a.js:2', ['200 handler', '409 thrown']),
    endpoint('GET /b', 'b.js:1', [], { found: false }),
  ],
  problems: ['x.js: unreadable'],
};
const labels = (repo: string) => [
  {
    repo,
    framework: 'express' as const,
    path: 'a.js',
    sites: [site(2, [404], { kind: 'throw' }), site(9, [400], { kind: 'helper' })],
    findings: [],
  },
];
const truth = {
  repositories: [
    trueRepository([
      trueEndpoint('GET /', 'a.js:3', new Map([['handler', [200, 404]]])),
      trueEndpoint('GET /lost', 'a.js:9'),
    ]),
  ],
};

let corpus = '';
beforeAll(async () => {
  corpus = await mkdtemp(path.join(tmpdir(), 'status-hints-whole-'));
  await mkdir(path.join(corpus, 'o+r'));
  await writeFile(path.join(corpus, 'o+r', 'a.js'), 'first();\nsecond();\n');
});
afterAll(async () => {
  await rm(corpus, { recursive: true });
});

describe('measureWhole', () => {
  it('asks for the labelled files, and compares with labels and truth', async () => {
    const wanted: string[] = [];
    const { files, repositories, problems } = await measureWhole(labels('o/r'), truth, corpus, (_, names) => {
      wanted.push(...names);
      return Promise.resolve(reading);
    });
    expect(wanted).toEqual(['a.js']);
    expect(files).toMatchObject([{ sites: { found: [{ agreement: 'strict' }], missed: [{}] } }]);
    expect(repositories).toMatchObject([
      {
        handlers: { handlers: 2, registered: 1, shaped: 1 },
        labelledHandlers: { handlers: 1, registered: 1 },
        endpoints: 2,
        handled: 1,
      },
    ]);
    expect(problems).toEqual(['o/r: x.js: unreadable']);
  });

  it('names a repository that is not there', async () => {
    const { problems } = await run('o/gone');
    expect(problems).toContainEqual(expect.stringContaining('o/gone: there is no folder'));
  });
});

describe('the report', () => {
  it('gives the tables of routes and handlers', async () => {
    const { repositories } = await run('o/r');
    const routes = withTruth(repositories);
    expect(printRoutes(routes)).toMatch(/^o\/r +1 of 2 +0 of 1 +0 of 1 +0 of 1 +0 +1 +1$/m);
    expect(printRoutes(routes)).toMatch(/^handler +1 of 2 +0 +1 +0$/m);
    expect(printRoutes(routes)).toMatch(/^thrown +0 of 0 +0 +0 +1$/m);
    expect(printHandlers(repositories)).toMatch(/^o\/r +1 of 2 +0 +1 +1 of 2$/m);
    expect(printHandlers(repositories)).toMatch(/^in the labelled files +1 of 1 /m);
  });

  it('lists each difference', async () => {
    const text = listRoutes(withTruth((await run('o/r')).repositories));
    expect(text).toContain('Endpoints that were not found: 1\n  o/r GET /lost (a.js:9)');
    expect(text).toContain('Endpoints that the truth has not: 1\n  o/r GET /b (b.js:1)');
    expect(text).toContain('GET / (a.js:3); said: a.js:2');
    expect(text).toContain('wrong: GET / (a.js:3): handler missing 404; thrown extra 409');
  });

  it('says which goals are reached', async () => {
    const measurement = await run('o/r');
    const goals = goalsOf(measurement);
    expect(goals).toContainEqual({ name: 'throw sites right', part: 1, whole: 1, asked: 90 });
    expect(goals).toContainEqual({ name: 'helper sites right', part: 0, whole: 1, asked: 90 });
    expect(printGoals(measurement)).toMatch(/^throw sites right +1 of 1 +0 of 0 +1 of 1 +90 % +yes$/m);
    expect(printGoals(measurement)).toMatch(/^helper sites right +0 of 1 +0 of 0 +0 of 1 +90 % +no$/m);
  });

  it('has the same in its plain form', async () => {
    const measurement = await run('o/r');
    expect(wholeSummary(measurement)).toMatchObject({
      handlers: { all: { registered: 1 } },
      routes: { total: { endpoints: 2, found: 1, wrong: 1 } },
    });
    expect(measurement.repositories.map(plainOf)).toMatchObject([
      { repo: 'o/r', routes: { missed: [{ path: '/lost' }], extra: [{ path: '/b', line: 1 }], found: [{}] } },
    ]);
  });

  it('reaches nothing where there is nothing to measure', () => {
    expect(isReached({ part: 0, whole: 0, asked: 90 })).toBe(false);
    expect(isReached({ part: 9, whole: 10, asked: 90 })).toBe(true);
  });
});

function run(repo: string) {
  return measureWhole(labels(repo), truth, corpus, () => Promise.resolve(reading));
}
