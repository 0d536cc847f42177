import { expect, test } from 'vitest';
import { lintText, wholeFileOf, type SnippetContext } from '../../support/lint-snippet';
import { CATALOGUE } from '../../../server/src/engine/lint/catalogue';
import { withFixes } from '../../../server/src/engine/lint/fixes';

const bad = `res.sendStatus(404).json({});`;
const handler = (body: string): string => wholeFileOf('express', `(req, res) => {\n${body}\n}`).text;
const run = (text: string, context: SnippetContext = {}): readonly string[] =>
  lintText('express', text, context).findings.map(({ rule, suppressed, message }) => {
    if (rule === 'unused-suppression') return `unused: ${message.split('. ')[0] ?? ''}.`;
    return suppressed ? `${rule} by ${suppressed.kind}: ${suppressed.reason ?? 'no reason'}` : rule;
  });

test('disable-next-line, with rules and a reason', () => {
  expect(run(handler(bad))).toEqual(['send-status-then-body']);
  expect(
    run(handler(`// status-hints-disable-next-line send-status-then-body -- the proxy wants it\n${bad}`)),
  ).toEqual(['send-status-then-body by next-line: the proxy wants it']);
  expect(run(handler(`/* status-hints-disable-next-line */\n${bad}`))).toEqual([
    'send-status-then-body by next-line: no reason',
  ]);
  expect(
    run(handler(`// status-hints-disable-next-line no-double-response, send-status-then-body\n${bad}`)),
  ).toEqual([
    'unused: This comment silences no no-double-response.',
    'send-status-then-body by next-line: no reason',
  ]);
});

test('blank lines and other comments do not count as the next line', () => {
  const stacked = `// status-hints-disable-next-line send-status-then-body\n\n// why it is so\n${bad}`;
  expect(run(handler(stacked))).toEqual(['send-status-then-body by next-line: no reason']);
});

test('disable-line stands on the line itself', () => {
  expect(run(handler(`${bad} // status-hints-disable-line send-status-then-body`))).toEqual([
    'send-status-then-body by line: no reason',
  ]);
  expect(run(handler(`${bad}\n// status-hints-disable-line`))).toEqual([
    'send-status-then-body',
    'unused: This comment silences nothing.',
  ]);
});

test('blocks last from disable to enable, by rule', () => {
  const block = `// status-hints-disable send-status-then-body -- old\n${bad}\n// status-hints-enable send-status-then-body\n`;
  expect(run(handler(`if (req.query.a) {\n${block}}\nelse {\n${bad}\n}`))).toEqual([
    'send-status-then-body by block: old',
    'send-status-then-body',
  ]);
  expect(run(handler(`// status-hints-disable\n${bad}\n/* status-hints-enable */`))).toEqual([
    'send-status-then-body by block: no reason',
  ]);
});

test('a disable above the first code and never ended is for the whole file', () => {
  expect(
    run(`#!/usr/bin/env node\n// a service\n/* status-hints-disable -- generated */\n${handler(bad)}`),
  ).toEqual(['send-status-then-body by file: generated']);
});

test('JSX comments count; strings, templates, JSX text and regular expressions do not', () => {
  const jsx = `const Page = () => <p>\n{/* status-hints-disable-line */}\n// status-hints-disable-line\n</p>;\n`;
  expect(run(`${handler(bad)}${jsx}`, { file: 'app.tsx' })).toEqual([
    'send-status-then-body',
    'unused: This comment silences nothing.',
  ]);
  const texts = `const a = '// status-hints-disable'; const b = \`/* status-hints-disable */ \${a} // status-hints-disable\n\`; const c = /status-hints-disable/;\n`;
  expect(run(texts + handler(bad))).toEqual(['send-status-then-body']);
});

test('only a comment that begins with the words counts', () => {
  expect(run(handler(`// see status-hints-disable-next-line\n${bad}`))).toEqual(['send-status-then-body']);
  expect(run(handler(`/**\n * status-hints-disable-next-line\n */\n${bad}`))).toEqual([
    'send-status-then-body by next-line: no reason',
  ]);
});

test('what silences nothing, misspelt rules and misspelt words are hints', () => {
  expect(run(handler(`// status-hints-disable-next-line\nres.json({});`))).toEqual([
    'unused: This comment silences nothing.',
  ]);
  expect(run(handler(`// status-hints-disable-next-line no-such\n${bad}`))).toEqual([
    'unused: There is no rule no-such.',
    'send-status-then-body',
  ]);
  expect(run(handler(`// status-hints-disable-nextline\n${bad}`))).toEqual([
    'unused: There is no comment status-hints-disable-nextline.',
    'send-status-then-body',
  ]);
  const { findings } = lintText('express', handler(`// status-hints-disable-next-line\nres.json({});`));
  expect(findings[0]).toMatchObject({ level: 'hint', tag: 'unnecessary' });
});

test('a comment about a rule that is off is not idle, and idle comments can be allowed', () => {
  const text = handler(`// status-hints-disable-next-line send-status-then-body\n${bad}`);
  expect(run(text, { levels: { 'send-status-then-body': 'off' } })).toEqual([]);
  const idle = handler(`// status-hints-disable-next-line\nres.json({});`);
  expect(run(idle, { levels: { 'unused-suppression': 'off' } })).toEqual([]);
  expect(lintText('express', idle, { levels: { 'unused-suppression': 'warning' } }).findings[0]?.level).toBe(
    'warning',
  );
  expect(
    lintText('express', `// status-hints-disable unused-suppression\n${idle}`).findings[0]?.suppressed,
  ).toBeDefined();
});

test('it is in the catalogue, with an example that holds', () => {
  const [rule] = CATALOGUE.filter(({ meta }) => meta.id === 'unused-suppression');
  for (const { framework, bad, good } of rule?.examples ?? []) {
    expect(run(wholeFileOf(framework, bad).text)).toEqual([
      'unused: This comment silences no no-explicit-500.',
    ]);
    expect(run(wholeFileOf(framework, good).text)).toEqual([]);
  }
  expect(rule?.examples).toHaveLength(1);
});

test('CRLF and emoji move nothing', () => {
  const text = handler(`/* 😀 */ // status-hints-disable-next-line -- ok\n${bad}`).replaceAll('\n', '\r\n');
  expect(run(text)).toEqual(['send-status-then-body by next-line: ok']);
});

test('its fixes remove the comment with its line, or one name of several', () => {
  const fix = (text: string): string => {
    const { findings } = lintText('express', text);
    const fixes = findings.flatMap((finding) => (finding.rule === 'unused-suppression' ? finding.fixes : []));
    expect(fixes.map(({ kind }) => kind)).toEqual(['suggestion']);
    return withFixes(text, fixes);
  };
  expect(fix(handler(`  // status-hints-disable-next-line\nres.json({});`))).toBe(handler(`res.json({});`));
  expect(fix(handler(`res.json({}); // status-hints-disable-line`))).toBe(handler(`res.json({}); `));
  expect(fix(handler(`// status-hints-disable-next-line no-such, send-status-then-body\n${bad}`))).toBe(
    handler(`// status-hints-disable-next-line send-status-then-body\n${bad}`),
  );
});
