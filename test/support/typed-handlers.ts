import type { FrameworkName } from '../../server/src/engine/model/framework-name';

/** A handler as people write it, free of findings when it is done; typed between `«` and `»`, else as a whole. */
export interface TypedHandler {
  readonly framework: FrameworkName;
  readonly file?: string;
  readonly code: string;
  /**
   * What is said on the way by an editor that closes brackets, as `level rule`: what stands there is complete code then,
   * and only what is typed next tells that it was not all.
   */
  readonly said?: readonly string[];
}

// Its block has no answer yet; its status no send.
const UNANSWERED = 'information no-unanswered-path';
const UNSENT = 'information no-unsent-status';

const around = (typed: string): string => `app.get('/orders/:id', async (req, res) => {
  const order = await orders.findById(req.params.id);
  ${typed}
  res.json(order);
});
`;

/** By what they show. */
export const TYPED_HANDLERS: Readonly<Record<string, TypedHandler>> = {
  'a guard before what is there': {
    framework: 'express',
    code: around("«if (!order) return res.status(404).json({ error: 'No such order' });»"),
    said: [UNANSWERED, UNSENT],
  },
  'a guard with a block': {
    framework: 'express',
    code: around("«if (!order) {\n    return res.status(404).json({ error: 'No such order' });\n  }»"),
    said: [UNANSWERED, UNSENT],
  },
  'a guard whose return comes last': {
    framework: 'express',
    code: around("«if (!order) {\n    res.status(404).json({ error: 'No such order' });\n    return;\n  }»"),
    // Before the return is typed both are sent.
    said: ['warning no-double-response'],
  },
  'a whole handler': {
    framework: 'express',
    code: around("if (!order) return res.status(404).json({ error: 'No such order' });"),
    said: [UNANSWERED, UNSENT],
  },
  'checks of a POST': {
    framework: 'express',
    code: `app.post('/orders', async (req, res) => {
  if (!req.user) return res.status(401).set('WWW-Authenticate', 'Bearer').json({ error: 'Log in first' });
  if (!req.body.items) {
    return res.status(400).json({ error: 'items is missing' });
  }
  const order = await orders.create(req.body);
  res.status(201).location(\`/orders/\${order.id}\`).json(order);
});
`,
    said: [UNANSWERED, UNSENT],
  },
  'try and catch': {
    framework: 'express',
    code: `app.get('/orders', async (req, res, next) => {
  try {
    res.json(await orders.find());
  } catch (error) {
    next(error);
  }
});
`,
    // An empty catch.
    said: ['warning no-unanswered-path'],
  },
  'chains over several lines': {
    framework: 'express',
    code: `app.get('/orders/:id', (req, res) => {
  const order = orders.get(req.params.id);
  if (!order) {
    return res
      .status(404)
      .json({ error: 'No such order' });
  }
  res
    .status(200)
    .set('Cache-Control', 'no-store')
    .json(order);
});
`,
    said: [UNANSWERED, UNSENT],
  },
  'a promise': {
    framework: 'express',
    code: `app.get('/orders/:id', (req, res, next) => {
  orders
    .findById(req.params.id)
    .then((order) => {
      if (!order) return res.sendStatus(404);
      res.json(order);
    })
    .catch(next);
});
`,
    said: [UNANSWERED],
  },
  'an error handler': {
    framework: 'express',
    code: `app.use((err, req, res, next) => {
  if (res.headersSent) return next(err);
  if (err.name === 'ValidationError') {
    return res.status(422).json({ error: err.message });
  }
  res.status(err.status ?? 500).json({ error: 'Something went wrong' });
});
`,
    // Of error handlers it is a warning.
    said: ['warning no-unanswered-path', UNSENT],
  },
  'a router with handlers before and behind': {
    framework: 'express',
    code: `import express from 'express';
export const router = express.Router();
router.get('/orders', async (req, res) => {
  res.json(await orders.find());
});
«router.delete('/orders/:id', async (req, res) => {
  const order = await orders.findById(req.params.id);
  if (!order) {
    return res.status(404).json({ error: 'No such order' });
  }
  await order.remove();
  res.status(204).end();
});»
router.post('/orders', async (req, res) => {
  if (!req.body.items) return res.status(400).json({ error: 'items is missing' });
  res.status(201).json(await orders.create(req.body));
});
router.all('/orders', (req, res) => {
  res.status(405).set('Allow', 'GET, POST').end();
});
`,
    said: [UNANSWERED, UNSENT],
  },
  TypeScript: {
    framework: 'express',
    code: `import express, { type Request, type Response } from 'express';
const app = express();
«const show = async (req: Request<{ id: string }>, res: Response): Promise<void> => {
  const order = await orders.findById(req.params.id);
  if (order === undefined) {
    res.status(404).json({ error: 'No such order' });
    return;
  }
  res.status(200).json(order satisfies Order);
};»
app.get('/orders/:id', show);
`,
    said: [UNANSWERED, UNSENT],
  },
  'codes that need a field': {
    framework: 'express',
    code: `app.all('/things', (req, res) => {
  if (req.method === 'POST') return res.status(405).set('Allow', 'GET').end();
  if (req.query.old) return res.status(301).set('Location', '/new').end();
  log(req.range(10));
  res.status(416).set('Content-Range', 'bytes */10').end();
});
`,
    said: [UNANSWERED, UNSENT],
  },
  'a reply that is returned': {
    framework: 'fastify',
    code: `app.get('/orders/:id', async (request, reply) => {
  const order = await orders.findById(request.params.id);
  if (!order) return reply.code(404).send({ error: 'No such order' });
  return order;
});
`,
    said: [UNANSWERED, UNSENT],
  },
  'a reply that is sent': {
    framework: 'fastify',
    code: `app.post('/orders', (request, reply) => {
  if (!request.body.items) {
    reply.code(400).send({ error: 'items is missing' });
    return;
  }
  reply.code(201).header('Location', '/orders/1').send({ id: 1 });
});
`,
    said: [UNANSWERED, UNSENT],
  },
  "Fastify's error handler": {
    framework: 'fastify',
    code: `app.setErrorHandler((error, request, reply) => {
  if (error.validation) {
    return reply.status(400).send({ error: 'Not valid' });
  }
  request.log.error(error);
  reply.status(error.statusCode ?? 500).send({ error: 'Something went wrong' });
});
`,
    said: ['warning no-unanswered-path', UNSENT],
  },
};
