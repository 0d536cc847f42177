import type { MarkupContent } from 'vscode-languageserver-types';
import { describe, expect, test } from 'vitest';
import { hoverAt } from '../../../server/src/service/features/hover';
import { analysedSnippet, type AnalysisContext } from '../../support/analysed-snippet';

/** What the hover says at the marked place (`¦`); empty when there is none. */
function hover(code: string, context: AnalysisContext = {}): string {
  const { document, carets } = analysedSnippet(code, context);
  expect(carets).toHaveLength(1);
  const shown = hoverAt(document, carets[0]!);
  return shown ? (shown.contents as MarkupContent).value : '';
}

const FASTIFY: AnalysisContext = { framework: 'fastify' };

describe('one code', () => {
  test('is short: what it means, whether it fits here, when to use it, what it is taken for, where to read on', () => {
    const text = hover(`
      async (req, res) => {
        if (!req.user) return res.status(4¦01).json({ error: 'Log in first' });
        res.json(await Thing.find());
      }`);
    expect(text.replaceAll(/ +$/gm, '')).toBe(
      [
        '**401 Unauthorized** · client error',
        '',
        'We do not know who is asking: credentials are missing, wrong or expired. In spite of its name it is about authentication.',
        '',
        '**Here:** `!req.user` means that nobody is logged in: 401 fits.',
        '',
        '**Use it:** When no token, session or password came, or the one that came is not valid. Say with `WWW-Authenticate` how to log in.',
        '',
        '**Or 403?** 401 means that we do not know who you are; 403 that we know, and you may not.',
        '**Or 400?** 400 means that the request is wrong; 401 that the proof of identity is missing or wrong.',
        '',
        '**Field:** `WWW-Authenticate` (MUST): this handler does not set it. The client learns how to log in.',
        '',
        '[RFC 9110 §15.5.2](https://www.rfc-editor.org/rfc/rfc9110#section-15.5.2) · [MDN](https://developer.mozilla.org/docs/Web/HTTP/Reference/Status/401)',
      ].join('\n'),
    );
  });

  test('covers exactly the code, and is there at both its ends', () => {
    const { document, carets } = analysedSnippet(`(req, res) => { res.status(¦404¦).end(); }`);
    for (const caret of carets) {
      expect(hoverAt(document, caret)?.range).toEqual({ start: carets[0], end: carets[1] });
    }
  });

  test('a client without Markdown gets the same as plain text', () => {
    const text = hover(`(req, res) => { res.status(40¦4).end(); }`, { plain: true });
    expect(text).toMatch(/^404 Not Found · client error\n\n/);
    expect(text).not.toMatch(/\*\*|\]\(|\\/);
    expect(text).toContain('MDN: https://developer.mozilla.org/docs/Web/HTTP/Reference/Status/404');
  });

  test.each([
    [
      'a named constant',
      `import { StatusCodes } from 'http-status-codes'; app.get('/', (req, res) => { res.status(StatusCodes.NOT_¦FOUND).end(); });`,
    ],
    [
      'a constant of the file',
      `const MISSING = 404; app.get('/', (req, res) => { res.status(MISS¦ING).end(); });`,
    ],
    [
      'the definition of one',
      `const MISSING = 40¦4; app.get('/', (req, res) => { res.status(MISSING).end(); });`,
    ],
    ['sendStatus', `app.get('/', (req, res) => { res.sendStatus(4¦04); });`],
    ['an assignment', `app.get('/', (req, res) => { res.statusCode = 4¦04; res.end(); });`],
    ['one arm of a choice', `app.get('/', (req, res) => { res.status(req.query.old ? 410 : 4¦04).end(); });`],
    ['a fallback', `app.use((err, req, res, next) => { res.status(err.status || 4¦04).end(); });`],
    [
      'the argument of an error',
      `import createError from 'http-errors'; app.get('/', (req, res) => { throw createError(4¦04); });`,
    ],
    [
      'an error',
      `import createError from 'http-errors'; app.get('/', (req, res) => { throw new createError.Not¦Found(); });`,
    ],
    ['an error known by its name', `app.get('/', (req, res) => { throw new NotFound¦Error(); });`],
  ])('is there on %s', (_, code) => {
    expect(hover(code)).toMatch(/^\*\*404 Not Found\*\* · client error/);
  });

  test('is there on a reply method that is a status', () => {
    const code = `app.get('/', async (request, reply) => { return reply.not¦Found('No such thing'); });`;
    expect(hover(code, { ...FASTIFY, dependencies: ['@fastify/sensible'] })).toMatch(
      /^\*\*404 Not Found\*\*/,
    );
  });

  test('a code that nobody registered says so, and what to send instead', () => {
    const text = hover(`(req, res) => { res.status(46¦9).end(); }`);
    expect(text).toMatch(/^\*\*469\*\* · client error · not registered/);
    expect(text).toContain('**Instead:** 400 Bad Request');
    expect(text).not.toContain('MDN');
  });

  test('a code of a vendor names it', () => {
    expect(hover(`(req, res) => { res.status(49¦9).end(); }`)).toMatch(
      /^\*\*499 .*\*\* · client error · not registered · nginx/,
    );
  });
});

