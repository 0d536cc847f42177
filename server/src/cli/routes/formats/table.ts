import { labelOf } from '../../../engine/http/statuses';
import type { Endpoint } from '../../../engine/model/endpoint';
import type { Colours } from '../../colours';
import { printableLine } from '../../printable';
import { columnsOf, widthOf, type Cell } from '../columns';
import { codesOf, isOpen, placeText } from '../reported-route';
import { paintStatus } from '../status-colours';
import { OTHERS, statusWords } from '../statuses-text';
import type { RoutesContext, RoutesFormatter } from './format';

const gap = 2;
const indent = '  ';
const heads = ['METHOD', 'PATH', 'STATUSES', 'HANDLER', 'PLACE'];

/**
 * For people at a terminal: a line for each endpoint, or two or three of them where a line is too short. Each status
 * has the colour of its class.
 */
export const table: RoutesFormatter = (endpoints, context) => {
  if (endpoints.length === 0) return emptyText(context);
  const text = context.places ? placesText(endpoints, context) : linesOf(endpoints, context);
  return `${text.join('\n')}\n\n${summary(endpoints, context)}\n`;
};

/** The widest layout that the terminal has room for. */
function linesOf(
  endpoints: readonly Endpoint[],
  { colours, columns = Infinity }: RoutesContext,
): readonly string[] {
  const rows = endpoints.map((endpoint) => cellsOf(endpoint, colours));
  const head = heads.map((text): Cell => ({ text, paint: colours.dim }));
  const whole = [head, ...rows];
  if (widthOf(whole, gap) <= columns) return columnsOf(whole, gap);
  const three = rows.map((row) => row.slice(0, 3));
  if (widthOf(three, gap) <= columns) {
    const firsts = columnsOf(three, gap);
    return rows.flatMap((row, index) => [firsts[index] ?? '', origin(row, colours)]);
  }
  return rows.flatMap(([method, path, statuses, ...rest]) => [
    ...columnsOf([[method, path].filter((cell) => cell !== undefined)], 1),
    ...(statuses === undefined || statuses.text === '' ? [] : [indent + columnsOf([[statuses]], 0).join('')]),
    origin([...rest], colours),
  ]);
}

function cellsOf(endpoint: Endpoint, colours: Colours): readonly Cell[] {
  const { method, path, handler = '', place } = endpoint;
  return [
    { text: printableLine(method), paint: colours.bold },
    { text: printableLine(path) },
    { text: statusWords(endpoint).join(' '), paint: paintAll(colours) },
    { text: printableLine(handler) },
    { text: printableLine(placeText(place)), paint: colours.dim },
  ];
}

function origin(row: readonly Cell[], colours: Colours): string {
  const words = row.slice(-2).map(({ text }) => text);
  return `${indent}${colours.dim(words.filter((text) => text !== '').join(' '))}`;
}

function paintAll(colours: Colours): (text: string) => string {
  return (text) =>
    text
      .split(' ')
      .map((word) => (word === OTHERS ? colours.dim(word) : paintStatus(word, colours)))
      .join(' ');
}

/** Each endpoint with a line for each of its statuses: who sends it and where that is decided. */
function placesText(endpoints: readonly Endpoint[], { colours }: RoutesContext): readonly string[] {
  return endpoints.flatMap((endpoint, index) => {
    const { method, path, handler, place, statuses } = endpoint;
    const rows = statuses.flatMap(({ status, by, places }) => {
      const [first = '', ...others] = places.map((each) => printableLine(placeText(each)));
      const label = {
        text: `${indent}${labelOf(status)}`,
        paint: (text: string) => paintStatus(text, colours),
      };
      const dimmed = (text: string): Cell => ({ text, paint: colours.dim });
      const below = others.map((text): readonly Cell[] => [{ text: '' }, { text: '' }, dimmed(text)]);
      return [[label, { text: by }, dimmed(first)], ...below];
    });
    const head = [`${colours.bold(printableLine(method))} ${printableLine(path)}`];
    if (handler !== undefined) head.push(printableLine(handler));
    head.push(colours.dim(printableLine(placeText(place))));
    return [
      ...(index === 0 ? [] : ['']),
      head.join(indent),
      ...columnsOf(rows, gap),
      ...(isOpen(endpoint) ? [colours.dim(`${indent}${OTHERS} others are possible`)] : []),
    ];
  });
}

function summary(endpoints: readonly Endpoint[], { colours, all }: RoutesContext): string {
  const shown = endpoints.length;
  const count = shown === all ? String(all) : `${shown} of ${all}`;
  const statuses = codesOf(endpoints.flatMap((endpoint) => endpoint.statuses)).length;
  const open = endpoints.filter(isOpen).length;
  const more = open === 0 ? '' : `; ${open} can send others, too (${OTHERS})`;
  return colours.bold(
    `${count} ${all === 1 ? 'endpoint' : 'endpoints'}, ${statuses} ${statuses === 1 ? 'status' : 'different statuses'}${more}`,
  );
}

function emptyText({ all, files }: RoutesContext): string {
  if (all > 0) return `None of ${all} ${all === 1 ? 'endpoint' : 'endpoints'} is as wanted.\n`;
  if (files === 0) return 'There is no file to look at here.\n';
  return `No endpoints found in ${files} ${files === 1 ? 'file' : 'files'}.\n`;
}
