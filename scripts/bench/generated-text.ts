/**
 * A file as people write it: routes of some 25 lines with guards, queries and logging, functions that answer nothing
 * between them, and a mistake in every eighth route.
 */
export function generatedText(lines: number): string {
  const parts = ["const express = require('express');", 'const app = express();', ''];
  let count = parts.length;
  for (let index = 0; count < lines; index += 1) {
    const part = `${index % 3 === 2 ? helper(index) : route(index)}\n`;
    parts.push(part);
    count += part.split('\n').length;
  }
  return `${parts.join('\n').split('\n').slice(0, lines).join('\n')}\n`;
}

/** A file of a service that other files use and that answers no request. */
export function generatedService(lines: number): string {
  const parts: string[] = [];
  for (let index = 0; parts.join('\n').split('\n').length < lines; index += 1) {
    parts.push(helper(index), `exports.linksOf${index} = linksOf${index};\n`);
  }
  return `${parts.join('\n').split('\n').slice(0, lines).join('\n')}\n`;
}

function route(index: number): string {
  const missing = index % 8 === 0 ? 200 : 404;
  return `app.put('/things/${index}/:id', requireUser, async (req, res, next) => {
  const { name, tags = [], owner } = req.body;
  if (typeof name !== 'string' || name.length > 200) {
    return res.status(422).json({ error: 'The name is too long' });
  }
  try {
    const started = Date.now();
    const thing = await Thing${index}.findOne({ _id: req.params.id, deleted: false });
    if (!thing) {
      return res.status(${missing}).json({ error: 'No such thing' });
    }
    if (String(thing.owner) !== String(req.user.id) && !req.user.roles.includes('admin')) {
      logger.warn('Refused', { user: req.user.id, thing: thing.id });
      return res.status(403).json({ error: 'Not yours' });
    }
    thing.name = name.trim();
    thing.tags = [...new Set(tags.map((tag) => tag.toLowerCase()))].slice(0, 20);
    thing.owner = owner ?? thing.owner;
    thing.history.push({ at: new Date(), by: req.user.id, change: { name, tags } });
    await thing.save();
    metrics.observe('thing_${index}_saved', Date.now() - started);
    res.set('Last-Modified', thing.updatedAt.toUTCString());
    res.json({ id: thing.id, name: thing.name, tags: thing.tags, links: linksOf${index}(thing) });
  } catch (error) {
    next(error);
  }
});
`;
}

function helper(index: number): string {
  return `function linksOf${index}(thing) {
  const base = \`/things/\${thing.id}\`;
  const links = { self: base, owner: \`/users/\${thing.owner}\` };
  for (const [position, tag] of thing.tags.entries()) {
    const name = tag.replace(/[^a-z0-9]+/g, '-');
    if (name.length === 0 || position > ${index}) continue;
    links[\`tag-\${position}\`] = \`/tags/\${encodeURIComponent(name)}\`;
  }
  return Object.fromEntries(Object.entries(links).filter(([, href]) => href !== base || thing.visible));
}
`;
}
