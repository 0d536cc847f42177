import { expect, test } from 'vitest';
import { analysed } from './place-support';

const SNIPPET = `import express from 'express'; import createError from 'http-errors';
const app = express(); const NOT_FOUND = 404;
class ApiError extends Error { constructor(message, status = 500) { super(message); this.status = status; } }
function send(res, { status = 200, body }) { res.status(status).json(body); }
app.get('/', async (req, res, next) => {
  let code = req.a ? 404 : err.status || 500;
  if (req.b) return res.status(code).json({ limit: [500] });
  if (req.c) return next(createError(NOT_FOUND, \`\${code}\`));
  if (req.d) throw new ApiError('x', 409);
  send(res, { status: 410 }); res.statusCode = 201; res.redirect(301, '/x');
});
`;

// What a person types passes through all of these.
test('of half of a file the places are told as well, and they are about its text', () => {
  for (let end = 0; end <= SNIPPET.length; end += 3) {
    const text = SNIPPET.slice(0, end);
    const { places, placesFailure } = analysed('express', text);
    expect(placesFailure, text).toBeUndefined();
    for (const { span, text: written } of places) expect(text.slice(span.start, span.end)).toBe(written);
    const starts = places.map(({ span }) => span.start);
    expect(starts).toEqual([...starts].sort((a, b) => a - b));
  }
  expect(analysed('express', SNIPPET).places.map(({ text }) => text)).toEqual([
    ...[
      '404',
      '500',
      'status',
      '200',
      'status',
      '404',
      'err.status',
      '500',
      'code',
      'NOT_FOUND',
      '409',
      '410',
    ],
    ...['201', '301'],
  ]);
});
