/**
 * What a file must hold to be worth parsing: a word that sends, sets or throws a status. One alternation, no nesting:
 * linear. It is tried on the raw text, so it also fires in comments and strings; that costs a parse, never a finding.
 */
export const RESPONSE_WORDS =
  /\.(?:status|code|sendStatus|json|jsonp|send|end|redirect|render|sendFile|download|writeHead|view)\s*\(|\.statusCode\s*=|createError|httpErrors|[bB]oom\b|\breply\b|\bfastify\b|\bnext\s*\(|setErrorHandler/;

/** Whether the text can hold a response at all. */
export function mayRespond(text: string): boolean {
  return RESPONSE_WORDS.test(text);
}

/** What every suppression comment holds. */
export const DIRECTIVE_WORD = 'status-hints-';

/**
 * Whether a text is worth linting at all: it can hold a response in something that can be a handler, handlers that do
 * nothing but throw, or a comment of ours that may be idle. What other files register is worth it in any case. One character per byte is enough, all patterns are ASCII.
 * @param mayBeFastify false when the package does not say that it uses Fastify (imports are seen in any case)
 */
export function mayMatter(text: string, mayBeFastify = true): boolean {
  if (mayRespond(text) && mayHandle(text, mayBeFastify)) return true;
  return text.includes(DIRECTIVE_WORD) || (text.includes('throw ') && mayImportFramework(text));
}

// What imports a framework names its package in quotes; plugins and companions begin with its name.
const FRAMEWORK_MODULE = /['"`](?:@types\/)?(?:express|@?fastify)/;

/** Whether the text can import a supported framework. Read from the raw text, so it errs towards yes. */
export function mayImportFramework(text: string): boolean {
  return FRAMEWORK_MODULE.test(text);
}

// What makes a function handle requests, as far as a text can show it without being parsed: a parameter called like a
// response, a route call, or an HTTP error. Each is one pass without nesting.
const RESPONSE_PARAMETER =
  /[,(]\s*[_$]*(?:res|resp|response|rs|reply|rep|(?:http|express|fastify|server)(?:res|response|reply))[_$]*\s*(?::[^,()=]{0,120})?[,)=]/gi;
const ROUTE_CALL =
  /\b(?:app|server|instance|router|api|fastify)\d*\s*\.\s*(?:get|post|put|patch|delete|all|route|use)\s*\(/i;
const HTTP_ERROR =
  /\bcreateError\b|httpErrors|\b[bB]oom\b|http-errors|\bfastify\b|\bthrow\b[^;]{0,300}?\b[45]\d\d\b/;
const NAMED_STATUS = /\bthrow\b[^;]{0,300}?(?:http-?status|StatusCode)/i;
// `.then((res) => …)`: the result of a fetch.
const PROMISE_CALLBACK = /\b(?:then|catch)\s*\(\s*(?:async\b\s*)?(?:\(\s*)?$/;
const LOOK_BACK = 30;

/**
 * Whether the text can hold a function that handles requests or throws HTTP errors. Most texts that pass
 * {@link mayRespond} are clients (`fetch(…).then((res) => res.json())`), and parsing them is most of the work.
 * A route call alone counts only for Fastify, whose handlers can answer by what they return; an Express handler
 * answers through its response.
 */
export function mayHandle(text: string, mayBeFastify = true): boolean {
  if (mayImportFramework(text) || HTTP_ERROR.test(text)) return true;
  if (mayBeFastify && ROUTE_CALL.test(text)) return true;
  if (NAMED_STATUS.test(text)) return true;
  RESPONSE_PARAMETER.lastIndex = 0;
  for (let match = RESPONSE_PARAMETER.exec(text); match; match = RESPONSE_PARAMETER.exec(text)) {
    const before = text.slice(Math.max(0, match.index - LOOK_BACK), match.index + 1);
    if (!PROMISE_CALLBACK.test(before) && mayBeParameter(text, before, match)) return true;
  }
  return false;
}

// `send(res)` is a call; `send(res) {`, `(res, next)` and `function send(res)` can be parameters.
function mayBeParameter(text: string, before: string, { 0: found, index }: RegExpExecArray): boolean {
  if (!found.endsWith(')') || !/\b\w+\($/.test(before)) return true;
  if (/\b(?:function|async)\s*\w*\($/.test(before)) return true;
  const end = index + found.length;
  return /^\s*(?::|=>|\{)/.test(text.slice(end, end + 20));
}
