import { describe, expect, test } from 'vitest';
import { DEFAULT_CONFIG, type Config } from '../../../server/src/engine/config/config';
import { findingsAmong } from '../../../server/src/engine/lint/project-findings';
import { lint } from '../../../server/src/engine/lint/lint';
import { summaryOf } from '../../../server/src/engine/lint/summary';
import { EXPRESS } from '../../support/annotate-flow';
import { projectOf } from '../../support/project';

const express = { frameworks: new Map([['express', [4]]] as const), dependencies: new Set(['express']) };
const exempting = (...exemptPaths: readonly string[]): Config => ({ ...DEFAULT_CONFIG, exemptPaths });

/** The lines, from 1, of what is said of a file by itself. */
function linesOf(text: string, config: Config, rule?: string): readonly number[] {
  const { findings } = lint({ fileName: 'app.js', text, package: express, config });
  return findings
    .filter((finding) => rule === undefined || finding.rule === rule)
    .map(({ span }) => text.slice(0, span.start).split('\n').length);
}

const app = `const express = require('express');
const app = express();
app.post('/webhooks/pay', (req, res) => { res.status(299).json({}); });
app.get('/users/:id', (req, res) => { res.status(299).json({}); });
app.get(['/webhooks/a', '/webhooks/b'], (req, res) => { res.status(299).json({}); });
app.get(['/webhooks/a', '/users'], (req, res) => { res.status(299).json({}); });
app.get(['/webhooks/a', other()], (req, res) => { res.status(299).json({}); });
app.use('/webhooks', (req, res, next) => { res.status(299).json({}); });
app.use((req, res, next) => { res.status(299).json({}); });
function both(req, res) { res.status(299).json({}); }
app.get('/webhooks/c', both);
app.get('/webhooks/d', both);
function mixed(req, res) { res.status(299).json({}); }
app.get('/webhooks/e', mixed);
app.get('/users', mixed);
`;

describe('a file by itself', () => {
  test.each([
    [[], [3, 4, 5, 6, 7, 8, 9, 10, 13]],
    [['/webhooks/**'], [4, 6, 7, 9, 13]],
    [['webhooks/**/'], [4, 6, 7, 9, 13]],
    [['/webhooks/*'], [4, 6, 7, 8, 9, 13]],
    [
      ['/webhooks/**', '/users'],
      [4, 7, 9],
    ],
    [
      ['/users/:id', '/nothing'],
      [3, 5, 6, 7, 8, 9, 10, 13],
    ],
    [['**'], [7, 9]],
  ])('%j leaves %j', (exempt, lines) => {
    expect(linesOf(app, exempting(...exempt))).toEqual(lines);
  });

  test('Fastify too', () => {
    const text =
      "import Fastify from 'fastify';\nconst app = Fastify();\napp.get('/health', (request, reply) => { reply.code(299).send({}); });\napp.route({ method: 'GET', url: '/live', handler: (request, reply) => { reply.code(299).send({}); } });\n";
    const linted = (...exempt: readonly string[]): number =>
      lint({
        fileName: 'app.ts',
        text,
        package: { frameworks: new Map([['fastify', [5]]]), dependencies: new Set(['fastify']) },
        config: exempting(...exempt),
      }).findings.length;
    expect(linted()).toBe(2);
    expect(linted('/health')).toBe(1);
    expect(linted('/health', '/live')).toBe(0);
  });

  test('what is told once for a file is told of a handler that is heard', () => {
    const text = `const express = require('express');
const app = express();
app.get('/health', async (req, res, next) => {
  try { res.json(await look()); } catch (error) { res.status(500).json({ error: 'It failed.' }); }
});
app.get('/users', async (req, res, next) => {
  try { res.json(await look()); } catch (error) { res.status(500).json({ error: 'It failed.' }); }
});
`;
    const levels = (config: Config): readonly string[] =>
      lint({ fileName: 'app.js', text, package: express, config }).findings.map(({ level }) => level);
    expect(levels(DEFAULT_CONFIG)).toEqual(['information', 'hint']);
    expect(levels(exempting('/health'))).toEqual(['information']);
  });

  test('a comment that silences something there is not called idle', () => {
    const text = `const express = require('express');
const app = express();
app.get('/health', (req, res) => {
  res.status(299).json({}); // status-hints-disable-line no-unregistered-status
});
// status-hints-disable-next-line no-final-1xx
app.get('/users', (req, res) => { res.json([]); });
`;
    expect(linesOf(text, exempting('/health'))).toEqual([6]);
  });
});

