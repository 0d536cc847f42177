import { expect, test } from 'vitest';
import type { Endpoint } from '../../../server/src/engine/model/endpoint';
import { endpointLensesOf } from '../../../server/src/service/features/endpoint-lens';
import { analysedSnippet, type AnalysisContext } from '../../support/analysed-snippet';
import { endpoint, placeIn, placeOf, projectAround, sent } from './endpoints';

const controller = `
  export const show = (req: Request, res: Response) => {
    if (!req.params.id) return res.status(404).end();
    res.json({});
  };`;
const TYPES = `import type { Request, Response } from 'express';\n`;

/** The titles of the lenses over the function that begins with a text. */
function titles(
  code: string,
  handler: string,
  endpoints: readonly (Partial<Endpoint> & Pick<Endpoint, 'method' | 'path'>)[],
  context: AnalysisContext = {},
): readonly string[] {
  const { document } = analysedSnippet(code, context);
  const place = placeOf(document, handler);
  const all = endpoints.map((each) => endpoint({ place, route: placeIn('src/routes.ts', 4), ...each }));
  return endpointLensesOf(document, projectAround(all, document)).map(({ command }) => command!.title);
}

const show = {
  method: 'GET',
  path: '/api/users/:id',
  statuses: [sent(200), sent(404), { status: 401, by: 'middleware', places: [] } as const],
};

test('over a handler the endpoints that lead to it, with all that can be sent there', () => {
  expect(titles(TYPES + controller, '(req', [show])).toEqual(['GET /api/users/:id · 200 401 404']);
  const open = { ...show, dynamic: true, statuses: [] };
  expect(titles(TYPES + controller, '(req', [open])).toEqual(['GET /api/users/:id · …']);
});

test('a handler that is not understood has its endpoints as well, with what is known', () => {
  expect(titles(TYPES + controller, '(req', [{ ...show, found: false }])).toEqual([
    'GET /api/users/:id · 200 401 404 …',
  ]);
});

test('of many endpoints the first are shown and the rest counted', () => {
  const many = Array.from({ length: 5 }, (_, number) => ({ method: 'GET', path: `/r${number}` }));
  expect(titles(TYPES + controller, '(req', many)).toEqual(['GET /r0', 'GET /r1', '3 more endpoints']);
  expect(titles(TYPES + controller, '(req', many.slice(0, 3))).toEqual(['GET /r0', 'GET /r1', 'GET /r2']);
});

test('what the call beneath says is not said again', () => {
  const code = `app.get('/users', (req, res) => { res.json([]); });`;
  const lensesFor = (about: Partial<Endpoint>): readonly string[] => {
    const { document } = analysedSnippet(code);
    const [place, route] = [placeOf(document, '(req'), placeOf(document, code.slice(0, -1))];
    const own = endpoint({ method: 'GET', path: '/users', place, route, statuses: [sent(200)], ...about });
    return endpointLensesOf(document, projectAround([own], document)).map(({ command }) => command!.title);
  };
  expect(lensesFor({})).toEqual([]);
  // The codes stand in the lens beside it.
  expect(lensesFor({ path: '/api/users' })).toEqual(['GET /api/users']);
  expect(lensesFor({ statuses: [sent(200), { status: 429, by: 'middleware', places: [] }] })).toEqual([
    'GET /users · 200 429',
  ]);
  expect(lensesFor({ dynamic: true })).toEqual(['GET /users · 200 …']);
});

test('a click shows the handler and all the places, each once, in other files too', () => {
  const { document } = analysedSnippet(TYPES + controller, { commands: ['statusHints.showResponses'] });
  const place = placeOf(document, '(req');
  const guard = placeIn('src/guard.ts', 9);
  const about = { ...show, place, route: placeIn('src/routes.ts', 4) };
  const own = endpoint({
    ...about,
    statuses: [sent(200, placeOf(document, 'json')), sent(401, guard, guard)],
  });
  const [lens] = endpointLensesOf(document, projectAround([own], document));
  const [uri, position, locations] = lens!.command!.arguments as [string, object, { uri: string }[]];
  expect([uri, position]).toEqual([document.uri, lens!.range.start]);
  expect(locations.map((each) => each.uri.split('/').at(-1))).toEqual(['app.ts', 'app.ts', 'guard.ts']);
});

test('none where the setting is off, where there is no project, and over other functions', () => {
  expect(titles(TYPES + controller, '(req', [show], { settings: { codeLens: false } })).toEqual([]);
  expect(titles(TYPES + controller, 'res.json', [show])).toEqual([]);
  const { document } = analysedSnippet(TYPES + controller);
  const route = placeOf(document, '(req');
  expect(titles(TYPES + controller, '(req', [{ ...show, found: false, place: route, route }])).toEqual([]);
  expect(endpointLensesOf(analysedSnippet(controller).document, undefined)).toEqual([]);
});
