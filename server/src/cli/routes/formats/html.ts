import { createHash } from 'node:crypto';
import type { Endpoint } from '../../../engine/model/endpoint';
import { codesOf, isOpen } from '../reported-route';
import type { RoutesContext, RoutesFormatter } from './format';
import { details } from './html/details';
import { markup, trusted, type Markup } from './html/markup';
import { matrix } from './html/matrix';
import { script } from './html/script';
import { sheetOf, type Sheet } from './html/sheet';
import { style } from './html/style';
import { toolbar } from './html/toolbar';

/**
 * One page that needs nothing else: which endpoint can send which status, to search in, to print and to pin to a wall.
 * Its policy allows the style and the script that stand in it, and nothing else: not a request, not a word of a
 * project's that would pass for code.
 */
export const html: RoutesFormatter = (endpoints, context) => {
  const sheet = sheetOf(endpoints);
  return page(endpoints, sheet, context).html;
};

function page(endpoints: readonly Endpoint[], sheet: Sheet, { title, version }: RoutesContext): Markup {
  const policy = `default-src 'none'; style-src '${hashOf(style)}'; script-src '${hashOf(script)}'; base-uri 'none'; form-action 'none'`;
  return markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${trusted(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="generator" content="status-hints ${version}">
<title>${title}: endpoints and statuses</title>
<style>${trusted(style)}</style>
</head>
<body>
<header>
<h1>${title}</h1>
<p class="sum">${sumOf(endpoints)}</p>
${toolbar(sheet)}</header>
<main tabindex="0" aria-label="Endpoints and statuses">
${endpoints.length === 0 ? markup`<p class="nothing">There are no endpoints to show.</p>` : matrix(sheet)}<p class="nothing" id="nothing" hidden>No endpoint is as wanted. <button type="button" id="reset">Show all</button></p>
</main>
${details(sheet)}<script>${trusted(script)}</script>
</body>
</html>
`;
}

function sumOf(endpoints: readonly Endpoint[]): string {
  const statuses = codesOf(endpoints.flatMap((endpoint) => endpoint.statuses)).length;
  const open = endpoints.filter(isOpen).length;
  return [
    `${endpoints.length} ${endpoints.length === 1 ? 'endpoint' : 'endpoints'}`,
    `${statuses} ${statuses === 1 ? 'status' : 'statuses'}`,
    ...(open === 0 ? [] : [`${open} can send others, too`]),
  ].join(' · ');
}

/** A source of the policy that allows exactly this text. */
function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}
