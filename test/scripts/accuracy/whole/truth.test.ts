import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { comparablePath } from '../../../../scripts/accuracy/whole/compare-routes';
import { parseTruth } from '../../../../scripts/accuracy/whole/truth';

const entry = { repo: 'o/r', method: 'GET', path: '/', file: 'a.js', line: 1 };
const repository = { repo: 'o/r', framework: 'express', tolerated: [500] };
const parse = (endpoint: object, root: object = repository) =>
  parseTruth(JSON.stringify({ repositories: [root], endpoints: [endpoint] }));

describe('parseTruth', () => {
  it('gives an endpoint what its repository tolerates', () => {
    const truth = parse({ ...entry, statuses: { handler: [200] }, tolerated: [302] });
    expect(truth.repositories[0]?.endpoints).toEqual([
      {
        method: 'GET',
        path: '/',
        file: 'a.js',
        line: 1,
        statuses: new Map([['handler', [200]]]),
        tolerated: [500, 302],
      },
    ]);
  });

  it('knows no statuses where none are written', () => {
    expect(parse(entry).repositories[0]?.endpoints[0]?.statuses).toBeUndefined();
  });

  it('names the entry that is not of the form', () => {
    expect(() => parse({ ...entry, statuses: { somebody: [200] } })).toThrow(
      /Endpoint 1: statuses: a source is not handler/,
    );
    expect(() => parse({ ...entry, repo: 'o/unknown' })).toThrow(
      'Endpoint 1: its repository o/unknown is not listed.',
    );
  });
});

// What a slip of the hand would do to the truth itself.
describe('the truth that is kept', () => {
  const { repositories } = parseTruth(
    readFileSync(new URL('../../../../scripts/accuracy/routes-truth.json', import.meta.url), 'utf8'),
  );

  it('has each endpoint once for each file that handles it', () => {
    for (const { repo, endpoints } of repositories) {
      const keys = endpoints.map(({ method, path, file }) => `${method} ${comparablePath(path)} ${file}`);
      expect(
        keys.filter((key, index) => keys.indexOf(key) !== index),
        repo,
      ).toEqual([]);
    }
  });

  it('has possible methods, paths, lines and statuses', () => {
    for (const { method, path, file, line, statuses } of repositories.flatMap(({ endpoints }) => endpoints)) {
      const where = `${method} ${path} ${file}:${line}`;
      expect(method, where).toMatch(/^[A-Z]+$/);
      expect(path, where).toMatch(/^(?:\/|\*$)/);
      expect(file, where).toMatch(/^[^/].*\.[jt]s$/);
      expect(line, where).toBeGreaterThan(0);
      for (const code of [...(statuses?.values() ?? [])].flat()) {
        expect(code >= 200 && code <= 599, where).toBe(true);
      }
    }
  });
});
