import { describe, expect, test } from 'vitest';
import { passingIn } from '../../../server/src/engine/model/project-knowledge';
import { codesOf } from '../../../server/src/engine/model/status-value';
import { projectOf, FASTIFY, type Files, type SnippetProject } from '../../support/project';

const APP = `
  import { NOT_FOUND } from './codes';
  app.get('/a', (req, res) => {
    res.status(NOT_FOUND).json({});
  });
`;

function statuses({ lint }: SnippetProject, path: string): readonly string[] {
  return lint(path).handlers.flatMap(({ responses }) =>
    responses.map(({ status }) => [...codesOf(status), ...(status.dynamic ? ['?'] : [])].join(' ')),
  );
}

// A project whose files have all been looked at, so that nothing is waiting to be told.
function settled(files: Files): SnippetProject {
  const opened = projectOf(files);
  for (const path of Object.keys(files)) if (!path.endsWith('json')) opened.lint(path);
  opened.concerned();
  return opened;
}

describe('an edit', () => {
  test('in a body that says nothing to others concerns nobody', () => {
    const long = 'x'.repeat(3000);
    const codes = (word: string): string => `
      export const NOT_FOUND = 404;
      export function shout() { console.log('${word} ${long}'); }
    `;
    const opened = settled({ 'app.ts': APP, 'codes.ts': codes('one') });
    const before = opened.project.viewOf(opened.host.at('app.ts'));
    opened.write('codes.ts', codes('two, which is longer'));
    expect(opened.concerned()).toEqual([]);
    expect(opened.project.viewOf(opened.host.at('app.ts'))).toBe(before);
  });

  test('of what only people read concerns nobody: comments, white space, line ends', () => {
    const opened = settled({ 'app.ts': APP, 'codes.ts': `export const NOT_FOUND = 404;` });
    for (const text of [
      `// The code for what is not there.\nexport const NOT_FOUND = 404;`,
      `export const NOT_FOUND\r\n  = /* not 410 */ 404;\n`,
    ]) {
      opened.write('codes.ts', text);
      expect(opened.concerned()).toEqual([]);
      expect(statuses(opened, 'app.ts')).toEqual(['404']);
    }
    opened.write('codes.ts', `// The code for what is not there.\nexport const NOT_FOUND = 410;`);
    expect(opened.concerned()).toEqual(['app.ts']);
    expect(statuses(opened, 'app.ts')).toEqual(['410']);
  });

  test('of a constant concerns who imports it, who sees it changed', () => {
    const opened = settled({
      'app.ts': APP,
      'codes.ts': `export const NOT_FOUND = 404;`,
      'other.ts': `app.get('/b', (req, res) => res.json({}));`,
    });
    const before = opened.project.viewOf(opened.host.at('app.ts'));
    opened.write('codes.ts', `export const NOT_FOUND = 410;`);
    expect(opened.concerned()).toEqual(['app.ts']);
    expect(opened.concerned()).toEqual([]);
    expect(opened.project.viewOf(opened.host.at('app.ts'))).not.toBe(before);
    expect(statuses(opened, 'app.ts')).toEqual(['410']);
  });

  test('concerns who imports it through barrels, constants and parents', () => {
    const opened = settled({
      'app.ts': `
        import { NOT_FOUND, Missing } from './index';
        app.get('/a', (req, res) => {
          if (!req.query.a) throw new Missing();
          res.status(NOT_FOUND).json({});
        });
      `,
      'index.ts': `export * from './codes'; export * from './errors';`,
      'codes.ts': `import { FIRST } from './first'; export const NOT_FOUND = FIRST;`,
      'errors.ts': `import { FIRST } from './first'; export class Missing extends Error { status = FIRST; }`,
      'first.ts': `export const FIRST = 404;`,
    });
    expect(statuses(opened, 'app.ts')).toEqual(['404', '404']);
    opened.write('first.ts', `export const FIRST = 410;`);
    expect(opened.concerned()).toContain('app.ts');
    expect(statuses(opened, 'app.ts')).toEqual(['410', '410']);
  });

  test('of a file that nobody imports, or that is new, concerns none of those who miss something', () => {
    const opened = settled({
      'app.ts': `
        import { NOT_FOUND } from 'some-package';
        import { GONE } from './gone';
        app.get('/a', (req, res) => {
          if (req.query.a) return res.status(GONE).json({});
          res.status(NOT_FOUND).json({});
        });
      `,
      'other.ts': `export const a = 1;`,
    });
    const before = opened.project.viewOf(opened.host.at('app.ts'));
    opened.write('other.ts', `export const a = 2;`);
    opened.write('another.ts', `export const a = 2;`);
    expect(opened.concerned()).toEqual([]);
    expect(opened.project.viewOf(opened.host.at('app.ts'))).toBe(before);
  });

  test('that turns a name to another file concerns who uses it', () => {
    const opened = settled({
      'app.ts': APP,
      'codes.ts': `export * from './a';`,
      'a.ts': `export const NOT_FOUND = 404;`,
      'b.ts': `export const NOT_FOUND = 410;`,
    });
    opened.write('codes.ts', `export * from './b';`);
    expect(opened.concerned()).toEqual(['app.ts']);
    expect(statuses(opened, 'app.ts')).toEqual(['410']);
  });

  test('of what a helper of a helper sends concerns who calls it', () => {
    const opened = settled({
      'app.ts': `
        import { notFound } from './answers';
        app.get('/a', (req, res) => { notFound(res); });
        app.get('/b', (req, res) => { notFound(res); });
      `,
      'answers.ts': `import { send } from './send'; export const notFound = (res: any) => send(res, {});`,
      'send.ts': `import { CODE } from './codes'; export const send = (res: any, body: any) => res.status(CODE).json(body);`,
      'codes.ts': `export const CODE = 404;`,
    });
    expect(statuses(opened, 'app.ts')).toEqual(['404', '404']);
    opened.write('codes.ts', `export const CODE = 410;`);
    expect(opened.concerned()).toContain('app.ts');
    expect(statuses(opened, 'app.ts')).toEqual(['410', '410']);
  });

  test('counts after a rest as before it', () => {
    const opened = settled({ 'app.ts': APP, 'codes.ts': `export const NOT_FOUND = 404;` });
    const before = opened.project.viewOf(opened.host.at('app.ts'));
    opened.project.rest();
    expect(opened.concerned()).toEqual([]);
    expect(opened.project.viewOf(opened.host.at('app.ts'))).toBe(before);
    expect(statuses(opened, 'app.ts')).toEqual(['404']);
    opened.project.rest();
    opened.write('codes.ts', `export const NOT_FOUND = 410;`);
    expect(opened.concerned()).toEqual(['app.ts']);
    expect(statuses(opened, 'app.ts')).toEqual(['410']);
  });

  test('in a circle of files ends', () => {
    const opened = settled({
      'app.ts': `import { A } from './a'; app.get('/a', (req, res) => { res.status(A.code).json({}); });`,
      'a.ts': `import { B } from './b'; export const BASE = 404; export const A = { code: B.code };`,
      'b.ts': `import { BASE } from './a'; export const B = { code: BASE };`,
    });
    expect(statuses(opened, 'app.ts')).toEqual(['404']);
    opened.write(
      'a.ts',
      `import { B } from './b'; export const BASE = 410; export const A = { code: B.code };`,
    );
    expect(opened.concerned()).toContain('app.ts');
    expect(statuses(opened, 'app.ts')).toEqual(['410']);
  });

  test('of a registration concerns the handler’s file', () => {
    const app = (method: string): string => `
      import { list } from './users';
      app.${method}('/users', list);
    `;
    const opened = settled({
      'app.ts': app('get'),
      'users.ts': `export const list = (req: any, res: any) => { res.json({}); };`,
      'other.ts': `export const other = (req: any, res: any) => { res.json({}); };`,
    });
    opened.write('app.ts', app('post'));
    expect(opened.concerned()).toContain('users.ts');
    expect(opened.lint('users.ts').handlers[0]?.method).toBe('POST');
  });

  test('of an error handler concerns who throws to it', () => {
    const onError = (code: number): string => `
      export const onError = (err: any, req: any, res: any, next: any) => { res.status(${code}).json({}); };
    `;
    const opened = settled({
      'app.ts': `
        import { Missing } from './errors';
        import { onError } from './on-error';
        app.get('/a', (req, res) => { throw new Missing(); });
        app.use(onError);
      `,
      'errors.ts': `export class Missing extends Error {}`,
      'on-error.ts': onError(404),
    });
    expect(statuses(opened, 'app.ts')).toEqual(['404']);
    opened.write('on-error.ts', onError(410));
    expect(opened.concerned()).toContain('app.ts');
    expect(statuses(opened, 'app.ts')).toEqual(['410']);
  });
});

