import { describe, it } from 'vitest';
import { expectFlow } from '../../../support/flow';

describe('flow: loops', () => {
  it('repeats in forEach', () => {
    expectFlow(
      `
      app.get('/', (req, res, next) => {
        users.forEach(user => { if (user.bad) return res.status(400).json({}); }); //> explicit 400, repeats
        res.json({}); //> implicit 200 @ json, after 2
      });
      `,
    );
  });

  it('is not misled by map in a body', () => {
    expectFlow(
      `
      app.get('/', (req, res, next) => {
        res.json(users.map(u => u.name)); //> implicit 200 @ json
      });
      `,
    );
  });

  it('repeats in Promise.all', () => {
    expectFlow(
      `
      app.get('/', async (req, res, next) => {
        await Promise.all(users.map(async (u) => { if (!u) res.status(404).json({}); })); //> explicit 404, repeats
        res.json({}); //> implicit 200 @ json, after 2
      });
      `,
    );
  });

  it('repeats in a loop', () => {
    expectFlow(
      `
      app.post('/', (req, res, next) => {
        for (const u of users) {
          if (!u.ok) res.status(400).json({}); //> explicit 400, repeats
        }
        res.json({}); //> implicit 200 @ json, after 3
      });
      `,
    );
  });

  it('does not repeat behind a return', () => {
    expectFlow(
      `
      app.post('/', (req, res, next) => {
        for (const u of users) {
          if (!u.ok) return res.status(400).json({}); //> explicit 400
        }
        res.json({}); //> implicit 200 @ json
      });
      `,
    );
  });

  it('does not repeat behind a break', () => {
    expectFlow(
      `
      app.post('/', (req, res, next) => {
        for (const u of users) {
          if (!u.ok) { res.status(400).json({}); break; } //> explicit 400
        }
      }); //> open end
      `,
    );
  });

  it('follows labelled breaks', () => {
    expectFlow(
      `
      app.post('/', (req, res, next) => {
        outer: for (const u of users) {
          for (const v of u) {
            if (v.bad) { res.status(400).json({}); break outer; } //> explicit 400
            if (v.worse) continue outer;
            if (v.x) { res.status(409).json({}); break; } //> explicit 409, repeats
          }
        }
      }); //> open end
      `,
    );
  });

  it('leaves a labelled block', () => {
    expectFlow(
      `
      app.get('/', (req, res) => {
        check: {
          if (a) break check;
          return res.status(400).end(); //> explicit 400
        }
        res.json({}); //> implicit 200 @ json
      });
      `,
    );
  });

  it('leaves an endless loop by return only', () => {
    expectFlow(
      `
      app.post('/', async (req, res, next) => {
        while (true) {
          const x = await poll();
          if (x.done) return res.json(x); //> implicit 200 @ json
          if (x.failed) { res.status(502).end(); return; } //> explicit 502
        }
      });
      `,
    );
  });

  it('leaves an endless for by break', () => {
    expectFlow(
      `
      app.get('/', (req, res) => {
        for (;;) {
          if (done()) break;
        }
        res.json({}); //> implicit 200 @ json
      });
      `,
    );
  });

  it('writes in a loop', () => {
    expectFlow(
      `
      app.post('/', async (req, res, next) => {
        do { res.write('x'); } while (more());
        res.end(); //> implicit 200 @ end, unclear
      });
      `,
    );
  });

  it('writes in a loop over a stream', () => {
    expectFlow(
      `
      app.post('/', async (req, res, next) => {
        for await (const chunk of stream) res.write(chunk);
        res.end(); //> implicit 200 @ end, unclear
      });
      `,
    );
  });
});
