import type { FastifyInstance } from 'fastify';
import { orders } from './store.js';

// A Fastify 5 plugin, half of it right: what returns, throws or answers as it should gets no finding.
export default async function routes(fastify: FastifyInstance) {
  fastify.get('/orders', async () => orders.all());

  fastify.get<{ Params: { id: string } }>('/orders/:id', async (request, reply) => {
    const order = await orders.find(request.params.id);
    if (!order) {
      return reply.code(404).send({ error: 'No such order' });
    }
    return order;
  });

  fastify.post<{ Body: { sku?: string } }>('/orders', async (request, reply) => {
    if (!request.body.sku) {
      return { statusCode: 422, error: 'sku is required' }; // an object is a body: this is a 200
    }
    const order = await orders.create(request.body.sku);
    return reply.code(201).header('Location', `/orders/${order.id}`).send(order);
  });

  fastify.put<{ Params: { id: string } }>('/orders/:id/cancel', async (request, reply) => {
    const done = await orders.cancel(request.params.id);
    if (!done) {
      reply.send({ error: 'Already shipped' }, 409); // the second argument is ignored: 200
      return reply;
    }
    return reply.code(204).send({ cancelled: true }); // dropped
  });

  fastify.get('/orders/export', (request, reply) => {
    reply.redirect(301, '/exports/orders.csv'); // Fastify 5 takes the URL first
  });
}
