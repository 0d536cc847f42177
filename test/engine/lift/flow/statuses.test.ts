import { describe, it } from 'vitest';
import { expectFlow } from '../../../support/flow';

describe('flow: a status and its send apart', () => {
  it('points at each status that reaches a common send', () => {
    expectFlow(
      `
      app.get('/', (req, res) => {
        if (a) res.status(400); //> explicit 400
        else res.status(404); //> explicit 404
        res.json({});
      });
      `,
    );
  });

  it('keeps the implicit status of the other path', () => {
    expectFlow(
      `
      app.get('/', (req, res) => {
        if (a) res.status(400); //> explicit 400
        res.json({}); //> implicit 200 @ json
      });
      `,
    );
  });

  it('takes the last status before the send', () => {
    expectFlow(
      `
      app.get('/', (req, res) => {
        res.status(400);
        res.status(404).json({}); //> explicit 404
      });
      `,
    );
  });

  it('drops a status set behind the send', () => {
    expectFlow(
      `
      app.get('/', (req, res) => {
        res.json({}); //> implicit 200 @ json
        res.status(404);
      });
      `,
    );
  });

  it('reads an assigned statusCode', () => {
    expectFlow(
      `
      app.get('/', (req, res) => {
        res.statusCode = 404; //> explicit 404
        res.end('no');
      });
      `,
    );
  });

  it('reads an assigned conditional', () => {
    expectFlow(
      `
      app.get('/', (req, res) => {
        res.statusCode = a ? 404 : 410; //> explicit 404 or 410 @ a ? 404 : 410
        res.json({});
      });
      `,
    );
  });

  it('reads a variable that is set in branches', () => {
    expectFlow(
      `
      app.get('/', (req, res) => {
        let code = 200;
        if (a) code = 404;
        res.status(code).json({}); //> explicit 200 or 404 @ code
      });
      `,
    );
  });

  it('joins writeHead and end', () => {
    expectFlow(
      `
      app.get('/', (req, res) => {
        res.writeHead(404, { 'Content-Type': 'text/plain' }); //> explicit 404
        res.end('no');
      });
      `,
    );
  });

  it('joins writeHead and end in a chain', () => {
    expectFlow(
      `
      app.get('/', (req, res) => {
        res.writeHead(404).end('no'); //> explicit 404
      });
      `,
    );
  });

  it('misses the end behind writeHead', () => {
    expectFlow(
      `
      app.get('/', (req, res) => {
        res.writeHead(404); //> explicit 404; unsent 404
      });
      `,
    );
  });

  it('joins a status, writes and the end', () => {
    expectFlow(
      `
      app.get('/', (req, res) => {
        res.status(206); //> explicit 206, unclear
        res.write('a');
        res.write('b');
        res.end();
      });
      `,
    );
  });

  it('takes the first write for the head', () => {
    expectFlow(
      `
      app.get('/', (req, res) => {
        res.write('a');
        res.end(); //> implicit 200 @ end, unclear
      });
      `,
    );
  });

  it('leaves the end of a begun body to others', () => {
    expectFlow(
      `
      app.get('/', (req, res) => {
        res.writeHead(200); //> explicit 200, unclear
        res.write('a');
      });
      `,
    );
  });

  it('reads a stream of events', () => {
    expectFlow(
      `
      app.get('/', (req, res) => {
        res.writeHead(200, { 'Content-Type': 'text/event-stream' }); //> explicit 200
        const timer = setInterval(() => { res.write('x'); }, 1000);
        req.on('close', () => { clearInterval(timer); res.end(); });
      });
      `,
    );
  });

  it('reads sendStatus', () => {
    expectFlow(
      `
      app.get('/', (req, res) => { res.sendStatus(404); }); //> explicit 404
      `,
    );
  });

  it('lets sendStatus be the response', () => {
    expectFlow(
      `
      app.get('/', (req, res) => { res.sendStatus(404).json({}); }); //> explicit 404
      `,
    );
  });

  it('knows a redirect’s own status', () => {
    expectFlow(
      `
      app.get('/', (req, res) => { res.redirect('/x'); }); //> redirect 302 @ redirect
      `,
    );
  });

  it('reads a redirect with a status', () => {
    expectFlow(
      `
      app.get('/', (req, res) => { res.redirect(301, '/x'); }); //> redirect 301
      `,
    );
  });

  it('knows that Express loses a status before a redirect', () => {
    expectFlow(
      `
      app.get('/', (req, res) => { res.status(301).redirect('/x'); }); //> redirect 302 @ redirect, ignores 301
      `,
    );
  });

  it('reads a status anywhere in a chain', () => {
    expectFlow(
      `
      app.get('/', (req, res) => {
        res.set('A', 'b').type('json').status(404).json({}); //> explicit 404
      });
      `,
    );
  });

  it('sees a status that nothing sends', () => {
    expectFlow(
      `
      app.get('/', (req, res) => { res.status(404); }); //> explicit 404; unsent 404
      `,
    );
  });

  it('sees it on one path', () => {
    expectFlow(
      `
      app.get('/', (req, res) => {
        if (!a) {
          res.status(404); //> explicit 404; unsent 404
          return;
        }
        res.json({}); //> implicit 200 @ json
      });
      `,
    );
  });

  it('leaves a number among the arguments open between Express 4 and 5', () => {
    expectFlow(
      `
      app.get('/', (req, res) => {
        if (a) return res.json(404, {}); //> implicit ? @ json
        if (b) return res.send(404); //> implicit ? @ send
        res.json({}, 201); //> implicit ? @ json
      });
      `,
    );
  });

  it('marks what only development answers', () => {
    expectFlow(
      `
      app.get('/', (req, res) => {
        if (process.env.NODE_ENV !== 'production') return res.status(500).json({ stack: 1 }); //> explicit 500, development
        res.status(500).json({}); //> explicit 500
      });
      `,
    );
  });

  it('is not misled by a status that is read', () => {
    expectFlow(
      `
      app.get('/', (req, res) => {
        if (res.statusCode === 404) return res.end(); //> implicit 200 @ end
        res.json({}); //> implicit 200 @ json
      });
      `,
    );
  });

  it('is not misled by the response inside a body', () => {
    expectFlow(
      `
      app.get('/', (req, res) => {
        res.json({ status: res.statusCode }); //> implicit 200 @ json
      });
      `,
    );
  });
});
