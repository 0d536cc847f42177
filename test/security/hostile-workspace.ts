import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { folderWith } from '../node/support';

/** What stands in every file outside of the workspace: it must never be seen in an output. */
export const CANARY = 'CANARY_OF_ANOTHER_PROJECT';

const HANDLER = `const express = require('express');
const app = express();
app.get('/a', (req, res) => { res.sendStatus(404).json({ a: 1 }); });
`;

/** Each way out of the workspace that a source can write. */
const WAYS_OUT = `const express = require('express');
const one = require('../../other/codes');
const two = require('../linked/codes');
const three = require('@out/codes');
const four = require('#out/codes');
const five = require('mapped');
const six = require('evil');
const seven = require('./out-link');
const eight = require('OUTSIDE/other/codes');
const app = express();
/** @openapi { $ref: '../../other/openapi.yaml' } */
app.get('/b', (req, res) => { res.sendStatus(one.${CANARY} || two.X || three.X || four.X).json({ a: five.X }); });
app.get('/c', (req, res) => { throw new six.NotFound(seven.X, eight.X); });
app.use(one.handler);
app.use('/d', two.router);
app.listen(1);
`;

/**
 * A workspace that tries whatever could lead out of it: links to files and folders, paths in every kind of file that is
 * read, and what lies in the folders above. Beside it lies another project, whose files must never be read.
 * @returns absolute; `outside` holds the workspace and the other project
 */
export function hostileWorkspace(): { readonly outside: string; readonly workspace: string } {
  const secret = `// ${CANARY}\n`;
  const other = `${secret}exports.${CANARY} = 404; exports.X = 404; exports.handler = (req, res) => { res.status(299).send('${CANARY}'); };\n`;
  const outside = folderWith({
    // Read, these would change what is said of the workspace.
    'package.json': `{ "name": "${CANARY}", "workspaces": ["*", "*/*"], "dependencies": { "express": "^5.0.0" } }`,
    'status-hints.config.json': `{ "levels": { "${CANARY}": "off" } }`,
    '.gitignore': '*\n',
    'tsconfig.json': `{ "compilerOptions": { "paths": { "${CANARY}": ["."] } } }`,
    'pnpm-workspace.yaml': 'packages: ["**"]\n',
    'node_modules/express/package.json': `{ "version": "5.0.0", "name": "${CANARY}" }`,
    'other/codes.js': other,
    'other/package.json': `{ "name": "evil", "main": "codes.js", "x": "${CANARY}", "version": "5.0.0" }`,
    'other/openapi.yaml': `openapi: 3.1.0 # ${CANARY}\npaths: { /b: { get: { responses: { '299': {} } } } }\n`,
    'other/tsconfig.json': `{ "compilerOptions": { "paths": { "${CANARY}": ["x"] } } }`,
    'other/config.json': `{ "levels": { "${CANARY}": "off" } }`,
    'other/baseline.json': `{ "baselineOf": "status-hints", "version": 1, "files": { "${CANARY}": [] } }`,
    'other/.gitignore': 'a.js\n',
    'workspace/.git/HEAD': '',
    'workspace/package.json': JSON.stringify({
      name: 'hostile',
      workspaces: ['../*', '../../**', 'linked', 'packages/*'],
      dependencies: { express: '*', evil: 'file:../other', fastify: 'workspace:../other' },
      imports: { '#out/*': ['../../other/*.js', './../other/*.js', 'file:///etc/passwd'] },
      exports: { './*': '../other/*.js' },
      main: '../other/codes.js',
    }),
    'workspace/tsconfig.json': JSON.stringify({
      extends: [
        '../other/tsconfig.json',
        './linked/tsconfig.json',
        '/etc/passwd',
        '../../other/tsconfig.json',
      ],
      references: [{ path: '../other' }, { path: './linked' }],
      include: ['../other/**'],
      compilerOptions: {
        baseUrl: '..',
        paths: { '@out/*': ['../other/*', '../../*'], mapped: ['OUTSIDE/other/codes.js'] },
      },
    }),
    'workspace/openapi.yaml':
      "openapi: 3.1.0\npaths:\n  /b:\n    $ref: '../other/openapi.yaml'\n  /a:\n    get:\n      responses:\n        '200': { $ref: 'file:///etc/passwd' }\n        '201': { $ref: 'https://example.com/x.yaml' }\n",
    'workspace/status-hints.config.json': JSON.stringify({
      extends: ['../other/config.json', './linked/config.json', './out-config.json', './folder/base.json'],
    }),
    'workspace/folder/base.json': '{ "extends": "../../other/config.json" }',
    'workspace/pnpm-workspace.yaml': 'packages:\n  - "../*"\n  - linked\n',
    'workspace/lerna.json': '{ "packages": ["../other"] }',
    'workspace/src/a.js': HANDLER,
    'workspace/src/b.js': WAYS_OUT,
    'workspace/packages/p/package.json': '{ "name": "p", "main": "../../../other/codes.js" }',
    'workspace/packages/p/p.js': HANDLER,
    'workspace/node_modules/fine/package.json': '{ "version": "1.0.0" }',
  });
  const workspace = join(outside, 'workspace');
  const link = (target: string, name: string): void =>
    symlinkSync(join(outside, target), join(workspace, name));
  link('other', 'linked');
  link('other/codes.js', 'src/out-link.js');
  link('other/config.json', 'out-config.json');
  link('other/openapi.yaml', 'swagger.yaml');
  link('other/tsconfig.json', 'jsconfig.json');
  mkdirSync(join(workspace, 'linked-parts'));
  link('other/.gitignore', 'linked-parts/.gitignore');
  link('other/package.json', 'linked-parts/package.json');
  link('other/config.json', 'linked-parts/status-hints.config.json');
  link('other/codes.js', 'linked-parts/a.js');
  // As `npm link` and pnpm's global store do.
  link('node_modules/express', 'node_modules/express');
  link('other', 'node_modules/evil');
  return { outside, workspace };
}
