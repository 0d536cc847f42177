import { describe, expect, test } from 'vitest';
import { withFixes } from '../../../../server/src/engine/lint/fixes';
import type { Fix } from '../../../../server/src/engine/model/finding';
import { dedent } from '../../../support/carets';
import { lintText, wholeFileOf, type SnippetContext } from '../../../support/lint-snippet';
import { commentsIn, syntaxErrorsIn } from '../../../support/syntax-check';

const quiet: SnippetContext = { config: { catchAll500: 'each' } };

/** All fixes with this title, each with what it makes of the snippet. */
function fixesOf(title: string, code: string, context: SnippetContext = quiet): { fix: Fix; text: string }[] {
  const { text } = wholeFileOf('express', dedent(code), context);
  const { findings } = lintText('express', text, context);
  const fixes = findings.flatMap((finding) => finding.fixes).filter((fix) => fix.title === title);
  return fixes.map((fix) => {
    const fixed = withFixes(text, [fix]);
    const file = context.file ?? 'app.ts';
    expect(syntaxErrorsIn(fixed, file)).toEqual(syntaxErrorsIn(text, file));
    expect(commentsIn(fixed, file)).toEqual(commentsIn(text, file));
    return { fix, text: fixed };
  });
}

function expectFixed(title: string, code: string, wanted: string, context: SnippetContext = quiet): void {
  const [first] = fixesOf(title, code, context);
  expect(first?.text).toBe(wholeFileOf('express', dedent(wanted), context).text);
}

describe('another status', () => {
  test('takes its copies in the body along', () => {
    expectFixed(
      'Answer 401 Unauthorized',
      `
      (req, res) => {
        if (!req.user) return res.status(403).json({ status: 403, error: { code: '403' }, message: 'Log in' });
        res.json({});
      }
      `,
      `
      (req, res) => {
        if (!req.user) return res.status(401).json({ status: 401, error: { code: '401' }, message: 'Log in' });
        res.json({});
      }
      `,
    );
  });

  test('is written where it was given to an error', () => {
    const before = `
      class ApiError extends Error {
        constructor(message, status = 500) {
          super(message);
          this.status = status;
        }
      }
      app.delete('/things/:id', (req, res, next) => {
        if (!req.user.isAdmin) return next(new ApiError('Admins only', 401));
        res.sendStatus(204);
      });
      `;
    expectFixed('Answer 403 Forbidden', before, before.replace('401', '403'));
  });

  test('is not written into the class of an error', () => {
    const code = `
      class ApiError extends Error {
        status = 401;
      }
      app.delete('/things/:id', (req, res, next) => {
        if (!req.user.isAdmin) return next(new ApiError('Admins only'));
        res.sendStatus(204);
      });
      `;
    expect(fixesOf('Answer 403 Forbidden', code)).toEqual([]);
  });

  test('takes the phrase along where the body has it as it is registered', () => {
    expectFixed(
      'Answer 400 Bad Request',
      `
      (req, res) => {
        if (!req.body.name) return res.status(500).json({ error: "Internal Server Error" });
        res.json({});
      }
      `,
      `
      (req, res) => {
        if (!req.body.name) return res.status(400).json({ error: "Bad Request" });
        res.json({});
      }
      `,
    );
  });

  test('leaves a body alone that stands elsewhere: it may serve other responses', () => {
    expectFixed(
      'Answer 401 Unauthorized',
      `
      const refusal = { status: 403, message: 'Log in' };
      app.get('/', (req, res) => {
        if (!req.user) return res.status(403).json(refusal);
        res.json({});
      });
      `,
      `
      const refusal = { status: 403, message: 'Log in' };
      app.get('/', (req, res) => {
        if (!req.user) return res.status(401).json(refusal);
        res.json({});
      });
      `,
    );
  });
});

describe('a field', () => {
  const handler = (quote: string): string => `
    (req, res) => {
      const token = req.headers[${quote}authorization${quote}];
      if (!token) return res.status(403).json({ message: ${quote}You don't have a token${quote} });
      res.json({ token: ${quote}x${quote} });
    }
  `;

  test('is written in the quotes of the file', () => {
    const title = 'Answer 401 Unauthorized with WWW-Authenticate: Bearer';
    const [double] = fixesOf(title, `import a from "a";\napp.get("/", ${handler('"').trim()});\n`);
    expect(double?.text).toContain('.set("WWW-Authenticate", "Bearer")');
    const [single] = fixesOf(title, handler("'").replace("don't", 'do not'));
    expect(single?.text).toContain(".set('WWW-Authenticate', 'Bearer')");
  });
});

