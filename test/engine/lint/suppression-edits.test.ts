import { describe, expect, test } from 'vitest';
import type { Finding } from '../../../server/src/engine/lint/lint';
import { suppressionEdits, type SuppressionScope } from '../../../server/src/engine/lint/suppression-edits';
import { CATALOGUE } from '../../../server/src/engine/lint/catalogue';
import { RULES } from '../../../server/src/engine/rules';
import { parseTree } from '../../../server/src/engine/syntax/tree';
import { applyEdits } from '../../../server/src/engine/text/edit';
import { lintText, wholeFileOf, type SnippetContext } from '../../support/lint-snippet';

const rule = 'send-status-then-body';
const bad = `res.sendStatus(404).json({});`;
const scopes: readonly SuppressionScope[] = ['next-line', 'line', 'file'];

const head = `import express from 'express';\nconst app = express();\n`;
const handler = (body: string): string => `${head}app.get('/', (req, res) => {\n${body}\n});\n`;

/** What identifies a finding when lines have moved. */
const nameOf = ({ rule: id, message, span }: Finding, text: string): string =>
  `${id} at ${text.slice(span.start, span.end)}: ${message}`;
const loud = (text: string, context?: SnippetContext): readonly Finding[] =>
  lintText('express', text, context).findings.filter(({ suppressed }) => !suppressed);

/**
 * The text with the first (or the given) finding silenced, which is proven by linting again: that finding and those of
 * its rule on its line are silent, every other one is not, and nothing is said about idle comments.
 */
function silenced(
  text: string,
  scope: SuppressionScope,
  context: SnippetContext & { readonly reason?: string; readonly of?: string } = {},
): string | undefined {
  const before = loud(text, context);
  const finding = before.find((one) => one.rule === (context.of ?? rule));
  if (!finding) throw new Error(`There is no such finding in:\n${text}`);
  const tree = parseTree(context.file ?? 'app.ts', text);
  const edits = suppressionEdits(tree, finding, scope, context.reason ?? 'agreed');
  if (!edits) return undefined;
  const after = applyEdits(text, edits);
  const lineOf = (at: number): number => text.slice(0, at).split(/\r\n|\n|\r/).length;
  const isMeant = (one: Finding): boolean =>
    one.rule === finding.rule && (scope === 'file' || lineOf(one.span.start) === lineOf(finding.span.start));
  const expected = before.filter((one) => !isMeant(one)).map((one) => nameOf(one, text));
  expect(loud(after, context).map((one) => nameOf(one, after))).toEqual(expected);
  return after;
}

/** The same of a handler's body alone. */
function inHandler(body: string, scope: SuppressionScope, reason?: string): string | undefined {
  const after = silenced(handler(body), scope, reason === undefined ? {} : { reason });
  return after?.slice(handler('').length - '\n});\n'.length, -'\n});\n'.length);
}

