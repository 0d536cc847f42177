// A small Express 4 service with the mistakes that people make. `npx status-hints check examples` finds them.
const express = require('express');
const { users, passwords } = require('./store');

const router = express.Router();

router.get('/users/:id', async (req, res) => {
  const user = await users.findById(req.params.id);
  if (!user) {
    return res.status(500).json({ error: 'User not found' }); // the client asked for what is not there: 404
  }
  res.json(user);
});

router.post('/users', async (req, res, next) => {
  if (!req.body.email) {
    res.status(400).json({ error: 'email is required' }); // no return: the handler goes on and sends again
  }
  try {
    const user = await users.create(req.body);
    res.status(201).location(`/users/${user.id}`).json(user);
  } catch (error) {
    next(error);
  }
});

router.delete('/users/:id', async (req, res) => {
  if (!req.user) {
    return res.status(403).json({ error: 'Please log in' }); // nobody is logged in: 401
  }
  if (req.user.role !== 'admin') {
    return res.status(401).json({ error: 'Admins only' }); // known, but not allowed: 403
  }
  await users.remove(req.params.id);
  res.status(204).json({ deleted: true }); // a 204 has no body: it is dropped
});

router.post('/login', async (req, res) => {
  const user = await users.findOne({ email: req.body.email });
  if (!user || !(await passwords.compare(req.body.password, user.hash))) {
    return res.json({ success: false, message: 'Wrong e-mail or password' }); // 200, but it failed: 401
  }
  res.json({ token: user.newToken() });
});

router.get('/old-profile', (req, res) => {
  res.status(301).redirect('/profile'); // Express answers 302: the status is lost
});

module.exports = router;
