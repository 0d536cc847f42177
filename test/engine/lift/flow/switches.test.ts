import { describe, it } from 'vitest';
import { expectFlow, FASTIFY } from '../../../support/flow';

describe('flow: switches', () => {
  it('takes one case', () => {
    expectFlow(
      `
      app.get('/', (req, res) => {
        switch (req.query.kind) {
          case 'a':
            return res.status(400).end(); //> explicit 400
          case 'b':
          case 'c':
            res.status(404).end(); //> explicit 404
            break;
          default:
            res.end(); //> implicit 200 @ end
        }
      });
      `,
    );
  });

  it('passes by without a default', () => {
    expectFlow(
      `
      app.get('/', (req, res) => {
        switch (req.query.kind) {
          case 'a':
            res.status(400).end(); //> explicit 400
            break;
        }
      }); //> open end
      `,
    );
  });

  it('falls through', () => {
    expectFlow(
      `
      app.get('/', (req, res) => {
        switch (req.query.kind) {
          case 'a':
            res.status(400).end(); //> explicit 400
          case 'b':
            res.status(404).end(); //> explicit 404, after 4
            break;
          default:
            res.end(); //> implicit 200 @ end
        }
      });
      `,
    );
  });

  it('sets the status by case', () => {
    expectFlow(
      `
      app.get('/', (req, res) => {
        switch (req.query.kind) {
          case 'a': res.status(400); break; //> explicit 400
          case 'b': res.status(404); break; //> explicit 404
          default: res.status(500); //> explicit 500
        }
        res.json({});
      });
      `,
    );
  });

  it('reads switch (true) as a chain of ifs', () => {
    expectFlow(
      `
      app.get('/', (req, res) => {
        switch (true) {
          case !req.user:
            res.status(401).end(); //> explicit 401
            break;
          case req.user.blocked:
            res.status(403).end(); //> explicit 403
            break;
          default:
            res.end(); //> implicit 200 @ end
        }
      });
      `,
    );
  });

  it('finds a default that stands first', () => {
    expectFlow(
      `
      app.get('/', (req, res) => {
        switch (req.query.kind) {
          default:
            res.status(400).end(); //> explicit 400
            break;
          case 'a':
            res.json({}); //> implicit 200 @ json
        }
      });
      `,
    );
  });

  it('falls out of a default that stands first', () => {
    expectFlow(
      `
      app.get('/', (req, res) => {
        switch (req.query.kind) {
          default:
            res.status(400).end(); //> explicit 400
          case 'a':
            res.json({}); //> implicit 200 @ json, after 4
        }
      });
      `,
    );
  });

  it('drops a case that an earlier test has left', () => {
    expectFlow(
      `
      app.get('/', (req, res) => {
        if (req.method === 'GET') return res.json({}); //> implicit 200 @ json
        switch (req.method) {
          case 'GET': return res.status(418).end();
          case 'POST': return res.status(201).end(); //> explicit 201
          default: return res.status(405).end(); //> explicit 405
        }
      });
      `,
    );
  });

  it('sends what a case returns', () => {
    expectFlow(
      `
      app.get('/', async (request, reply) => {
        switch (request.query.a) {
          case '1': return reply.code(400).send(); //> explicit 400
          default: return {}; //> implicit 200 @ {}
        }
      });
      `,
      FASTIFY,
    );
  });
});
