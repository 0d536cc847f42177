/** A text as it is fed: alone, or with code around it that makes it worth reading. */
export interface Form {
  readonly name: string;
  readonly framework: 'express' | 'fastify';
  readonly text: string;
  /** It is fed as a file of a project, with a neighbour that imports from it. */
  readonly inProject: boolean;
}

const EXPRESS = `const express = require('express');\nconst app = express();\n`;
const HANDLER = `app.get('/things/:id', async (req, res, next) => {
  const thing = await Thing.findById(req.params.id);
  if (!thing) return res.status(200).json({ error: 'Not found' });
  res.json(thing);
});
`;
const FASTIFY = `const fastify = require('fastify')();\n`;

/** The forms in which every text is fed: each puts it where the engine looks at other things. */
export function formsOf(text: string): readonly Form[] {
  return [
    { name: 'alone', framework: 'express', text, inProject: false },
    { name: 'behind a handler', framework: 'express', text: `${EXPRESS}${HANDLER}${text}`, inProject: true },
    {
      name: 'in a handler',
      framework: 'express',
      text: `${EXPRESS}app.post('/x', (req, res) => {\n${text}\n});`,
      inProject: false,
    },
    {
      name: 'as an answer',
      framework: 'express',
      text: `${EXPRESS}app.get('/x', (req, res) => res.status(\n${text}\n).json({ error: 'It failed' }));`,
      inProject: false,
    },
    {
      name: 'in a reply',
      framework: 'fastify',
      text: `${FASTIFY}fastify.put('/x', async (request, reply) => {\n${text}\nreturn reply.code(201).send(request.body);\n});`,
      inProject: false,
    },
  ];
}
