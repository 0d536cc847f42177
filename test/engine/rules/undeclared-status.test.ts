import { undeclaredStatus } from '../../../server/src/engine/rules/undeclared-status';
import { testRule } from '../../support/rule-tester';

const error = "description: 'Not Found', type: 'object', additionalProperties: true";
const thrown = 'properties: { statusCode: {}, code: {}, error: {}, message: {} }, additionalProperties: true';

testRule(undeclaredStatus, {
  fastify: [
    {
      why: 'an error is missing among declared ones; the body goes through what is added',
      code: `
        app.get('/things/:id', {
          schema: {
            response: {
              200: { $ref: 'Thing#' },
              400: { type: 'object' }, // the input
            },
          },
        }, async (request, reply) => {
          const thing = await find(request.params.id);
          if (!thing) return reply.code(404).send({ error: 'No such thing' });
                                        ^^^ information: 404 Not Found is not in the response schema of this route. It declares 200 and 400.
          return thing;
        });
      `,
      fixed: `
        app.get('/things/:id', {
          schema: {
            response: {
              200: { $ref: 'Thing#' },
              400: { type: 'object' }, // the input
              404: { ${error} },
            },
          },
        }, async (request, reply) => {
          const thing = await find(request.params.id);
          if (!thing) return reply.code(404).send({ error: 'No such thing' });
          return thing;
        });
      `,
    },
    {
      why: 'one fix adds all, each beside its neighbours and with what its body needs',
      code: `
        import createError from 'http-errors';
        const opts = { schema: { response: { '200': { type: 'string' }, '404': { type: 'null' } } } };
        app.delete('/things/:id', opts, async (request, reply) => {
          if (request.query.old) return 'gone';
          if (!request.query.sure) throw createError(400, 'Are you sure?');
                                   ^^^^^ information: 400 Bad Request is not in
          if (await isUsed(request.params.id)) return reply.code(409).send([{ reason: 'used' }]);
                                                                 ^^^ information: 409 Conflict is not in
          return reply.code(204).send();
                            ^^^ information: 204 No Content is not in
        });
      `,
      fixed: `
        import createError from 'http-errors';
        const opts = { schema: { response: { '200': { type: 'string' }, '204': { description: 'No Content', type: 'null' }, '400': { description: 'Bad Request', type: 'object', ${thrown} }, '404': { type: 'null' }, '409': { description: 'Conflict', type: 'array', items: {} } } } };
        app.delete('/things/:id', opts, async (request, reply) => {
          if (request.query.old) return 'gone';
          if (!request.query.sure) throw createError(400, 'Are you sure?');
          if (await isUsed(request.params.id)) return reply.code(409).send([{ reason: 'used' }]);
          return reply.code(204).send();
        });
      `,
    },
    {
      why: 'comments between the codes stay where they are',
      code: `
        const response = { 200: Thing /* the thing */, 400: { type: 'object' }, 401: { type: 'object' } };
        app.get('/a/:id', { schema: { response } }, async (request, reply) => {
          if (!request.query.a) return reply.code(201).send({ a: 1 });
                                                  ^^^ information
          return find(request.params.id);
        });
      `,
      fixed: `
        const response = { 200: Thing /* the thing */, 201: { description: 'Created', type: 'object', additionalProperties: true }, 400: { type: 'object' }, 401: { type: 'object' } };
        app.get('/a/:id', { schema: { response } }, async (request, reply) => {
          if (!request.query.a) return reply.code(201).send({ a: 1 });
          return find(request.params.id);
        });
      `,
    },
    {
      why: 'a comment behind the last code, which has no comma',
      code: `
        app.get('/a/:id', {
          schema: {
            response: {
              200: Thing,
              400: { type: 'object' } /* the input */
            }
          }
        }, async (request, reply) => {
          if (!request.query.a) return reply.code(410).send({ a: 1 });
                                                  ^^^ information
          return find(request.params.id);
        });
      `,
      fixed: `
        app.get('/a/:id', {
          schema: {
            response: {
              200: Thing,
              400: { type: 'object' } /* the input */,
              410: { description: 'Gone', type: 'object', additionalProperties: true }
            }
          }
        }, async (request, reply) => {
          if (!request.query.a) return reply.code(410).send({ a: 1 });
          return find(request.params.id);
        });
      `,
    },
    {
      why: 'a line comment behind the last code, which has no comma',
      code: `
        app.get('/a/:id', { schema: { response: {
          200: Thing,
          400: { type: 'object' } // the input
        } } }, async (request, reply) => {
          if (!request.query.a) return reply.code(410).send({ a: 1 });
                                                  ^^^ information
          return find(request.params.id);
        });
      `,
      fixed: `
        app.get('/a/:id', { schema: { response: {
          200: Thing,
          400: { type: 'object' }, // the input
          410: { description: 'Gone', type: 'object', additionalProperties: true }
        } } }, async (request, reply) => {
          if (!request.query.a) return reply.code(410).send({ a: 1 });
          return find(request.params.id);
        });
      `,
    },
    {
      why: 'two codes at one place are one finding',
      code: `
        app.get('/things', { schema: { response: { 400: { type: 'object' } } } }, async (request, reply) => {
          return reply.code(request.query.old ? 410 : 404).send({ error: 'Nothing here' });
                            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ information: 404 and 410 are not in the response schema of this route.
        });
      `,
    },
    {
      why: 'what two errors are declared as is said again where the bodies are alike',
      code: `
        const response = { 400: { $ref: 'Failure#' }, 401: { $ref: 'Failure#' } };
        app.post('/things', { schema: { response } }, async (request, reply) => {
          if (!request.body.name) return reply.code(400).send({ reason: 'No name', at: 'name' });
          return reply.code(409).send({ at: 'name', reason: 'Taken' });
                            ^^^ information
        });
      `,
      fixed: `
        const response = { 400: { $ref: 'Failure#' }, 401: { $ref: 'Failure#' }, 409: { $ref: 'Failure#' } };
        app.post('/things', { schema: { response } }, async (request, reply) => {
          if (!request.body.name) return reply.code(400).send({ reason: 'No name', at: 'name' });
          return reply.code(409).send({ at: 'name', reason: 'Taken' });
        });
      `,
    },
    {
      why: 'a body of other members would be lost in what the others are declared as',
      code: `
        const response = { 400: { $ref: 'Failure#' }, 404: { $ref: 'Failure#' } };
        app.post('/things', { schema: { response } }, async (request, reply) => {
          if (!request.body.name) return reply.code(400).send({ reason: 'No name' });
          return reply.code(409).send({ conflict: { with: 7 } });
                            ^^^ information
        });
      `,
      fixed: `
        const response = { 400: { $ref: 'Failure#' }, 404: { $ref: 'Failure#' }, 409: { description: 'Conflict', type: 'object', additionalProperties: true } };
        app.post('/things', { schema: { response } }, async (request, reply) => {
          if (!request.body.name) return reply.code(400).send({ reason: 'No name' });
          return reply.code(409).send({ conflict: { with: 7 } });
        });
      `,
    },
    {
      why: 'another success than the declared one, whose body nobody knows: no fix',
      code: `
        app.post('/things', { schema: { response: { 201: { type: 'object' } } } }, async (request) => {
                                                    ^^^ hint: 201 Created is declared, but the handler never sends it. Its successes are 200.
          return create(request.body);
                 ^^^^^^^^^^^^^^^^^^^^ information: 200 OK is not in the response schema of this route. It declares 201.
        });
      `,
    },
    {
      why: 'Zod schemas are made by Zod',
      code: `
        import { z } from 'zod';
        app.get('/things/:id', { schema: { response: { 200: z.object({ id: z.string() }).nullable(), 403: z.object({ error: z.string() }) } } }, async (request, reply) => {
          if (!request.params.id) return reply.code(404).send({ error: 'No such thing' });
                                                    ^^^ information
          return find(request.params.id);
        });
      `,
      fixed: `
        import { z } from 'zod';
        app.get('/things/:id', { schema: { response: { 200: z.object({ id: z.string() }).nullable(), 403: z.object({ error: z.string() }), 404: z.any().describe('Not Found') } } }, async (request, reply) => {
          if (!request.params.id) return reply.code(404).send({ error: 'No such thing' });
          return find(request.params.id);
        });
      `,
    },
    {
      why: 'errors are a hint where a schema that is read by people declares successes alone',
      code: `
        app.get('/things/:id', { schema: { tags: ['things'], response: { 200: Thing } } }, async (request, reply) => {
          if (!request.params.id) return reply.code(404).send({ error: 'No such thing' });
                                                    ^^^ hint
          return find(request.params.id);
        });
      `,
    },
    {
      why: 'a schema for the bodies of successes leaves the errors to others',
      code: `
        app.get('/things/:id', { schema: { response: { 200: Thing } } }, async (request, reply) => {
          if (!request.params.id) return reply.code(404).send({ error: 'No such thing' });
          return find(request.params.id);
        });
      `,
    },
    {
      why: 'a schema for errors leaves the successes as they are',
      code: `
        app.get('/things', { schema: { tags: ['things'], response: { '4xx': Failure } } }, async () => list());
      `,
    },
    {
      why: 'classes, in either case, and default declare all of their codes',
      code: `
        app.get('/things/:id', { schema: { response: { '2XX': Thing, '4xx': Failure } } }, async (request, reply) => {
          if (!request.params.id) return reply.code(404).send({ error: 'No such thing' });
          return find(request.params.id);
        });
        app.put('/things/:id', { schema: { response: { 200: Thing, default: Failure } } }, async (request, reply) => {
          if (!request.params.id) return reply.code(404).send({ error: 'No such thing' });
          return store(request.params.id);
        });
      `,
    },
    {
      why: 'a spread that is not known may declare it',
      code: `
        import { errors } from './errors';
        app.get('/things/:id', { schema: { response: { 200: Thing, 400: Failure, ...errors } } }, async (request, reply) => {
          if (!request.params.id) return reply.code(404).send({ error: 'No such thing' });
          return find(request.params.id);
        });
      `,
    },
    {
      why: 'nobody has to announce a 500, and what a service throws is not known',
      code: `
        app.get('/things', { schema: { response: { 200: Things, 401: Failure } } }, async (request, reply) => {
          try {
            return await list(request.query);
          } catch (error) {
            return reply.code(500).send({ error: 'Broken' });
          }
        });
      `,
    },
    {
      why: 'a status of the error at hand can be any',
      code: `
        app.get('/things', { schema: { response: { 200: Things, 401: Failure } } }, async (request, reply) => {
          try {
            return await list(request.query);
          } catch (error) {
            return reply.code(error.statusCode ?? 503).send({ error: 'Broken' });
          }
        });
      `,
    },
    {
      why: 'a declared error may be thrown by whatever is called; a declared success may be sent out of sight',
      code: `
        app.get('/things', { schema: { response: { 200: Things, 206: Things, 404: Failure } } }, async (request, reply) => {
          await sendPart(request, reply);
          return reply.code(200).send(await list(request.query));
        });
        app.get('/more', { schema: { response: { 200: Things, 404: Failure } } }, async () => list());
      `,
    },
    {
      why: 'a handler of two routes answers for both',
      code: `
        const show = async (request, reply) => {
          if (!request.params.id) return reply.code(404).send({ error: 'No such thing' });
          return find(request.params.id);
        };
        app.get('/things/:id', { schema: { response: { 200: Thing, 400: Failure } } }, show);
        app.get('/old/:id', { schema: { response: { 200: Thing, 404: Failure } } }, show);
      `,
    },
  ],
  express: [
    {
      why: 'the comment above the route, with quotes and indentation as its neighbours have them',
      code: `
        /**
         * Things.
         * @openapi
         * /api/things/{thingId}:
         *     get:
         *         summary: One thing
         *         responses:
         *             '200':
         *                 description: The thing
         *                 content:
         *                     application/json: {}
         *             '500':
         *                 $ref: '#/components/responses/Failure'
         *         tags: [things]
         */
        app.get('/things/:id', async (req, res) => {
          if (!req.query.ok) return res.status(400).json({ error: 'Bad' });
                                               ^^^ information: 400 Bad Request is not in the OpenAPI comment of this route. It declares 200 and 500.
          const thing = await find(req.params.id);
          if (!thing) return res.sendStatus(404);
                                            ^^^ information
          res.json(thing);
        });
      `,
      fixed: `
        /**
         * Things.
         * @openapi
         * /api/things/{thingId}:
         *     get:
         *         summary: One thing
         *         responses:
         *             '200':
         *                 description: The thing
         *                 content:
         *                     application/json: {}
         *             '400':
         *                 description: Bad Request
         *             '404':
         *                 description: Not Found
         *             '500':
         *                 $ref: '#/components/responses/Failure'
         *         tags: [things]
         */
        app.get('/things/:id', async (req, res) => {
          if (!req.query.ok) return res.status(400).json({ error: 'Bad' });
          const thing = await find(req.params.id);
          if (!thing) return res.sendStatus(404);
          res.json(thing);
        });
      `,
    },
    {
      why: 'a code before all others, and a reference that two errors have',
      code: `
        /**
         * @swagger
         * /things:
         *   post:
         *     responses:
         *       400:
         *         $ref: '#/components/responses/Failure'
         *       409:
         *         $ref: '#/components/responses/Failure'
         */
        app.post('/things', async (req, res) => {
          if (!req.body.name) return res.status(422).json({ error: 'No name' });
                                                ^^^ information
          res.status(201).json(await create(req.body));
                     ^^^ information
        });
      `,
      fixed: `
        /**
         * @swagger
         * /things:
         *   post:
         *     responses:
         *       201:
         *         description: Created
         *       400:
         *         $ref: '#/components/responses/Failure'
         *       409:
         *         $ref: '#/components/responses/Failure'
         *       422:
         *         $ref: '#/components/responses/Failure'
         */
        app.post('/things', async (req, res) => {
          if (!req.body.name) return res.status(422).json({ error: 'No name' });
          res.status(201).json(await create(req.body));
        });
      `,
    },
    {
      why: 'responses on one line are read, but not written',
      code: `
        /**
         * @openapi
         * /things:
         *   get:
         *     responses: { 200: { description: OK }, '401': { description: Who? } }
         */
        app.get('/things', (req, res) => {
          if (!req.user) return res.status(403).end();
                                           ^^^ information
          res.json([]);
        });
      `,
    },
    {
      why: 'the comment of another method or path says nothing',
      code: `
        /**
         * @openapi
         * /things:
         *   post:
         *     responses:
         *       201: { description: OK }
         */
        app.get('/things', (req, res) => res.json([]));
        /**
         * @openapi
         * /other/{id}:
         *   get:
         *     responses:
         *       201: { description: OK }
         */
        app.get('/things/:id', (req, res) => res.json([]));
      `,
    },
    {
      why: 'a merge, an alias or a reference may hold more',
      code: `
        /**
         * @openapi
         * /things:
         *   get:
         *     responses:
         *       <<: *errors
         *       200:
         *         description: OK
         *   put:
         *     responses: *errors
         */
        app.get('/things', (req, res) => {
          if (!req.user) return res.status(403).end();
          res.json([]);
        });
        app.put('/things', (req, res) => res.status(403).end());
      `,
    },
    {
      why: 'what middlewares answer is not the handler’s',
      code: `
        /**
         * @openapi
         * /things:
         *   get:
         *     responses:
         *       200:
         *         description: OK
         */
        app.get('/things', (req, res, next) => (req.user ? next() : res.status(401).end()), (req, res) => res.json([]));
      `,
    },
  ],
});
