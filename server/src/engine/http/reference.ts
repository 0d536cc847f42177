/** Where a fact stands: an RFC section, or for vendor codes the vendor's own page. */
export interface Reference {
  /** Number of the RFC, absent where the source is no RFC. */
  readonly rfc?: number;
  /** Section without the sign, as `15.5.5`; absent where the whole document is meant. */
  readonly section?: string;
  readonly url: string;
  /** For display: `RFC 9110 §15.5.5`, or the name of the vendor's page. */
  readonly title: string;
}

/** A reference to an RFC, or to one of its sections (`15.5.5`, without the sign). */
export function rfc(number: number, section?: string): Reference {
  const url = `https://www.rfc-editor.org/rfc/rfc${number}`;
  if (section === undefined) return { rfc: number, url, title: `RFC ${number}` };
  return { rfc: number, section, url: `${url}#section-${section}`, title: `RFC ${number} §${section}` };
}

/** A reference to a page that is no RFC. */
export function page(title: string, url: string): Reference {
  return { url, title };
}