describe('a file', () => {
  test('that comes is found by who missed it', () => {
    const opened = settled({ 'app.ts': APP });
    expect(statuses(opened, 'app.ts')).toEqual(['?']);
    opened.write('codes.ts', `export const NOT_FOUND = 404;`);
    expect(opened.concerned()).toEqual(['app.ts']);
    expect(statuses(opened, 'app.ts')).toEqual(['404']);
  });

  test('that goes is missed by who used it, and nothing of it stays', () => {
    const opened = settled({ 'app.ts': APP, 'codes.ts': `export const NOT_FOUND = 404;` });
    opened.remove('codes.ts');
    expect(opened.concerned()).toEqual(['app.ts']);
    expect(statuses(opened, 'app.ts')).toEqual(['?']);
    opened.write('codes.ts', `export const NOT_FOUND = 404;`);
    expect(opened.concerned()).toEqual(['app.ts']);
    expect(statuses(opened, 'app.ts')).toEqual(['404']);
  });

  test('that is renamed is known by its new name alone', () => {
    const opened = settled({ 'app.ts': APP, 'codes.ts': `export const NOT_FOUND = 404;` });
    opened.remove('codes.ts');
    opened.write('codes/index.ts', `export const NOT_FOUND = 410;`);
    expect(opened.concerned()).toEqual(['app.ts']);
    expect(statuses(opened, 'app.ts')).toEqual(['410']);
  });

  test('that comes nearer hides the one that was meant before', () => {
    const opened = settled({ 'app.ts': APP, 'codes/index.ts': `export const NOT_FOUND = 404;` });
    expect(statuses(opened, 'app.ts')).toEqual(['404']);
    opened.write('codes.ts', `export const NOT_FOUND = 410;`);
    expect(opened.concerned()).toEqual(['app.ts']);
    expect(statuses(opened, 'app.ts')).toEqual(['410']);
  });

  test('is seen as its open document says, until that is closed', () => {
    const opened = settled({ 'app.ts': APP, 'codes.ts': `export const NOT_FOUND = 404;` });
    const file = opened.host.at('codes.ts');
    const context = { frameworks: new Map(), dependencies: undefined };
    opened.project.add(file, context, `export const NOT_FOUND = 410;`);
    expect(statuses(opened, 'app.ts')).toEqual(['410']);
    opened.project.add(file, context);
    expect(opened.concerned()).toEqual(['app.ts']);
    expect(statuses(opened, 'app.ts')).toEqual(['404']);
  });

  test('of one of two packages of the same name is not taken for the other’s', () => {
    const pack = (code: number): Files => ({
      'package.json': '{ "name": "codes", "main": "index.js" }',
      'index.js': `exports.NOT_FOUND = ${code};`,
    });
    const below = (folder: string, files: Files): Files =>
      Object.fromEntries(Object.entries(files).map(([path, text]) => [`${folder}/${path}`, text]));
    const app = `
      const { NOT_FOUND } = require('codes');
      app.get('/a', (req, res) => { res.status(NOT_FOUND).json({}); });
    `;
    const opened = projectOf({
      'one/app.js': app,
      ...below('one/packages/codes', pack(404)),
      'one/package.json': '{ "name": "one", "workspaces": ["packages/*"] }',
      ...below('two/packages/codes', pack(410)),
      'two/package.json': '{ "name": "two", "workspaces": ["packages/*"] }',
      'two/app.js': `const express = require('express'); const app = express(); ${app}`,
    });
    expect(statuses(opened, 'one/app.js')).toEqual(['404']);
    expect(statuses(opened, 'two/app.js')).toEqual(['410']);
  });

  test.each([
    `export const NOT_FOUND = `,
    `export { NOT_FOUND } from './`,
    `export * from`,
    `import { `,
    `class A extends A { constructor() { super(`,
    `module.exports = `,
    `module.exports = module.exports`,
    `const x = module.exports = x;`,
    `export default NOT_FOUND; export { NOT_FOUND };`,
    `export const { NOT_FOUND = 404, ...rest } = `,
    `export import x = `,
    `enum NOT_FOUND {`,
    `export enum NOT_FOUND { a = `,
    `exports. = 404`,
    `exports[`,
    `{{{{`,
    `\`\${`,
    `export class NOT_FOUND extends NOT_FOUND {}`,
    `export function NOT_FOUND() { return NOT_FOUND(); }`,
    `export const NOT_FOUND = NOT_FOUND;`,
    `export const [NOT_FOUND] = [404`,
    `(`.repeat(5000),
    `[`.repeat(20_000),
  ])('that is half typed breaks nobody: %s', (text) => {
    const opened = settled({ 'app.ts': APP, 'codes.ts': `export const NOT_FOUND = 404;` });
    opened.write('codes.ts', text);
    expect(() => statuses(opened, 'app.ts')).not.toThrow();
    opened.write('codes.ts', `export const NOT_FOUND = 404;`);
    expect(statuses(opened, 'app.ts')).toEqual(['404']);
  });

  test('that is a table in JSON is read again when it changes', () => {
    const opened = settled({
      'app.ts': `import codes from './codes.json'; app.get('/a', (req, res) => { res.status(codes.a).json({}); });`,
      'codes.json': '{ "a": 404 }',
    });
    opened.host.write('codes.json', '{ "a": 410 }');
    opened.project.changed(opened.host.at('codes.json'));
    expect(opened.concerned()).toEqual(['app.ts']);
    expect(statuses(opened, 'app.ts')).toEqual(['410']);
  });

  test('that is no JSON breaks nobody', () => {
    const app = `import codes from './codes.json'; app.get('/a', (req, res) => { res.status(codes.a).json({}); });`;
    for (const json of ['', '{', '[1, 2', '{ "a": 404 } }', 'null', '"text"'])
      expect(() => statuses(projectOf({ 'app.ts': app, 'codes.json': json }), 'app.ts')).not.toThrow();
  });
});

