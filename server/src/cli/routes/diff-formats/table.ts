import type { Colours } from '../../colours';
import { printableLine } from '../../printable';
import { columnsOf, type Cell } from '../columns';
import type { ReportedRoute } from '../reported-route';
import { paintStatus } from '../status-colours';
import { wordsOf } from '../statuses-text';
import type { DiffFormatter } from './format';
import { changesText, gainsOf, lossesOf } from './words';

/** For people at a terminal: `+` for what is new, `-` for what is gone, `~` for endpoints whose statuses have changed. */
export const table: DiffFormatter = (diff, { colours }) => {
  const { green, red, yellow } = colours;
  const rows = [
    ...diff.added.map((route) =>
      row('+', green, route, statusCell(wordsOf(route.statuses, route.dynamic), colours), colours),
    ),
    ...diff.removed.map((route) =>
      row('-', red, route, statusCell(wordsOf(route.statuses, route.dynamic), colours), colours),
    ),
    ...diff.changed.map((change) => {
      const signed = [
        ...gainsOf(change).map((word) => `+${word}`),
        ...lossesOf(change).map((word) => `-${word}`),
      ];
      const paint = (text: string): string =>
        text.replace(/\S+/g, (word) => (word.startsWith('+') ? green(word) : red(word)));
      return row('~', yellow, change.route, { text: signed.join(' '), paint }, colours);
    }),
  ];
  const lines = columnsOf(rows, 2);
  return `${[...lines, ...(lines.length === 0 ? [] : ['']), colours.bold(changesText(diff))].join('\n')}\n`;
};

function row(
  sign: string,
  paint: (text: string) => string,
  { method, path, file, line }: ReportedRoute,
  statuses: Cell,
  { dim }: Colours,
): readonly Cell[] {
  return [
    { text: `${sign} ${printableLine(method)}`, paint },
    { text: printableLine(path) },
    statuses,
    { text: `${printableLine(file)}:${line}`, paint: dim },
  ];
}

function statusCell(words: readonly string[], colours: Colours): Cell {
  return {
    text: words.join(' '),
    paint: (text) => text.replace(/\S+/g, (word) => paintStatus(word, colours)),
  };
}
