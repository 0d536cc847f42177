import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';

/**
 * Writes a service of many files: routers that mount each other, services that throw, helpers that answer.
 * @param count how many routers; there are as many services
 * @returns the names of its files, in the folder
 */
export async function writeProject(folder: string, count: number): Promise<readonly string[]> {
  const files = new Map<string, string>([
    ['package.json', '{ "name": "soak", "dependencies": { "express": "^4.18.0" } }\n'],
    ['src/respond.js', respond],
    ['src/errors.js', errors],
    ['src/app.js', app(count)],
    ...Array.from({ length: count }, (_, at) => [`src/routes/route${at}.js`, router(at)] as const),
    ...Array.from({ length: count }, (_, at) => [`src/services/service${at}.js`, service(at)] as const),
  ]);
  for (const [name, text] of files) {
    await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
    await writeFile(path.join(folder, name), text);
  }
  return [...files.keys()].filter((name) => name.endsWith('.js'));
}

const respond = `exports.fail = (res, code, message) => res.status(code).json({ error: message });
exports.MISSING = 404;
`;

const errors = `class NotFoundError extends Error {
  constructor(message) {
    super(message);
    this.status = 404;
  }
}
module.exports = { NotFoundError };
`;

function app(count: number): string {
  const mounts = Array.from(
    { length: count },
    (_, at) => `app.use('/r${at}', require('./routes/route${at}'));\n`,
  );
  return `const express = require('express');
const app = express();
app.use(express.json());
${mounts.join('')}app.use((err, req, res, next) => {
  res.status(err.status || 500).json({ error: err.message });
});
app.listen(3000);
`;
}

function router(at: number): string {
  return `const express = require('express');
const { fail, MISSING } = require('../respond');
const service = require('../services/service${at}');
const router = express.Router();

router.get('/items/:id', async (req, res) => {
  const item = await service.find(req.params.id);
  if (!item) return fail(res, MISSING, 'no item ${at}');
  res.json(item);
});

router.post('/items', async (req, res, next) => {
  try {
    if (!req.body.name) return res.status(200).json({ error: 'name is missing' });
    const item = await service.create(req.body);
    res.status(200).json(item);
  } catch (err) {
    next(err);
  }
});

router.delete('/items/:id', async (req, res) => {
  await service.remove(req.params.id);
  res.sendStatus(204).json({});
});

module.exports = router;
`;
}

function service(at: number): string {
  return `const { NotFoundError } = require('../errors');
const items = new Map();
exports.find = async (id) => items.get(id);
exports.create = async (item) => items.set(item.id, { ...item, kind: ${at} });
exports.remove = async (id) => {
  if (!items.delete(id)) throw new NotFoundError('no item ' + id);
};
`;
}