describe('a project', () => {
  const files = {
    'app.js': `
      const hooks = require('./hooks');
      const users = require('./users');
      app.use('/webhooks', hooks);
      app.use('/api', users);
      app.listen(3000);
    `,
    'hooks.js': `
      const express = require('express');
      const router = express.Router();
      const { pay } = require('./pay');
      router.post('/paid', async (req, res) => { res.json(await find()); });
      router.post('/pay', pay);
      module.exports = router;
    `,
    'users.js': `
      const express = require('express');
      const router = express.Router();
      router.get('/webhooks', async (req, res) => { res.json(await find()); });
      module.exports = router;
    `,
    'pay.js': `
      exports.pay = async (req, res) => { res.json(await find()); };
    `,
  };

  /** In which files an error is lost, and how loudly that is said. */
  function lostIn(config: Config): Readonly<Record<string, readonly string[]>> {
    const { project, host } = projectOf(files, { ...EXPRESS, majors: [4] });
    const linted = (file: string, again: boolean) => {
      const location = host.at(file);
      const text = host.read(location) ?? '';
      const view = project.viewOf(location);
      const among = { summaries: project.summaries(), knowledge: view.knowledge };
      const result = lint({
        fileName: file,
        text,
        package: express,
        config,
        project: view,
        overFiles: again ? findingsAmong(among, location, config) : undefined,
      });
      project.note(location, summaryOf(result.handlers, text));
      return result;
    };
    for (const file of Object.keys(files)) linted(file, false);
    project.settle();
    return Object.fromEntries(
      Object.keys(files)
        .map((file) => {
          const lost = linted(file, true).findings.filter(({ rule }) => rule === 'no-lost-throw');
          return [file, lost.map(({ level }) => level)] as const;
        })
        .filter(([, lost]) => lost.length > 0),
    );
  }

  test('routes count by their full path, in the file that registers them and in that of the function', () => {
    expect(Object.keys(lostIn(DEFAULT_CONFIG))).toEqual(['hooks.js', 'users.js', 'pay.js']);
    expect(Object.keys(lostIn(exempting('/webhooks/**')))).toEqual(['users.js']);
    expect(Object.keys(lostIn(exempting('/api/webhooks')))).toEqual(['hooks.js', 'pay.js']);
    expect(Object.keys(lostIn(exempting('/pay')))).toEqual(['hooks.js', 'users.js', 'pay.js']);
  });

  test('what is told once for the project is told of a route that is heard', () => {
    const many = Array.from(
      { length: 7 },
      (_, at) => `app.get('/r${at}', async (req, res) => { res.json(await find()); });`,
    );
    const { project, host } = projectOf({ 'app.js': many.join('\n') }, { ...EXPRESS, majors: [4] });
    const location = host.at('app.js');
    const text = host.read(location) ?? '';
    const view = project.viewOf(location);
    const input = { fileName: 'app.js', text, package: express, project: view };
    const { handlers } = lint({ ...input, config: DEFAULT_CONFIG });
    const summaries = new Map([[location, summaryOf(handlers, text)]]);
    const told = (config: Config): readonly string[] =>
      lint({
        ...input,
        config,
        overFiles: findingsAmong({ summaries, knowledge: view.knowledge }, location, config),
      })
        .findings.filter(({ rule, level }) => rule === 'no-lost-throw' && level !== 'hint')
        .map(({ span }) => /'\/r\d'/.exec(text.slice(0, span.start).split('\n').at(-1) ?? '')?.[0] ?? '');
    expect(told(DEFAULT_CONFIG)).toEqual(["'/r0'"]);
    expect(told(exempting('/r0'))).toEqual(["'/r1'"]);
  });
});
