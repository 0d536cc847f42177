/** A project in which what is right in one file depends on others: constants, error classes, routes, habits. */
export const overFiles: Readonly<Record<string, string>> = {
  'package.json': '{ "name": "shop", "dependencies": { "express": "^5.0.0" } }',
  'status-hints.config.json': JSON.stringify({
    levels: {
      'challenge-with-401': 'information',
      'location-with-201': 'information',
      'unused-suppression': 'information',
      'no-error-in-2xx': 'off',
    },
    codeStyle: 'number',
  }),
  'src/codes.js': `export const CODES = { OK: 200, MISSING: 200, EMPTY: 204 };\n`,
  'src/errors.js': `export class NotFoundError extends Error {
  constructor(message) {
    super(message);
    this.status = 404;
  }
}
`,
  'src/app.js': `import express from 'express';
import { listOrders, makeOrder, oneOrder, takeAway } from './orders.js';

const app = express();
app.get('/orders', listOrders);
app.get('/orders/:id', oneOrder);
app.post('/orders', makeOrder);
app.delete('/orders/:id', takeAway);
app.use((error, req, res, next) => {
  res.status(500).json({ error: error.message });
});
app.listen(3000);
`,
  'src/orders.js': `import { CODES } from './codes.js';
import { NotFoundError } from './errors.js';
import { orders } from './store.js';

export async function listOrders(req, res) {
  const found = await orders.find();
  res.status(CODES.EMPTY).json(found);
}

export async function oneOrder(req, res) {
  const order = await orders.findOne(req.params.id);
  if (!order) {
    return res.status(CODES.MISSING).json({ error: 'There is no such order' });
  }
  if (!req.user) {
    return res.status(403).json({ error: 'Please log in' });
  }
  // status-hints-disable-next-line no-explicit-500 -- the client of 2019 asks for it
  if (!order.paid) return res.status(500).json({ error: 'not found' });
  res.status(200).json(order);
}

export async function makeOrder(req, res) {
  if (!req.body.item) {
    res.status(400).json({ error: 'An item is missing' });
  }
  const order = await orders.insert(req.body);
  res.status(201).json(order);
}

export async function takeAway(req, res) {
  const gone = await orders.deleteOne(req.params.id);
  if (!gone) throw new NotFoundError('There is no such order');
  res.status(204).json({ done: true });
}
`,
  'src/more.js': `import { Router } from 'express';
import { users } from './store.js';

export const router = Router();
router.post('/users', async (req, res) => {
  const user = await users.insert(req.body);
  res.status(201).json(user);
});
router.get('/me', (req, res) => {
  if (!req.user) return res.status(401).json({ error: 'Please log in' });
  return res.send(204, { nothing: true });
});
router.get('/old', (req, res) => {
  // status-hints-disable-next-line no-error-leak
  res.redirect(301, '/me');
});
`,
  'src/store.js': `export const orders = { find() {}, findOne() {}, insert() {}, deleteOne() {} };
export const users = { insert() {} };
`,
  'test/orders.test.js': `import express from 'express';
const app = express();
app.get('/', (req, res) => res.status(500).json({ error: 'not found' }));
`,
};
