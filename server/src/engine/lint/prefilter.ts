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

// What imports a framework names its package in quotes; plugins and companions begin with its name.
const FRAMEWORK_MODULE = /['"`](?:@types\/)?(?:express|@?fastify)/;

/** Whether the text can import a supported framework. Read from the raw text, so it errs towards yes. */
export function mayImportFramework(text: string): boolean {
  return FRAMEWORK_MODULE.test(text);
}
