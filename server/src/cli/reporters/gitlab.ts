import type { Level } from '../../engine/model/finding';
import { printable, printableJson } from '../printable';
import { fingerprintIn } from './fingerprint';
import type { Reporter } from './reporter';
import { repositoryOf } from './repository';
import { openFindings } from './silencing';

/** GitLab's words for our levels; the fifth is `blocker`. */
const SEVERITIES: Readonly<Record<Level, string>> = {
  error: 'critical',
  warning: 'major',
  information: 'minor',
  hint: 'info',
};

/** GitLab's Code Quality report: what it documents of the format, no more. */
export const gitlab: Reporter = {
  showsCode: false,
  needsDetails: true,
  hasErrors: false,
  report(report, { cwd, env }) {
    const { nameOf } = repositoryOf({ cwd, env });
    const violations = openFindings(report).map((shown) => {
      const { file, line, endLine, rule, level, message } = shown.finding;
      const path = nameOf(file) ?? file;
      return {
        description: printable(message),
        check_name: rule,
        fingerprint: fingerprintIn(path, shown),
        severity: SEVERITIES[level],
        location: { path, lines: { begin: line, end: endLine } },
      };
    });
    return `${printableJson(violations)}\n`;
  },
};
