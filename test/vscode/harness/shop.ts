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

/** Makes it anew in a temporary folder. */
export async function makeShop(): Promise<Shop> {
  const folder = await mkdtemp(join(tmpdir(), 'sh-shop-'));
  const manifest = { private: true, type: 'module', dependencies: { express: '^5.1.0' } };
  await writeFile(join(folder, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  await writeFile(join(folder, 'orders.js'), orders);
  return {
    folder,
    orders: join(folder, 'orders.js'),
    remove: () => rm(folder, { recursive: true, force: true, maxRetries: 5 }),
  };
}
