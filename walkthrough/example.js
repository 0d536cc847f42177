// A few mistakes to try Status Hints on: point at the underlined statuses, then press the light bulb.
import express from 'express';
import { mail, users } from './services.js';

const app = express();

app.get('/users/:id', async (req, res) => {
  const user = await users.find(req.params.id);
  if (!user) {
    return res.json({ error: 'No such user' });
  }
  res.json(user);
});

app.delete('/users/:id', async (req, res) => {
  if (!req.user) {
    return res.status(403).json({ error: 'Please log in' });
  }
  await users.remove(req.params.id);
  res.status(204).json({ removed: true });
});

app.post('/invitations', async (req, res) => {
  try {
    await mail.invite(req.body.address);
    res.sendStatus(204);
  } catch (error) {
    res.status(500).json({ error: error.message, success: true });
  }
});
