/**
 * A path in the one form that routes and documents can be compared in: parameters of every spelling (`:id`, `:id(\\d+)`,
 * `{id}`) are `{}`, without a slash at its end. A part that is not known stays `…`.
 */
export function routePattern(path: string): string {
  const parts = path
    .replace(/[?#][^]*/, (rest) => (/^\?(?=\/|$)/.test(rest) ? rest.slice(1) : ''))
    .split('/')
    .filter((part) => part !== '')
    .map((part) => part.replace(/:\w+(?:\([^)]{0,200}\))?[?+*]?|\{[^{}]*\}/g, '{}'));
  return `/${parts.join('/')}`;
}

/** A method and a path as the key of a table: `GET /users/{}`. */
export function routeKey(method: string, path: string): string {
  return `${method.toUpperCase()} ${routePattern(path)}`;
}

/**
 * Whether a path ends as another: `/api/users/:id` as `/users/{id}`. A router's path lacks where it is mounted, a
 * documented one what its server's URL begins with.
 */
export function endsLike(whole: string, end: string): boolean {
  const [long, short] = [routePattern(whole), routePattern(end)];
  return short === '/' || long === short || long.endsWith(short);
}
