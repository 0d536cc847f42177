import { describe, it } from 'vitest';
import { expectFlow, FASTIFY } from '../../../support/flow';

describe('flow: half-typed code', () => {
  it('an open call', () => {
    expectFlow(
      `
      app.get('/', (req, res) => {
        res.status(
      }); //> open end
      `,
    );
  });

  it('an open member', () => {
    expectFlow(
      `
      app.get('/', (req, res) => {
        res.
      }); //> open end
      `,
    );
  });

  it('open brackets everywhere', () => {
    expectFlow(
      `
      app.get('/', (req, res) => {
        if (a) { //> open branch
          res.status(404).json({ //> explicit 404
      `,
    );
  });

  it('an open member before a send', () => {
    expectFlow(
      `
      app.get('/', (req, res) => {
        res.status(404). //> explicit 404, unclear; unsent 404
        res.json({});
      });
      `,
    );
  });

  it('a status without a value', () => {
    expectFlow(
      `
      app.get('/', (req, res) => {
        res.status().json({}); //> implicit 200 @ json, unclear
        if (
      `,
    );
  });

  it('a try without a catch', () => {
    expectFlow(
      `
      app.get('/', (req, res) => {
        try { res.json({}) //> implicit 200 @ json
      `,
    );
  });

  it('a return before a send', () => {
    expectFlow(
      `
      app.get('/', (req, res) => {
        return
        res.status(404); //> open end
      `,
    );
  });

  it('half a number', () => {
    expectFlow(
      `
      app.get('/', (req, res) => res.status(4 //> explicit  @ 4, unclear; unsent 
      `,
    );
  });

  it('a statement before which an `if` was typed', () => {
    expectFlow(
      `
      app.get('/', (req, res) => {
        if (a) //> open branch
        res.json({}); //> implicit 200 @ json, unclear
      });
      `,
    );
  });

  it('half a number in a closed bracket', () => {
    expectFlow(
      `
      app.get('/', (req, res) => {
        return res.status(40) //> explicit  @ 40, unclear; unsent 
      });
      `,
    );
  });

  it('a member that nobody calls yet', () => {
    expectFlow(
      `
      app.get('/', (req, res) => {
        return res.status(404).js; //> explicit 404, unclear; unsent 404
      });
      `,
    );
  });

  it('the beginning of a name is no body', () => {
    expectFlow(
      `
      app.get('/', async (request, reply) => {
        return rep;
      });
      `,
      FASTIFY,
    );
  });
});
