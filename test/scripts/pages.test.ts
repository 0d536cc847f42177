import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { ruleDocument, ruleTables } from '../../scripts/generate/rule-index';
import { statusGlossary } from '../../scripts/generate/status-codes';
import { textOfPage } from '../../server/src/cli/page-text';
import { coloursOf } from '../../server/src/cli/colours';
import { DECLARATION, SETTING_KEYS, type Declared } from '../../server/src/engine/config/declaration';
import { allStatuses, labelOf } from '../../server/src/engine/http/statuses';
import { CATALOGUE } from '../../server/src/engine/lint/catalogue';
import { directivesOf } from '../../server/src/engine/lint/directives';
import { ruleAddress } from '../../server/src/engine/lint/rule-address';
import { markdownOf } from '../../server/src/engine/pages/markdown';
import { rulePage } from '../../server/src/engine/pages/rule-page';
import { statusPage } from '../../server/src/engine/pages/status-page';
import { GUIDES } from '../../server/src/engine/rules/guides';
import { parseTree } from '../../server/src/engine/syntax/tree';

const pages = CATALOGUE.map((rule) => [rule.meta.id, rule, ruleDocument(rule)] as const);
const plain = coloursOf({ write: () => undefined, isTTY: false, columns: undefined }, {});

/** The words of a page without marks, addresses and line breaks. */
function words(text: string): string {
  return text
    .replaceAll(/\]\([^)]*\)/g, '')
    .replaceAll(/^ *(?:#+|-|```\w*)(?= |$)/gm, '')
    .replaceAll(/:\s+https:\S+/g, '')
    .replaceAll(/\*\*|\[/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

describe('a rule', () => {
  test.each(pages)('%s: its page says everything that the rule says of itself', (id, rule, page) => {
    const { meta, examples } = rule;
    for (const text of [meta.summary, meta.why, ...meta.silent, meta.authority.says])
      expect(words(page)).toContain(words(text));
    for (const { bad, good } of examples) {
      expect(page).toContain(bad.trim());
      expect(page).toContain(good.trim());
    }
    for (const reference of meta.references) {
      const isRfc = /^RFC \d/.test(reference);
      expect(page).toContain(isRfc ? `[${reference}](` : (GUIDES.get(reference) ?? reference));
    }
    expect(page).toContain(`**Level** ${meta.level}`);
    expect(page).toContain(`--rule ${id}=off`);
  });

  test.each(pages)('%s: in the terminal it says the same as its page', (_id, rule, page) => {
    const inTerminal = textOfPage(rulePage(rule), plain);
    const written = page.replace(/<!--[^]*?-->/, '').replace(/\n\[All rules\].*/, '');
    expect(words(inTerminal)).toBe(words(written));
  });

  test.each(pages)('%s: the comments that its page shows are read as such', (id, _rule, page) => {
    const shown = /```js\n((?:(?!```)[^])*)\n```(?![^]*```js)/.exec(page)?.[1] ?? '';
    const directives = directivesOf(parseTree('page.ts', shown));
    expect(directives).toHaveLength(shown.split('\n').length);
    for (const { kind, rules, reason } of directives) {
      expect(kind).not.toBe('unknown');
      expect(rules.map((rule) => rule.id)).toEqual([id]);
      expect(reason).toBe('why it is right here');
    }
  });

  test('sections of RFCs are linked, also those that only a sign names', () => {
    const page = pages.find(([id]) => id === 'no-body-with-empty-status')?.[2];
    expect(page).toContain(
      '[RFC 9110 §15.3.6](https://www.rfc-editor.org/rfc/rfc9110#section-15.3.6): a server must not generate content in a 205. By [§15.3.5](https://www.rfc-editor.org/rfc/rfc9110#section-15.3.5) and',
    );
    expect(pages.filter(([, , text]) => /(?<!\[|RFC \d+ )§\d/.test(prose(text)))).toEqual([]);
  });

  test('every setting that is about a rule stands on its page, with its values', () => {
    for (const key of SETTING_KEYS) {
      const { rules = [], choices = {} }: Declared<unknown> = DECLARATION[key];
      const naming = pages.filter(([, , page]) => page.includes(`**\`statusHints.${key}\`**`));
      expect(naming.map(([id]) => id).sort()).toEqual([...rules].sort());
      for (const [, , page] of naming)
        for (const [choice, meaning] of Object.entries(choices))
          expect(page).toContain(`\`"${choice}"\`: ${meaning}`);
    }
  });

  test('its level in each preset stands on its page', () => {
    const shown = (id: string): string =>
      /\*\*In the presets\*\*: .*?\./.exec(pages.find(([one]) => one === id)?.[2] ?? '')?.[0] ?? '';
    expect(shown('no-405-without-allow')).toBe(
      '**In the presets**: `recommended` warning, `strict` error, `rfc` warning, `seed` warning.',
    );
    expect(shown('undeclared-status')).toContain('`recommended` information, `strict` warning, `rfc` off');
    for (const [id] of pages) expect(shown(id).split(', ')).toHaveLength(4);
  });

  test('tables lead to the pages that addresses name', () => {
    for (const { meta } of CATALOGUE) {
      expect(ruleTables(CATALOGUE, 'docs/rules/')).toContain(`(docs/rules/${meta.id}.md)`);
      expect(ruleAddress(meta.id)).toMatch(new RegExp(`/docs/rules/${meta.id}\\.md$`));
    }
  });
});

describe('the glossary of codes', () => {
  const glossary = statusGlossary(CATALOGUE);

  test('has every registered code with all that its page says', () => {
    for (const { code, state } of allStatuses) {
      if (state === 'vendor' || state === 'unregistered') continue;
      expect(glossary).toContain(markdownOf(statusPage(code), { level: 3, dense: true }));
    }
  });

  test('names the vendors of the others, and what to send instead', () => {
    for (const { code, state, vendor, meaning } of allStatuses) {
      if (state !== 'vendor') continue;
      const row = new RegExp(`^\\| ${code} \\|.*$`, 'm').exec(glossary)?.[0];
      for (const text of [`[${vendor ?? ''}](`, meaning]) expect(row, String(code)).toContain(text);
      expect(row).toMatch(/\| [1-5]\d\d \D/);
    }
  });

  test('leads to each of its codes, and to the rules that rest on its section', () => {
    const anchors = new Set(
      [...glossary.matchAll(/^### (.*)$/gm)].map(([, title = '']) =>
        title
          .toLowerCase()
          .replaceAll(/[^\w\s-]/g, '')
          .replaceAll(' ', '-'),
      ),
    );
    const targets = [...glossary.matchAll(/\]\(#([^)]*)\)/g)].map(([, target]) => target);
    expect(targets).toHaveLength(anchors.size);
    expect(targets.filter((target) => target === undefined || !anchors.has(target))).toEqual([]);
    expect(partOf(glossary, 405)).toContain('[no-405-without-allow](rules/no-405-without-allow.md)');
  });

  test('is linked from the README', () => {
    const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
    expect(readme).toContain('(docs/status-codes.md)');
  });
});

test('a code says the same in the terminal', () => {
  for (const { code } of allStatuses) {
    const inTerminal = textOfPage(statusPage(code), plain);
    expect(words(inTerminal)).toBe(words(markdownOf(statusPage(code))));
  }
});

function partOf(glossary: string, code: number): string {
  return glossary.split(/^### /m).find((part) => part.startsWith(labelOf(code))) ?? '';
}

// What is not code: an example may name a section in a comment or a text.
function prose(page: string): string {
  return page.replaceAll(/```[^]*?```/g, '');
}
