import type { ReportingDescriptor, Result } from 'sarif';
import { ruleAddress } from '../../../engine/lint/rule-address';
import type { Level } from '../../../engine/model/finding';
import { markdownOf } from '../../../engine/pages/markdown';
import { rulePage } from '../../../engine/pages/rule-page';
import type { Rule } from '../../../engine/rules/rule';
import { SECTIONS } from '../../../engine/rules/sections';
import { NO_COLOURS } from '../../colours';
import { textOfPage } from '../../page-text';

/** SARIF's words for our levels. */
export const SARIF_LEVELS: Readonly<Record<Level, NonNullable<Result.level>>> = {
  error: 'error',
  warning: 'warning',
  information: 'note',
  hint: 'note',
};

/** How often findings of a level turned out to be right, as docs/accuracy.md has it, in the words of code hosts. */
const PRECISIONS: Readonly<Record<Level | 'off', string>> = {
  error: 'very-high',
  warning: 'very-high',
  information: 'high',
  hint: 'high',
  off: 'medium',
};

/** By which code hosts sort what is no question of security. */
const SEVERITIES: Readonly<Record<Level | 'off', string>> = {
  error: 'error',
  warning: 'warning',
  information: 'recommendation',
  hint: 'recommendation',
  off: 'recommendation',
};

/** A rule as SARIF describes it: its page is the help. */
export function descriptorOf(rule: Pick<Rule, 'meta' | 'examples'>): ReportingDescriptor {
  const { id, level, summary, why, authority, section } = rule.meta;
  const page = rulePage(rule);
  return {
    id,
    name: nameOf(id),
    shortDescription: { text: `${summary.charAt(0).toUpperCase()}${summary.slice(1)}.` },
    fullDescription: { text: why },
    help: { text: textOfPage(page, NO_COLOURS), markdown: markdownOf(page) },
    helpUri: ruleAddress(id),
    defaultConfiguration:
      level === 'off' ? { enabled: false, level: 'note' } : { enabled: true, level: SARIF_LEVELS[level] },
    properties: {
      tags: ['http', 'status-code', SECTIONS[section].toLowerCase().replaceAll(' ', '-')],
      section: SECTIONS[section],
      authority: authority.level,
      precision: PRECISIONS[level],
      'problem.severity': SEVERITIES[level],
    },
  };
}

// `no-error-leak` is `NoErrorLeak` for those who want a name.
function nameOf(id: string): string {
  return id.replace(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase());
}
