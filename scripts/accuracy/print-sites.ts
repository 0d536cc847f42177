import { shareOf, tableOf } from '../table';
import { frameworks, siteKinds, siteRoles, type LabelledSite } from './labels';
import type { MeasuredFile } from './measure';
import type { ReportedResponse } from './reports';
import { tallySites, tallySitesOf, type SiteTally } from './tally';

const head = [
  '',
  'found of the sites',
  'statuses right (strict)',
  '(lenient)',
  'left open',
  'reported',
  'false',
  'unlabelled',
];

/** The tables of responses: per framework and total, then by kind and by role. */
export function printSites(files: readonly MeasuredFile[]): string {
  const comparisons = files.map(({ sites }) => sites);
  const perFramework = frameworks.map((framework) =>
    rowOf(
      framework,
      tallySites(files.filter(({ file }) => file.framework === framework).map(({ sites }) => sites)),
    ),
  );
  const perKind = siteKinds.map((kind) => rowOf(kind, tallySitesOf(comparisons, 'kind', kind)));
  const perRole = siteRoles
    .filter((role) => role !== 'not-http')
    .map((role) => rowOf(role, tallySitesOf(comparisons, 'role', role)));
  return [
    'RESPONSES',
    'lenient: whatever is said of "dynamic". left open: no wrong code, but "dynamic" where the label knows one.',
    'false: a handler’s response on a line with no labelled site, or one on a line labelled "no response".',
    'unlabelled: those and what is reported for middlewares, hooks and error handlers without a label.',
    '',
    tableOf(head, [...perFramework, rowOf('total', tallySites(comparisons))]),
    '',
    'By kind (the label’s; of a response without a label its own)',
    tableOf(head, perKind),
    '',
    'By role',
    tableOf(head, perRole),
  ].join('\n');
}

/** Every miss, wrong status set and unlabelled response, each with its line of source. */
export function listSites(files: readonly MeasuredFile[]): string {
  const missed = files.flatMap((measured) =>
    measured.sites.missed.map(({ site, nearest }) => {
      const hint = nearest === undefined ? '' : `; reported on line ${nearest.line}: ${spell(nearest)}`;
      return quote(measured, site.line, `${spell(site)}${hint}`);
    }),
  );
  const wrong = files.flatMap((measured) =>
    measured.sites.found
      .filter(({ agreement }) => agreement !== 'strict')
      .map(({ site, responses, agreement }) =>
        quote(
          measured,
          site.line,
          `${agreement}: label ${spell(site)}; reported ${responses.map(spell).join(', ')}`,
        ),
      ),
  );
  const unlabelled = files.flatMap((measured) =>
    measured.sites.unlabelled.map(({ response, trap }) =>
      quote(measured, response.line, `${trap ? 'labelled "no response"; ' : ''}reported ${spell(response)}`),
    ),
  );
  return [
    section('Labelled sites that were not found', missed),
    section('Status sets that are not strictly the label’s', wrong),
    section('Reported responses that are no labelled site', unlabelled),
  ].join('\n\n');
}

/** A titled list with its length. */
export function section(title: string, items: readonly string[]): string {
  return [`${title}: ${items.length}`, ...items].join('\n');
}

/** A place, what is said about it, and the line of source that stands there. */
export function quote({ file, source }: MeasuredFile, line: number, text: string): string {
  return `  ${file.repo} ${file.path}:${line}  ${text}\n      | ${(source[line - 1] ?? '').trim().slice(0, 160)}`;
}

function rowOf(name: string, tally: SiteTally): readonly string[] {
  return [
    name,
    shareOf(tally.found, tally.sites),
    shareOf(tally.strict, tally.found),
    shareOf(tally.lenient, tally.found),
    String(tally.open),
    String(tally.reported),
    shareOf(tally.unlabelledHandlers + tally.traps, tally.reported),
    shareOf(tally.unlabelled, tally.reported),
  ];
}

function spell(one: LabelledSite | ReportedResponse): string {
  const statuses = [...one.statuses, ...(one.dynamic ? ['dynamic'] : [])].join(', ');
  return `${one.kind} [${statuses}] in ${one.role}`;
}
