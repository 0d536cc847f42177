import { statusesText } from '../statuses-text';
import { code } from '../../markdown-code';
import { placeText } from '../reported-route';
import type { RoutesFormatter } from './format';

/** A table for a pull request or a page of documentation. */
export const markdown: RoutesFormatter = (endpoints) => {
  const rows = endpoints.map((endpoint) => {
    const { method, path, handler, place } = endpoint;
    const named = handler === undefined ? '' : `${code(handler)} `;
    return `| ${/^[A-Z-]+$/.test(method) ? method : code(method)} | ${code(path)} | ${statusesText(endpoint)} | ${named}${code(placeText(place))} |`;
  });
  const lines = ['| Method | Path | Statuses | Handler |', '| --- | --- | --- | --- |', ...rows];
  return `${lines.join('\n')}\n`;
};
