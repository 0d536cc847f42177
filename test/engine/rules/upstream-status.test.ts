import { upstreamStatus } from '../../../server/src/engine/rules/upstream-status';
import { testRule } from '../../support/rule-tester';

testRule(upstreamStatus, {
  express: [
    {
      why: 'a failed call of axios',
      code: `
        async (req, res) => {
          try {
            const { data } = await axios.get('https://rates.example.com/latest');
            res.json(data);
          } catch (error) {
            res.status(500).json({ error: 'Could not read the rates' });
                       ^^^ hint: \`axios.get()\`
          }
        }
      `,
      fixed: {
        'Answer 502 Bad Gateway': `
        async (req, res) => {
          try {
            const { data } = await axios.get('https://rates.example.com/latest');
            res.json(data);
          } catch (error) {
            res.status(502).json({ error: 'Could not read the rates' });
          }
        }
        `,
        'Answer 504 Gateway Timeout': `
        async (req, res) => {
          try {
            const { data } = await axios.get('https://rates.example.com/latest');
            res.json(data);
          } catch (error) {
            res.status(504).json({ error: 'Could not read the rates' });
          }
        }
        `,
      },
    },
    {
      why: 'inside of a function that is called, and a 400 with nothing of the client’s',
      code: `
        import express from 'express';
        import got from 'got';
        const app = express();
        async function latestRates() {
          return await got('https://rates.example.com/latest').json();
        }
        app.get('/rates', async (req, res) => {
          try {
            res.json(await latestRates());
          } catch (error) {
            res.status(400).json({ error: 'Could not read the rates' });
                       ^^^ hint
          }
        });
      `,
    },
    {
      why: 'mail that cannot be sent',
      code: `
        async (req, res, next) => {
          try {
            await transporter.sendMail({ to: req.body.email, text: 'Hello' });
            res.sendStatus(204);
          } catch (error) {
            res.status(500).json({ error: 'Mail could not be sent' });
                       ^^^ hint
          }
        }
      `,
    },
    {
      why: 'a timeout of another service is none of the client',
      code: `
        async (req, res) => {
          try {
            res.json(await fetch('https://rates.example.com/latest'));
          } catch (error) {
            res.status(408).json({ error: 'Timeout' });
                       ^^^ hint: 504 Gateway Timeout
          }
        }
      `,
    },
    {
      why: 'an answer of another service that is no success',
      code: `
        async (req, res) => {
          const response = await fetch('https://rates.example.com/latest');
          if (!response.ok) return res.status(500).json({ error: 'Could not read the rates' });
                                              ^^^ hint
          res.json(await response.json());
        }
      `,
    },
    {
      why: 'what the client sent may be why the service refused',
      code: `
        async (req, res) => {
          try {
            res.json(await axios.post('https://pay.example.com/charges', req.body));
          } catch (error) {
            res.status(400).json({ error: 'Not charged' });
          }
        }
      `,
    },
    {
      why: 'a database can be what failed',
      code: `
        async (req, res) => {
          try {
            const { data } = await axios.get('https://rates.example.com/latest');
            await Rate.create(data);
            res.json(data);
          } catch (error) {
            res.status(500).json({ error: 'Could not read the rates' });
          }
        }
      `,
    },
    {
      why: 'storage of its own that runs elsewhere',
      code: `
        import express from 'express';
        import { v2 as cloudinary } from 'cloudinary';
        const app = express();
        app.post('/images', async (req, res) => {
          try {
            res.json(await cloudinary.uploader.upload('./image.png'));
          } catch (error) {
            res.status(500).json({ error: 'Upload failed' });
          }
        });
      `,
    },
    {
      why: 'the status of the other service goes on',
      code: `
        async (req, res) => {
          try {
            res.json(await axios.get('https://rates.example.com/latest'));
          } catch (error) {
            res.status(error.response?.status || 500).json({ error: 'Could not read the rates' });
          }
        }
      `,
    },
    {
      why: 'a lookup by an address is no mail',
      code: `
        async (req, res) => {
          try {
            res.json(await users.getUserByEmail('a@example.com'));
          } catch (error) {
            res.status(500).json({ error: 'Failed' });
          }
        }
      `,
    },
  ],
  fastify: [
    {
      why: 'a failed fetch',
      code: `
        async (request, reply) => {
          try {
            const response = await fetch('https://rates.example.com/latest');
            return await response.json();
          } catch (error) {
            return reply.code(500).send({ error: 'Could not read the rates' });
                              ^^^ hint
          }
        }
      `,
    },
    {
      why: 'a 502',
      code: `
        async (request, reply) => {
          try {
            const response = await fetch('https://rates.example.com/latest');
            return await response.json();
          } catch (error) {
            return reply.code(502).send({ error: 'Could not read the rates' });
          }
        }
      `,
    },
  ],
});
