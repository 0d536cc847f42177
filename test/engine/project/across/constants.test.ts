import { describe, test } from 'vitest';
import { expectAnswers, type Files } from '../../../support/project';

const app = (imported: string, status: string, said = `explicit 404 @ ${status}`): string => `
  ${imported}
  app.get('/a', (req, res) => {
    res.status(${status}).json({}); //> ${said}
  });
`;
const answers = (files: Files): void => {
  expectAnswers(files);
};

describe('a status from another file', () => {
  test('is a constant by its name', () => {
    answers({
      'app.ts': app(`import { NOT_FOUND } from './codes';`, 'NOT_FOUND'),
      'codes.ts': `export const NOT_FOUND = 404;`,
    });
  });

  test('is a member of an enum, of `as const`, of a frozen object', () => {
    answers({
      'app.ts': `
        import { Code, CODES, FROZEN } from './codes';
        app.get('/a', (req, res) => {
          if (req.query.a) return res.status(Code.Gone).json({}); //> explicit 410 @ Code.Gone
          if (req.query.b) return res.status(CODES.TEAPOT).json({}); //> explicit 418 @ CODES.TEAPOT
          res.status(FROZEN.CONFLICT).json({}); //> explicit 409 @ FROZEN.CONFLICT
        });
      `,
      'codes.ts': `
        export enum Code { Gone = 410 }
        export const CODES = { TEAPOT: 418 } as const;
        export const FROZEN = Object.freeze({ CONFLICT: 409 });
      `,
    });
  });

  test('is an enum that counts on from another file’s constant', () => {
    answers({
      'app.ts': app(`import { Code } from './codes';`, 'Code.B'),
      'codes.ts': `import { FIRST } from './first'; export enum Code { A = FIRST, B }`,
      'first.ts': `export const FIRST = 403;`,
    });
  });

  test('is a member of a default export', () => {
    answers({
      'app.ts': app(`import codes from './codes';`, 'codes.NOT_FOUND'),
      'codes.ts': `export default { NOT_FOUND: 404 };`,
    });
  });

  test('is a member of a default export that has a name', () => {
    answers({
      'app.ts': app(`import codes from './codes';`, 'codes.NOT_FOUND'),
      'codes.ts': `const codes = { NOT_FOUND: 404 }; export default codes;`,
    });
  });

  test.each([
    [`import { NOT_FOUND } from './index';`, 'NOT_FOUND', `export * from './codes';`],
    [`import { MISSING } from './index';`, 'MISSING', `export { NOT_FOUND as MISSING } from './codes';`],
    [`import { codes } from './index';`, 'codes.NOT_FOUND', `export * as codes from './codes';`],
    [`import * as all from './index';`, 'all.codes.NOT_FOUND', `export * as codes from './codes';`],
    [
      `import { table } from './index';`,
      'table.NOT_FOUND',
      `import * as table from './codes'; export { table };`,
    ],
    [
      `import codes from './index';`,
      'codes.NOT_FOUND',
      `import * as codes from './codes'; export default codes;`,
    ],
    [
      `import { NOT_FOUND } from './index';`,
      'NOT_FOUND',
      `import { NOT_FOUND } from './codes'; export { NOT_FOUND };`,
    ],
    [`import codes from './index';`, 'codes.NOT_FOUND', `export { default } from './whole';`],
    [`import { codes } from './index';`, 'codes.NOT_FOUND', `export { default as codes } from './whole';`],
  ])('comes through a barrel: %s', (imported, status, barrel) => {
    answers({
      'app.ts': app(imported, status),
      'index.ts': barrel,
      'whole.ts': `export default { NOT_FOUND: 404 };`,
      'codes.ts': `export const NOT_FOUND = 404;`,
    });
  });

  test.each([
    [`const codes = require('./codes');`, 'codes.NOT_FOUND', `module.exports = { NOT_FOUND: 404 };`],
    [`const { NOT_FOUND } = require('./codes');`, 'NOT_FOUND', `module.exports = { NOT_FOUND: 404 };`],
    [`const { NOT_FOUND: missing } = require('./codes');`, 'missing', `exports.NOT_FOUND = 404;`],
    [`const codes = require('./codes');`, 'codes.NOT_FOUND', `module.exports.NOT_FOUND = 404;`],
    [
      `const codes = require('./codes');`,
      'codes.NOT_FOUND',
      `const all = module.exports; all.NOT_FOUND = 404;`,
    ],
    [
      `const codes = require('./codes');`,
      'codes.NOT_FOUND',
      `const all = (module.exports = {}); all.NOT_FOUND = 404;`,
    ],
    [
      `const codes = require('./codes');`,
      'codes.NOT_FOUND',
      `const all = {}; module.exports = all; all.NOT_FOUND = 404;`,
    ],
    [
      `const codes = require('./codes');`,
      'codes.NOT_FOUND',
      `const all = {}; all.NOT_FOUND = 404; module.exports = all;`,
    ],
    [
      `const codes = require('./codes');`,
      'codes.NOT_FOUND',
      `exports = module.exports = { NOT_FOUND: 404 };`,
    ],
    [`const codes = require('./codes');`, 'codes.NOT_FOUND', `module.exports = { ...require('./more') };`],
    [`const codes = require('./codes');`, 'codes.NOT_FOUND', `module.exports = require('./more');`],
    [
      `const codes = require('./codes');`,
      'codes.NOT_FOUND',
      `Object.assign(module.exports, require('./more'));`,
    ],
    [
      `const codes = require('./codes');`,
      'codes.http.NOT_FOUND',
      `module.exports = { http: require('./more') };`,
    ],
    [`const codes = require('./codes');`, 'codes.http.NOT_FOUND', `exports.http = require('./more');`],
    [
      `const { http } = require('./codes');`,
      'http.NOT_FOUND',
      `const http = require('./more'); module.exports = { http };`,
    ],
    [`const codes = require('./codes').http;`, 'codes.NOT_FOUND', `exports.http = { NOT_FOUND: 404 };`],
    [`const codes = require('./codes');`, `codes['NOT_FOUND']`, `exports['NOT_FOUND'] = 404;`],
    [
      `const codes = require('./codes').default;`,
      'codes.NOT_FOUND',
      `Object.defineProperty(exports, '__esModule', { value: true }); exports.default = { NOT_FOUND: 404 };`,
    ],
  ])('comes through CommonJS: %s %s of %s', (imported, status, exported) => {
    answers({
      'app.js': app(imported, status),
      'codes.js': exported,
      'more.js': `module.exports = { NOT_FOUND: 404 };`,
    });
  });

  test('comes from CommonJS to ESM and back', () => {
    answers({
      'app.ts': app(`import codes from './codes';`, 'codes.NOT_FOUND'),
      'codes.js': `module.exports = { NOT_FOUND: 404 };`,
    });
    answers({
      'app.js': app(`const { NOT_FOUND } = require('./codes');`, 'NOT_FOUND'),
      'codes.ts': `export const NOT_FOUND = 404;`,
    });
    answers({
      'app.ts': app(`import codes = require('./codes');`, 'codes.NOT_FOUND'),
      'codes.ts': `const codes = { NOT_FOUND: 404 }; export = codes;`,
    });
  });

  test('is a package’s that another file passes on', () => {
    answers({
      'app.ts': app(`import { StatusCodes } from './http';`, 'StatusCodes.NOT_FOUND'),
      'http.ts': `export { StatusCodes } from 'http-status-codes';`,
    });
    answers({
      'app.js': app(`const { status } = require('./http');`, 'status.NOT_FOUND'),
      'http.js': `const status = require('http-status'); module.exports = { status };`,
    });
    answers({
      'app.ts': app(`import { StatusCodes } from './index';`, 'StatusCodes.NOT_FOUND'),
      'index.ts': `export * from './http';`,
      'http.ts': `export * from 'http-status-codes';`,
    });
  });

  test('is in a JSON table', () => {
    answers({
      'app.js': app(`const codes = require('./codes.json');`, 'codes.errors.NOT_FOUND'),
      'codes.json': `{ "errors": { "NOT_FOUND": 404 } }`,
    });
    answers({
      'app.ts': app(`import codes from './codes.json';`, 'codes.NOT_FOUND'),
      'codes.json': `{ "NOT_FOUND": 404 }`,
    });
  });

  test('is what a module-level variable has when its module has run', () => {
    answers({
      'app.ts': app(`import { codes } from './codes';`, 'codes.NOT_FOUND'),
      'codes.ts': `export let codes: Record<string, number>; codes = { NOT_FOUND: 404 };`,
    });
    answers({
      'app.ts': app(`import { code } from './codes';`, 'code'),
      'codes.ts': `let code = 500; code = 404; export { code };`,
    });
  });

  test('can be any that a function of its module puts into a variable', () => {
    answers({
      'app.ts': app(`import { code } from './codes';`, 'code', 'explicit 404 or 500 @ code'),
      'codes.ts': `export let code = 500; export function change() { code = 404; }`,
    });
  });

  test('is what a function of another file gives', () => {
    answers({
      'app.ts': app(`import { codeFor } from './codes';`, `codeFor('missing')`),
      'codes.ts': `
        const TABLE = { missing: 404, gone: 410 };
        export const codeFor = (what: keyof typeof TABLE) => TABLE[what];
      `,
    });
  });

  test('is known through files that import each other', () => {
    answers({
      'app.ts': app(`import { A } from './a';`, 'A.NOT_FOUND'),
      'a.ts': `import { B } from './b'; export const BASE = 404; export const A = { NOT_FOUND: B.NOT_FOUND };`,
      'b.ts': `import { BASE } from './a'; export const B = { NOT_FOUND: BASE };`,
    });
  });

  test('is unknown where names run in a circle', () => {
    answers({
      'app.ts': app(`import { CODE } from './a';`, 'CODE', 'explicit ? @ CODE'),
      'a.ts': `export { CODE } from './b';`,
      'b.ts': `export { CODE } from './a';`,
    });
    answers({
      'app.ts': app(`import { CODE } from './a';`, 'CODE', 'explicit ? @ CODE'),
      'a.ts': `import { OTHER } from './b'; export const CODE = OTHER;`,
      'b.ts': `import { CODE } from './a'; export const OTHER = CODE;`,
    });
    answers({
      'app.ts': app(`import { CODE } from './a';`, 'CODE', 'explicit ? @ CODE'),
      'a.ts': `export * from './b'; export * from './a';`,
      'b.ts': `export * from './a';`,
    });
  });

  test('is found behind a circle of barrels', () => {
    answers({
      'app.ts': app(`import { NOT_FOUND } from './a';`, 'NOT_FOUND'),
      'a.ts': `export * from './b'; export * from './codes';`,
      'b.ts': `export * from './a';`,
      'codes.ts': `export const NOT_FOUND = 404;`,
    });
  });

  test('is unknown from a missing file, a package, an unknown name', () => {
    answers({
      'app.ts': `
        import { CODE } from './missing';
        import { OTHER } from 'some-package';
        import { THIRD } from './codes';
        app.get('/a', (req, res) => {
          if (req.query.a) return res.status(CODE).json({}); //> explicit ? @ CODE
          if (req.query.b) return res.status(OTHER).json({}); //> explicit ? @ OTHER
          res.status(THIRD).json({}); //> explicit ? @ THIRD
        });
      `,
      'codes.ts': `export const CODE = 404;`,
    });
  });

  test('is not guessed from a type that another file exports', () => {
    answers({
      'app.ts': app(`import { Code } from './codes';`, 'Code.NOT_FOUND', 'explicit ? @ Code.NOT_FOUND'),
      'codes.ts': `export type { Code } from './other';`,
    });
  });

  test.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])(
    'is not what an object inherits: %s',
    (name) => {
      answers({
        'app.js': app(`const codes = require('./codes');`, `codes.${name}`, `explicit ? @ codes.${name}`),
        'codes.js': `module.exports = { NOT_FOUND: 404 };`,
      });
      answers({
        'app.ts': app(`import { ${name} as code } from './codes';`, 'code'),
        'codes.ts': `const ${name} = 404; export { ${name} };`,
      });
    },
  );

  test('is a fallback, an arm of a choice, a text', () => {
    answers({
      'app.ts': `
        import { NOT_FOUND, GONE, TEXT } from './codes';
        app.get('/a', (req, res) => {
          if (req.query.a) return res.status(req.query.gone ? GONE : NOT_FOUND).json({}); //> explicit 404 or 410 @ req.query.gone ? GONE :…
          if (req.query.b) return res.status(req.query.status || NOT_FOUND).json({}); //> explicit 404 or ? @ req.query.status || NOT_…
          res.status(TEXT).json({}); //> explicit 404 @ TEXT
        });
      `,
      'codes.ts': `export const NOT_FOUND = 404; export const GONE = 410; export const TEXT = '404';`,
    });
  });

  test('is a static member of a class, also of its parent in a third file', () => {
    answers({
      'app.ts': `
        import { Codes } from './codes';
        app.get('/a', (req, res) => {
          if (req.query.a) return res.status(Codes.GONE).json({}); //> explicit 410 @ Codes.GONE
          res.status(Codes.NOT_FOUND).json({}); //> explicit 404 @ Codes.NOT_FOUND
        });
      `,
      'codes.ts': `import Base from './base'; export class Codes extends Base { static readonly GONE = 410; }`,
      'base.ts': `export default class Base { static NOT_FOUND = 404; }`,
    });
  });
});
