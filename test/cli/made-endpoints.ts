import type { Endpoint, ProjectPlace, StatusSource } from '../../server/src/engine/model/endpoint';
import { coloursOf } from '../../server/src/cli/colours';
import { FORMATS } from '../../server/src/cli/routes/formats';
import type { RoutesContext } from '../../server/src/cli/routes/formats/format';
import type { RoutesFormat } from '../../server/src/cli/routes-options';

/** A place of the model: `src/a.js:3` is line 2 inside. */
export function placeAt(text: string): ProjectPlace {
  const [, file = '', line = ''] = /^([^]*):(\d+)$/.exec(text) ?? [];
  return { file, line: Number(line) - 1, span: { start: 0, end: 1 } };
}

/** A status of an endpoint, with places as `src/a.js:3`. */
export function sends(status: number, by: StatusSource, ...places: readonly string[]) {
  return { status, by, places: places.map(placeAt) };
}

/** An endpoint: `GET /users` and what is not usual about it. */
export function endpoint(route: string, given: Partial<Endpoint> = {}): Endpoint {
  const [method = '', ...path] = route.split(' ');
  const place = placeAt('src/app.js:10');
  return {
    method,
    path: path.join(' '),
    handler: undefined,
    place,
    route: place,
    found: true,
    statuses: [],
    dynamic: false,
    declared: undefined,
    ...given,
  };
}

/** Three endpoints of different kind, sorted as a project sorts them. */
export const users: readonly Endpoint[] = [
  endpoint('GET /users', {
    handler: 'users.list',
    place: placeAt('src/users.js:3'),
    statuses: [sends(200, 'handler', 'src/users.js:4'), sends(401, 'middleware', 'src/auth.js:9')],
  }),
  endpoint('POST /users', {
    handler: 'users.create',
    place: placeAt('src/users.js:8'),
    statuses: [
      sends(201, 'handler', 'src/users.js:12'),
      sends(400, 'framework'),
      sends(400, 'handler', 'src/users.js:9', 'src/users.js:10'),
      sends(409, 'thrown', 'src/users.js:11'),
      sends(500, 'error-handler', 'src/errors.js:2'),
    ],
    declared: ['201', '4xx', '422'],
  }),
  endpoint('GET /users/:id', {
    handler: 'show',
    found: false,
    statuses: [sends(401, 'middleware', 'src/auth.js:9')],
  }),
];

/** Writes endpoints in a format. */
export function written(
  format: RoutesFormat,
  endpoints: readonly Endpoint[],
  given: Partial<RoutesContext> & { readonly isTTY?: boolean } = {},
): string {
  const { isTTY = false, ...context } = given;
  const output = { write: () => undefined, isTTY, columns: 80 };
  return FORMATS[format](endpoints, {
    colours: coloursOf(output, {}),
    columns: undefined,
    places: false,
    title: 'shop',
    version: '1.2.3',
    files: 2,
    all: endpoints.length,
    ...context,
  });
}

/** What a hostile project can write where a path, a name or a method stands. */
export const hostile = '</script><img src=x onerror=alert(1)>"\' `|\\ \u001B[31m\u202E\n=1+1';
