import { describe, it } from 'vitest';
import { expectFlow } from '../../../support/flow';

describe('flow: callbacks', () => {
  it('reads a callback’s paths', () => {
    expectFlow(
      `
      app.get('/', (req, res, next) => {
        User.findOne({}, (err, user) => {
          if (err) return res.status(500).end(); //> explicit 500
          if (!user) return res.status(404).end(); //> explicit 404
          res.json(user); //> implicit 200 @ json
        });
      });
      `,
    );
  });

  it('reads callbacks in callbacks', () => {
    expectFlow(
      `
      app.get('/', (req, res, next) => {
        User.findOne({}, (err, user) => {
          if (err) return next(err);
          user.save((err2) => {
            if (err2) { return next(err2); }
            res.json(user); //> implicit 200 @ json
          });
        });
      });
      `,
    );
  });

  it('sees a missing return in a callback', () => {
    expectFlow(
      `
      app.get('/', (req, res, next) => {
        User.findOne({}, (err, user) => {
          if (err) res.status(500).end(); //> explicit 500
          res.json(user); //> implicit 200 @ json, after 3
        });
      });
      `,
    );
  });

  it('runs what follows the call', () => {
    expectFlow(
      `
      app.get('/', (req, res, next) => {
        User.findOne({}, (err, user) => {
          if (err) return res.status(500).json({}); //> explicit 500
        });
        res.json({}); //> implicit 200 @ json, after 3
      });
      `,
    );
  });

  it('sees the callback’s path without an answer', () => {
    expectFlow(
      `
      app.get('/', (req, res, next) => {
        User.findOne({}, (err, user) => {
          if (user) res.json(user); //> open branch; implicit 200 @ json
        });
      });
      `,
    );
  });

  it('waits for a timer', () => {
    expectFlow(
      `
      app.get('/', (req, res, next) => {
        setTimeout(() => res.json({}), 100); //> implicit 200 @ json
      });
      `,
    );
  });

  it('keeps a timer apart from what it guards', () => {
    expectFlow(
      `
      app.get('/', (req, res, next) => {
        const timer = setTimeout(() => { if (!res.headersSent) res.status(504).end(); }, 100); //> explicit 504
        run(result => { clearTimeout(timer); res.json(result); }); //> implicit 200 @ json
      });
      `,
    );
  });

  it('keeps listeners apart', () => {
    expectFlow(
      `
      app.get('/', (req, res, next) => {
        stream.on('error', () => res.status(500).end()); //> explicit 500
        stream.on('data', (d) => parts.push(d));
        stream.on('end', () => res.json(parts)); //> implicit 200 @ json
      });
      `,
    );
  });

  it('takes a pipe for an answer', () => {
    expectFlow(
      `
      app.get('/', (req, res, next) => {
        const stream = fs.createReadStream('x');
        stream.on('error', () => res.status(404).end()); //> explicit 404
        stream.pipe(res); //> implicit ? @ pipe, unclear
      });
      `,
    );
  });

  it('gives a pipe the status set before', () => {
    expectFlow(
      `
      app.get('/', (req, res, next) => {
        res.writeHead(206, { 'Content-Range': 'bytes 0-1/2' }); //> explicit 206
        fs.createReadStream('x').pipe(res);
      });
      `,
    );
  });

  it('lets a send’s callback answer for it', () => {
    expectFlow(
      `
      app.get('/', (req, res, next) => {
        res.sendFile('x', (err) => { if (err) res.status(404).end(); }); //> implicit 200 @ sendFile; explicit 404
      });
      `,
    );
  });

  it('lets a send’s callback forward', () => {
    expectFlow(
      `
      app.get('/', (req, res, next) => {
        res.download('x', 'y', (err) => { if (err) next(err); }); //> implicit 200 @ download
      });
      `,
    );
  });

  it('lets render’s callback answer', () => {
    expectFlow(
      `
      app.get('/', (req, res, next) => {
        res.render('x', {}, (err, html) => { if (err) return next(err); res.send(html); }); //> implicit 200 @ send
      });
      `,
    );
  });

  it('reads a curried middleware', () => {
    expectFlow(
      `
      app.post('/', (req, res, next) => {
        passport.authenticate('local', (err, user, info) => {
          if (err) return next(err);
          if (!user) return res.status(401).json(info); //> explicit 401
          req.logIn(user, (err) => {
            if (err) return next(err);
            res.json(user); //> implicit 200 @ json
          });
        })(req, res, next);
      });
      `,
    );
  });

  it('reads a middleware called by hand', () => {
    expectFlow(
      `
      app.post('/', (req, res, next) => {
        upload(req, res, (err) => {
          if (err) return res.status(400).end(); //> explicit 400
          res.json(req.file); //> implicit 200 @ json
        });
      });
      `,
    );
  });

  it('reads functions in an array', () => {
    expectFlow(
      `
      app.post('/', (req, res, next) => {
        async.waterfall([cb => find(cb), (user, cb) => { if (!user) return res.status(404).end(); cb(null, user); }], (err, user) => { //> explicit 404
          if (err) return next(err);
          res.json(user); //> implicit 200 @ json
        });
      });
      `,
    );
  });

  it('lets the last of several functions end', () => {
    expectFlow(
      `
      app.get('/', (req, res, next) => {
        async.eachSeries(items, (item, cb) => { if (!item) return res.status(400).end(); cb(); }, err => { if (err) return next(err); res.json({}); }); //> explicit 400; implicit 200 @ json
      });
      `,
    );
  });

  it('repeats what runs for each item', () => {
    expectFlow(
      `
      app.get('/', (req, res, next) => {
        async.each(items, (item, cb) => { if (!item) return res.status(400).end(); cb(); }, (err) => { if (err) return next(err); res.json({}); }); //> explicit 400, repeats; implicit 200 @ json
      });
      `,
    );
  });

  it('follows a callback by its name', () => {
    expectFlow(
      `
      app.post('/', (req, res, next) => {
        const done = (err, user) => { if (err) return next(err); res.json(user); }; //> implicit 200 @ json
        find(done);
      });
      `,
    );
  });

  it('reads the functions of format()', () => {
    expectFlow(
      `
      app.get('/', (req, res) => {
        res.format({ json: () => res.json({}), default: () => res.status(406).end() }); //> implicit 200 @ json; explicit 406
      });
      `,
    );
  });

  it('is not misled by listeners of the response', () => {
    expectFlow(
      `
      app.get('/', (req, res, next) => {
        res.on('finish', () => log(res.statusCode));
        next();
      });
      `,
    );
  });

  it('keeps the listeners of a request apart', () => {
    expectFlow(
      `
      app.post('/', (req, res) => {
        let body = '';
        req.on('data', (c) => { body += c; if (body.length > 100) { res.status(413).end(); req.destroy(); } }); //> explicit 413
        req.on('end', () => { res.json(body); }); //> implicit 200 @ json
      });
      `,
    );
  });

  it('takes one of two callbacks', () => {
    expectFlow(
      `
      app.get('/', (req, res) => {
        withUser(req, (user) => { if (!user) return res.status(404).end(); res.json(user); }, () => res.status(500).end()); //> explicit 404; implicit 200 @ json; explicit 500
      });
      `,
    );
  });

  it('reads a callback that is awaited', () => {
    expectFlow(
      `
      app.post('/', async (req, res) => {
        await db.transaction(async (trx) => {
          const x = await trx.find();
          if (!x) { res.status(404).end(); return; } //> explicit 404
          res.json(x); //> implicit 200 @ json
        });
      });
      `,
    );
  });

  it('sees the send behind a callback that answered', () => {
    expectFlow(
      `
      app.post('/', async (req, res) => {
        const x = await db.transaction(async (trx) => {
          if (!trx) return res.status(409).end(); //> explicit 409
          return trx.find();
        });
        res.json(x); //> implicit 200 @ json, after 3
      });
      `,
    );
  });

  it('keeps a response of fetch apart', () => {
    expectFlow(
      `
      app.get('/', (req, res) => {
        fetch('x').then(res => res.json()).then(data => res.status(201).json(data)); //> explicit 201
      });
      `,
    );
  });

  it('keeps a callback’s response apart', () => {
    expectFlow(
      `
      app.get('/', (req, res) => {
        https.get('x', (res) => { res.on('data', d => {}); res.status(404); });
        res.json({}); //> implicit 200 @ json
      });
      `,
    );
  });
});
