import { markup, type Markup } from './markup';
import type { Sheet } from './sheet';
import { FAMILY_WORDS, SOURCE_WORDS } from './words';

/** Search and filters, which the script shows once it works, and what the forms of the cells mean. */
export function toolbar(sheet: Sheet): Markup {
  const families = [...new Set(sheet.columns.map(({ family }) => family))].filter((family) => family > 0);
  const ofFamily = families.map((family) =>
    chip('family', String(family), `${family}xx`, `c${family}`, FAMILY_WORDS[family] ?? ''),
  );
  const others = sheet.others > 0 ? [chip('family', 'others', '…', 'others', 'Others are possible')] : [];
  return markup`<form id="filters" role="search" hidden>
<label class="search"><span class="unseen">Search in paths, handlers and files</span><input type="search" id="search" placeholder="Search paths, handlers, files" autocomplete="off" spellcheck="false" aria-keyshortcuts="/"></label>
<fieldset><legend class="unseen">Methods</legend>${sheet.methods.map((method) => chip('method', method, method, 'any', ''))}</fieldset>
<fieldset><legend class="unseen">Statuses</legend>${ofFamily}${others}</fieldset>
<output id="shown" aria-live="polite"></output>
</form>
<ul class="legend" aria-label="What the cells mean">${sheet.sources.map((source) => markup`<li><span class="s ${source}" aria-hidden="true"></span>${SOURCE_WORDS[source]}</li>`)}${sheet.hasDeclaredOnly ? markup`<li><span class="s declared" aria-hidden="true"></span>declared, not found in the code</li>` : ''}</ul>
`;
}

function chip(name: string, value: string, text: string, family: string, title: string): Markup {
  return markup`<label class="chip ${family}" title="${title}"><input type="checkbox" name="${name}" value="${value}"><span>${text}</span></label>`;
}
