// `decorateReply('fail', …)`, `app.response.fail = …`, `res.fail = …` of a middleware; what sets a member of a request is data
// more often than not.
const MAY_ADD =
  /\.\s*decorate(?:Request|Reply)?\s*\(|\.(?:request|response)\.\w+\s*=[^=]|\b(?:res|response|reply)\.(?!status|locals\b)\w+\s*=\s*[\w$(]|\breq(?:uest)?\.\w+\s*=\s*(?:async\b|function\b|\()/;

/** Whether a file can add members to requests, responses or applications; tried on the raw text, one pass, errs towards yes. */
export function mayAdd(text: string): boolean {
  return MAY_ADD.test(text);
}
