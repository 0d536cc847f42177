import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { operationsIn } from '../../../../server/src/engine/lift/meaning/operations';
import { findNode, handlerOf } from '../condition-support';

function operations(block: string, top = '') {
  const snippet = handlerOf(`try { ${block} } catch (e) { f(e); }`, { top });
  return operationsIn(findNode(snippet.fn, ts.isTryStatement).tryBlock, snippet.context);
}

const ROWS: readonly (readonly [block: string, kinds: string, reads: boolean, top?: string])[] = [
  ['const user = await User.findById(req.params.id); res.json(user);', 'storage', true],
  [
    'const users = await User.find(); res.json(users);',
    'storage',
    false,
    `import User from '../models/User';`,
  ],
  ['await prisma.user.create({ data: req.body });', 'storage', true],
  ['await new Thing({ name: req.body.name }).save();', 'storage', false],
  [`const [rows] = await db.query('SELECT 1'); res.send(rows);`, 'storage', false],
  [
    `await knex('users').where('id', req.params.id).first();`,
    'storage',
    true,
    `import knexOf from 'knex'; const knex = knexOf({});`,
  ],
  [`await User.find({ owner: req.user.id });`, 'storage', false],
  [`const r = await fetch('https://x'); await r.json();`, 'http', false],
  [`await axios.get(url);`, 'http', false, `import axios from 'axios';`],
  [`await client.get(url);`, 'http', false, `import axios from 'axios'; const client = axios.create({});`],
  ['await stripe.charges.create({ amount });', 'http', false, `const stripe = require('stripe')(key);`],
  [
    'await transporter.sendMail(mail);',
    'mail',
    false,
    `import nodemailer from 'nodemailer'; const transporter = nodemailer.createTransport({});`,
  ],
  ['await sendEmail(req.body.email);', 'mail', true],
  [
    `const decoded = jwt.verify(req.headers.authorization, s);`,
    'credentials',
    true,
    `const jwt = require('jsonwebtoken');`,
  ],
  ['await bcrypt.compare(a, b);', 'credentials', false, `import bcrypt from 'bcrypt';`],
  [
    'await schema.validateAsync(req.body);',
    'validate',
    true,
    `import Joi from 'joi'; const schema = Joi.object({});`,
  ],
  ['schema.parse(req.body);', 'validate', true, `import { z } from 'zod'; const schema = z.object({});`],
  ['const data = JSON.parse(text);', 'parse', false],
  [`await fs.promises.readFile('x');`, 'file', false, `import fs from 'fs';`],
  [`await readFile(req.params.path);`, 'file', true, `import { readFile } from 'node:fs/promises';`],
  ['const id = new ObjectId(req.params.id); await things.findOne({ _id: id });', 'parse+storage', true],
  ['await doSomething();', 'other', false],
  [
    'console.log(1); logger.info("x"); res.status(200).json({}); const a = [1].map((x) => x); next();',
    '',
    false,
  ],
  ['const user = await userService.getUser(req.params.id);', 'storage', true],
];

describe('operationsIn', () => {
  for (const [block, kinds, reads, top] of ROWS) {
    it(block, () => {
      const found = operations(block, top);
      expect(found.operations.join('+')).toBe(kinds);
      expect(found.readsRequest).toBe(reads);
    });
  }
});