describe('a status given to redirect()', () => {
  const title = 'Give the status to redirect()';

  test('stands on a line of its own where the address does', () => {
    expectFixed(
      title,
      `
      (req, res) => {
        res
          .status(303)
          .redirect(
            // where the user came from
            req.query.from,
          );
      }
      `,
      `
      (req, res) => {
        res
          .redirect(
            // where the user came from
            303,
            req.query.from,
          );
      }
      `,
    );
  });

  test('is safe unless clients keep a computed address for good', () => {
    const kindOf = (code: string): string | undefined => fixesOf(title, code)[0]?.fix.kind;
    expect(kindOf(`(req, res) => { res.status(301).redirect('/new'); }`)).toBe('safe');
    expect(kindOf(`(req, res) => { res.status(303).redirect(req.query.from); }`)).toBe('safe');
    expect(kindOf(`(req, res) => { res.status(308).redirect(req.query.from); }`)).toBe('suggestion');
  });
});

describe('handing the error on', () => {
  const title = 'Hand the error to the error handler';

  test('takes a catch away that would only throw again', () => {
    expectFixed(
      title,
      `
      async (req, res) => {
        try {
          // newest first
          const rows = await list();

          if (rows.length > 9) {
            rows.length = 9; // enough
          }
          res.json(rows);
        } catch (err) {
          res.status(500).json({ message: 'Failed' });
        }
      }
      `,
      `
      async (req, res) => {
        // newest first
        const rows = await list();

        if (rows.length > 9) {
          rows.length = 9; // enough
        }
        res.json(rows);
      }
      `,
    );
  });

  test('keeps line breaks', () => {
    const code = `app.get('/', async (req, res) => {\r\n  try {\r\n    await a();\r\n    res.end();\r\n  } catch (e) {\r\n    res.status(500).end();\r\n  }\r\n});\r\n`;
    const text = `import express from 'express';\r\nconst app = express();\r\n${code}`;
    const { findings } = lintText('express', text);
    const fix = findings.flatMap(({ fixes }) => fixes).find((one) => one.title === title);
    expect(fix && withFixes(text, [fix])).toBe(
      text.replace(/ {2}try[^]*\r\n {2}\}\r\n/, '  await a();\r\n  res.end();\r\n'),
    );
  });

  test.each([
    ['the catch does something else', 'await save();\n    res.end();', 'console.error(err);\n    ', ''],
    [
      'a name would mean something else',
      'const rows = await list();\n    res.json(rows);',
      '',
      'count(rows);',
    ],
    ['a template has lines', 'await save(`a\n    b`);\n    res.end();', '', ''],
    ['the catch has a comment', 'await save();\n    res.end();', '// never\n    ', ''],
  ])('throws again where %s', (_, body, first, after) => {
    const code = (last: string): string =>
      `async (req, res) => {\n  try {\n    ${body}\n  } catch (err) {\n    ${first}${last}\n  }\n  ${after}\n}\n`;
    expectFixed(title, code(`res.status(500).json({ message: 'Failed' });`), code('throw err;'));
  });

  test('goes to next() where nothing catches a rejection', () => {
    expectFixed(
      title,
      `
      async (req, res, next) => {
        try {
          res.json(await list())
        } catch (err) {
          return res.status(500).json({ message: 'Failed' })
        }
      }
      `,
      `
      async (req, res, next) => {
        try {
          res.json(await list())
        } catch (err) {
          return next(err)
        }
      }
      `,
      { ...quiet, majors: [4] },
    );
  });
});

