import { expect, test } from 'vitest';
import { handlerAt } from '../../../server/src/service/features/definition';
import { analysedSnippet, type AnalysedSnippet, type AnalysisContext } from '../../support/analysed-snippet';
import { endpoint, placeIn, placeOf, projectAround } from './endpoints';

/** At each mark: the text that leads on, and where to. */
function leads(code: string, call: string, context: AnalysisContext = {}): readonly string[] {
  const { document, carets }: AnalysedSnippet = analysedSnippet(code, context);
  const route = placeOf(document, call);
  const show = { method: 'GET', path: '/users/:id', handler: 'users.show', route };
  const project = projectAround(
    [
      endpoint({ ...show, place: placeIn('src/users.js', 12) }),
      endpoint({ ...show, method: 'HEAD', place: placeIn('src/users.js', 12) }),
    ],
    document,
  );
  return carets.map((position) =>
    handlerAt(document, position, project)
      .map(({ originSelectionRange, targetUri, targetRange }) => {
        const { start, end } = document.positions.spanOf(originSelectionRange!);
        return `${document.text.slice(start, end)} -> ${targetUri} ${targetRange.start.line}`;
      })
      .join(', '),
  );
}

const target = 'file:///project/src/users.js 12';

test('a path and the name of the handler lead to it, nothing else of the call does', () => {
  const code = `
    import * as users from './users.js';
    app.g¦et('/us¦ers/:id', che¦ck, users.sh¦ow);`;
  expect(leads(code, `app.get('/users/:id', check, users.show)`)).toEqual([
    '',
    `'/users/:id' -> ${target}`,
    '',
    `users.show -> ${target}`,
  ]);
});

// TypeScript leads there: two answers would make a list of what is one place.
test('where names are explained by others the path alone leads on', () => {
  const code = `
    import * as users from './users.js';
    app.get('/us¦ers/:id', users.sh¦ow);`;
  const found = leads(code, `app.get('/users/:id', users.show)`, { namesExplained: true });
  expect(found).toEqual([`'/users/:id' -> ${target}`, '']);
});

test('the path of an options object, of a chain, and none where there is none', () => {
  const options = `
    import * as users from './users.js';
    app.route({ method: 'G¦ET', url: \`/us¦ers/:id\`, handler: users.show });`;
  expect(
    leads(options, "app.route({ method: 'GET', url: `/users/:id`, handler: users.show })", {
      framework: 'fastify',
    }),
  ).toEqual(['', `\`/users/:id\` -> ${target}`]);
  const chain = `
    import * as users from './users.js';
    app.route('/us¦ers/:id').get(users.show);`;
  expect(leads(chain, `app.route('/users/:id').get(users.show)`)).toEqual([`'/users/:id' -> ${target}`]);
  const regular = `
    import * as users from './users.js';
    app.get(/use¦rs/, users.show);`;
  expect(leads(regular, 'app.get(/users/, users.show)')).toEqual(['']);
});

test('a handler that was not found, and a document without a project, lead nowhere', () => {
  const { document, carets } = analysedSnippet(`app.get('/us¦ers', users.show);`);
  const route = placeOf(document, `app.get('/users', users.show)`);
  const lost = endpoint({ method: 'GET', path: '/users', handler: 'users.show', route, found: false });
  expect(handlerAt(document, carets[0]!, projectAround([lost], document))).toEqual([]);
  expect(handlerAt(document, carets[0]!, undefined)).toEqual([]);
});
