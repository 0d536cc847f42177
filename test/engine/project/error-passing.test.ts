import { describe, expect, test } from 'vitest';
import { lint } from '../../../server/src/engine/lint/lint';
import { openProject } from '../../../server/src/engine/lint/open-project';
import { summaryOf } from '../../../server/src/engine/lint/summary';
import { DEFAULT_CONFIG } from '../../../server/src/engine/config/config';
import { passingIn, type ErrorPassing } from '../../../server/src/engine/model/project-knowledge';
import type { PackageContext } from '../../../server/src/engine/project/packages';
import { memoryHost } from '../../support/memory-host';

const CATCHING = `import 'express-async-errors';`;

/** Files of a project whose packages have Express, in this major; all have been linted. Gives what is known of one. */
function passingOf(files: Readonly<Record<string, string>>, file: string, major = 4): ErrorPassing {
  const host = memoryHost(files);
  const project = openProject(host);
  const context: PackageContext = {
    frameworks: new Map([['express', [major]]]),
    dependencies: new Set(['express']),
  };
  const sources = Object.keys(files).filter((path) => path.endsWith('.ts'));
  for (const path of sources) project.add(host.at(path), context);
  project.complete();
  for (const path of sources) {
    const text = files[path]!;
    const view = project.viewOf(host.at(path));
    const { handlers } = lint({
      fileName: path,
      text,
      package: context,
      config: DEFAULT_CONFIG,
      project: view,
    });
    project.note(host.at(path), summaryOf(handlers, text));
  }
  project.settle();
  return passingIn(project.viewOf(host.at(sources[0] ?? '')).knowledge, host.at(file));
}

const manifest = (name: string | undefined, ...needs: string[]): string =>
  JSON.stringify({ name, dependencies: Object.fromEntries(needs.map((one) => [one, '*'])) });

describe('what catches rejections', () => {
  const catches = (files: Readonly<Record<string, string>>, file: string): ErrorPassing['catching'] =>
    passingOf(files, file).catching;

  test('counts in its own package', () => {
    const files = {
      'package.json': manifest('root'),
      'a/package.json': manifest('a', 'express'),
      'a/app.ts': CATCHING,
      'b/package.json': manifest('b', 'express'),
      'b/app.ts': '',
    };
    expect(catches(files, 'a/src/users.ts')).toBe('all');
    expect(catches(files, 'b/src/users.ts')).toBeUndefined();
    expect(catches(files, 'root.ts')).toBeUndefined();
  });

  test('counts in all of a project without packages', () => {
    expect(catches({ 'lib/app.ts': CATCHING }, 'routes/users.ts')).toBe('all');
  });

  test('counts in a folder whose package.json only says how modules are read', () => {
    const files = {
      'package.json': manifest('root'),
      'app.ts': CATCHING,
      'routes/package.json': '{ "type": "module" }',
      'routes/users.ts': '',
    };
    expect(catches(files, 'routes/users.ts')).toBe('all');
  });

  test('may count in packages that need each other, through others too', () => {
    const files = {
      'kit/package.json': manifest('@acme/kit'),
      'kit/app.ts': CATCHING,
      'api/package.json': manifest('api', '@acme/kit'),
      'api/app.ts': '',
      'routes/package.json': manifest('routes', 'express'),
      'routes/users.ts': '',
      'server/package.json': manifest('server', 'api', 'routes'),
      'server/app.ts': '',
      'other/package.json': manifest('other', 'express'),
      'other/app.ts': '',
    };
    expect(catches(files, 'kit/app.ts')).toBe('all');
    expect(catches(files, 'api/app.ts')).toBe('some');
    expect(catches(files, 'routes/users.ts')).toBe('some');
    expect(catches(files, 'other/app.ts')).toBeUndefined();
  });

  test('is nobody where a package.json cannot be read', () => {
    const files = { 'a/package.json': '{ "name": ', 'a/app.ts': '', 'b/app.ts': CATCHING };
    expect(catches(files, 'a/app.ts')).toBe('all');
  });
});

describe('what handlers mostly do with an error', () => {
  const app = (...handlers: readonly string[]): string =>
    ["import express from 'express';", 'const app = express();', ...handlers].join('\n');
  const throwing = `app.get('/a', async (req, res) => { if (!req.query.id) throw new Error('no'); res.end(); });`;
  const passing = `app.get('/b', async (req, res, next) => { try { res.json(await list()); } catch (e) { next(e); } });`;
  const habit = (text: string, major = 5): ErrorPassing['habit'] =>
    passingOf({ 'app.ts': text }, 'app.ts', major).habit;

  test('is what they do more often', () => {
    expect(habit(app(throwing, throwing, passing))).toBe('throw');
    expect(habit(app(throwing, passing, passing))).toBe('next');
    expect(habit(app(throwing, passing))).toBeUndefined();
    expect(habit(app())).toBeUndefined();
  });

  test('counts where both ways work: a throw that is lost is no habit', () => {
    expect(habit(app(throwing, passing), 4)).toBeUndefined();
    expect(habit(`import 'express-async-errors';${app(throwing)}`, 4)).toBe('throw');
    expect(habit(app(throwing.replace('async', 'wrap(async').replace('});', '}));')), 4)).toBe('throw');
  });

  test('is not told by what is caught again, nor by what is no error', () => {
    const caught = `app.get('/c', async (req, res, next) => { try { throw new Error('no'); } catch (e) { next(e); } });`;
    expect(habit(app(caught))).toBe('next');
    expect(habit(app(throwing, `app.get('/d', async (req, res, next) => { next('route'); });`))).toBe(
      'throw',
    );
    expect(
      habit(
        app(`app.get('/e', async (req, res, next) => { list().then((all) => res.json(all)).catch(next); });`),
      ),
    ).toBe('next');
  });

  test('is that of the package', () => {
    const files = {
      'a/package.json': manifest('a', 'express'),
      'a/app.ts': app(throwing),
      'b/package.json': manifest('b', 'express'),
      'b/app.ts': app(passing),
    };
    expect(passingOf(files, 'a/app.ts', 5).habit).toBe('throw');
    expect(passingOf(files, 'b/app.ts', 5).habit).toBe('next');
  });
});
