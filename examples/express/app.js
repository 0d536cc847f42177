const express = require('express');

const app = express();
app.use(express.json());
app.use(require('./users'));

app.get('/teapot', (req, res) => {
  res.sendStatus(469); // no such code
});

// The error handler forgets the status: a malformed body was a 400 and becomes a 200.
app.use((err, req, res, next) => {
  res.json({ error: err.stack }); // and it shows the inside of the server
});

app.listen(3000);
