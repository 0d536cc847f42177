import { prefer202WhenQueued } from '../../../server/src/engine/rules/prefer-202-when-queued';
import { testRule } from '../../support/rule-tester';

testRule(prefer202WhenQueued, {
  express: [
    {
      why: 'the job is in the body, and nothing else was done',
      code: `
        app.post('/reports', async (req, res) => {
          const job = await reportQueue.add('build', req.body);
          res.json({ jobId: job.id });
              ^^^^ hint: only queues the work
        });`,
      fixed: `
        app.post('/reports', async (req, res) => {
          const job = await reportQueue.add('build', req.body);
          res.status(202).json({ jobId: job.id });
        });`,
    },
    {
      why: 'a broker, and a 201',
      code: `
        app.post('/orders', (req, res) => {
          channel.sendToQueue('orders', Buffer.from(JSON.stringify(req.body)));
          res.status(201).json({ message: 'Your order will be processed' });
                     ^^^ hint: 201 Created
        });`,
    },
    {
      why: 'the queue has the rest of what was done at once',
      code: `
        app.post('/users', async (req, res) => {
          const user = await User.create(req.body);
          await mailQueue.add('welcome', { id: user.id });
          res.status(201).json(user);
        });`,
    },
    {
      why: 'reads, and webhooks',
      code: `
        app.get('/pages', async (req, res) => {
          await statsQueue.add('view', { path: req.path });
          res.json({ ok: true });
        });
        app.post('/webhook', async (req, res) => {
          await eventQueue.add('event', req.body);
          res.json({ received: true });
        });`,
    },
    {
      why: 'a 202 that leads nowhere',
      code: `
        app.post('/imports', async (req, res) => {
          await importQueue.add('import', req.body);
          res.status(202).json({ message: 'Import queued' });
                     ^^^ hint: with nothing by which its outcome
        });
        app.post('/builds', async (req, res) => {
          const job = await buildQueue.add('build', req.body);
          res.status(202).json({ id: job.id });
        });
        app.post('/moves', async (req, res) => {
          const job = await moveQueue.add('move', req.body);
          res.location('/jobs/' + job.id).status(202).end();
        });
        app.post('/metrics', (req, res) => {
          res.status(202).end();
        });`,
    },
  ],
  fastify: [
    {
      why: 'a queue whose package is known',
      code: `
        import PgBoss from 'pg-boss';
        const boss = new PgBoss('postgres://localhost');
        app.post('/exports', async (request, reply) => {
          const id = await boss.send('export', request.body);
          return reply.send({ id });
                       ^^^^ hint
        });`,
    },
    {
      why: 'a 202 with the job',
      code: `
        app.post('/exports', async (request, reply) => {
          const job = await exportQueue.add('export', request.body);
          return reply.code(202).send({ jobId: job.id });
        });`,
    },
  ],
});