describe('above the line', () => {
  test('with its indentation', () => {
    expect(inHandler(`\t  ${bad}`, 'next-line')).toBe(
      `\t  // status-hints-disable-next-line ${rule} -- agreed\n\t  ${bad}`,
    );
  });

  test('of the line on which the finding is, not of its statement', () => {
    const chain = (comment: string): string => handler(`  res\n${comment}    .status(7)\n    .json({});`);
    expect(silenced(chain(''), 'next-line', { of: 'no-invalid-status' })).toBe(
      chain('    // status-hints-disable-next-line no-invalid-status -- agreed\n'),
    );
  });

  test('without a reason when there is none; a line break in one becomes a space', () => {
    expect(inHandler(bad, 'next-line', ' ')).toBe(`// status-hints-disable-next-line ${rule}\n${bad}`);
    expect(inHandler(bad, 'next-line', 'a\nb\u2028c')).toBe(
      `// status-hints-disable-next-line ${rule} -- a b c\n${bad}`,
    );
  });

  test('on the first line, and on the last that has no line break', () => {
    const line = `require('express')().get('/', (req, res) => ${bad.slice(0, -1)})`;
    expect(silenced(line, 'next-line')).toBe(`// status-hints-disable-next-line ${rule} -- agreed\n${line}`);
    expect(silenced(`'use strict'\r\n${line}`, 'next-line')).toBe(
      `'use strict'\r\n// status-hints-disable-next-line ${rule} -- agreed\r\n${line}`,
    );
  });

  test('with the line breaks of the file', () => {
    const after = silenced(handler(bad).replaceAll('\n', '\r\n'), 'next-line');
    expect(after).toContain('agreed\r\nres.');
    expect(after?.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    expect(silenced(handler(bad).replaceAll('\n', '\r'), 'next-line')).not.toContain('\n');
  });

  test('comments of other tools stay right above the line', () => {
    const others = `  // eslint-disable-next-line no-magic-numbers\n  /* @ts-expect-error: old types */\n`;
    expect(inHandler(`  // why\n${others}  ${bad}`, 'next-line')).toBe(
      `  // why\n  // status-hints-disable-next-line ${rule} -- agreed\n${others}  ${bad}`,
    );
  });

  test('what only looks like such a comment is part of a template', () => {
    const text = '`\n// eslint-disable-next-line ${\n';
    expect(inHandler(`log(${text}${bad.slice(0, -1)}}\`);`, 'next-line')).toContain(
      `${text}// status-hints-disable-next-line`,
    );
  });

  test('a comment there for another rule is extended and keeps its reason', () => {
    expect(
      inHandler(`// status-hints-disable-next-line no-such-a, no-such-b -- theirs\n\n${bad}`, 'next-line'),
    ).toBe(`// status-hints-disable-next-line no-such-a, no-such-b, ${rule} -- theirs\n\n${bad}`);
    expect(inHandler(`/* status-hints-disable-next-line no-such */\n${bad}`, 'next-line', 'a */ b')).toBe(
      `/* status-hints-disable-next-line no-such, ${rule} -- a * / b */\n${bad}`,
    );
  });

  test('a comment for the line below is no place for this one', () => {
    const two = `${bad} // status-hints-disable-line no-such\n${bad}`;
    expect(inHandler(two, 'next-line')).toBe(`// status-hints-disable-next-line ${rule} -- agreed\n${two}`);
  });

  test('nothing where the line begins in a template, a text or a comment', () => {
    expect(inHandler(`log(\`\n \${${bad.slice(0, -1)}}\`);`, 'next-line')).toBeUndefined();
    expect(inHandler(`log('\\\n', ${bad.slice(0, -1)});`, 'next-line')).toBeUndefined();
    expect(inHandler(`/* a\n */ ${bad}`, 'next-line')).toBeUndefined();
  });

  test('nothing for a comment that stands alone: comments do not count as the next line', () => {
    const idle = handler(`// status-hints-disable-next-line no-error-leak\nres.json({});`);
    expect(silenced(idle, 'next-line', { of: 'unused-suppression' })).toBeUndefined();
  });
});

describe('at the end of the line', () => {
  test('behind what stands there', () => {
    expect(inHandler(`  ${bad}  `, 'line')).toBe(`  ${bad} // status-hints-disable-line ${rule} -- agreed`);
    expect(inHandler(`res.sendStatus(404).json({\n});`, 'line')).toBe(
      `res.sendStatus(404).json({ // status-hints-disable-line ${rule} -- agreed\n});`,
    );
  });

  test('at the end of the file and with other line breaks', () => {
    const line = `require('express')().get('/', (req, res) => ${bad.slice(0, -1)})`;
    expect(silenced(line, 'line')).toBe(`${line} // status-hints-disable-line ${rule} -- agreed`);
    expect(silenced(handler(bad).replaceAll('\n', '\r\n'), 'line')).toContain(`${rule} -- agreed\r\n});`);
  });

  test('in front of a comment that ends the line, or goes on', () => {
    const comment = `/* status-hints-disable-line ${rule} -- a * / b */`;
    expect(inHandler(`${bad} // theirs`, 'line', 'a */ b')).toBe(`${bad} ${comment} // theirs`);
    expect(inHandler(`${bad} /* the\nirs */`, 'line', 'a */ b')).toBe(`${bad} ${comment} /* the\nirs */`);
    expect(inHandler(`${bad} /* theirs */`, 'line')).toBe(
      `${bad} /* theirs */ // status-hints-disable-line ${rule} -- agreed`,
    );
  });

  test('a comment there for another rule is extended; one for all rules hides no idle one', () => {
    expect(inHandler(`${bad} // status-hints-disable-line no-such`, 'line')).toBe(
      `${bad} // status-hints-disable-line no-such, ${rule} -- agreed`,
    );
    const idle = handler(`res.json({}); // status-hints-disable-line`);
    expect(silenced(idle, 'line', { of: 'unused-suppression' })).toBe(
      handler(
        `res.json({}); /* status-hints-disable-line unused-suppression -- agreed */ // status-hints-disable-line`,
      ),
    );
  });

  test('an idle comment alone on its line, which does not become a line that others stop at', () => {
    const idle = `// status-hints-disable-next-line no-error-leak`;
    const own = `// status-hints-disable-next-line ${rule}`;
    expect(silenced(handler(`${own}\n${idle}\n${bad}`), 'line', { of: 'unused-suppression' })).toBe(
      handler(`${own}\n/* status-hints-disable-line unused-suppression -- agreed */ ${idle}\n${bad}`),
    );
  });

  test('nothing where the line ends in a template or a text', () => {
    expect(inHandler(`log(\`\${${bad.slice(0, -1)}}\n\`);`, 'line')).toBeUndefined();
    expect(inHandler(`log(${bad.slice(0, -1)}, '\\\n');`, 'line')).toBeUndefined();
    // Behind the template there is a place again.
    expect(inHandler(`log(\`\n\${${bad.slice(0, -1)}}\`);`, 'line')).toContain('`); // status-hints-');
  });
});

describe('at the top of the file', () => {
  const comment = `/* status-hints-disable ${rule} -- agreed */\n`;
  test.each([
    ['a file', '', ''],
    ['`use strict`', '', `'use strict';\n`],
    ['behind a shebang', '#!/usr/bin/env node\n', ''],
    ['behind a header', '// Copyright\n// All rights\n', '\n'],
    ['behind the comment of a test runner', '/**\n * @jest-environment node\n */\n', ''],
    ['behind both', '#!/usr/bin/env node\n/* Copyright */\n', '\n// eslint-disable-next-line\n'],
    ['in front of a comment about the code', '', '// eslint-disable-next-line\n'],
    ['in front of a comment on the line of the code', '', '/* first */ '],
  ])('%s', (_name, before, behind) => {
    expect(silenced(`${before}${behind}${handler(bad)}`, 'file')).toBe(
      `${before}${comment}${behind}${handler(bad)}`,
    );
  });

  test('a comment there for another rule is extended, several lines too', () => {
    const text = handler(`${bad}\n`);
    expect(silenced(`/* status-hints-disable no-such -- theirs */\n${text}`, 'file')).toBe(
      `/* status-hints-disable no-such, ${rule} -- theirs */\n${text}`,
    );
    expect(silenced(`/*\n * status-hints-disable\n * no-such\n */\n${text}`, 'file')).toBe(
      `/*\n * status-hints-disable\n * no-such, ${rule} -- agreed\n */\n${text}`,
    );
  });

  test('a header that the finding is about stays below', () => {
    const idle = `/* status-hints-disable no-error-leak */\n${handler('res.json({});')}`;
    expect(silenced(idle, 'file', { of: 'unused-suppression' })).toBe(
      `/* status-hints-disable unused-suppression -- agreed */\n${idle}`,
    );
  });

  test('nothing where another comment switches the rule on', () => {
    const between = (word: string): string => `// status-hints-disable ${rule}\n// ${word}\n${bad}`;
    expect(inHandler(between('status-hints-enable'), 'file')).toBeUndefined();
    expect(inHandler(between(`status-hints-enable ${rule}`), 'file')).toBeUndefined();
  });
});

describe('in JSX', () => {
  const page = (children: string): string => `${head}const page = <p>${children}</p>;\n`;
  const call = `{app.get('/', (req, res) => ${bad.slice(0, -1)})}`;
  const run = (children: string, scope: SuppressionScope): string | undefined =>
    silenced(page(children), scope, { file: 'app.tsx' })?.slice(
      page('').length - '</p>;\n'.length,
      -'</p>;\n'.length,
    );

  test('a comment among children stands in braces', () => {
    expect(run(`\n  ${call}\n`, 'next-line')).toBe(
      `\n  {/* status-hints-disable-next-line ${rule} -- agreed */}\n  ${call}\n`,
    );
    // No space in front of the braces: JSX would show it.
    expect(run(`\n  ${call}  \n`, 'line')).toBe(
      `\n  ${call}{/* status-hints-disable-line ${rule} -- agreed */}  \n`,
    );
    expect(run(`\n  ${call} and\n`, 'line')).toBe(
      `\n  ${call} and{/* status-hints-disable-line ${rule} -- agreed */}\n`,
    );
  });

  test('nothing between words, which a comment would join', () => {
    expect(run(`\n ${call} and\n more`, 'line')).toBeUndefined();
    expect(run(`\n words\n in a row ${call}`, 'next-line')).toBeUndefined();
  });

  test('inside an expression or between attributes it is a comment like any other', () => {
    const inner = call.slice(1, -1);
    expect(run(`{\n  ${inner}\n}`, 'next-line')).toContain(`{\n  // status-hints-disable-next-line`);
    expect(run(`<a\n  b={${inner}}\n/>`, 'next-line')).toContain(`<a\n  // status-hints-disable-next-line`);
    expect(run(`<a\n  b={${inner}}\n/>`, 'line')).toContain(`} // status-hints-disable-line`);
  });
});

// Every rule's own example, in every scope: the finding goes, the others stay, and no comment is idle.
describe.each(CATALOGUE.map((one) => [one.meta.id, one] as const))('%s', (id, one) => {
  // Alone, as another rule can have the better-founded verdict.
  const alone = RULES.includes(one) ? one : undefined;
  test.each(scopes)('%s', (scope) => {
    for (const { framework, majors, bad: code } of one.examples) {
      const context = majors ? { majors } : {};
      const { text } = wholeFileOf(framework, code);
      const findings = lintText(framework, text, context, alone).findings.filter(
        ({ rule: found }) => found === id,
      );
      for (const finding of findings) {
        const edits = suppressionEdits(parseTree('app.ts', text), finding, scope, 'agreed');
        if (!edits) {
          expect([id, scope]).toEqual(['unused-suppression', 'next-line']);
          continue;
        }
        const after = lintText(framework, applyEdits(text, edits), context, alone).findings;
        const kind = { reason: 'agreed', kind: scope };
        expect(after.map(({ rule: found, suppressed }) => [found, suppressed])).toContainEqual([id, kind]);
        expect(
          after.some(({ rule: found, suppressed }) => found === 'unused-suppression' && !suppressed),
        ).toBe(false);
      }
      expect(findings).not.toEqual([]);
    }
  });
});
