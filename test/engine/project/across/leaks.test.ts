import { describe, expect, test } from 'vitest';
import { expectAnswers, projectOf, FASTIFY, type Files } from '../../../support/project';
import type { Target } from '../../../support/annotate-flow';

// What lint says of the first file: `rule: text`.
function findings(files: Files, target?: Target): readonly string[] {
  const [first = ''] = Object.keys(files);
  const { lint, host } = projectOf(files, target);
  const text = host.read(host.at(first)) ?? '';
  return lint(first).findings.map(({ rule, span }) => `${rule}: ${text.slice(span.start, span.end)}`);
}

describe('what is read in another file', () => {
  test('is reported where it is used', () => {
    expect(
      findings({
        'app.ts': `
          import { BAD, TEXT } from './codes';
          app.get('/a', (req, res) => {
            if (req.query.a) return res.status(BAD).json({});
            res.status(TEXT).json({});
          });
        `,
        'codes.ts': `export const BAD = 42; export const TEXT = 'abc' as any;`,
      }).filter((finding) => finding.startsWith('no-invalid-status')),
    ).toEqual(['no-invalid-status: BAD', 'no-invalid-status: TEXT']);
  });

  test('answers twice with what comes behind it', () => {
    expectAnswers({
      'app.ts': `
        import { notFound } from './answers';
        app.get('/a', (req, res) => {
          if (!req.query.a) notFound(res); //> helper 404 @ notFound
          res.json({}); //> implicit 200 @ json, after 3
        });
      `,
      'answers.ts': `export const notFound = (res: any) => { res.status(404).json({}); };`,
    });
  });

  test('leaves what it wrote and began at its call', () => {
    expectAnswers({
      'app.ts': `
        import { begin, prepare } from './begin';
        app.get('/a', (req, res) => {
          prepare(res); //> helper 202 @ prepare, unclear
          begin(res);
          res.end();
        });
        app.get('/b', (req, res) => {
          prepare(res); //> explicit 202 @ prepare; unsent 202
        });
      `,
      'begin.ts': `
        export const begin = (res: any) => { res.write('a'); };
        export const prepare = (res: any) => { res.status(202); };
      `,
    });
  });

  test('may be a middleware’s next, an open path, a promise', () => {
    expectAnswers({
      'app.ts': `
        import { check, later } from './check';
        app.get('/a', (req, res, next) => {
          if (!req.query.a) return check(req, res, next); //> helper 400 @ check, unclear
          return later(res);
        });
      `,
      'check.ts': `
        export function check(req: any, res: any, next: any) {
          if (!req.query.b) return res.status(400).json({});
          next();
        }
        export function later(res: any) { setTimeout(() => { res.json({}); }, 10); }
      `,
    });
  });

  test('is followed in Fastify as well', () => {
    expectAnswers(
      {
        'app.ts': `
          import { send, prepare } from './send';
          app.get('/a', async (request, reply) => {
            if (!request.query) return send(reply, 404); //> helper 404
            prepare(reply); //> helper 201 @ prepare
            return {};
          });
        `,
        'send.ts': `
          export const send = (reply: any, code: number) => reply.code(code).send({});
          export const prepare = (reply: any) => { reply.code(201); };
        `,
      },
      FASTIFY,
    );
  });

  test('is not this file’s variable of the same name', () => {
    expectAnswers({
      'app.ts': `
        import { send } from './send';
        const STATUS = 404;
        app.get('/a', (req, res) => {
          send(res); //> helper 410 @ send
          const status = 500;
        });
      `,
      'send.ts': `const STATUS = 410; export function send(res: any, status = STATUS) { res.status(status).json({}); }`,
    });
  });

  test('has parameters of its own, each time it is called', () => {
    expectAnswers({
      'app.ts': `
        import { outer } from './outer';
        app.get('/a', (req, res) => {
          if (!req.query.a) return outer(res, 404); //> helper 404
          outer(res, 410); //> helper 410
        });
      `,
      'outer.ts': `
        import { inner } from './inner';
        export const outer = (res: any, status: number) => inner(res, { status });
      `,
      'inner.ts': `
        export const inner = (res: any, { status }: { status: number }) => res.status(status).json({});
      `,
    });
  });

  test('may be anything where other code sets it', () => {
    expectAnswers({
      'app.ts': `
        import { state, limit, filled } from './state';
        app.get('/a', (req, res) => {
          if (req.query.b) return res.status(filled.code).json({}); //> explicit 404 @ filled.code
          if (req.query.a) return res.status(state.code).json({}); //> explicit 200 or 503 @ state.code
          res.status(limit).json({}); //> explicit 429 or ? @ limit
        });
      `,
      'state.ts': `
        export const state = { code: 200 };
        export const filled: any = {};
        filled.code = 404;
        export function stop() { state.code = 503; }
        export const limit = Number(process.env.LIMIT) || 429;
      `,
    });
  });

  test('decides nothing by a condition that it is not told', () => {
    expectAnswers({
      'app.ts': `
        import { answer } from './answer';
        app.get('/a', (req, res) => {
          answer(res, { ok: req.query.ok }); //> helper 200 or 400 @ answer
        });
      `,
      'answer.ts': `
        export function answer(res: any, { ok }: any) { res.status(ok ? 200 : 400).json({}); }
      `,
    });
  });

  test('never answers for a wrong file: each error class is that of its own folder', () => {
    expectAnswers({
      'app.ts': `
        import { a } from './a';
        import { b } from './b';
        app.get('/a', (req, res) => {
          if (req.query.a) return a(res); //> helper 404 @ a
          b(res); //> helper 410 @ b
        });
      `,
      'a/index.ts': `import { CODE } from './codes'; export const a = (res: any) => res.status(CODE).json({});`,
      'a/codes.ts': `export const CODE = 404;`,
      'b/index.ts': `import { CODE } from './codes'; export const b = (res: any) => res.status(CODE).json({});`,
      'b/codes.ts': `export const CODE = 410;`,
      'codes.ts': `export const CODE = 500;`,
    });
  });

  test('is read once, however often names lead there and back', () => {
    // Each file has what the one before has, twice: without memory, the way through them doubles with each.
    const files: Record<string, string> = {
      'app.ts': `
        import { CODE } from './f0';
        app.get('/a', (req, res) => {
          res.status(CODE).json({}); //> explicit 404 or 410 @ CODE
        });
      `,
    };
    const asked: number[] = [];
    for (const length of [5, 10]) {
      const chain = { ...files };
      for (let index = 0; index < length; index++)
        chain[`f${index}.ts`] =
          `import { CODE as next } from './f${index + 1}'; export const CODE = Math.random() > 0.5 ? next : next;`;
      chain[`f${length}.ts`] = `export const CODE = Math.random() > 0.5 ? 404 : 410;`;
      expectAnswers(chain);
      const { host, lint } = projectOf(chain);
      const before = host.asked.length;
      lint('app.ts');
      asked.push(host.asked.length - before);
    }
    const [few = 0, many = 0] = asked;
    expect(many).toBeLessThanOrEqual(2 * few);
  });
});
