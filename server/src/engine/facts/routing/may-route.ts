// A framework or its companions imported; a router, plugin or table by its usual words; a method of one that gets a path.
const ROUTING =
  /['"`](?:@types\/)?(?:express|@?fastify)|\b[rR]outer\b|\b[Rr]outes?\b|Fastify(?:Instance|Plugin)|\.(?:get|post|put|patch|delete|all|use|route|register|addHook|setErrorHandler)\s*\(\s*['"`/]|\.(?:use|register|addHook|setErrorHandler|decorate)\s*\(/;
// What only leads on to other modules: barrels, `module.exports = { users: require('./users') }`, objects of controllers.
const PASSING_ON =
  /\bexport\s*(?:\*|\{)|\bexport\s+(?:default|const)\b|\bexports\b[^;]{0,200}?\b(?:require|new)\b|\bexports\s*=/;

/**
 * Whether a file may register something, make a router or get one. What does not is read only when a name leads there.
 * Tried on the raw text, one pass without nesting; errs towards yes.
 */
export function mayRegister(text: string): boolean {
  return ROUTING.test(text);
}

/**
 * Whether a file is worth reading for routes: it registers something, makes a router, gets one, or leads on to other
 * modules. Tried on the raw text, one pass without nesting; errs towards yes.
 */
export function mayRoute(text: string): boolean {
  return ROUTING.test(text) || PASSING_ON.test(text);
}
