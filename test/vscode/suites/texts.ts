/** An Express file with one handler; `body` is what stands in it, two spaces deep. */
export function express(body: string): string {
  return `const express = require('express');
const app = express();

app.get('/users/:id', (req, res) => {
  const user = find(req.params.id);
${body}
});
`;
}

/** One finding with a safe fix: the body goes. */
export const droppedBody = express('  res.status(204).json(«{ ok: true }»);');

/** One finding with suggestions only. */
export const wrongClass = express(`  if (!user) {
    return res.status(«500»).json({ error: 'User not found' });
  }
  res.json(user);`);
