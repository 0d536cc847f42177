import { allClasses, type ClassInfo } from '../../server/src/engine/http/classes';
import { insteadOf } from '../../server/src/engine/http/standing';
import type { StatusInfo } from '../../server/src/engine/http/status-info';
import { allStatuses, labelOf } from '../../server/src/engine/http/statuses';
import { markdownOf, markdownOfLine } from '../../server/src/engine/pages/markdown';
import { withSections } from '../../server/src/engine/pages/page';
import { statusPage } from '../../server/src/engine/pages/status-page';
import type { Rule } from '../../server/src/engine/rules/rule';
import { cell } from './rule-index';

/** The glossary: every registered code with what it means, when to send it and what it is taken for, then the others. */
export function statusGlossary(rules: readonly Rule[]): string {
  const registered = allStatuses.filter(({ state }) => state !== 'vendor' && state !== 'unregistered');
  const others = allStatuses.filter((info) => !registered.includes(info));
  return [
    '# Status codes',
    '<!-- Generated from `server/src/engine/http` by `npm run generate`. -->',
    'What each status code says to a client, when to send it, and which ones it is taken for. `npx status-hints explain 409` prints the same about one code; in an editor it stands in the hover.',
    overview(registered),
    ...allClasses.flatMap((info) => classPart(info, registered, rules)),
    '## Codes that nobody registered',
    markdownOfLine(
      withSections(
        'Products have given these numbers a meaning of their own. Nobody else knows it: other clients take such a code for the plain one of its class (a 499 for a 400, RFC 9110 §15).',
      ),
    ),
    otherTable(others),
    '[All rules](rules/README.md) · [the guides](sources.md)',
  ].join('\n\n');
}

function overview(registered: readonly StatusInfo[]): string {
  return allClasses
    .map(({ name, base, meaning }) => {
      const codes = registered
        .filter((info) => info.class === name)
        .map((info) => `[${info.code}](#${anchorOf(info)})`);
      return `- **${base / 100}xx ${name.replace('-', ' ')}**: ${meaning} ${codes.join(' ')}`;
    })
    .join('\n');
}

function classPart(
  { name, base, meaning }: ClassInfo,
  registered: readonly StatusInfo[],
  rules: readonly Rule[],
): readonly string[] {
  return [
    `## ${base / 100}xx: ${name.replace('-', ' ')}`,
    meaning,
    ...registered
      .filter((info) => info.class === name)
      .flatMap((info) => [
        markdownOf(statusPage(info.code), { level: 3, dense: true }),
        ...rulesAbout(info, rules),
      ]),
  ];
}

// The rules that rest on the section which defines the code.
function rulesAbout({ reference }: StatusInfo, rules: readonly Rule[]): readonly string[] {
  const about = rules.filter(({ meta }) => meta.references.includes(reference.title));
  if (about.length === 0) return [];
  return [`**Rules:** ${about.map(({ meta: { id } }) => `[${id}](rules/${id}.md)`).join(', ')}`];
}

function otherTable(others: readonly StatusInfo[]): string {
  const rows = others.map((info) => {
    const { code, phrase, vendor, meaning, reference } = info;
    const instead = insteadOf(info).map(labelOf).join(', ');
    const source = `[${vendor ?? 'a draft'}](${reference.url})`;
    return `| ${code} | ${cell(phrase)} | ${source} | ${cell(meaning)} | ${instead} |`;
  });
  return ['| code | phrase | whose | meaning | send instead |', '|---|---|---|---|---|', ...rows].join('\n');
}

// As GitHub makes them of a heading.
function anchorOf({ code }: StatusInfo): string {
  return labelOf(code)
    .toLowerCase()
    .replaceAll(/[^a-z0-9 -]/g, '')
    .replaceAll(' ', '-');
}
