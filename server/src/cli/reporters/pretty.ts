import type { Level } from '../../engine/model/finding';
import { codeFrame } from '../code-frame';
import type { Colours } from '../colours';
import { printable, printableLine } from '../printable';
import type { Place, ReportedFinding, ShownFinding } from '../report';
import type { Reporter } from './reporter';
import { silencedBy } from './silencing';
import { fixesText, statsText, summaryText } from './summary';

const paint: Readonly<Record<Level, 'red' | 'yellow' | 'blue' | 'gray'>> = {
  error: 'red',
  warning: 'yellow',
  information: 'blue',
  hint: 'gray',
};

/** For people: each finding with its source, then what there is in all. */
export const pretty: Reporter = {
  showsCode: true,
  needsDetails: false,
  hasErrors: false,
  report(report, { options, colours }) {
    const blocks = report.shown
      .filter(({ finding }) => finding.suppressed === undefined || options.showSuppressed)
      .map((shown) => findingText(shown, colours));
    blocks.push(fixesText(report, options, colours));
    if (!options.quiet || blocks.some((block) => block !== '')) {
      blocks.push(summaryText(report, options, colours));
    }
    if (options.stats) blocks.push(statsText(report));
    return blocks
      .filter((block) => block !== '')
      .map((block) => `${block}\n`)
      .join('\n');
  },
};

function findingText({ finding, excerpt }: ShownFinding, colours: Colours): string {
  const { level, rule, message, also, related, suppressed } = finding;
  const colour = colours[paint[level]];
  return [
    `${colours.bold(placeText(finding))} ${colour(level)} ${colours.dim(rule)}`,
    ...(suppressed === undefined ? [] : [indented(colours.dim(silencedBy(suppressed)))]),
    indented(printable(message)),
    ...(excerpt === undefined ? [] : codeFrame(excerpt, colours).map(indented)),
    ...related.map((place) => indented(`${placeText(place)} ${printable(place.message)}`)),
    ...fixLines(finding, colours).map(indented),
    ...(also.length === 0 ? [] : [indented(colours.dim(`also: ${also.join(', ')}`))]),
  ].join('\n');
}

function fixLines({ fixes }: ReportedFinding, colours: Colours): readonly string[] {
  return fixes.map(({ title, kind }) => {
    const how = kind === 'safe' ? colours.green('fix (--fix)') : colours.cyan('suggestion');
    return `${how}: ${printableLine(title)}`;
  });
}

function placeText({ file, line, column }: Place): string {
  return `${printableLine(file)}:${line}:${column}`;
}

function indented(text: string): string {
  return text
    .split('\n')
    .map((line) => (line === '' ? '' : `  ${line}`))
    .join('\n');
}
