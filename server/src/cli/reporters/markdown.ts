import { ruleAddress } from '../../engine/lint/rule-address';
import { LEVELS } from '../../engine/model/finding';
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
      {
        head: '### status-hints\n',
        rows: lines.map((line) => ({ text: `\n${sentence(line)}\n`, rank: FIRST })),
        foot: '',
      },
      {
        head: '\n**Could not be done:**\n\n',
        rows: report.errors.map(({ file, message }) => ({
          text: `- ${code(file)}: ${sentence(message)}\n`,
          rank: FIRST,
        })),
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
  readonly rows: readonly Row[];
  readonly foot: string;
}

interface Row {
  readonly text: string;
  /** Rows of a lower rank come first where there is not room for all. */
  readonly rank: number;
}

/** Of what is no finding. */
const FIRST = -1;

function tablesOf(findings: readonly ReportedFinding[], repository: Repository): readonly Block[] {
  const opened = findings.length <= UNFOLDED ? ' open' : '';
  return [...groupedBy(findings, ({ file }) => file)].map(([file, own]) => {
    const name = repository.nameOf(file) ?? file;
    const count = `${own.length} ${own.length === 1 ? 'problem' : 'problems'}`;
    return {
      head: `\n<details${opened}><summary>${codeElement(name)}: ${count}</summary>\n\n| Place | Level | Rule | Problem |\n| --- | --- | --- | --- |\n`,
      rows: own.map((finding) => ({
        text: rowOf(finding, repository),
        rank: LEVELS.indexOf(finding.level),
      })),
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

/** As much of the page as there is room for, what is loudest first, and how many rows are left out. */
function fitted(blocks: readonly Block[]): string {
  const total = blocks.reduce((sum, { rows }) => sum + rows.length, 0);
  const shown = rowsThatFit(blocks, ROOM - Buffer.byteLength(restText(total)));
  const page = blocks.map(({ head, rows, foot }) => {
    const own = rows.filter((row) => shown.has(row));
    return own.length === 0 ? '' : head + own.map(({ text }) => text).join('') + foot;
  });
  return page.join('') + (shown.size === total ? '' : restText(total - shown.size));
}

function rowsThatFit(blocks: readonly Block[], room: number): ReadonlySet<Row> {
  const shown = new Set<Row>();
  const framed = new Set<Block>();
  let left = room;
  const byRank = blocks
    .flatMap((block) => block.rows.map((row) => ({ row, block })))
    .sort((a, b) => a.row.rank - b.row.rank);
  for (const { row, block } of byRank) {
    const frame = framed.has(block) ? '' : block.head + block.foot;
    const size = Buffer.byteLength(frame + row.text);
    if (size > left) continue;
    left -= size;
    framed.add(block);
    shown.add(row);
  }
  return shown;
}

function restText(left: number): string {
  return `\n… and ${left} more, left out because this summary would be too long.\n`;
}
