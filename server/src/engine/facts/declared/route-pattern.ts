/**
 * A path in the one form that routes and documents can be compared in: parameters of every spelling (`:id`, `:id(\\d+)`,
 * `{id}`) are `{}`, without a slash at its end. A part that is not known stays `…`.
 */
export function routePattern(path: string): string {
  const parts = path
    .replace(/[?#].*$/, (rest) => (/^\?(?=\/|$)/.test(rest) ? rest.slice(1) : ''))
    .split('/')
    .filter((part) => part !== '')
    .map((part) => part.replace(/:\w+(?:\([^)]*\))?[?+*]?|\{[^}]*\}/g, '{}'));
  return `/${parts.join('/')}`;
}

/** A method and a path as the key of a table: `GET /users/{}`. */
export function routeKey(method: string, path: string): string {
  return `${method.toUpperCase()} ${routePattern(path)}`;
}

/** Whether a documented path can be that of a route of which only the end is known: `/api/users/{id}` for `/:id`. */
export function endsLike(documented: string, own: string): boolean {
  const [whole, end] = [routePattern(documented), routePattern(own)];
  return end === '/' || whole === end || whole.endsWith(end);
}
