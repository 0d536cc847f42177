import { consistentCodeStyle } from '../../../server/src/engine/rules/consistent-code-style';
import { testRule, type RuleCase } from '../../support/rule-tester';

const NAMED = { owner: 'StatusCodes', specifier: 'http-status-codes', binding: 'named' } as const;
const REQUIRED = { ...NAMED, binding: 'required-member' } as const;
const STATUS = { owner: 'httpStatus', specifier: 'http-status', binding: 'default' } as const;
const HTTP2 = { owner: 'http2.constants', specifier: 'node:http2', binding: 'namespace' } as const;

/** On, in a project that has the habit. */
const mostly = (
  numbers: number,
  constants: number,
  names: typeof NAMED | typeof REQUIRED | typeof STATUS | typeof HTTP2 = NAMED,
): Partial<RuleCase> => ({
  levels: { 'consistent-code-style': 'hint' },
  project: { spelling: { numbers, constants, names: constants > 0 ? [{ names, uses: constants }] : [] } },
});

const number = `(req, res) => res.status(404).end()`;

testRule(consistentCodeStyle, {
  express: [
    { why: 'it is off', ...mostly(2, 30), levels: {}, code: number },
    {
      why: 'a policy switches it on',
      levels: {},
      config: { codeStyle: 'number' },
      code: `
        import { StatusCodes } from 'http-status-codes';
        app.get('/', (req, res) => res.status(StatusCodes.NOT_FOUND).end());
                                              ^^^^^^^^^^^^^^^^^^^^^ information: the setting \`codeStyle\` asks for numbers
      `,
      fixed: `
        import { StatusCodes } from 'http-status-codes';
        app.get('/', (req, res) => res.status(404).end());
      `,
    },
    {
      why: 'a number where constants are usual, with the import that others have',
      ...mostly(2, 8),
      code: `
        import express from 'express';
        import { find } from './things'; // all of them

        const app = express();
        app.get('/', (req, res) => res.status(404).end());
                                              ^^^ hint: Write \`StatusCodes.NOT_FOUND\`
      `,
      fixed: `
        import express from 'express';
        import { find } from './things'; // all of them
        import { StatusCodes } from 'http-status-codes';

        const app = express();
        app.get('/', (req, res) => res.status(StatusCodes.NOT_FOUND).end());
      `,
    },
    {
      why: 'the import is there already, and some codes are constants',
      ...mostly(2, 8),
      code: `
        import { StatusCodes } from 'http-status-codes';
        app.get('/:id', (req, res) => {
          if (!req.params.id) return res.status(StatusCodes.BAD_REQUEST).end();
          res.status(ok ? 200 : 404).end();
                          ^^^ hint
                                ^^^ hint
        });
      `,
      fixed: `
        import { StatusCodes } from 'http-status-codes';
        app.get('/:id', (req, res) => {
          if (!req.params.id) return res.status(StatusCodes.BAD_REQUEST).end();
          res.status(ok ? StatusCodes.OK : 404).end();
        });
      `,
    },
    {
      why: 'CommonJS: behind the last of the first calls of require',
      ...mostly(2, 8, REQUIRED),
      file: 'app.js',
      code: `
        const express = require('express')
        const { find } = require('./things')

        const app = express()
        app.get('/', (req, res) => res.status(404).end())
                                              ^^^ hint
        const late = require('./late')
      `,
      fixed: `
        const express = require('express')
        const { find } = require('./things')
        const { StatusCodes } = require('http-status-codes')

        const app = express()
        app.get('/', (req, res) => res.status(StatusCodes.NOT_FOUND).end())
        const late = require('./late')
      `,
    },
    {
      why: 'a file that imports in another way than those with the constants',
      ...mostly(2, 8),
      file: 'app.js',
      code: `
        const express = require('express');
        const app = express();
        app.get('/', (req, res) => res.status(404).end());
                                              ^^^ hint: Write the constant for 404 Not Found
      `,
      fixed: {},
    },
    {
      why: 'the name means something else here',
      ...mostly(2, 8),
      code: `
        import { StatusCodes } from './grpc';
        app.get('/', (req, res) => res.status(404).end());
                                              ^^^ hint
      `,
      fixed: {},
    },
    {
      why: 'a package with older names, and one that has none for a code',
      ...mostly(2, 8, STATUS),
      code: `
        import express from 'express';
        const app = express();
        app.post('/', (req, res) => {
          if (!req.body.name) return res.status(422).end();
                                                ^^^ hint: \`UNPROCESSABLE_ENTITY\` is an older name of 422 Unprocessable Content
          res.status(508).end();
                     ^^^ hint
          res.status(299).end();
                     ^^^ hint: Write the constant for 299
        });
      `,
      fixed: `
        import express from 'express';
        import httpStatus from 'http-status';
        const app = express();
        app.post('/', (req, res) => {
          if (!req.body.name) return res.status(httpStatus.UNPROCESSABLE_ENTITY).end();
          res.status(508).end();
          res.status(299).end();
        });
      `,
    },
    {
      why: 'a table in a namespace',
      ...mostly(1, 9, HTTP2),
      code: `
        import express from 'express';
        const app = express();
        app.get('/', (req, res) => res.status(413).end());
                                              ^^^ hint: \`PAYLOAD_TOO_LARGE\` is an older name of 413
      `,
      fixed: `
        import express from 'express';
        import * as http2 from 'node:http2';
        const app = express();
        app.get('/', (req, res) => res.status(http2.constants.HTTP_STATUS_PAYLOAD_TOO_LARGE).end());
      `,
    },
    {
      why: 'constants where numbers are usual: of a package, of the file, of an enum',
      ...mostly(9, 3),
      code: `
        import httpStatus from 'http-status';
        const HTTP_STATUS = { NOT_FOUND: 404, PAYLOAD_TOO_LARGE: 413 } as const;
        enum Status { Gone = 410 }
        const NOT_FOUND = 404;
        app.get('/', (req, res) => {
          if (a) return res.status(httpStatus.CREATED).end();
                                   ^^^^^^^^^^^^^^^^^^ hint: Write \`201\`
          if (b) return res.status(HTTP_STATUS['PAYLOAD_TOO_LARGE']).end();
                                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hint: older name of 413 Content Too Large
          if (c) return res.status(Status.Gone).end();
                                   ^^^^^^^^^^^ hint
          res.status(NOT_FOUND).end();
                     ^^^^^^^^^ hint
        });
      `,
      fixed: `
        import httpStatus from 'http-status';
        const HTTP_STATUS = { NOT_FOUND: 404, PAYLOAD_TOO_LARGE: 413 } as const;
        enum Status { Gone = 410 }
        const NOT_FOUND = 404;
        app.get('/', (req, res) => {
          if (a) return res.status(201).end();
          if (b) return res.status(HTTP_STATUS['PAYLOAD_TOO_LARGE']).end();
          if (c) return res.status(Status.Gone).end();
          res.status(NOT_FOUND).end();
        });
      `,
    },
    {
      why: 'what is neither: variables, members that hold a code, defaults, names of errors',
      ...mostly(1, 9),
      code: `
        import createError from 'http-errors';
        const codes = { missing: { status: 404 } };
        app.get('/', (req, res, next) => {
          const status = pick(req);
          if (a) return res.status(status).end();
          if (b) return res.status(codes.missing.status).end();
          if (c) return next(new createError.NotFound());
          res.end();
        });
      `,
    },
    { why: 'no habit: 4 of 4', ...mostly(0, 4), code: number },
    { why: 'no habit: less than 70 %', ...mostly(40, 60), code: number },
    { why: 'a habit that is kept', ...mostly(60, 4), code: number },
    {
      why: 'a project that is still being read',
      ...mostly(1, 9),
      project: { complete: false },
      code: number,
    },
  ],
  fastify: [
    {
      why: 'a number where constants are usual',
      ...mostly(1, 9),
      code: `
        import Fastify from 'fastify';
        const app = Fastify();
        app.get('/', async (request, reply) => reply.code(204).send());
                                                          ^^^ hint: It has 1 number and 9 constants
      `,
      fixed: `
        import Fastify from 'fastify';
        import { StatusCodes } from 'http-status-codes';
        const app = Fastify();
        app.get('/', async (request, reply) => reply.code(StatusCodes.NO_CONTENT).send());
      `,
    },
    { why: 'numbers are usual', ...mostly(9, 1), code: `async (request, reply) => reply.code(204).send()` },
  ],
});
