// A framework or its companions imported.
const FRAMEWORK = /['"`](?:@types\/)?(?:express|@?fastify)/;
// A member that registers; the cheap question before the next one.
const MEMBER =
  /\.\s*(?:get|post|put|patch|delete|del|all|use|route|param|options|head|register|addHook|setErrorHandler|setNotFoundHandler|decorate)\s*\(/;
// Called on what applications and routers are called (see `instances`).
const REGISTERS =
  /\b(?:app|application|router|server|api|express|fastify|instance|routes?|\w+(?:App|Application|Router|Server|Api|API|Fastify|Instance|Routes?|_app|_router|_server))\d*\s*\.\s*(?:get|post|put|patch|delete|del|all|use|route|param|options|head|register|addHook|setErrorHandler|setNotFoundHandler|decorate)\s*\(/;
const COMPUTED = /\[\s*\w+\s*\]\s*\(\s*['"`/]/;
const MAKES = /\bnew\s+\w*(?:App|Application|Server|Api|Routes?|Router)\s*\(\s*[^)\s]/;
// One of them given to a function: `routes(app)`, `addRoute(router, 'get', …)`.
const GIVES = /\w\(\s*(?:app|router|fastify|server|instance|api)\s*[,)]/;
const ROUTE_OBJECT = /\bmethod\s*:[^;]{0,80}?\burl\s*:|\burl\s*:[^;]{0,80}?\bmethod\s*:/;
// Browser code has routers and clients of its own: its frameworks, AMD modules, and what only a page has.
const BROWSER =
  /['"](?:react|vue|svelte|@angular\/\w+|axios|ky|supertest)['"]|\bdefine\s*\(\s*(?:['"][^'"\n]*['"]\s*,\s*)?\[|\bdocument\s*\.\s*(?:getElement|querySelector|createElement|addEventListener|documentElement|body\s*\.)|\bwindow\s*\.\s*(?:location|addEventListener|document|localStorage|history)\b/;

/**
 * Whether a file may register something, make a router or get one. What does not is read only when a name leads there.
 * Tried on the raw text, in passes without nesting; errs towards yes.
 */
export function mayRegister(text: string): boolean {
  if (FRAMEWORK.test(text)) return true;
  if (BROWSER.test(text)) return false;
  if (MEMBER.test(text) && REGISTERS.test(text)) return true;
  return [COMPUTED, MAKES, GIVES, ROUTE_OBJECT].some((pattern) => pattern.test(text));
}
