import { labelOf } from '../http/statuses';
import type { ProjectKnowledge } from '../model/project-knowledge';
import type { Response } from '../model/response';
import { addressesBelow, type Address } from './addresses';
import { reportLacking, responseAt } from './lacking-places';
import type { Offer, Rule } from './rule';

/** A POST that creates what has an address of its own, and does not say it. */
export const locationWith201: Rule = {
  meta: {
    id: 'location-with-201',
    section: 'C',
    level: 'hint',
    fix: 'suggestion',
    summary: "a POST's 201 Created without a Location field, where the new thing has an address",
    why: 'The client learns that something was created, and not where. It has to know how the path is put together, and every client that does so breaks when that changes. Without the field the answer even says that the path of the POST itself is what was created.',
    silent: [
      'things without an address: no route of the project answers a GET below the path of the POST',
      'responses where a field may have been set out of sight, by a middleware or hook too',
      'a PUT, which creates at its own path',
      'with the setting `location` on `project` all places but the first; in the editor the others are hints in their own files',
    ],
    authority: {
      level: 'SHOULD',
      says: 'RFC 9110 §9.3.3 wants a POST that has created something to answer 201 with a Location field that names it; §15.3.2 takes the path of the request for it where the field is missing.',
    },
    references: ['RFC 9110 §9.3.3', 'RFC 9110 §15.3.2', 'RFC 9110 §10.2.2', 'S1', 'S2', 'S4'],
    frameworks: ['express', 'fastify'],
    competes: false,
  },
  examples: [
    {
      framework: 'express',
      bad: "app.get('/things/:id', show);\napp.post('/things', async (req, res) => {\n  const thing = await things.create(req.body);\n  res.status(201).json(thing);\n});\n",
      good: "app.get('/things/:id', show);\napp.post('/things', async (req, res) => {\n  const thing = await things.create(req.body);\n  res.status(201).location(`/things/${thing.id}`).json(thing);\n});\n",
    },
    {
      framework: 'fastify',
      bad: "app.get('/things/:id', show);\napp.post('/things', async (request, reply) => {\n  const thing = await things.create(request.body);\n  return reply.code(201).send(thing);\n});\n",
      good: "app.get('/things/:id', show);\napp.post('/things', async (request, reply) => {\n  const thing = await things.create(request.body);\n  return reply.code(201).header('Location', `/things/${thing.id}`).send(thing);\n});\n",
    },
  ],
  needsProject: true,
  // One handler knows nothing of the routes beside it, nor of what sets the field for all of them.
  check: () => undefined,
  checkProject(input, report) {
    const addressOf = addressesBelow(input.project);
    reportLacking(
      input,
      {
        field: 'location',
        policy: input.config.location,
        related: 'No Location here either.',
        isAsked: ({ path }) => path !== undefined && addressOf(path) !== undefined,
        message({ code, path = '' }, all) {
          const address = addressOf(path)?.path ?? path;
          const count = all === undefined ? '' : ` ${all} routes of this project create so.`;
          return `${labelOf(code)} goes out without \`Location\`. What was created has an address, \`${address}\`, and RFC 9110 §9.3.3 wants the client to be told.${count} Set the field.`;
        },
      },
      report,
    );
  },
  fixesIn(place) {
    const response = responseAt(place);
    return response && place.project ? offers(response, place.project) : [];
  },
};

function offers(response: Response, project: ProjectKnowledge): readonly Offer[] {
  const { path } = response.handler;
  const address = path === undefined ? undefined : addressesBelow(project)(path);
  const source = address && sourceOf(address, response);
  if (!address || source === undefined) return [];
  return [
    {
      title: `Send Location: ${address.path}`,
      kind: 'suggestion',
      edits: () => response.edits.addField('Location', source),
    },
  ];
}

// A template of the address: `/things/${thing.id}`.
function sourceOf({ path, parameter }: Address, { edits }: Response): string | undefined {
  const segments = path.split('/').map((segment, index, all) => {
    if (index === all.length - 1) return placed(edits.createdKey(parameter));
    if (!segment.startsWith(':')) return /^[\w.~-]*$/.test(segment) ? segment : undefined;
    return placed(edits.routeParameter(segment.slice(1)));
  });
  return segments.some((segment) => segment === undefined) ? undefined : `\`${segments.join('/')}\``;
}

function placed(source: string | undefined): string | undefined {
  return source === undefined ? undefined : `\${${source}}`;
}