describe('a view', () => {
  test('is the same object as long as nothing in it changes', () => {
    const opened = settled({
      'app.ts': APP,
      'codes.ts': `export const NOT_FOUND = 404;`,
      'other.ts': `export {};`,
    });
    const before = opened.project.viewOf(opened.host.at('app.ts'));
    opened.write('other.ts', `export const more = 1;`);
    opened.write('app.ts', APP);
    opened.write('codes.ts', `export const NOT_FOUND = 404;`);
    expect(opened.concerned()).toEqual([]);
    expect(opened.project.viewOf(opened.host.at('app.ts'))).toBe(before);
  });

  test('says of what is no source whether anything asks for it', () => {
    const opened = projectOf({
      'app.ts': `
        import codes from './codes.json';
        app.get('/a', (req, res) => res.sendStatus(codes.GONE));
      `,
      'codes.json': '{ "GONE": 410 }',
      'data/db.json': '{ "rows": 1 }',
    });
    const { project, host } = opened;
    expect(statuses(opened, 'app.ts')).toEqual(['410']);
    host.write('codes.json', '{ "GONE": 404 }');
    host.write('data/db.json', '{ "rows": 2 }');
    expect(project.changed(host.at('data/db.json'))).toBe(false);
    expect(project.changed(host.at('codes.json'))).toBe(true);
    expect(statuses(opened, 'app.ts')).toEqual(['404']);
    // What it says is the same: only its spaces are others.
    host.write('codes.json', '{ "GONE":  404 }');
    expect(project.changed(host.at('codes.json'))).toBe(false);
  });

  test('says that it is not complete until all files are there', () => {
    const { project, host } = projectOf({ 'app.ts': APP });
    expect(project.viewOf(host.at('app.ts')).knowledge.complete).toBe(true);
  });

  test('reads no file that nobody asks for', () => {
    const { host, lint } = projectOf({
      'app.ts': APP,
      'codes.ts': `export * from './more'; export const NOT_FOUND = 404;`,
      'more.ts': '',
    });
    const before = host.asked.length;
    lint('app.ts');
    expect(host.asked.slice(before)).not.toContain(host.at('more.ts'));
  });
});

