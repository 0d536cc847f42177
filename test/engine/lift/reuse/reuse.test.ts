import { expect, test } from 'vitest';
import { liftFile } from '../../../../server/src/engine/lift';
import type { DiscoveryContext } from '../../../../server/src/engine/frameworks/discovery';
import { beforeEdit, nextVersion } from '../../../../server/src/engine/lift/reuse/before';
import { follow } from '../../../../server/src/engine/syntax/remembered-by';
import { parseTree } from '../../../../server/src/engine/syntax/tree';

/** Which handlers an edit leaves as they were read; the property test beside this one proves that they still hold. */

const express: DiscoveryContext = {
  frameworks: new Map([['express', [4]]]),
  dependencies: new Set(['express']),
};
const HEAD = `const express = require('express');\nconst app = express();\n`;

/** The paths of the handlers that are read again when one text is replaced by another. */
function readAgain(code: string, from: string, to: string): readonly string[] {
  const before = parseTree('app.js', HEAD + code);
  expect(before.text.split(from)).toHaveLength(2);
  const tree = parseTree(
    'app.js',
    before.text.replace(from, () => to),
  );
  const model = liftFile(
    tree,
    express,
    beforeEdit({ tree: before, ...liftFile(before, express) }, tree.text),
  );
  return model.lifts
    .filter((lift) => lift.tree === tree)
    .map(({ read }) => read.path ?? read.name ?? read.role);
}

const route = (path: string, body: string): string => `app.get('${path}', (req, res) => {\n  ${body}\n});\n`;
const ROUTES =
  route('/a', 'res.send(one);') + route('/b', 'res.send(two);') + route('/c', 'res.send(three);');

test('an edit in a handler: that one alone', () => {
  expect(readAgain(ROUTES, 'two', 'too')).toEqual(['/b']);
});

test('a line more, and what is behind it stands elsewhere', () => {
  expect(readAgain(ROUTES, 'res.send(two)', 'if (x) return;\n  res.send(two)')).toEqual(['/b']);
});

test('an edit between handlers: all of them', () => {
  expect(readAgain(ROUTES, '/b', '/d')).toEqual(['/a', '/d', '/c']);
});

test('a text without an end: the parser reads the rest otherwise', () => {
  expect(readAgain(ROUTES, 'two', '`two')).toContain('/a');
});

test('an edit in a helper: whoever calls it', () => {
  const helper = 'function fail(res) {\n  res.status(404).end();\n}\n';
  const code = helper + route('/a', 'fail(res);') + route('/b', 'res.send(fine);');
  expect(readAgain(code, '404', '405')).toEqual(['fail', '/a']);
});

test('a helper of a helper, a constant made of one, a class that is derived', () => {
  const code = `
function code() {
  return 404;
}
function fail(res) {
  res.status(code()).end();
}
const missing = code();
class Missing extends Error {
  constructor() {
    super();
    this.status = 410;
  }
}
class Gone extends Missing {}
${route('/a', 'fail(res);')}${route('/b', 'res.status(missing).end();')}${route('/c', 'throw new Gone();')}${route('/d', 'res.end();')}`;
  expect(readAgain(code, '404', '405')).toEqual(['fail', '/a', '/b']);
  expect(readAgain(code, '410', '411')).toContain('/c');
  expect(readAgain(code, '410', '411')).not.toContain('/d');
});

test('a handler that another one calls by its name', () => {
  const code = `const show = (req, res) => {\n  res.send(shown);\n};\napp.get('/a', show);\n${route('/b', 'show(req, res);')}${route('/c', 'res.end();')}`;
  expect(readAgain(code, 'shown', 'seen')).toEqual(['/a', '/b']);
});

test('a method: whoever says `this.name`', () => {
  const code = `class Things {
  show(req, res) {
    res.send(shown);
  }
  list(req, res) {
    this.show(req, res);
  }
  make(req, res) {
    Thing.show(req.body);
    res.end();
  }
}
`;
  expect(readAgain(code, 'shown', 'seen')).toEqual(['show', 'list']);
});

test('a variable of the file that a handler writes: whoever reads it', () => {
  const code = `let code = 200;\n${route('/a', 'code = 404;')}${route('/b', 'res.status(code).end();')}${route('/c', 'res.end();')}`;
  expect(readAgain(code, '404', '405')).toEqual(['/a', '/b']);
  expect(readAgain(code, 'code = 404;', 'fine();')).toEqual(['/a', '/b']);
});

test('a member of an object of the file that a handler writes', () => {
  const code = `const last = { code: 200 };\n${route('/a', 'last.code = 404;')}${route('/b', 'res.status(last.code).end();')}${route('/c', 'res.end();')}`;
  expect(readAgain(code, '404', '405')).toEqual(['/a', '/b']);
});

