import { classOf, labelOf } from '../http/statuses';
import { onlyCode } from '../model/status-value';
import { responsesOf, type Rule } from './rule';

/** Express: a status set before `redirect(url)` is lost; 302 is sent (run: Express 4 and 5). */
export const statusBeforeRedirect: Rule = {
  meta: {
    id: 'status-before-redirect',
    section: 'B',
    level: 'warning',
    fix: 'safe',
    summary: 'a status that is set before redirect(), which ignores it and sends 302',
    why: 'redirect() sets the status itself: 302 unless it gets another one as its first argument. A permanent redirect becomes a temporary one, and a 401 before it never reaches the client.',
    silent: ['redirect(status, url)', 'a status that is not known for certain'],
    authority: {
      level: 'practice',
      says: 'Express is like that; RFC 9110 §15.4 says what the redirects mean that get lost.',
    },
    references: ['RFC 9110 §15.4', 'S1'],
    frameworks: ['express'],
    competes: false,
  },
  examples: [
    {
      framework: 'express',
      bad: `app.get('/old', (req, res) => {\n  res.status(301).redirect('/new');\n});\n`,
      good: `app.get('/old', (req, res) => {\n  res.redirect(301, '/new');\n});\n`,
    },
  ],
  check: (input, report) => {
    for (const response of responsesOf(input)) {
      const { ignoredStatus, handler, after } = response;
      // An earlier send has had the status: no-double-response tells of that.
      const isSent = after.some(
        ({ response: { status } }) => status.span.start === ignoredStatus?.span.start,
      );
      if (isSent) continue;
      const code = ignoredStatus && onlyCode(ignoredStatus);
      if (response.method !== 'redirect' || !ignoredStatus || code === undefined) continue;
      const isRedirect = classOf(code) === 'redirection';
      const advice = isRedirect
        ? `Give it to redirect(): \`redirect(${ignoredStatus.text}, …)\`.`
        : 'A redirect has a status of 3xx: take it out, or answer without redirecting.';
      report({
        handler,
        response,
        span: ignoredStatus.span,
        // The same 302 is sent with and without it.
        ...(code === 302 && { level: 'hint' as const, tag: 'unnecessary' as const }),
        statuses: [302],
        expected: isRedirect ? [code] : [],
        message: `redirect() ignores this status: 302 Found is sent, not ${labelOf(code)}. ${advice}`,
        related: [{ span: response.site, message: 'This redirect() sends 302 Found.' }],
        fixes: [
          {
            title: 'Give the status to redirect()',
            // Clients keep a permanent redirect for good: to an address that is computed, a person must want that.
            kind: isPermanent(code) && response.location === undefined ? 'suggestion' : 'safe',
            edits: () => (isRedirect ? response.edits.statusIntoSend() : undefined),
          },
        ],
      });
    }
  },
};

function isPermanent(code: number): boolean {
  return code === 301 || code === 308;
}