test('a file whose functions others register is read whatever stands in it', () => {
  const opened = projectOf({
    'app.ts': `import { remove } from './users'; app.delete('/users/:id', remove);`,
    'users.ts': `export const remove = async (req) => { await rows.remove(req.params.id); throw new Gone(); };`,
    'rows.ts': `export const remove = async (id) => { throw new Gone(); };`,
  });
  const { host, project, lint } = opened;
  expect(['app.ts', 'users.ts', 'rows.ts'].map((path) => project.isRegistered(host.at(path)))).toEqual([
    false,
    true,
    false,
  ]);
  expect(lint('users.ts').handlers.map(({ name, certainty }) => [name, certainty])).toEqual([
    ['remove', 'registered'],
  ]);
  expect(lint('rows.ts').parsed).toBe(false);
});

describe('what the whole project says', () => {
  const knowledgeOf = (files: Files, target?: Parameters<typeof projectOf>[1]) => {
    const { project, host } = projectOf(files, target);
    return project.viewOf(host.at(Object.keys(files)[0] ?? '')).knowledge;
  };

  test('is its error handlers, with what they read of an error', () => {
    const { errorHandlers } = knowledgeOf({
      'app.ts': `import { onError } from './on-error'; app.use(onError);`,
      'on-error.ts': `
        export function onError(err: any, req: any, res: any, next: any) {
          res.status(err.statusCode || 500).json({ error: err.message });
        }
      `,
    });
    expect(errorHandlers).toMatchObject([
      {
        name: 'onError',
        framework: 'express',
        place: { file: 'on-error.ts' },
        reads: ['statusCode', 'message'],
        sendsMessage: true,
      },
    ]);
  });

  test('is Fastify’s error handlers as well', () => {
    const files = {
      'app.ts': `
        import { onError } from './on-error';
        app.setErrorHandler(onError);
      `,
      'on-error.ts': `
        export function onError(error: any, request: any, reply: any) { reply.code(500).send({ error: 'no' }); }
      `,
    };
    expect(knowledgeOf(files, FASTIFY).errorHandlers).toMatchObject([
      { name: 'onError', sendsMessage: false },
    ]);
  });

  test('is none where no error handler is registered', () => {
    const { errorHandlers } = knowledgeOf({
      'app.ts': APP,
      'on-error.ts': `export function onError(err: any, req: any, res: any, next: any) { res.status(500).end(); }`,
    });
    expect(errorHandlers).toEqual([]);
  });

  test('is by what members its error classes tell their status', () => {
    const { errorStatusMembers } = knowledgeOf({
      'app.ts': APP,
      'a.ts': `export class A extends Error { statusCode = 404; } export class B extends A {}`,
      'b.ts': `import { A } from './a'; export class CError extends Error { constructor(public statusCode: number) { super(); } }`,
      'c.ts': `export class DError extends Error { constructor() { super(); this.status = 400; } } class E { status = 4; }`,
    });
    expect([...errorStatusMembers]).toEqual([
      ['status', 1],
      ['statusCode', 2],
    ]);
  });

  test('is members of a name of their own, where a class has none of the usual ones', () => {
    const { errorStatusMembers, errorClasses } = knowledgeOf({
      'app.ts': APP,
      'a.ts': `
        import { StatusCodes } from 'http-status-codes';
        export class A extends Error { constructor() { super(); this.answer = StatusCodes.NOT_FOUND; } }
        export class B extends Error { httpAnswer = 410; }
        export class C extends Error { constructor() { super(); this.answer = StatusCodes.NOT_FOUND; this.status = 404; } }
        export class D extends Error { limit = 500; constructor(code) { super(); this.httpCodes = code; log.status = 404; } }
        export class E extends Error { kind = StatusCodes.OK; reset() { this.answer = StatusCodes.GONE; } }
      `,
    });
    expect([...errorStatusMembers]).toEqual([
      ['answer', 1],
      ['httpAnswer', 1],
      ['status', 1],
    ]);
    expect([...errorClasses]).toEqual(['A', 'B', 'C']);
  });

  test('is the methods by full path', () => {
    const { methodsOf } = knowledgeOf({
      'app.ts': `
        import users from './users';
        app.use('/api/users', users);
        app.all('/api/all', (req, res) => res.json({}));
      `,
      'users.ts': `
        import express from 'express';
        const router = express.Router();
        router.get('/:id', (req, res) => res.json({}));
        router.put('/:id', (req, res) => res.json({}));
        router.delete('/', (req, res) => res.json({}));
        export default router;
      `,
    });
    expect([...methodsOf]).toEqual(
      expect.arrayContaining([
        ['/api/users/:id', ['GET', 'PUT']],
        ['/api/users', ['DELETE']],
      ]),
    );
  });

  test('is whether something catches the rejections of Express 4', () => {
    const catches = (files: Files) => passingIn(knowledgeOf(files), '/project/lib/users.ts').catching;
    expect(catches({ 'app.ts': APP })).toBeUndefined();
    expect(catches({ 'app.ts': APP, 'server.ts': `import 'express-async-errors';` })).toBe('all');
    expect(catches({ 'app.js': `const router = require('express-promise-router')();` })).toBe('some');
  });

  test('stays the same object where an edit says nothing new', () => {
    const files = {
      'app.ts': `import { onError } from './on-error'; app.use(onError);`,
      'on-error.ts': `export function onError(err: any, req: any, res: any, next: any) { res.status(500).end(); }`,
    };
    const opened = settled(files);
    const knowledge = () => opened.project.viewOf(opened.host.at('app.ts')).knowledge;
    const before = knowledge();
    opened.write('app.ts', `${files['app.ts']} app.use(express.json());`);
    expect(knowledge()).toBe(before);
    opened.write('app.ts', ``);
    expect(knowledge().errorHandlers).toEqual([]);
  });
});

