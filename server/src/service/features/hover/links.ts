import { mdnPageOf } from '../../../engine/http/mdn';
import type { StatusInfo } from '../../../engine/http/status-info';
import { joined, link, type Rich } from '../../rich-text';

/** Where to read on about a code. */
export function linksOf({ code, reference }: StatusInfo): Rich {
  const sources = [reference, mdnPageOf(code)].filter((source) => source !== undefined);
  return joined(' · ', ...sources.map(({ title, url }) => link(title, url)));
}
