import { phraseOf } from '../../../engine/http/statuses';
import { printableLine } from '../../printable';
import { isOpen, placeText } from '../reported-route';
import type { RoutesFormatter } from './format';

const head = ['method', 'path', 'status', 'phrase', 'by', 'places', 'handler', 'file', 'line', 'others'];

/**
 * For spreadsheets (RFC 4180): a record for each endpoint, status and source, and one without a status for an endpoint
 * of which none is known. `others` tells whether others are possible.
 */
export const csv: RoutesFormatter = (endpoints) => {
  const records = endpoints.flatMap((endpoint) => {
    const { method, path, place, handler = '', statuses } = endpoint;
    const rest = [handler, place.file, String(place.line + 1), isOpen(endpoint) ? 'yes' : 'no'];
    if (statuses.length === 0) return [[method, path, '', '', '', '', ...rest]];
    return statuses.map(({ status, by, places }) => [
      method,
      path,
      String(status),
      phraseOf(status) ?? '',
      by,
      places.map(placeText).join(' '),
      ...rest,
    ]);
  });
  return [head, ...records].map((record) => `${record.map(field).join(',')}\r\n`).join('');
};

/**
 * A value as a field: what a spreadsheet would take for a formula begins with `'`, so that it is shown and not run; no
 * character breaks a line.
 */
function field(value: string): string {
  const text = printableLine(value.replace(/^(?=\s*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20])/u, "'"));
  return /[",]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
