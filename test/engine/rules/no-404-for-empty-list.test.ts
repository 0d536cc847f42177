import { no404ForEmptyList } from '../../../server/src/engine/rules/no-404-for-empty-list';
import { testRule } from '../../support/rule-tester';

testRule(no404ForEmptyList, {
  express: [
    {
      why: 'a collection in which nothing is',
      path: '/orders',
      code: `
        async (req, res) => {
          const orders = await Order.find({ open: true });
          if (orders.length === 0) return res.status(404).json([]);
                                                     ^^^ information: 200 OK with an empty list
          res.json(orders);
        }
      `,
      fixed: `
        async (req, res) => {
          const orders = await Order.find({ open: true });
          if (orders.length === 0) return res.status(200).json([]);
          res.json(orders);
        }
      `,
    },
    {
      why: 'the last parameter says whose things they are',
      path: '/api/orders/user/:userId',
      code: `
        async (req, res) => {
          const orders = await Order.findAll({ where: { userId: req.params.userId } });
          if (!orders.length) return res.status(400).json({ error: 'No orders' });
                                                ^^^ information
          res.json(orders);
        }
      `,
    },
    {
      why: 'an error that is thrown in a try and handed on',
      path: '/orders',
      code: `
        async (req, res, next) => {
          try {
            const orders = await Order.findAll();
            if (orders.length === 0) throw createError(404, 'No orders');
                                     ^^^^^ information
            res.json(orders);
          } catch (error) {
            next(error);
          }
        }
      `,
    },
    {
      why: 'the policy wants 204',
      path: '/orders',
      config: { emptyCollection: '204' },
      code: `
        async (req, res) => {
          const orders = await Order.find({ open: true });
          if (orders.length === 0) return res.status(404).end();
                                                     ^^^ information: 204 No Content
          res.json(orders);
        }
      `,
    },
    {
      why: 'the policy wants 404',
      path: '/orders',
      config: { emptyCollection: '404' },
      code: `
        async (req, res) => {
          const orders = await Order.find({ open: true });
          if (orders.length === 0) return res.status(404).json([]);
          res.json(orders);
        }
      `,
    },
    {
      why: 'any policy',
      path: '/orders',
      config: { emptyCollection: 'any' },
      code: `
        async (req, res) => {
          const orders = await Order.find({ open: true });
          if (orders.length === 0) return res.status(404).json([]);
          res.json(orders);
        }
      `,
    },
    {
      why: 'the path ends in the identity of one thing',
      path: '/orders/:orderId',
      code: `
        async (req, res) => {
          const orders = await Order.find({ _id: req.params.orderId });
          if (orders.length === 0) return res.status(404).json({ error: 'Not found' });
          res.json(orders);
        }
      `,
    },
    {
      why: 'one row that was fetched as a list',
      path: '/orders/latest',
      code: `
        async (req, res) => {
          const rows = await db.query('SELECT * FROM orders ORDER BY created');
          if (rows.length === 0) return res.status(404).json({ error: 'Not found' });
          res.json(rows[0]);
        }
      `,
    },
    {
      why: 'an array is always true: behind this test nothing is empty',
      path: '/orders',
      code: `
        async (req, res) => {
          const orders = await Order.find({ open: true });
          if (!orders) return res.status(404).json({ error: 'Not found' });
          res.json(orders);
        }
      `,
    },
    {
      why: 'a POST is no question for a collection',
      path: '/orders/cancel',
      method: 'post',
      code: `
        async (req, res) => {
          const orders = await Order.find({ open: true });
          if (orders.length === 0) return res.status(404).json({ error: 'Nothing to cancel' });
          res.json(orders);
        }
      `,
    },
    {
      why: 'an archive of no files is no empty list',
      path: '/files/download',
      code: `
        async (req, res) => {
          const files = await File.findAll({ where: { name: req.query.names } });
          if (files.length === 0) return res.status(404).send('Nothing to download');
          archiveOf(files).pipe(res);
        }
      `,
    },
  ],
  fastify: [
    {
      why: 'a collection in which nothing is',
      path: '/orders',
      code: `
        async (request, reply) => {
          const orders = await Order.find({ open: true });
          if (!orders.length) return reply.code(404).send([]);
                                                ^^^ information
          return orders;
        }
      `,
    },
    {
      why: 'an empty list is sent',
      path: '/orders',
      code: `
        async (request, reply) => {
          return await Order.find({ open: true });
        }
      `,
    },
  ],
});
