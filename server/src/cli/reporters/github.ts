import type { Level } from '../../engine/model/finding';
import { NO_COLOURS } from '../colours';
import { printable } from '../printable';
import type { ReportedFinding } from '../report';
import { withoutCommands } from '../workflow-commands';
import type { Reporter } from './reporter';
import { repositoryOf, type Repository } from './repository';
import { openFindings } from './silencing';
import { summaryText } from './summary';

const COMMANDS: Readonly<Record<Level, string>> = {
  error: 'error',
  warning: 'warning',
  information: 'notice',
  hint: 'notice',
};

/**
 * Workflow commands of GitHub Actions, one line for each finding: annotations at the changed lines of a pull request. Each
 * begins with its place, since of what is no annotation the log shows the message alone.
 */
export const github: Reporter = {
  showsCode: false,
  needsDetails: false,
  hasErrors: true,
  report(report, { options, cwd, env }) {
    const repository = repositoryOf({ cwd, env });
    const lines = [
      ...openFindings(report).map(({ finding }) => annotation(finding, repository)),
      ...report.errors.map(({ file, message }) =>
        command('error', { file: repository.nameOf(file) ?? file, title: TITLE }, `${file}: ${message}`),
      ),
      ...report.warnings.map((warning) => command('warning', { title: TITLE }, warning)),
    ];
    if (!options.quiet || lines.length > 0)
      lines.push(withoutCommands(summaryText(report, options, NO_COLOURS)));
    return lines.map((line) => `${line}\n`).join('');
  },
};

const TITLE = 'status-hints';

function annotation(finding: ReportedFinding, { nameOf }: Repository): string {
  const { file, line, column, endLine, endColumn, rule, level, message } = finding;
  // GitHub takes columns within one line only.
  const columns = line === endLine ? { col: column, endColumn } : {};
  const properties = { file: nameOf(file) ?? file, line, endLine, ...columns, title: `${TITLE} ${rule}` };
  return command(COMMANDS[level], properties, `${file}:${line}:${column} ${message}`);
}

function command(name: string, properties: Readonly<Record<string, string | number>>, data: string): string {
  const list = Object.entries(properties).map(
    ([key, value]) => `${key}=${printable(escapedProperty(String(value)))}`,
  );
  return `::${name} ${list.join(',')}::${escaped(printable(data))}`;
}

// As the runner reads it (actions/runner, ActionCommand): the percent sign first, since the others are written with it.
function escaped(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapedProperty(text: string): string {
  return escaped(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
