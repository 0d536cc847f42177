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
    ),
    four(
      'an await',
      `
      async (req, res) => {
        res.json(await Thing.find());
                 ^^^^^ information: If what is awaited here fails
      }`,
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
