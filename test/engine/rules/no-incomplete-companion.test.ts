import { noIncompleteCompanion } from '../../../server/src/engine/rules/no-incomplete-companion';
import { testRule } from '../../support/rule-tester';

testRule(noIncompleteCompanion, {
  express: [
    {
      why: 'a 304 without the tag that the content has',
      code: `
        (req, res) => {
          const tag = tagOf(thing);
          if (req.get('If-None-Match') === tag) return res.sendStatus(304);
                                                                      ^^^ information: without \`ETag\`. It must carry the one that the 200
          res.set('ETag', tag).json(thing);
        }
      `,
    },
    {
      why: 'a 304 with it, and one beside content that Express tags itself',
      code: `
        app.get('/a', (req, res) => {
          res.set('ETag', tag);
          if (req.get('If-None-Match') === tag) return res.sendStatus(304);
          res.json(thing);
        });
        app.get('/b', (req, res) => (req.fresh ? res.sendStatus(304) : res.json(thing)));
      `,
    },
    {
      why: '426 for web sockets',
      code: `
        (req, res) => {
          res.status(426).json({ error: 'Please use a WebSocket' });
                     ^^^ information
        }
      `,
      fixed: `
        (req, res) => {
          res.status(426).set('Upgrade', 'websocket').json({ error: 'Please use a WebSocket' });
        }
      `,
    },
    {
      why: '426 for something else: no fix',
      code: `
        (req, res) => {
          res.status(426).json({ error: 'Update the app' });
                     ^^^ information
        }
      `,
    },
    {
      why: '407',
      code: `
        (req, res) => {
          res.status(407).end();
                     ^^^ information
        }
      `,
    },
    {
      why: '206 for a page of a list',
      code: `
        (req, res) => {
          res.status(206).json(pageOf(req.query.page));
                     ^^^ information
        }
      `,
    },
    {
      why: '416',
      code: `
        (req, res) => {
          res.status(416).end();
                     ^^^ information
        }
      `,
    },
    {
      why: 'the fields are there',
      code: `
        (req, res) => {
          if (req.query.a) return res.status(426).set('Upgrade', 'websocket').end();
          if (req.query.b) return res.status(407).set('Proxy-Authenticate', 'Basic').end();
          res.set('Content-Range', 'bytes 0-1/2').status(206).send('ab');
        }
      `,
    },
    {
      why: 'several parts carry it themselves',
      code: `
        (req, res) => {
          res.set('Content-Type', 'multipart/byteranges; boundary=x').status(206).send(parts());
        }
      `,
    },
    {
      why: 'a file brings it along',
      code: `
        (req, res) => {
          res.status(206).sendFile('/film.mp4');
        }
      `,
    },
    {
      why: 'a function out of sight may set it',
      code: `
        (req, res) => {
          addHeaders(res);
          res.status(416).end();
        }
      `,
    },
    {
      why: 'a handler that is not seen to be registered',
      code: `
        export function things(req, res) {
          res.status(416).json({ error: 'Out of range' });
        }
      `,
    },
  ],
  fastify: [
    {
      why: '426 for web sockets',
      code: `
        (request, reply) => {
          reply.code(426).send({ error: 'Please use a WebSocket' });
                     ^^^ information
        }
      `,
      fixed: `
        (request, reply) => {
          reply.code(426).header('Upgrade', 'websocket').send({ error: 'Please use a WebSocket' });
        }
      `,
    },
    {
      why: 'the field is there',
      code: `
        (request, reply) => {
          reply.code(426).header('Upgrade', 'websocket').send({ error: 'Please use a WebSocket' });
        }
      `,
    },
  ],
});
