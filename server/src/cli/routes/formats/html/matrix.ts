import { labelOf, phraseOf } from '../../../../engine/http/statuses';
import { isOpen } from '../../reported-route';
import { markup, type Markup } from './markup';
import type { Cell, Column, Group, Row, Sheet } from './sheet';
import { FAMILY_WORDS, SOURCE_WORDS } from './words';

/** The table of endpoints and statuses; each status leads to its places. */
export function matrix(sheet: Sheet): Markup {
  const { columns, groups, others } = sheet;
  const families = [...new Set(columns.map(({ family }) => family))];
  return markup`<table>
<caption class="unseen">Which endpoint can send which status</caption>
<thead>
<tr class="families"><td class="corner"></td>${families.map((family) => familyHead(family, columns))}${others > 0 ? markup`<td></td>` : ''}<td class="origin"></td></tr>
<tr class="codes"><th scope="col" class="corner">Endpoint</th>${columns.map(codeHead)}${others > 0 ? othersHead(others) : ''}<th scope="col" class="origin">Handler</th></tr>
</thead>
${groups.map((group) => groupBody(group, sheet))}
</table>
`;
}

function familyHead(family: number, columns: readonly Column[]): Markup {
  const span = columns.filter((column) => column.family === family).length;
  const name = family === 0 ? '' : markup`<b>${family}xx</b> `;
  const words = span === 1 ? '' : markup`<span>${FAMILY_WORDS[family]}</span>`;
  return markup`<th scope="colgroup" colspan="${span}" class="c${family}" title="${FAMILY_WORDS[family]}">${name}${words}</th>`;
}

function codeHead({ code, count, family }: Column): Markup {
  return markup`<th scope="col" class="c${family}"><button type="button" class="code" data-code="${code}" aria-pressed="false" title="${labelOf(code)}: ${count} of the endpoints"><span class="phrase">${phraseOf(code) ?? 'not registered'}</span> <b>${code}</b> <small>${count}</small></button></th>`;
}

function othersHead(count: number): Markup {
  return markup`<th scope="col" class="others"><span class="code" title="Others are possible: decided as the code runs, or by code that was not found"><span class="phrase">others</span> <b>…</b> <small>${count}</small></span></th>`;
}

function groupBody({ name, rows }: Group, sheet: Sheet): Markup {
  const columns = sheet.columns.length + (sheet.others > 0 ? 3 : 2);
  const head = markup`<tr class="group"><th scope="rowgroup" colspan="${columns}"><span>${name}</span> <small>${rows.length}</small></th></tr>
`;
  return markup`<tbody>
${sheet.groups.length === 1 ? '' : head}${rows.map((row) => endpointRow(row, sheet))}</tbody>
`;
}

function endpointRow(row: Row, { columns, others }: Sheet): Markup {
  const { id, endpoint, cells } = row;
  const { method, path, handler, place } = endpoint;
  const open = isOpen(endpoint)
    ? markup`<a class="s others" href="#${id}" title="Others are possible">…</a>`
    : '';
  const sent = [...cells.values()]
    .filter(({ sources }) => sources.length > 0)
    .map(({ code }) => String(code));
  return markup`<tr data-method="${method}" data-codes="${[...sent, ...(isOpen(endpoint) ? ['others'] : [])].join(' ')}"><th scope="row"><a id="${id}-row" href="#${id}"><span class="method">${method}</span> <span class="path">${pathMarkup(path)}</span></a></th>${columns.map((column) => statusCell(id, column, cells.get(column.code)))}${others > 0 ? markup`<td>${open}</td>` : ''}<td class="origin">${handler === undefined ? '' : markup`<b>${handler}</b> `}${place.file}:${place.line + 1}</td></tr>
`;
}

function statusCell(id: string, { code, family }: Column, cell: Cell | undefined): Markup {
  if (cell === undefined) return markup`<td></td>`;
  const [first = 'declared'] = cell.sources;
  const words =
    cell.sources.map((source) => SOURCE_WORDS[source]).join(', ') || 'declared, not found in the code';
  return markup`<td class="c${family}"><a class="s ${first}" href="#${id}-${code}" title="${labelOf(code)}: ${words}">${code}</a></td>`;
}

/** A path with what a request fills in set apart. */
export function pathMarkup(path: string): readonly Markup[] {
  return path
    .split(/(:[\w$]+|\*[\w$]*|…)/)
    .map((part, index) => (index % 2 === 0 ? markup`${part}` : markup`<i>${part}</i>`));
}
