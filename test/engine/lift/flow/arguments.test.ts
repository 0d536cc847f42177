import { describe, expect, it } from 'vitest';
import { DEFAULT_CONFIG } from '../../../../server/src/engine/config/config';
import { lint } from '../../../../server/src/engine/lint/lint';
import { expectFlow } from '../../../support/flow';

describe('flow: arguments of response helpers', () => {
  it('takes a parameter that is not given for undefined', () => {
    expectFlow(
      `
      const reply = async (status, res, payload) => {
        if (String(status).startsWith('2')) {
          res.status(status).json({ data: payload || {} }); //> explicit ? @ status
        } else if (payload instanceof Error || typeof payload === 'string') {
          if (payload.message === 'gone') status = 410;
          res.status(status).json({ error: payload }); //> explicit 410 or ? @ status
        } else {
          res.status(status).json({}); //> explicit ? @ status
        }
      };
      app.get('/', async (req, res) => {
        if (a) return reply(202, res); //> helper 202
        if (b) return reply(500, res); //> helper 500
        reply(500, res, load()); //> helper 410 or 500 @ 500
      });
      `,
    );
  });

  it('reads a parameter that is set later in the order of flow', () => {
    expectFlow(
      `
      function fail(res, status, error) {
        if (!status) status = 500;
        if (error?.isMissing) { status = 404; }
        res.status(status).json({}); //> explicit 404 or 500 or ? @ status
      }
      app.get('/', (req, res) => {
        if (a) return fail(res); //> helper 500 @ fail
        if (b) return fail(res, 409); //> helper 409
        if (c) return fail(res, 0, { isMissing: true }); //> helper 404 @ fail
        fail(res, 400, req.error); //> helper 400 or 404 @ 400
      });
      `,
    );
  });

  it('lets the default count where an unknown value may be missing', () => {
    expectFlow(
      `
      const LIMIT = load();
      function fail(res, status = 500) {
        res.status(status).json({}); //> explicit 500 or ? @ status
      }
      app.get('/', async (req, res) => {
        if (a) return fail(res, 404); //> helper 404
        if (b) return fail(res, req.failure.status); //> helper 500 or ? @ fail
        fail(res, 1 + LIMIT); //> helper ? @ fail
      });
      `,
    );
  });

  it('reads an error that one error handler makes for another', () => {
    expectFlow(
      `
      class Failure extends Error {
        constructor({ message, status = 500 }) { super(message); this.status = status; }
      }
      const handle = (err, req, res, next) => {
        res.status(err.status); //> explicit ? @ err.status
        res.json({ message: err.message });
      };
      const convert = (err, req, res, next) => {
        let converted = err;
        if (!(err instanceof Failure)) {
          converted = new Failure({ message: err.message, status: err.status });
        }
        return handle(converted, req, res); //> helper 500 or ? @ handle
      };
      app.use(convert);
      `,
    );
  });

  it('does not count arguments behind a spread', () => {
    expectFlow(
      `
      function reply(res, status, error) {
        res.status(error ? 500 : status).json({}); //> explicit 500 or ? @ error ? 500 : status
      }
      app.get('/', (req, res) => {
        if (a) return reply(res, 201); //> helper 201
        reply(res, ...all); //> helper 500 or ? @ reply
      });
      `,
    );
  });

  it('says that a helper leaves some of its paths to others', () => {
    expectFlow(
      `
      import { views, hooks } from './views';
      function notFound(req, res) {
        if (hooks.has('404')) return hooks.fire('404', { req, res }); //> helper ? @ fire, unclear
        res.status(404).json({}); //> explicit 404
      }
      function page(req, res) { views.show(req, res); } //> helper ? @ show, unclear
      async function missing(req, res) { await notFound(req, res); } //> helper 404 or ? @ notFound, unclear
      app.get('/', (req, res) => {
        if (a) return notFound(req, res); //> helper 404 or ? @ notFound, unclear
        if (b) return missing(req, res); //> helper 404 or ? @ missing, unclear
        page(req, res); //> helper ? @ page, unclear
      });
      `,
    );
  });

  it('does not take what stands around a call for the reason of a helper further in', () => {
    const text = `
      const app = require('express')();
      function again(req, res, next) {
        if (!req.session) return res.status(401).json({});
        next();
      }
      async function confirm(req, res, next) { await again(req, res, next); }
      app.put('/users/:id', async (req, res, next) => {
        if (!req.user.isAdmin) await confirm(req, res, next);
      });
    `;
    const frameworks = new Map([['express', [5]] as const]);
    const { findings, handlers } = lint({
      fileName: 'app.js',
      text,
      package: { frameworks, dependencies: new Set(['express']) },
      config: DEFAULT_CONFIG,
    });
    const helped = handlers.flatMap(({ responses }) => responses).filter(({ kind }) => kind === 'helper');
    expect(helped.map(({ status }) => status.codes.map(({ code }) => code))).toEqual([[401], [401]]);
    expect(findings.map(({ rule }) => rule)).not.toContain('no-401-for-forbidden');
  });
});
