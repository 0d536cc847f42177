import { exposuresOf } from './error-exposure';
import { responsesOf, type Rule } from './rule';

/** `res.sendStatus(404).json(…)`: the first call has ended the response, so the second one fails. */
export const sendStatusThenBody: Rule = {
  meta: {
    id: 'send-status-then-body',
    section: 'B',
    level: 'warning',
    fix: 'safe',
    summary: 'a body that is sent after sendStatus() has ended the response',
    why: 'sendStatus() sets the status and sends its phrase as the body. What is chained to it is a second send: it throws ERR_HTTP_HEADERS_SENT, and the client never sees the body.',
    silent: ['a chained end() or send() without a body, which does nothing'],
    authority: {
      level: 'practice',
      says: 'Express is like that; RFC 9110 §15 knows one final response for a request.',
    },
    references: ['S1', 'RFC 9110 §15'],
    frameworks: ['express'],
    competes: false,
  },
  examples: [
    {
      framework: 'express',
      bad: `app.get('/things/:id', (req, res) => {\n  res.sendStatus(404).json({ error: 'No such thing' });\n});\n`,
      good: `app.get('/things/:id', (req, res) => {\n  res.status(404).json({ error: 'No such thing' });\n});\n`,
    },
  ],
  check: (input, report) => {
    for (const response of responsesOf(input)) {
      for (const misuse of response.misuses) {
        if (misuse.kind !== 'chained-after-end') continue;
        const { call, instead, effect, span, replacement } = misuse;
        // An error that so far never left the server is not let out without a person.
        const isExposing = exposuresOf(response.body).length > 0;
        report({
          handler: response.handler,
          response,
          span,
          message: `The body is sent after sendStatus() has ended the response. \`${call}\`: ${effect}. Write \`${instead}\`.`,
          fixes: [
            { title: `Write ${instead}`, kind: isExposing ? 'suggestion' : 'safe', edits: replacement },
          ],
        });
      }
    }
  },
};
