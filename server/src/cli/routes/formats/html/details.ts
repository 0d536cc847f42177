import { labelOf } from '../../../../engine/http/statuses';
import type { EndpointStatus } from '../../../../engine/model/endpoint';
import { codesOf, isOpen, placeText } from '../../reported-route';
import { markup, type Markup } from './markup';
import { pathMarkup } from './matrix';
import { familyOf, type Row, type Sheet } from './sheet';
import { SOURCE_WORDS } from './words';

/** For each endpoint its statuses with their places; shown beside the table when a link leads there. */
export function details({ groups }: Sheet): readonly Markup[] {
  return groups.flatMap(({ rows }) => rows.map(detail));
}

function detail({ id, endpoint, cells }: Row): Markup {
  const { method, path, handler, place, statuses, declared } = endpoint;
  const codes = codesOf([...cells.keys()].map((status) => ({ status })));
  const own = handler === undefined ? '' : markup`<b>${handler}</b> `;
  return markup`<section class="detail" id="${id}" aria-labelledby="${id}-name" tabindex="-1">
<a class="close" href="#${id}-row" aria-label="Close">×</a>
<h2 id="${id}-name"><span class="method">${method}</span> <span class="path">${pathMarkup(path)}</span></h2>
<p class="origin">${own}${placeText(place)}</p>
<ul>
${codes.map((code) => statusItem(id, code, statuses, declared))}${isOpen(endpoint) ? othersItem(endpoint.found) : ''}</ul>
${
  declared === undefined
    ? ''
    : markup`<p class="declared-list">Declared: ${declared.join(', ') || 'no status'}</p>
`
}</section>
`;
}

function statusItem(
  id: string,
  code: number,
  statuses: readonly EndpointStatus[],
  declared: readonly string[] | undefined,
): Markup {
  const own = statuses.filter(({ status }) => status === code);
  const sources = own.map(
    ({ by, places }) =>
      markup`<li>${SOURCE_WORDS[by]}<ul>${places.map((place) => markup`<li class="place">${placeText(place)}</li>`)}</ul></li>`,
  );
  const none = own.length === 0 ? markup`<li>declared, not found in the code</li>` : '';
  const note =
    own.length > 0 && declared !== undefined && !isDeclared(code, declared)
      ? markup`<li>not declared</li>`
      : '';
  return markup`<li id="${id}-${code}" class="c${familyOf(code)}" tabindex="-1"><h3>${labelOf(code)}</h3><ul>${sources}${none}${note}</ul></li>
`;
}

function isDeclared(code: number, declared: readonly string[]): boolean {
  const keys = [String(code), `${Math.floor(code / 100)}xx`, 'default'];
  return declared.some((key) => keys.includes(key.toLowerCase()));
}

function othersItem(isFound: boolean): Markup {
  const why = isFound ? 'The code decides them as it runs.' : 'The handler was not found in the code.';
  return markup`<li class="others"><h3>Others are possible</h3><ul><li>${why}</li></ul></li>
`;
}