describe('several codes', () => {
  const choice = `
    (req, res) => {
      const status = req.query.old ? 410 : 404;
      res.status(sta¦tus).end();
    }`;

  test('a name that can be several has a line for each', () => {
    const text = hover(choice);
    expect(text).toMatch(
      /^`status` can be\n\n\*\*404 Not Found\*\*: There is nothing .*\n\*\*410 Gone\*\*: /,
    );
    expect(text).not.toContain('run time');
  });

  test('what else it can be is said to be unknown', () => {
    const text = hover(choice.replace('410', 'lookUp(req)'));
    expect(text).toContain('**404 Not Found**');
    expect(text).toContain('or a code that is known at run time only.');
  });

  test('of an unknown one it says what becomes of a value that is none', () => {
    const code = `app.get('/', async (req, res) => { res.status(look¦Up(req)).end(); });`;
    expect(hover(code)).toBe(
      '`lookUp(req)` gives a status that is known at run time only.\n\n**Express 5:** What is no number from 100 to 999: throws, and the client gets a 500; in a callback that ends the process.',
    );
    expect(hover(code, { majors: [4] })).toContain('in an async handler or callback the end of the process');
    expect(hover(code, { majors: [4, 5] })).toMatch(/\*\*Express 4 and 5:\*\* .* in 4: .* In 5: /);
  });

  test('an unknown one with a fallback does no harm', () => {
    expect(hover(`app.use((err, req, res, next) => { res.status(err.st¦atus ?? 500).end(); });`)).toContain(
      'Where it gives none, what stands behind it counts.',
    );
  });
});

describe('what the condition says', () => {
  const behind = (condition: string, code: string, context: AnalysisContext = {}): string =>
    hover(
      `async (req, res) => { if (${condition}) return res.status(${code}).end(); res.json({}); }`,
      context,
    );

  test('a code that fits it', () => {
    expect(behind('!req.body.name', '40¦0')).toContain(
      '**Here:** `!req.body.name` means that the input is not valid: 400 fits.',
    );
  });

  test('a code that does not, where no rule reports it', () => {
    expect(behind('!req.user', '42¦9')).toContain(
      '**Here:** `!req.user` means that nobody is logged in: 401 Unauthorized.',
    );
  });

  // Editors show the finding themselves, directly beside the hover.
  test('where a finding says so, too, and the finding is not repeated', () => {
    const text = behind('!req.user', '40¦3');
    expect(text).toContain('**Here:** `!req.user` means that nobody is logged in: 401 Unauthorized.');
    expect(text).not.toContain('403 Forbidden behind');
    // Why, and who says so, in the words of the rule's page.
    expect(text).toContain('**Why:** A 403 tells a known caller that it may not, so a client gives up.');
    expect(text).toMatch(
      /\n\*\*SHOULD\*\* \(a standard recommends it\)\. \[RFC 9110 §11\.4\]\(.*\): .* \[no-403-for-unauthenticated\]\(https:.*\.md\)$/,
    );
  });

  test('a 500 for what is missing', () => {
    const text = hover(`
      async (req, res) => {
        const order = await orders.findById(req.params.id);
        if (!order) return res.status(50¦0).json({ error: 'No such order' });
        res.json(order);
      }`);
    expect(text).toContain('**Here:** `!order` means that there is no such thing: 404 Not Found.');
    expect(text.split('\n').filter((line) => line.trim() !== '').length).toBeLessThan(12);
  });

  test('words speak where no condition was understood, and only as a guess', () => {
    const said = (words: string, code: string): string =>
      hover(
        `(req, res) => { if (check(req)) return res.status(${code}).json({ error: '${words}' }); res.json({}); }`,
      );
    expect(said('This name is already taken', '40¦9')).toContain(
      '**Here:** `This name is already taken` looks as if it collides with what is there: 409 fits.',
    );
    expect(said('Hello', '40¦9')).not.toContain('**Here:**');
  });

  test('condition and words that contradict each other say nothing', () => {
    const text = hover(
      `(req, res) => { if (!req.user) return res.status(40¦1).json({ error: 'This name is already taken' }); }`,
    );
    expect(text).not.toContain('**Here:**');
  });

  test('hiding that a thing exists is fine', () => {
    const lookup = `(await Thing.findById(req.params.id)) === null`;
    expect(behind(lookup, '4¦04')).toContain('404 fits');
    expect(behind(lookup, '4¦03')).not.toContain('**Here:**');
  });

  test('a success says nothing of the check that it has passed', () => {
    const text = hover(`
      async (req, res) => {
        if (await User.findOne({ email: req.body.email })) return res.status(409).end();
        res.status(20¦1).json(await User.create(req.body));
      }`);
    expect(text).not.toContain('404');
  });

  test('the code of the policy for wrong credentials counts', () => {
    const login = `
      async (req, res) => {
        const user = await User.findOne({ email: req.body.email });
        if (!(await bcrypt.compare(req.body.password, user.password))) return res.status(40¦3).end();
        res.json({});
      }`;
    const context = { method: 'post', path: '/login' };
    expect(hover(login, { ...context, config: { wrongCredentials: '403' } })).toContain('403 fits');
    expect(hover(login, context)).toMatch(
      /\*\*Here:\*\* .* means that the credentials are wrong: 401 Unauthorized\./,
    );
  });
});

