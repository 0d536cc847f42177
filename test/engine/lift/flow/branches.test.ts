import { describe, it } from 'vitest';
import { expectFlow } from '../../../support/flow';

describe('flow: branches', () => {
  it('leaves by early returns', () => {
    expectFlow(
      `
      app.get('/', (req, res) => {
        if (!req.user) return res.status(401).json({}); //> explicit 401
        if (!req.query.id) {
          res.status(400).json({}); //> explicit 400
          return;
        }
        res.json({}); //> implicit 200 @ json
      });
      `,
    );
  });

  it('sees a missing return', () => {
    expectFlow(
      `
      app.get('/', (req, res) => {
        if (!req.user) res.status(401).json({}); //> explicit 401
        res.json({}); //> implicit 200 @ json, after 2
      });
      `,
    );
  });

  it('takes one arm of an if', () => {
    expectFlow(
      `
      app.get('/', (req, res) => {
        if (a) {
          res.status(400).end(); //> explicit 400
        } else if (b) {
          res.status(404).end(); //> explicit 404
        } else {
          res.end(); //> implicit 200 @ end
        }
      });
      `,
    );
  });

  it('sees the arm that does not answer', () => {
    expectFlow(
      `
      app.get('/', (req, res) => {
        if (a) { //> open branch
          res.status(400).end(); //> explicit 400
        }
      });
      `,
    );
  });

  it('sees the return without an answer', () => {
    expectFlow(
      `
      app.get('/', (req, res) => {
        if (a) return res.json(1); //> implicit 200 @ json
        if (b) return; //> open branch
        res.json(2); //> implicit 200 @ json
      });
      `,
    );
  });

  it('takes one arm of a conditional', () => {
    expectFlow(
      `
      app.get('/', (req, res) => {
        user ? res.json(user) : res.status(404).end(); //> implicit 200 @ json; explicit 404
      });
      `,
    );
  });

  it('takes one arm of a returned conditional', () => {
    expectFlow(
      `
      app.get('/', (req, res) => {
        return user ? res.json(user) : res.status(404).end(); //> implicit 200 @ json; explicit 404
      });
      `,
    );
  });

  it('reads a conditional status', () => {
    expectFlow(
      `
      app.get('/', (req, res) => res.status(user ? 200 : 404).json(user)); //> explicit 200 or 404 @ user ? 200 : 404
      `,
    );
  });

  it('reads a chain that starts with a conditional', () => {
    expectFlow(
      `
      app.get('/', (req, res) => {
        (user ? res.status(200) : res.status(404)).json(user); //> explicit 200; explicit 404
      });
      `,
    );
  });

  it('runs the right side of && and || on one truth of the left', () => {
    expectFlow(
      `
      app.get('/', (req, res) => {
        user && res.json(user); //> implicit 200 @ json
        user || res.status(404).end(); //> explicit 404
      });
      `,
    );
  });

  it('runs the right side of ?? on some paths', () => {
    expectFlow(
      `
      app.get('/', (req, res) => {
        const x = req.x ?? res.status(400).end(); //> explicit 400
        res.json(x); //> implicit 200 @ json, after 2
      });
      `,
    );
  });

  it('looks through void, sequences and await', () => {
    expectFlow(
      `
      app.get('/', async (req, res) => {
        if (a) return void res.status(400).end(); //> explicit 400
        if (b) return res.status(404), res.end(); //> explicit 404
        await res.json({}); //> implicit 200 @ json
      });
      `,
    );
  });

  it('looks through void and parentheses', () => {
    expectFlow(
      `
      app.get('/', (req, res) => {
        for (const [i, x] of list.entries()) { if (i > 3) continue; log(x); }
        return void (ok ? res.json({}) : res.sendStatus(409)); //> implicit 200 @ json; explicit 409
      });
      `,
    );
  });

  it('reads a send among arguments', () => {
    expectFlow(
      `
      app.get('/', (req, res) => {
        log(res.status(404).json({})); //> explicit 404
      });
      `,
    );
  });

  it('reads optional chaining', () => {
    expectFlow(
      `
      app.get('/', (req, res) => { res?.status(404)?.json({}); }); //> explicit 404
      `,
    );
  });

  it('reads members in brackets', () => {
    expectFlow(
      `
      app.get('/', (req, res) => { res['status'](404)['json']({}); }); //> explicit 404
      `,
    );
  });

  it('drops what stands behind a return', () => {
    expectFlow(
      `
      app.get('/', (req, res) => {
        return res.json({}); //> implicit 200 @ json
        res.status(404).end();
      });
      `,
    );
  });

  it('drops what stands behind false', () => {
    expectFlow(
      `
      app.get('/', (req, res) => {
        if (false) res.status(404).end();
        res.json({}); //> implicit 200 @ json
      });
      `,
    );
  });

  it('ends a path at process.exit()', () => {
    expectFlow(
      `
      app.get('/', (req, res) => {
        if (bad) { process.exit(1); }
        res.json({}); //> implicit 200 @ json
      });
      `,
    );
  });

  it('ends a path at a function that always throws', () => {
    expectFlow(
      `
      function fail(message) { throw new Error(message); }
      app.get('/', (req, res) => {
        if (bad) fail('x');
        res.json({}); //> implicit 200 @ json
      });
      `,
    );
  });

  it('goes on behind a call that says that it may throw', () => {
    expectFlow(
      `
      app.get('/', (req, res) => {
        throwIfNoAccess(req.user);
        res.json({}); //> implicit 200 @ json
      });
      `,
    );
  });

  it('ends a path at a function of another file that says that it throws', () => {
    expectFlow(
      `
      app.get('/', (req, res) => {
        if (!a) return context.throwNotFoundError('x');
        if (!b) { context.permissions.throwPermissionError(); }
        res.json({}); //> implicit 200 @ json
      });
      `,
    );
  });

  it('says where an empty handler ends', () => {
    expectFlow(
      `
      app.get('/a', () => {}); //> open end
      app.get('/b', (req, res) => {}); //> open end
      app.get('/c', async (req, res) => {}); //> open end
      `,
    );
  });
});
