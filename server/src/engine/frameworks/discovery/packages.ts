import type { FrameworkName } from '../../model/framework-name';

/** The majors that the adapters answer for. */
export const SUPPORTED_MAJORS: Readonly<Record<FrameworkName, readonly number[]>> = {
  express: [4, 5],
  fastify: [3, 4, 5],
};

const EXPRESS =
  /^(?:@types\/)?express(?:-serve-static-core)?(?:\/|$)|^express-(?:promise-router|async-router)$/;
const FASTIFY = /^fastify(?:\/|$)|^fastify-(?:plugin|type-provider-[\w-]+)$|^@fastify\//;
// Packages that no code without Express has.
const EXPRESS_COMPANION =
  /^express-(?:async-(?:handler|errors)|validator|rate-limit|session|jwt|fileupload|mongo-sanitize|ws)$/;

/** The framework whose types and values a module exports. */
export function frameworkOfModule(specifier: string): FrameworkName | undefined {
  if (EXPRESS.test(specifier)) return 'express';
  return FASTIFY.test(specifier) ? 'fastify' : undefined;
}

/** The framework that importing a module gives away, its companions included. */
export function frameworkHintedBy(specifier: string): FrameworkName | undefined {
  return frameworkOfModule(specifier) ?? (EXPRESS_COMPANION.test(specifier) ? 'express' : undefined);
}

// Servers and mocks whose handlers look like Express's and are none of ours.
const FOREIGN =
  /^(?:koa|koa-router|@koa\/[\w-]+|hono|@hono\/[\w-]+|@nestjs\/[\w-]+|next|restify|ldapjs|ldapts|msw|@tinyhttp\/[\w-]+|polka|restana|0http|micro|elysia|@hapi\/hapi|hapi|h3|nitropack|uWebSockets\.js|hyper-express|sails|@adonisjs\/[\w-]+|@sveltejs\/[\w-]+|@remix-run\/[\w-]+|itty-router|oak|@oak\/oak|json-server|miragejs|mockttp)(?:\/|$)/;

/** Whether a module belongs to a server, router or mock without an adapter. */
export function isForeignModule(specifier: string): boolean {
  return FOREIGN.test(specifier);
}

// What makes servers, clients and emitters: an object from here never registers a handler of ours.
const NOT_A_ROUTER =
  /^(?:node:)?(?:https?|http2|net|tls|events|cluster)$|^(?:axios|got|ky|node-fetch|undici|supertest|superagent|chai-http|socket\.io|ws|request|http-proxy(?:-middleware)?|express-http-proxy|redis|ioredis|lru-cache|node-cache|@apollo\/[\w-]+|graphql-yoga|nock|nodemailer|smtp-server)(?:\/|$)/;

/** Whether an object that a module makes can never be an application or router of ours. */
export function makesNoRouter(specifier: string): boolean {
  return isForeignModule(specifier) || NOT_A_ROUTER.test(specifier);
}

const BROWSER =
  /^(?:react|react-dom|react-router(?:-dom)?|react-redux|vue|vue-router|svelte|preact|solid-js|@angular\/[\w-]+|@reduxjs\/toolkit)$/;

/** Whether a module is of use in a browser only. */
export function isBrowserModule(specifier: string): boolean {
  return BROWSER.test(specifier);
}