describe('steps ahead', () => {
  const FILES: Files = {
    'app.ts': `
      import { users, fail } from './users';
      app.use('/users', users);
      app.use(fail);
    `,
    'users.ts': `
      import { Router } from 'express';
      import { show } from './show';
      export const users = Router();
      users.get('/:id', show);
      export const fail = (err, req, res, next) => res.status(err.status ?? 500).json({ error: err.message });
    `,
    'show.ts': `export const show = (req, res) => res.status(404).end();`,
  };
  const linked = ({ project, host }: SnippetProject): unknown => {
    const { incoming, paths, knowledge } = project.viewOf(host.at('show.ts'));
    const handlers = knowledge.errorHandlers.map(({ name, reads, sendsMessage }) => [
      name,
      reads,
      sendsMessage,
    ]);
    return [
      incoming,
      [...paths],
      handlers,
      project.endpoints().map(({ method, path }) => `${method} ${path}`),
    ];
  };
  // As an index does it, that lets others in between.
  const withSteps = (between: (project: SnippetProject, step: number) => void): SnippetProject => {
    const opened = projectOf(FILES, undefined, 'unfinished');
    let step = 0;
    while (opened.project.readAhead()) between(opened, step++);
    opened.project.complete();
    while (opened.project.readAhead()) between(opened, step++);
    expect(step).toBeGreaterThan(3);
    return opened;
  };

  test('lead to what is known all at once', () => {
    const stepped = withSteps(() => undefined);
    expect(linked(stepped)).toEqual(linked(projectOf(FILES)));
    expect(JSON.stringify(linked(stepped))).toContain('GET /users/:id');
    expect(JSON.stringify(linked(stepped))).toContain('"fail"');
  });

  test('leave nothing to be read to what follows', () => {
    const completed = (stepped: boolean): readonly string[] => {
      const { host, project } = projectOf(FILES, undefined, 'unfinished');
      while (stepped && project.readAhead());
      const before = host.asked.length;
      project.complete();
      return host.asked.slice(before);
    };
    expect(completed(true)).toEqual([]);
    expect(completed(false)).not.toEqual([]);
  });

  test.each([0, 1, 2, 3, 4])('what is asked or changed behind step %d counts', (at) => {
    const asked = withSteps((opened, step) => {
      if (step === at) linked(opened);
    });
    expect(linked(asked)).toEqual(linked(projectOf(FILES)));
    const users = (FILES['users.ts'] ?? '').replace("'/:id'", "'/of/:id'").replace('err.message', 'texts');
    const changed = withSteps((opened, step) => {
      if (step === at) opened.write('users.ts', users);
    });
    expect(linked(changed)).toEqual(linked(projectOf({ ...FILES, 'users.ts': users })));
  });
});
