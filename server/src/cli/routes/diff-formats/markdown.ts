import { code } from '../../markdown-code';
import type { ReportedRoute } from '../reported-route';
import { wordsOf } from '../statuses-text';
import type { DiffFormatter } from './format';
import { changesText, gainsOf, lossesOf } from './words';

/** For a pull request: a sentence, and a table where something has changed. */
export const markdown: DiffFormatter = (diff) => {
  const rows = [
    ...diff.added.map((route) => row('added', route, wordsOf(route.statuses, route.dynamic), [])),
    ...diff.removed.map((route) => row('removed', route, [], wordsOf(route.statuses, route.dynamic))),
    ...diff.changed.map((change) => row('changed', change.route, gainsOf(change), lossesOf(change))),
  ];
  const head = '|  | Endpoint | New statuses | Gone statuses | Handler |\n| --- | --- | --- | --- | --- |';
  return [`**${changesText(diff)}.**`, ...(rows.length === 0 ? [] : ['', head, ...rows]), ''].join('\n');
};

function row(
  what: string,
  { method, path, file, line }: ReportedRoute,
  gains: readonly string[],
  losses: readonly string[],
): string {
  const cells = [
    what,
    code(`${method} ${path}`),
    gains.join(' · '),
    losses.join(' · '),
    code(`${file}:${line}`),
  ];
  return `| ${cells.join(' | ')} |`;
}