test('an object that is given away from now on may be another', () => {
  const code = `const last = { code: 200 };\n${route('/a', 'see(this);')}${route('/b', 'res.status(last.code).end();')}${route('/c', 'res.end();')}`;
  expect(readAgain(code, 'see(this)', 'see(last)')).toEqual(['/a', '/b']);
});

test('a variable of its own with the name of an outer one concerns nobody', () => {
  const code = `let code = 200;\n${route('/a', 'let code; code = 404;')}${route('/b', 'res.status(code).end();')}`;
  expect(readAgain(code, '404', '405')).toEqual(['/a']);
});

test('what is asked of the whole file: a member that is deleted somewhere', () => {
  expect(readAgain(ROUTES, 'res.send(two)', 'delete body.stack')).toEqual(['/a', '/b', '/c']);
});

test('an error that is tested for all that can see it', () => {
  const inner = (path: string, body: string): string => `app.get('${path}', (req, res) => {\n${body}\n});\n`;
  const code = `load((err, things) => {\n${inner('/a', 'res.status(err.status).end();')}${inner('/b', 'see(things);')}});\n${route('/c', 'res.end();')}`;
  expect(readAgain(code, 'see(things)', 'if (err.status) see(things)')).toEqual(['/a', '/b']);
});

test('handlers on one line: the edits of one look at the line of the other', () => {
  const line = `app.get('/a', (req, res) => { res.send(one); }); app.get('/b', (req, res) => { res.send(two); });\n`;
  expect(readAgain(line + route('/c', 'res.end();'), 'one', 'won')).toEqual(['/a', '/b', '/c']);
});

test('of the earlier versions at most three are kept', () => {
  let tree = parseTree(
    'app.js',
    HEAD + ['/a', '/b', '/c', '/d', '/e'].map((path) => route(path, `res.send('${path}');`)).join(''),
  );
  let model = liftFile(tree, express);
  for (const path of ['/a', '/b', '/c', '/d', '/e', '/a', '/b']) {
    const next = parseTree('app.js', tree.text.replace(`send('${path}`, `send('x' + '${path}`));
    model = liftFile(next, express, beforeEdit({ tree, ...model }, next.text));
    tree = next;
    expect(new Set(model.lifts.map((lift) => lift.tree)).size).toBeLessThanOrEqual(4);
  }
});

test('a handler behind an edit is the same, further down, with all that it holds', () => {
  const before = parseTree('app.js', HEAD + ROUTES);
  const tree = parseTree('app.js', before.text.replace('one', 'one, another'));
  const { handlers } = liftFile(
    tree,
    express,
    beforeEdit({ tree: before, ...liftFile(before, express) }, tree.text),
  );
  const last = handlers.at(-1);
  const [response] = last?.responses ?? [];
  expect(response?.handler).toBe(last);
  expect(last?.responses).toBe(last?.responses);
  expect(response && tree.text.slice(response.span.start, response.span.end)).toBe('res.send(three)');
  const at = tree.text.lastIndexOf('.send');
  expect(response?.edits.setStatus(404)).toEqual([{ start: at, end: at, text: '.status(404)' }]);
});

test('while one function is typed, the tree of one version becomes that of the next; nothing that is kept was read from it', () => {
  const helper = 'function fail(res) {\n  res.status(404).end();\n}\n';
  let tree = parseTree('app.js', HEAD + helper + ROUTES + route('/d', 'fail(res);'));
  let model = liftFile(tree, express);
  const steps: readonly (readonly [string, string])[] = [
    ['two', 'tw'],
    ['tw)', 'twi)'],
    ['twi', 'twic'],
    // Another one: what was read of the first is to be kept, and its tree with it.
    ['three', 'thre'],
    ['thre)', 'thr)'],
    // A helper: whoever calls it is read again each time.
    ['404', '40'],
    ['40)', '403)'],
  ];
  const parsed: boolean[] = [];
  for (const [from, to] of steps) {
    const text = tree.text.replace(from, () => to);
    let isParsed = false;
    const next = nextVersion({ tree, ...model }, text, undefined, () => {
      isParsed = true;
      return parseTree('app.js', text);
    });
    follow(next.tree.source);
    model = liftFile(next.tree, express, next.before);
    expect(model.lifts.filter((lift) => lift.tree !== next.tree && lift.tree === tree && !isParsed)).toEqual(
      [],
    );
    tree = next.tree;
    parsed.push(isParsed);
  }
  expect(parsed).toEqual([true, false, false, true, false, true, false]);
});
