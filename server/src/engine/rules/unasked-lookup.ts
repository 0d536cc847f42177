import type { Config } from '../config/config';
import { acknowledges } from '../evidence/purposes';
import { classOf, labelOf } from '../http/statuses';
import type { Response } from '../model/response';
import type { Report } from './rule';
import { quote } from './wording';

/**
 * What is said of a success that is sent for an unknown id too: its lookup by a route parameter may have found nothing,
 * and nothing asks. Undefined where that is not certain, and for a DELETE unless the settings want a 404.
 * @param code the one that is sent
 */
export function unaskedReport(
  response: Response,
  code: number,
  { deleteMissing }: Config,
): Report | undefined {
  const { handler } = response;
  // A template that gets nothing throws, or says so itself.
  if (response.method === 'render') return undefined;
  if (classOf(code) !== 'success' || code === 202 || !mayHaveParameter(response) || acknowledges(handler))
    return undefined;
  const { unasked } = response;
  if (!unasked || (deleteMissing !== '404' && (unasked.verb === 'delete' || handler.method === 'DELETE')))
    return undefined;
  const { use, callee } = unasked;
  const consequence =
    use === 'sent'
      ? 'Nothing asks whether something was found, and where nothing was, null is sent.'
      : 'Nothing asks whether there was something to change.';
  return {
    handler,
    response,
    level: use === 'sent' ? 'information' : 'hint',
    message: `${labelOf(code)} for an unknown id too: ${quote(callee, 34)} may find nothing. ${consequence} Test its result and answer ${labelOf(404)} where there is none (RFC 9110 §15.5.5).`,
    expected: [404],
    evidence: 'likely',
    related: [{ span: unasked.span, message: 'What is looked up here may not be there.' }],
  };
}

function mayHaveParameter({ handler: { path, role } }: Response): boolean {
  return role === 'helper-definition' || (role === 'handler' && (path === undefined || /[:{*]/.test(path)));
}
