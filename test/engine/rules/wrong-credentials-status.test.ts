import { wrongCredentialsStatus } from '../../../server/src/engine/rules/wrong-credentials-status';
import type { KnownErrorHandler } from '../../../server/src/engine/model/project-knowledge';
import { testRule } from '../../support/rule-tester';

/** A project whose error handler does, or does not, ask what kind of error it has. */
const answering = (framework: KnownErrorHandler['framework'], tellsApart: boolean) => ({
  complete: true,
  errorHandlers: [
    {
      name: 'onError',
      framework,
      place: { file: 'src/errors.ts', line: 3, span: { start: 40, end: 47 } },
      reads: ['status'],
      tellsApart,
      sendsMessage: false,
    },
  ],
});

testRule(wrongCredentialsStatus, {
  express: [
    {
      why: 'a token that is wrong throws, and the error handler knows no more than a status',
      project: answering('express', false),
      code: `
        import express from 'express';
        import jwt from 'jsonwebtoken';
        const app = express();
        app.use((req, res, next) => {
          req.user = jwt.verify(req.headers.authorization, 'secret');
                     ^^^^^^^^^^ warning: 500 Internal Server Error for a failed
          next();
        });
      `,
    },
    {
      why: 'the error handler asks what kind of error it is',
      project: answering('express', true),
      code: `
        import express from 'express';
        import jwt from 'jsonwebtoken';
        const app = express();
        app.use((req, res, next) => {
          req.user = jwt.verify(req.headers.authorization, 'secret');
          next();
        });
      `,
    },
    {
      why: 'no error handler is to be seen',
      project: { complete: true, errorHandlers: [] },
      code: `
        import express from 'express';
        import jwt from 'jsonwebtoken';
        const app = express();
        app.use((req, res, next) => {
          req.user = jwt.verify(req.headers.authorization, 'secret');
                     ^^^^^^^^^^ information: the error handler of the framework
          next();
        });
      `,
    },
    {
      why: 'not all of the project is read yet',
      project: { ...answering('express', false), complete: false },
      code: `
        import express from 'express';
        import jwt from 'jsonwebtoken';
        const app = express();
        app.use((req, res, next) => {
          req.user = jwt.verify(req.headers.authorization, 'secret');
          next();
        });
      `,
    },
    {
      why: 'a catch answers for it',
      project: answering('express', false),
      code: `
        import express from 'express';
        import jwt from 'jsonwebtoken';
        const app = express();
        app.use((req, res, next) => {
          try {
            req.user = jwt.verify(req.headers.authorization, 'secret');
          } catch {
            return res.status(401).end();
          }
          next();
        });
      `,
    },
    {
      why: 'a catch that only hands it on',
      project: answering('express', false),
      code: `
        async (req, res, next) => {
          try {
            const { uid } = await auth.verifyIdToken(req.body.idToken);
                                  ^^^^^^^^^^^^^^^^^^ warning
            res.json({ uid });
          } catch (error) {
            next(error);
          }
        }
      `,
    },
    {
      why: 'a catch that takes what the library throws, and hands on the rest',
      project: answering('express', false),
      code: `
        import express from 'express';
        import jwt from 'jsonwebtoken';
        const app = express();
        app.use((req, res, next) => {
          try {
            req.user = jwt.verify(req.headers.authorization, 'secret');
            next();
          } catch (error) {
            if (error.name === 'JsonWebTokenError') throw new Unauthorized('Invalid token');
            throw error;
          }
        });
      `,
    },
    {
      why: 'a callback gets the error',
      project: answering('express', false),
      code: `
        import express from 'express';
        import jwt from 'jsonwebtoken';
        const app = express();
        app.use((req, res, next) => {
          jwt.verify(req.headers.authorization, 'secret', (error, user) => {
            if (error) return res.status(401).end();
            req.user = user;
            next();
          });
        });
      `,
    },
    {
      why: 'in Express 4 a rejection reaches nobody, which no-lost-throw is about',
      project: answering('express', false),
      majors: [4],
      code: `
        async (req, res) => {
          const { uid } = await auth.verifyIdToken(req.body.idToken);
          res.json({ uid });
        }
      `,
    },
    {
      why: 'what the server has signed for itself is checked',
      project: answering('express', false),
      code: `
        import express from 'express';
        import jwt from 'jsonwebtoken';
        const app = express();
        app.get('/state', (req, res) => {
          const license = jwt.verify(process.env.LICENSE, 'secret');
          res.json(license);
        });
      `,
    },
    {
      why: 'a wrong password answered 404',
      method: 'post',
      path: '/login',
      code: `
        async (req, res) => {
          const user = await User.findOne({ email: req.body.email });
          const valid = await bcrypt.compare(req.body.password, user.password);
          if (!valid) return res.status(404).json({ message: 'Wrong password' });
                                        ^^^ warning
          res.json(user);
        }
      `,
      fixed: {
        'Answer 401 Unauthorized': `
        async (req, res) => {
          const user = await User.findOne({ email: req.body.email });
          const valid = await bcrypt.compare(req.body.password, user.password);
          if (!valid) return res.status(401).json({ message: 'Wrong password' });
          res.json(user);
        }
        `,
      },
    },
    {
      why: 'a wrong password answered 400 is arguable',
      method: 'post',
      path: '/login',
      code: `
        async (req, res) => {
          const user = await User.findOne({ email: req.body.email });
          if (!(await bcrypt.compare(req.body.password, user.password))) return res.status(400).json({ message: 'Wrong password' });
                                                                                           ^^^ information
          res.json(user);
        }
      `,
    },
    {
      why: 'a wrong password answered 200',
      method: 'post',
      path: '/login',
      code: `
        async (req, res) => {
          const user = await User.findOne({ email: req.body.email });
          const isMatch = await bcrypt.compare(req.body.password, user.password);
          if (!isMatch) return res.json({ message: 'Wrong password' });
                                   ^^^^ warning
          res.status(201).json(user);
        }
      `,
    },
    {
      why: 'the unknown account of a login',
      method: 'post',
      path: '/login',
      code: `
        async (req, res) => {
          const user = await User.findOne({ email: req.body.email });
          if (!user) return res.status(404).json({ message: 'No such user' });
                                       ^^^ warning
          res.json(user);
        }
      `,
    },
    {
      why: 'the words say it',
      method: 'post',
      path: '/session',
      code: `
        async (req, res) => {
          const result = await check(req.body);
          if (result.refused) return res.status(500).json({ message: 'Invalid credentials' });
                                                ^^^ warning
          res.json(result);
        }
      `,
    },
    {
      why: 'a reset token is another proof',
      method: 'post',
      path: '/reset-password',
      code: `
        async (req, res) => {
          const token = await Token.findOne({ token: req.body.token });
          if (!token) return res.status(400).json({ message: 'Invalid token' });
          res.json({});
        }
      `,
    },
    {
      why: 'so is the token of an invitation',
      method: 'post',
      path: '/invitations/accept',
      code: `
        (req, res) => {
          const valid = verifyToken(req.body.token);
          if (!valid) return res.status(404).json({ message: 'Invalid token' });
          res.json({});
        }
      `,
    },
    {
      why: 'and one that verifies an address',
      method: 'post',
      path: '/verify-email',
      code: `
        (req, res) => {
          const valid = verifyToken(req.body.token);
          if (!valid) return res.status(400).json({ message: 'Invalid token' });
          res.json({});
        }
      `,
    },
    {
      why: 'a token that is good, but of another kind',
      code: `
        (req, res) => {
          const caller = callerOf(req);
          if (caller.kind === FRONTEND) return res.status(403).json({ message: 'invalid token: expected a different token type for this endpoint' });
          res.json({});
        }
      `,
    },
    {
      why: 'and one that unsubscribes',
      method: 'post',
      path: '/unsubscribe',
      code: `
        (req, res) => {
          const valid = verifyToken(req.body.token);
          if (!valid) return res.status(400).json({ message: 'Invalid token' });
          res.json({});
        }
      `,
    },
    {
      why: 'an OAuth token endpoint answers invalid_grant',
      method: 'post',
      path: '/oauth/token',
      code: `
        (req, res) => {
          const valid = verifyToken(req.body.refresh_token);
          if (!valid) return res.status(400).json({ error: 'invalid_grant', error_description: 'Invalid refresh token' });
          res.json({});
        }
      `,
    },
    {
      why: 'too many attempts are no wrong password',
      method: 'post',
      path: '/login',
      code: `
        async (req, res) => {
          const user = await User.findOne({ email: req.body.email });
          const valid = await bcrypt.compare(req.body.password, user.password);
          if (!valid) return res.status(429).json({ message: 'Wrong password, wait a minute' });
          res.json(user);
        }
      `,
    },
    {
      why: 'a 401 is right',
      method: 'post',
      path: '/login',
      code: `
        async (req, res) => {
          const user = await User.findOne({ email: req.body.email });
          const valid = await bcrypt.compare(req.body.password, user.password);
          if (!valid) return res.status(401).json({ message: 'Wrong password' });
          res.json(user);
        }
      `,
    },
    {
      why: 'the policy can be another',
      method: 'post',
      path: '/login',
      config: { wrongCredentials: '403' },
      code: `
        async (req, res) => {
          const user = await User.findOne({ email: req.body.email });
          const valid = await bcrypt.compare(req.body.password, user.password);
          if (!valid) return res.status(401).json({ message: 'Wrong password' });
                                        ^^^ information
          res.json(user);
        }
      `,
    },
    {
      why: 'or leave it open',
      method: 'post',
      path: '/login',
      config: { wrongCredentials: 'any' },
      code: `
        async (req, res) => {
          const user = await User.findOne({ email: req.body.email });
          const valid = await bcrypt.compare(req.body.password, user.password);
          if (!valid) return res.status(400).json({ message: 'Wrong password' });
          res.json(user);
        }
      `,
    },
    {
      why: 'the old password of a caller who is known confirms a change; a client would log out on 401',
      method: 'put',
      path: '/users/update-password',
      code: `
        async (req, res) => {
          const user = await User.findById(req.user.id);
          const valid = await bcrypt.compare(req.body.oldPassword, user.password);
          if (!valid) return res.status(400).json({ message: 'Wrong password' });
          res.json(user);
        }
      `,
    },
    {
      why: 'it is no trouble of the server either',
      method: 'put',
      path: '/users/update-password',
      code: `
        async (req, res) => {
          const user = await User.findById(req.user.id);
          const valid = await bcrypt.compare(req.body.oldPassword, user.password);
          if (!valid) return res.status(404).json({ message: 'Wrong password' });
                                        ^^^ warning
          res.json(user);
        }
      `,
    },
    {
      why: 'the account behind a session is gone',
      path: '/profile',
      code: `
        async (req, res) => {
          const user = await User.findById(req.user.id);
          if (!user) return res.status(404).json({ message: 'User not found' });
          res.json(user);
        }
      `,
    },
    {
      why: 'a success that only an early return left over',
      method: 'post',
      path: '/login',
      code: `
        async (req, res) => {
          const user = await User.findOne({ email: req.body.email });
          const samePassword = await bcrypt.compare(req.body.password, user.password);
          if (samePassword) return res.status(409).json({ message: 'Choose another one' });
          res.json({ token: sign(user) });
        }
      `,
    },
    {
      why: 'a plain error becomes what the error handler makes of it',
      method: 'post',
      path: '/login',
      code: `
        async (req, res) => {
          const user = await User.findOne({ email: req.body.email });
          const valid = await bcrypt.compare(req.body.password, user.password);
          if (!valid) throw new Error('Wrong password');
          res.json(user);
        }
      `,
    },
    {
      why: 'names against the words of the body',
      code: `
        (req, res) => {
          const { isPasswordCorrect } = outcomeOf(req);
          if (!isPasswordCorrect) return res.status(400).json({ message: 'Passwords must match' });
          res.json({});
        }
      `,
    },
    {
      why: 'a sign-up that tries the password of an account that exists answers the conflict',
      method: 'post',
      path: '/register',
      code: `
        async (req, res) => {
          const user = await User.findOne({ email: req.body.email });
          if (user) {
            const valid = await bcrypt.compare(req.body.password, user.password);
            if (!valid) return res.status(400).json({ message: 'That email address is already registered.' });
          }
          res.json({});
        }
      `,
    },
  ],
  fastify: [
    {
      why: 'a token that is wrong throws, and the error handler knows no more than a status',
      project: answering('fastify', false),
      code: `
        import Fastify from 'fastify';
        import { jwtVerify } from 'jose';
        const app = Fastify();
        app.addHook('preHandler', async (request) => {
          const { payload } = await jwtVerify(request.headers.authorization, key);
                                    ^^^^^^^^^ warning
          request.user = payload;
        });
      `,
    },
    {
      why: 'a wrong password answered 500',
      method: 'post',
      path: '/login',
      code: `
        async (request, reply) => {
          const user = await User.findOne({ email: request.body.email });
          const valid = await bcrypt.compare(request.body.password, user.password);
          if (!valid) return reply.code(500).send({ message: 'Wrong password' });
                                        ^^^ warning
          return user;
        }
      `,
      fixed: `
        async (request, reply) => {
          const user = await User.findOne({ email: request.body.email });
          const valid = await bcrypt.compare(request.body.password, user.password);
          if (!valid) return reply.code(401).send({ message: 'Wrong password' });
          return user;
        }
      `,
    },
    {
      why: 'a 401 is right',
      method: 'post',
      path: '/login',
      code: `
        async (request, reply) => {
          const user = await User.findOne({ email: request.body.email });
          const valid = await bcrypt.compare(request.body.password, user.password);
          if (!valid) return reply.code(401).send({ message: 'Wrong password' });
          return user;
        }
      `,
    },
  ],
});
