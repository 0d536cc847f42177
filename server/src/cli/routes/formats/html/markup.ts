import { printableLine } from '../../../printable';
import { ownEntry } from '../../../../engine/text/own-entry';

/** HTML that is safe to stand in a page. */
export interface Markup {
  readonly html: string;
}

/** What can stand in a template: texts are escaped, markup is not, of lists each element; undefined is nothing. */
type Insertable = string | number | Markup | undefined | readonly Insertable[];

/**
 * Writes HTML: ``markup`<b>${name}</b>` `` escapes `name`, so that no text of a project is ever markup, in an element or
 * in a quoted attribute.
 */
export function markup(texts: TemplateStringsArray, ...values: readonly Insertable[]): Markup {
  const parts = texts.map((text, index) => text + inserted(values[index]));
  return { html: parts.join('') };
}

/** A text that is markup already: the page's own style and script. */
export function trusted(text: string): Markup {
  return { html: text };
}

const references: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function inserted(value: Insertable): string {
  if (value === undefined) return '';
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string')
    return printableLine(value).replace(
      /[&<>"']/g,
      (character) => ownEntry(references, character) ?? character,
    );
  return 'html' in value ? value.html : value.map(inserted).join('');
}