describe('a finding', () => {
  const LATE = `
    (req, res) => {
      res.status(204).js¦on({ done: true });
    }`;

  test('where no status stands: why, and who says so, over what is found', () => {
    const { document, carets } = analysedSnippet(`(req, res) => { res.status(204).json({ do¦ne: true }); }`);
    const [finding] = document.findings;
    expect(hoverAt(document, carets[0]!)?.range).toEqual(document.positions.rangeOf(finding!.span));
    const text = (hoverAt(document, carets[0]!)?.contents as MarkupContent).value;
    expect(text).toMatch(/^\*\*Why:\*\* /);
    expect(text).toContain('**MUST** (a standard requires it). ');
    expect(text).toContain('[no-body-with-empty-status](https:');
  });

  test('a client without Markdown gets the words', () => {
    const text = hover(`(req, res) => { res.status(204).json({ do¦ne: true }); }`, { plain: true });
    expect(text).toMatch(/^Why: .*\nMUST \(a standard requires it\)\. RFC 9110 §15\.3\.6: a server/);
    expect(text).toMatch(/ no-body-with-empty-status: https:\S+\.md$/);
  });

  test('beside it nothing is said', () => {
    expect(hover(LATE)).toBe('');
  });
});

describe('fields', () => {
  test('that the response sets', () => {
    expect(hover(`(req, res) => { res.set('Allow', 'GET').status(40¦5).end(); }`)).toContain(
      '**Field:** `Allow` (MUST): this response sets it.',
    );
  });

  test('of which nothing is sure are only named', () => {
    const text = hover(`(req, res) => { decorate(res); res.status(40¦5).end(); }`);
    expect(text).toContain('**Field:** `Allow` (MUST): The client learns');
  });

  test('a redirect sets its address', () => {
    expect(hover(`(req, res) => { res.redirect(30¦1, '/new'); }`)).toContain(
      '`Location` (SHOULD): this response sets it.',
    );
  });

  test('Location belongs to the 201 of a POST', () => {
    const created = `(req, res) => { res.status(20¦1).json({}); }`;
    expect(hover(created, { method: 'post', path: '/things' })).toContain('`Location`');
    expect(hover(created, { method: 'put' })).not.toContain('**Field:**');
  });
});