describe('next() as a parameter', () => {
  const title = 'Hand the error to the error handler';
  const four: SnippetContext = { ...quiet, majors: [4] };
  const handler = (parameters: string, last: string, name = ''): string =>
    `async function ${name}(${parameters}) {\n  try {\n    res.json(await list());\n  } catch (err) {\n    ${last}\n  }\n}`;
  const sends = `res.status(500).end();`;

  /** The parameters of a handler after the fix; undefined where there is none. */
  const parametersAfter = (parameters: string, head = '', context = four): string | undefined => {
    const code = `import express from 'express';\n${head}\nconst app = express();\napp.get('/', ${handler(parameters, sends)});\n`;
    const text = fixesOf(title, code, context)[0]?.text;
    return text && /function \(([^]*?)\) \{/.exec(text)?.[1];
  };

  test('stands behind the others, on a line of its own where they do', () => {
    expect(parametersAfter('req, res')).toBe('req, res, next');
    expect(parametersAfter('\n  req,\n  res,\n')).toBe('\n  req,\n  res,\n  next,\n');
  });

  test('is typed where the others are', () => {
    expect(parametersAfter('req: express.Request, res: express.Response')).toBe(
      'req: express.Request, res: express.Response, next: express.NextFunction',
    );
    expect(
      parametersAfter(
        'req: Request, res: Response',
        `import { Request, Response, NextFunction as Next } from 'express';`,
      ),
    ).toBe('req: Request, res: Response, next: Next');
    expect(
      parametersAfter('req: AuthRequest, res: Response', `import type { Response } from 'express';`),
    ).toBe('req: AuthRequest, res: Response, next: NextFunction');
    expect(parametersAfter('req: Req, res: Res', `import type { Req, Res } from './types';`)).toBeUndefined();
  });

  test('brings its type along', () => {
    const imported = (names: string): string | undefined => {
      const code = `import express from 'express';\nimport ${names} from 'express';\nconst app = express();\napp.get('/', ${handler('req: Request, res: Response', sends)});\n`;
      return fixesOf(title, code, four)[0]?.text.split('\n')[1];
    };
    expect(imported('type { Request, Response }')).toBe(
      `import type { Request, Response, NextFunction } from 'express';`,
    );
    expect(imported('{ type Request, type Response }')).toBe(
      `import { type Request, type Response, type NextFunction } from 'express';`,
    );
  });

  test.each([
    ['the name means something else in it', handler('req, res', `const next = 1; ${sends}`), ''],
    ['somebody else calls it', 'show', `${handler('req, res', sends, 'show')}\nshow(a, b);`],
    ['its wrapper may not give it', `asyncHandler(${handler('req, res', sends)})`, ''],
  ])('is not written where %s', (_, route, above) => {
    for (const { text } of fixesOf(title, `${above}\napp.get('/', ${route});`, four))
      expect(text).not.toContain('res, next');
  });

  test('is not written in what nobody registers', () => {
    const code = `import express from 'express';\nexport const show = async (req: express.Request, res: express.Response) => {\n  try {\n    res.json(await list());\n  } catch (err) {\n    res.status(500).end();\n  }\n};\n`;
    expect(fixesOf(title, code, four)).toEqual([]);
  });
});

describe("the error's own status", () => {
  const title = "Send the error's own status";
  const handler = (parameters: string): string => `
    app.use((${parameters}) => {
      res.status(500).send('Failed');
    });
  `;

  test('is not asked of a type that has none: the compiler would refuse it', () => {
    expect(fixesOf(title, handler('err, req, res, next'))).toHaveLength(1);
    expect(fixesOf(title, handler('err: HttpError, req, res, next'))).toHaveLength(1);
    expect(fixesOf(title, handler('err: Error, req, res, next'))).toEqual([]);
    expect(fixesOf(title, handler('err: unknown, req, res, next'))).toEqual([]);
  });
});

describe('a rewritten call', () => {
  test('is not offered where a comment would be lost', () => {
    const title = 'Write res.sendStatus(404)';
    expect(fixesOf(title, `(req, res) => { res.send(404); }`, { majors: [4] })).toHaveLength(1);
    expect(fixesOf(title, `(req, res) => { res.send(/* gone */ 404); }`, { majors: [4] })).toEqual([]);
  });
});

describe('returns behind responses', () => {
  test('one for two sends of one chain', () => {
    const fixes = fixesOf(
      'Return after each earlier response',
      `
      (req, res) => {
        if (!req.user) {
          res.status(401).json({ error: 'Log in' }).redirect('/login');
        }
        res.json({});
      }
      `,
    );
    for (const { text } of fixes) expect(text).not.toContain('return return');
    expect(fixes.length).toBeGreaterThan(0);
  });

  test('one behind each send that goes on to the same next()', () => {
    expectFixed(
      'Return after each response',
      `
      (req, res, next) => {
        if (req.body.a) {
          res.status(400).send('a');
        } else if (req.body.b) {
          res.status(400).send('b');
        }
        next();
      }
      `,
      `
      (req, res, next) => {
        if (req.body.a) {
          return res.status(400).send('a');
        } else if (req.body.b) {
          return res.status(400).send('b');
        }
        next();
      }
      `,
    );
  });
});
