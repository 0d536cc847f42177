import { describe, it } from 'vitest';
import { expectFlow } from '../../../support/flow';

describe('flow: where the response goes', () => {
  it('follows a second name', () => {
    expectFlow(
      `
      app.get('/', (req, res) => {
        const r = res;
        r.status(404).json({}); //> explicit 404
      });
      `,
    );
  });

  it('follows a name for a chain', () => {
    expectFlow(
      `
      app.get('/', (req, res) => {
        const r = res.status(404); //> explicit 404
        r.json({});
      });
      `,
    );
  });

  it('follows a name that is set later', () => {
    expectFlow(
      `
      app.get('/', (req, res) => {
        let r;
        r = res.status(404); //> explicit 404
        r.json({});
      });
      `,
    );
  });

  it('tells a variable of the same name apart', () => {
    expectFlow(
      `
      app.get('/', async (req, res) => {
        if (a) {
          const res = await fetch('x');
          res.status;
        }
        res.status(204).end(); //> explicit 204
      });
      `,
    );
  });

  it('does not claim to understand methods taken out', () => {
    expectFlow(
      `
      app.get('/', (req, res) => {
        const { json } = res;
        json({});
      });
      `,
    );
  });

  it('does not claim to understand a kept response', () => {
    expectFlow(
      `
      app.get('/', (req, res) => {
        clients.push(res);
      });
      `,
    );
  });

  it('does not claim to understand a response in an object', () => {
    expectFlow(
      `
      app.get('/', (req, res) => {
        jobs.add({ req, res });
      });
      `,
    );
  });

  it('does not claim to understand a response on this', () => {
    expectFlow(
      `
      app.get('/', (req, res) => {
        this.res = res;
        start();
      });
      `,
    );
  });

  it('does not claim to understand a constructed responder', () => {
    expectFlow(
      `
      app.get('/', (req, res) => {
        new Responder(res).ok();
      });
      `,
    );
  });

  it('does not claim to understand a member', () => {
    expectFlow(
      `
      app.get('/', (req, res, next) => {
        const context = { res };
        context.res.status(404).end();
      });
      `,
    );
  });

  it('knows req.res', () => {
    expectFlow(
      `
      app.get('/', (req, res) => {
        req.res.status(404).end(); //> explicit 404
      });
      `,
    );
  });

  it('does not claim to understand a replaced method', () => {
    expectFlow(
      `
      app.use((req, res, next) => {
        const send = res.send;
        res.send = function (body) { return send.call(this, body); };
        next();
      });
      `,
    );
  });

  it('takes a method’s call() for an answer', () => {
    expectFlow(
      `
      app.get('/', (req, res) => {
        res.json.call(res, {}); //> helper ? @ call, unclear
      });
      `,
    );
  });

  it('is not misled by locals', () => {
    expectFlow(
      `
      app.get('/', (req, res, next) => {
        res.locals.user = 1;
        res.locals.send(404);
        next();
      });
      `,
    );
  });

  it('is not misled by arguments', () => {
    expectFlow(
      `
      app.get('/', (req, res) => {
        return res.status(404).json(makeError(res.locals)); //> explicit 404
      });
      `,
    );
  });

  it('reads middleware', () => {
    expectFlow(
      `
      function auth(req, res, next) {
        if (!req.user) return res.status(401).end(); //> explicit 401
        next();
      }
      app.use(auth);
      `,
    );
  });

  it('reads an error handler', () => {
    expectFlow(
      `
      app.use((err, req, res, next) => {
        const status = err.status || 500;
        res.status(status).json({ message: err.message }); //> explicit 500 or ? @ status
      });
      `,
    );
  });

  it('reads its branches', () => {
    expectFlow(
      `
      app.use((err, req, res, next) => {
        if (err.name === 'ValidationError') return res.status(400).json({}); //> explicit 400
        if (err.code === 11000) res.status(409); //> explicit 409
        else res.status(500); //> explicit 500
        res.json({});
      });
      `,
    );
  });
});
