import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The folder that the walk through the window opens, and the README's pictures show. */
export interface Shop {
  readonly folder: string;
  /** Path of the file with the mistakes. */
  readonly orders: string;
  readonly remove: () => Promise<void>;
}

const orders = `import express from 'express';
import { orders } from './store.js';

export const router = express.Router();

router.get('/orders/:id', async (req, res) => {
  const order = await orders.find(req.params.id);
  if (!order) {
    return res.status(500).json({ error: 'Order not found' });
  }
  res.json(order);
});

router.delete('/orders/:id', async (req, res) => {
  if (!req.user) {
    return res.status(403).json({ error: 'Please log in' });
  }
  await orders.remove(req.params.id);
  res.status(204).json({ deleted: true });
});
`;

/** What competent projects leave out everywhere: said once, as hints. */
const reviews = `import express from 'express';
import { reviews } from './store.js';

export const router = express.Router();

router.get('/reviews/:id', async (req, res) => {
  const review = await reviews.find(req.params.id);
  if (!review) return res.status(404).json({ error: 'Review not found' });
  res.json(review);
});

router.post('/reviews', async (req, res) => {
  if (!req.user) return res.status(401).json({ error: 'Please log in' });
  const review = await reviews.create(req.body);
  res.status(201).json(review);
});

router.patch('/reviews/:id', async (req, res) => {
  if (!req.user) return res.status(401).json({ error: 'Please log in' });
  res.json(await reviews.change(req.params.id, req.body));
});
`;

/** Makes it anew in a temporary folder. */
export async function makeShop(): Promise<Shop> {
  const folder = await mkdtemp(join(tmpdir(), 'sh-shop-'));
  const manifest = { private: true, type: 'module', dependencies: { express: '^5.1.0' } };
  await writeFile(join(folder, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  await writeFile(join(folder, 'orders.js'), orders);
  await writeFile(join(folder, 'reviews.js'), reviews);
  return {
    folder,
    orders: join(folder, 'orders.js'),
    remove: () => rm(folder, { recursive: true, force: true, maxRetries: 5 }),
  };
}
