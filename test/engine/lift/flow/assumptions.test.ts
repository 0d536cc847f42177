import { describe, it } from 'vitest';
import { expectFlow } from '../../../support/flow';

describe('flow: what is no longer known', () => {
  it('forgets what was known of a variable that is set again', () => {
    expectFlow(
      `
      app.get('/', (req, res) => {
        if (user) res.status(409).end(); //> explicit 409
        user = make();
        if (!user) res.status(500).end(); //> open branch; explicit 500, after 2
      });
      `,
    );
  });

  it('forgets members of an object that was given away', () => {
    expectFlow(
      `
      app.get('/', async (req, res) => {
        if (!req.user) await load(req);
        if (!req.user) return res.status(401).end(); //> explicit 401
        res.json(req.user); //> implicit 200 @ json
      });
      `,
    );
  });

  it('keeps variables of one name apart', () => {
    expectFlow(
      `
      app.get('/', (req, res) => {
        Product.findOne({}, function (err, product) {
          if (err) {
            res.status(500).send(err); //> explicit 500
          } else {
            product.save(function (err) {
              if (err) {
                res.status(503).send(err); //> explicit 503
              } else {
                res.send(product); //> implicit 200 @ send
              }
            });
          }
        });
      });
      `,
    );
  });

  it('knows that a variable without a value is empty until it gets one', () => {
    expectFlow(
      `
      app.use((req, res, next) => {
        let token;
        if (req.headers.authorization) {
          token = req.headers.authorization;
          return next();
        }
        if (token) res.status(409).end();
        if (!token) return res.status(401).end(); //> explicit 401
      });
      `,
    );
  });

  it('does not know it of one that an exception, a loop, a callback or a `var` may have filled', () => {
    expectFlow(
      `
      app.post('/a', async (req, res) => {
        let order;
        try {
          order = await create(req.body);
          await notify(order);
        } catch (err) {
          if (order) return res.status(202).end(); //> explicit 202
        }
        if (!order) return res.status(500).end(); //> explicit 500
        res.json(order); //> implicit 200 @ json
      });
      app.post('/b', (req, res) => {
        let last;
        for (last of req.body) log(last);
        if (last) return res.json(last); //> implicit 200 @ json
        res.status(400).end(); //> explicit 400
      });
      app.post('/c', (req, res) => {
        let found;
        req.body.forEach((one) => { found = one; });
        if (found) return res.json(found); //> implicit 200 @ json
        res.status(404).end(); //> explicit 404
      });
      app.post('/d', (req, res) => {
        var same = req.body;
        var same;
        if (same) return res.json(same); //> implicit 200 @ json
        res.status(404).end(); //> explicit 404
      });
      `,
    );
  });

  it('does not believe a flag that a callback sets', () => {
    expectFlow(
      `
      app.get('/', (req, res) => {
        let found = false;
        users.forEach(u => { if (u.id === id) found = true; });
        if (!found) return res.status(404).end(); //> explicit 404
        res.json({}); //> implicit 200 @ json
      });
      `,
    );
  });

  it('does not believe a flag that a later round sets', () => {
    expectFlow(
      `
      app.get('/', (req, res) => {
        let found = false;
        for (const u of users) {
          if (found) return res.status(409).end(); //> explicit 409
          if (u.ok) found = true;
        }
        res.json({}); //> implicit 200 @ json
      });
      `,
    );
  });

  it('does not believe a flag behind ||=', () => {
    expectFlow(
      `
      app.get('/', (req, res) => {
        let failed = false;
        failed ||= check(req);
        if (failed) return res.status(400).end(); //> explicit 400
        res.json({}); //> implicit 200 @ json
      });
      `,
    );
  });

  it('does not believe a flag behind a destructuring', () => {
    expectFlow(
      `
      app.get('/', async (req, res) => {
        let ok = false;
        ({ ok } = await check(req));
        if (!ok) return res.status(400).end(); //> explicit 400
        res.json({}); //> implicit 200 @ json
      });
      `,
    );
  });

  it('does not take two calls for one', () => {
    expectFlow(
      `
      app.get('/', async (req, res) => {
        if (!(await cache.get(key))) await cache.set(key, 1);
        if (await cache.get(key)) return res.json({}); //> implicit 200 @ json
        res.status(500).end(); //> explicit 500
      });
      `,
    );
  });

  it('asks only the response whether it was sent', () => {
    expectFlow(
      `
      app.get('/', async (req, res) => {
        const mail = await send();
        if (!mail.sent) return res.status(502).end(); //> explicit 502
        res.json({}); //> implicit 200 @ json
      });
      `,
    );
  });
});
