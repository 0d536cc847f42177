import { ruleAddress } from '../../engine/lint/rule-address';
import { NO_COLOURS } from '../colours';
import { code, codeElement, sentence } from '../markdown-code';
import type { ReportedFinding } from '../report';
import { groupedBy } from './grouped';
import type { Reporter } from './reporter';
import { repositoryOf, uriPath, type Repository } from './repository';
import { silencedBy } from './silencing';
import { summaryText } from './summary';

/**
 * Bytes of a summary. GitHub refuses the summary of a step above 1 MiB and a comment above 65,536 characters, and a longer
 * one is read by nobody.
 */
const ROOM = 60_000;

/** So many findings are shown unfolded. */
const UNFOLDED = 15;

/** For the summary of a step or a comment on a merge request: how many findings there are, and a table for each file. */
export const markdown: Reporter = {
  showsCode: false,
  needsDetails: false,
  hasErrors: false,
  report(report, context) {
    const { options } = context;
    const repository = repositoryOf(context);
    const listed = report.shown
      .map(({ finding }) => finding)
      .filter(({ suppressed }) => suppressed === undefined || options.showSuppressed);
    const lines = summaryText(report, options, NO_COLOURS)
      .split('\n')
      .filter((line) => line !== '');
    const blocks: readonly Block[] = [
      { head: '### status-hints\n', rows: lines.map((line) => `\n${sentence(line)}\n`), foot: '' },
      {
        head: '\n**Could not be done:**\n\n',
        rows: report.errors.map(({ file, message }) => `- ${code(file)}: ${sentence(message)}\n`),
        foot: '',
      },
      ...tablesOf(listed, repository),
    ];
    return fitted(blocks);
  },
};

/** A part of the page that is there when one of its rows is. */
interface Block {
  readonly head: string;
  readonly rows: readonly string[];
  readonly foot: string;
}

function tablesOf(findings: readonly ReportedFinding[], repository: Repository): readonly Block[] {
  const opened = findings.length <= UNFOLDED ? ' open' : '';
  return [...groupedBy(findings, ({ file }) => file)].map(([file, own]) => {
    const name = repository.nameOf(file) ?? file;
    const count = `${own.length} ${own.length === 1 ? 'problem' : 'problems'}`;
    return {
      head: `\n<details${opened}><summary>${codeElement(name)}: ${count}</summary>\n\n| Place | Level | Rule | Problem |\n| --- | --- | --- | --- |\n`,
      rows: own.map((finding) => rowOf(finding, repository)),
      foot: '\n</details>\n',
    };
  });
}

function rowOf(finding: ReportedFinding, { nameOf, revision }: Repository): string {
  const { file, line, column, level, rule, message, suppressed } = finding;
  const place = `${line}:${column}`;
  const name = nameOf(file);
  const linked =
    name === undefined || !revision ? place : `[${place}](${revision.files}/${uriPath(name)}#L${line})`;
  const silence = suppressed ? ` (${silencedBy(suppressed)})` : '';
  return `| ${linked} | ${level} | [${rule}](${ruleAddress(rule)}) | ${sentence(message + silence)} |\n`;
}

/** As much of the page as there is room for, and how many rows are left out. */
function fitted(blocks: readonly Block[]): string {
  const total = blocks.reduce((sum, { rows }) => sum + rows.length, 0);
  let room = ROOM - Buffer.byteLength(restText(total));
  let text = '';
  let left = 0;
  for (const { head, rows, foot } of blocks) {
    const frame = Buffer.byteLength(head + foot);
    const shown: string[] = [];
    let size = frame;
    for (const row of rows) {
      if (size + Buffer.byteLength(row) > room) left++;
      else {
        shown.push(row);
        size += Buffer.byteLength(row);
      }
    }
    if (shown.length === 0) continue;
    room -= size;
    text += head + shown.join('') + foot;
  }
  return left === 0 ? text : text + restText(left);
}

function restText(left: number): string {
  return `\n… and ${left} more, left out because this summary would be too long.\n`;
}
