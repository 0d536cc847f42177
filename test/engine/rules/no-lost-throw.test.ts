import { noLostThrow } from '../../../server/src/engine/rules/no-lost-throw';
import { testRule, type RuleCase } from '../../support/rule-tester';

/** A project in which something takes rejections. */
const TAKEN = new Map([['/project', { catching: 'some', habit: undefined }]] as const);

const THROWS = `async (req, res) => { if (!req.user) throw new Error('no'); res.end(); }`;

/** In a package with Express 4 alone. */
const four = (why: string, code: string, more: Partial<RuleCase> = {}): RuleCase => ({
  why,
  code,
  majors: [4],
  ...more,
});

testRule(noLostThrow, {
  express: [
    four(
      'a throw is worse than an await before it, and one of a handler is enough',
      `
      async (req, res) => {
        const thing = await Thing.findById(req.params.id);
        if (!thing) throw new Error('No such thing');
                    ^^^^^ warning: What is thrown here is lost: Express 4 takes no rejection
        res.json(thing);
      }`,
      {
        fixed: `
      async (req, res, next) => {
        try {
          const thing = await Thing.findById(req.params.id);
          if (!thing) throw new Error('No such thing');
          res.json(thing);
        } catch (error) {
          next(error);
        }
      }`,
      },
    ),
    four(
      'an await',
      `
      async (req, res) => {
        res.json(await Thing.find());
                 ^^^^^ information: If what is awaited here fails
      }`,
      {
        fixed: `
      async (req, res, next) => {
        try {
          res.json(await Thing.find());
        } catch (error) {
          next(error);
        }
      }`,
      },
    ),
    four(
      'a handler in a line, and the name that the file has for errors',
      `
      app.get('/a', async (req, res, next) => { try { res.json(await a()); } catch (err) { next(err); } });
      app.get('/b', async (req, res) => { res.json(await b()); });
                                                   ^^^^^ information
      `,
      {
        fixed: `
      app.get('/a', async (req, res, next) => { try { res.json(await a()); } catch (err) { next(err); } });
      app.get('/b', async (req, res, next) => { try { res.json(await b()); } catch (err) { next(err); } });
      `,
      },
    ),
    four(
      'a handler that is one expression',
      `
      app.get('/', async (_req, res) => res.json(await Thing.find()));
                                                 ^^^^^ information
      `,
      {
        fixed: `
      app.get('/', async (_req, res, next) => {
        try {
          res.json(await Thing.find());
        } catch (error) {
          next(error);
        }
      });
      `,
      },
    ),
    four(
      'a file without semicolons',
      `
      import express from 'express'
      const app = express()
      app.get('/', async (req, res) => {
        res.json(await Thing.find())
                 ^^^^^ information
      })
      `,
      {
        fixed: `
      import express from 'express'
      const app = express()
      app.get('/', async (req, res, next) => {
        try {
          res.json(await Thing.find())
        } catch (error) {
          next(error)
        }
      })
      `,
      },
    ),
    four(
      'comments and empty lines stay as they are',
      `
      async (req, res, next) => {
        // newest first
        const things = await Thing.find();
                       ^^^^^ information

        /* at most ten */ things.length = 10;
        res.json(things); // enough
      }`,
      {
        fixed: `
      async (req, res, next) => {
        try {
          // newest first
          const things = await Thing.find();

          /* at most ten */ things.length = 10;
          res.json(things); // enough
        } catch (error) {
          next(error);
        }
      }`,
      },
    ),
    four(
      'the lines of a template are its text, and stay where they are',
      `
      async (req, res, next) => {
        res.json(await query(\`SELECT *
                 ^^^^^ information
          FROM things\`));
      }`,
      { fixed: {} },
    ),
    four(
      'a middleware, and an error handler',
      `
      app.use(async (req, res, next) => {
        req.user = await load(req);
                   ^^^^^ information
        next();
      });
      app.use(async (err, req, res, next) => {
        await report(err);
        ^^^^^ information
        res.status(err.status ?? 500).end();
      });
      `,
      {
        fixed: `
      app.use(async (req, res, next) => {
        try {
          req.user = await load(req);
          next();
        } catch (error) {
          next(error);
        }
      });
      app.use(async (err, req, res, next) => {
        await report(err);
        res.status(err.status ?? 500).end();
      });
      `,
      },
    ),
    four(
      'a caught error that is thrown again',
      `
      async (req, res) => {
        try {
          res.json(await Thing.find());
        } catch (error) {
          throw new Error('no things');
          ^^^^^ warning
        }
      }`,
    ),
    four(
      'what a try takes',
      `async (req, res, next) => { try { res.json(await find()); } catch (e) { next(e); } }`,
    ),
    four('what a wrapper takes', `app.get('/', asyncHandler(async (req, res) => res.json(await find())));`),
    four(
      'a function that nothing registers',
      `export const list = async (req, res) => res.json(await find());`,
    ),
    {
      why: 'Express 5 takes rejections itself',
      code: THROWS,
    },
    four('a package that may get Express 5', THROWS, {
      majors: [4, 5],
    }),
    four('a project in which something else takes them', THROWS, {
      project: { passing: TAKEN },
    }),
    four(
      'one in which that is in another package',
      `
      async (req, res) => { if (!req.user) throw new Error('no'); res.end(); }
                                           ^^^^^ warning
      `,
      { project: { passing: new Map([['/project/other', TAKEN.get('/project')!]]) } },
    ),
    four('a project of which not all is known', THROWS, {
      project: { complete: false },
    }),
    four(
      'six of them are one habit, told at the first place of the loudest kind',
      `
      app.get('/a', async (req, res) => res.json(await find('a')));
                                                 ^^^^^ hint
      app.get('/b', async (req, res) => res.json(await find('b')));
                                                 ^^^^^ hint
      app.get('/c', async (req, res) => { throw new Error('c'); });
                                          ^^^^^ warning: 6 handlers of this project do so
      app.get('/d', async (req, res) => res.json(await find('d')));
                                                 ^^^^^ hint
      app.get('/e', async (req, res) => { throw new Error('e'); });
                                          ^^^^^ hint
      app.get('/f', async (req, res) => res.json(await find('f')));
                                                 ^^^^^ hint
      `,
    ),
  ],
});
