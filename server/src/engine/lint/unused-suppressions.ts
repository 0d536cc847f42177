import type { Config } from '../config/config';
import type { Finding, Fix } from '../model/finding';
import type { RuleMeta } from '../rules/rule';
import type { Span } from '../text/span';
import type { Directive, NamedRule } from './directives';
import type { Entry } from './suppressions';

/** What reports idle comments. It has no check of its own: it looks at what the rules left. */
export const UNUSED_SUPPRESSION: RuleMeta = {
  id: 'unused-suppression',
  section: 'B',
  level: 'hint',
  fix: 'suggestion',
  summary: 'a comment that silences nothing, or names a rule that there is not',
  why: 'A comment that silences nothing hides the next mistake on its line, and tells readers of one that is gone.',
  silent: ['a rule that is off', 'a rule that failed on the file'],
  authority: {
    level: 'style',
    says: 'No standard speaks of comments; the tools that people know report idle ones too.',
  },
  references: [],
  frameworks: ['express', 'fastify'],
  competes: false,
};

/** What the idle comments of a file are judged by. */
export interface SuppressionCheck {
  readonly directives: readonly Directive[];
  readonly unused: readonly Entry[];
  readonly config: Config;
  /** Every rule that there is, with whether it had its say on this file (it is on and did not fail). */
  readonly heard: ReadonlyMap<string, boolean>;
  readonly text: string;
}

/** The findings about comments: unknown directives, unknown rules, entries that silence nothing. */
export function unusedSuppressions(check: SuppressionCheck): readonly Finding[] {
  const { directives, unused, config, heard, text } = check;
  const level = config.levels.get(UNUSED_SUPPRESSION.id) ?? UNUSED_SUPPRESSION.level;
  if (level === 'off') return [];
  const findings: Finding[] = [];
  const report = (span: Span, message: string, fixes: readonly Fix[]): void => {
    const { start, end } = span;
    findings.push({
      rule: UNUSED_SUPPRESSION.id,
      level,
      span: { start, end },
      message,
      statuses: [],
      expected: [],
      certainty: 'registered',
      also: [],
      related: [],
      fixes,
      tag: 'unnecessary',
    });
  };
  for (const directive of directives) {
    const { kind, comment, word, rules } = directive;
    if (kind === 'unknown') {
      const known = 'status-hints-disable-next-line, -disable-line, -disable and -enable';
      report(comment, `There is no comment ${word}. It does nothing; what silences rules is ${known}.`, []);
      continue;
    }
    for (const rule of rules) {
      if (heard.has(rule.id)) continue;
      const fixes = removalOf(directive, rule, text);
      report(
        rule,
        `There is no rule ${rule.id}. The comment silences nothing by that name; correct or remove it.`,
        fixes,
      );
    }
  }
  for (const { directive, rule } of unused) {
    const named = rule === undefined ? undefined : directive.rules.find(({ id }) => id === rule);
    if (rule === UNUSED_SUPPRESSION.id || (rule !== undefined && heard.get(rule) !== true)) continue;
    const what = rule === undefined ? 'This comment silences nothing.' : `This comment silences no ${rule}.`;
    const why = 'The finding that it was written for is gone; remove it, or it hides the next one.';
    report(named ?? directive.comment, `${what} ${why}`, removalOf(directive, named, text));
  }
  return findings;
}

// The reason in a comment is somebody's text: taking it away is for a person to decide, so never a safe fix.
function removalOf({ comment, rules }: Directive, rule: NamedRule | undefined, text: string): readonly Fix[] {
  if (rule && rules.length > 1) {
    const index = rules.indexOf(rule);
    const next = rules[index + 1];
    const previous = rules[index - 1];
    const span = next
      ? { start: rule.start, end: next.start }
      : { start: previous?.end ?? rule.start, end: rule.end };
    return [
      {
        title: `Remove ${rule.id} from the comment`,
        kind: 'suggestion',
        preferred: true,
        edits: [{ ...span, text: '' }],
      },
    ];
  }
  return [
    {
      title: 'Remove the comment',
      kind: 'suggestion',
      preferred: true,
      edits: [{ ...wholeLine(comment, text), text: '' }],
    },
  ];
}

// A comment alone on its line goes with the line, JSX braces around it too.
function wholeLine({ start, end }: Span, text: string): Span {
  const before = /(?:^|[\r\n])([ \t]*(?:(\{)[ \t]*)?)$/.exec(text.slice(Math.max(0, start - 400), start));
  const after = /^[ \t]*(?:(\})[ \t]*)?(?:\r\n|\n|\r|$)/.exec(text.slice(end, end + 400));
  if (!before || !after) return { start, end };
  const [, indent = '', opening] = before;
  const [rest, closing] = after;
  const isPair = (opening === undefined) === (closing === undefined);
  return isPair ? { start: start - indent.length, end: end + rest.length } : { start, end };
}