describe('what the framework does', () => {
  const send = (code: string): string => `async (request, reply) => { return reply.code(${code}).send({}); }`;

  test('Fastify 3 announces what it drops with 204, Fastify 5 does not', () => {
    expect(hover(send('20¦4'), { ...FASTIFY, majors: [3] })).toContain(
      '**Fastify 3:** A body is dropped, but',
    );
    expect(hover(send('20¦4'), { ...FASTIFY, majors: [5] })).toContain(
      '**Fastify 5:** A body is dropped, and its fields with it.',
    );
    expect(hover(send('20¦4'), { ...FASTIFY, majors: [3, 4, 5] })).toContain(
      '**Fastify 3, 4 and 5:** A body is dropped; Fastify 3 still',
    );
  });

  test('the order of the arguments of redirect, by major', () => {
    const code = `(request, reply) => { reply.redirect('/new', 30¦1); }`;
    expect(hover(code, { ...FASTIFY, majors: [5] })).toContain(
      'The code is the second argument: `redirect(url, 301)`.',
    );
    expect(
      hover(`(request, reply) => { reply.redirect(30¦1, '/new'); }`, { ...FASTIFY, majors: [3] }),
    ).toContain('The code is the first argument: `redirect(301, url)`');
  });

  test('Fastify keeps a status that was set before redirect', () => {
    for (const set of ['reply.code(30¦3).redirect(url);', 'reply.code(30¦3); reply.redirect(url);']) {
      expect(hover(`(request, reply) => { ${set} }`, FASTIFY)).toContain(
        '**Fastify 5:** `reply.redirect(url)` keeps a status set before.',
      );
    }
  });

  test('a status before redirect is lost in Express', () => {
    expect(hover(`(req, res) => { res.status(30¦1).redirect('/new'); }`)).toContain(
      'Lost: `res.redirect(url)` sends 302, whatever was set before. Write `res.redirect(301, url)`.',
    );
  });

  test('a text for a status, by major', () => {
    const code = `(req, res) => { res.status('4¦04').end(); }`;
    expect(hover(code)).toContain('**Express 5:** Throws, and the client gets a 500.');
    expect(hover(code, { majors: [4] })).toContain('**Express 4:** Converted to a whole number.');
  });

  test('a number that is no status', () => {
    const text = hover(`(req, res) => { res.status(¦99).end(); }`);
    expect(text).toContain('`99` is no status code.');
    expect(text).toContain('**Express 5:** Throws, and the client gets a 500');
  });

  test('a text for the status of a redirect fails in every Express', () => {
    const code = `(req, res) => { res.redirect('3¦01', '/new'); }`;
    expect(hover(code, { majors: [4] })).toContain('Taken for the address, and the client gets a 500.');
  });

  test('a number beyond the classes goes out in Express alone', () => {
    expect(hover(`(req, res) => { res.status(7¦00).end(); }`)).toContain('**Express 5:** Sent as it is.');
    expect(hover(`(request, reply) => { reply.code(7¦00).send(); }`, FASTIFY)).toContain(
      '**Fastify 5:** Throws, and the client gets a 500.',
    );
  });

  test('1xx are never the last word', () => {
    expect(hover(`(req, res) => { res.status(10¦2).end(); }`)).toContain('goes on waiting');
  });

  test('an HTTP error gets its status by the error handler', () => {
    const code = `import createError from 'http-errors'; app.get('/', async (req, res) => { throw createError(4¦04); });`;
    expect(hover(code)).toContain("Express's own sends the `status` or `statusCode` of an error, as HTML.");
    expect(hover(code)).not.toContain('ends the process');
    expect(hover(code, { majors: [4] })).toContain('the throw ends the process');
    expect(hover(code, { majors: [4], dependencies: ['express-async-errors'] })).not.toContain(
      'ends the process',
    );
  });

  test('neither default handler knows Boom', () => {
    const code = `import Boom from '@hapi/boom'; app.get('/', async (request, reply) => { throw Boom.not¦Found(); });`;
    expect(hover(code, FASTIFY)).toContain("Fastify's own knows no Boom and answers 500");
  });

  test('beside http-errors only what is called on Boom is Boom', () => {
    const both = (thrown: string): string =>
      `import Boom from '@hapi/boom'; import createError from 'http-errors';
       app.get('/', async (req, res) => { throw ${thrown}; });`;
    expect(hover(both('Boom.not¦Found()'))).toContain('knows no Boom');
    expect(hover(both('createError.Not¦Found()'))).not.toContain('Boom');
  });

  test('what only a name says is said to be that', () => {
    const text = hover(`app.get('/', (req, res) => { throw new Not¦FoundError(); });`);
    expect(text).toContain('Read from the name alone: where it is defined decides what is sent.');
    expect(text).not.toContain('**Express');
  });
});

describe('what the user wrote is shown as it is', () => {
  test('backticks, links and HTML in code', () => {
    const text = hover(
      '(req, res) => { const status = req.query["`](https://evil.example)<img src=x>"] ? 404 : 410; res.status(sta¦tus).end(); }',
    );
    expect(text).toContain('`status` can be');
    const name = hover('(req, res) => { res.status(look["`](https://evil.example)<img>¦"]).end(); }');
    expect(name).toMatch(/^``look\["`\]\(https:\/\/evil\.example\)<img>"\]`` gives a status/);
  });

  test('a condition keeps its quotes, and a backtick in it closes nothing', () => {
    const text = hover(
      '(req, res) => { if (req.query.a === `**b** <b>`) return res.status(4¦00).end(); res.json({}); }',
    );
    expect(text.replaceAll(/`[^`]*`/g, '')).not.toMatch(/<b>/);
  });
});
