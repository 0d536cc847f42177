import { sizeAndTypeStatus } from '../../../server/src/engine/rules/size-and-type-status';
import { testRule } from '../../support/rule-tester';

testRule(sizeAndTypeStatus, {
  express: [
    {
      why: 'the code of an upload that is too large',
      code: `
        (req, res) => {
          upload(req, res, (err) => {
            if (err.code === 'LIMIT_FILE_SIZE') return res.status(400).json({ error: 'At most 1 MB' });
                                                                  ^^^ hint: where 413 Content Too Large says more
            res.sendStatus(204);
          });
        }`,
    },
    {
      why: 'a format that is not taken',
      code: `
        app.post('/photos', (req, res) => {
          if (!req.file.mimetype.startsWith('image/')) return res.status(400).json({ error: 'Please choose a photo' });
                                                                         ^^^ hint: where 415 Unsupported Media Type says more
          res.sendStatus(204);
        });`,
      fixed: `
        app.post('/photos', (req, res) => {
          if (!req.file.mimetype.startsWith('image/')) return res.status(415).json({ error: 'Please choose a photo' });
          res.sendStatus(204);
        });`,
    },
    {
      why: 'a text that is too long is invalid input',
      code: `
        app.post('/notes', (req, res) => {
          if (req.body.text.length > 500) return res.status(400).json({ error: 'The text is too long' });
          res.sendStatus(204);
        });`,
    },
    {
      why: 'a route that does not exist for this content',
      code: `
        app.post('/photos', (req, res) => {
          if (!req.file.mimetype.startsWith('image/')) return res.sendStatus(404);
          res.sendStatus(204);
        });`,
    },
    {
      why: 'words that say something else than the condition',
      code: `
        app.post('/photos', (req, res) => {
          if (!req.file.mimetype.startsWith('image/')) return res.status(403).json({ error: 'Admins only' });
          res.sendStatus(204);
        });`,
    },
    {
      why: 'how many files there are is not how large they are',
      code: `
        app.post('/a', (req, res) => {
          if (req.files.length > 1) return res.status(400).json({ error: 'One file at a time' });
          if (req.file.buffer.length > LIMIT) return res.status(400).json({ error: 'Not this one' });
                                                                ^^^ hint: 413 Content Too Large
          res.sendStatus(201);
        });
      `,
    },
  ],
  fastify: [
    {
      why: 'words that say what is wrong, and a condition that says too little',
      code: `
        app.post('/photos', async (request, reply) => {
          const file = await request.file();
          if (file.file.truncated) return reply.code(400).send({ error: 'The file is too large' });
                                                     ^^^ hint
          return {};
        });`,
      fixed: `
        app.post('/photos', async (request, reply) => {
          const file = await request.file();
          if (file.file.truncated) return reply.code(413).send({ error: 'The file is too large' });
          return {};
        });`,
    },
    {
      why: 'the codes for it',
      code: `
        app.post('/photos', async (request, reply) => {
          const file = await request.file();
          if (file.file.truncated) return reply.code(413).send({ error: 'The file is too large' });
          return {};
        });`,
    },
  ],
});
