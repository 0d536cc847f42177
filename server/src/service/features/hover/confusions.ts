import type { Confusion } from '../../../engine/http/status-info';
import { describe } from '../../../engine/http/statuses';
import type { StatusPlace } from '../../../engine/model/status-place';
import type { AnalysedDocument } from '../../document';
import { bold, line, type Rich } from '../../rich-text';
import { findingsOn } from './findings-on';
import { suggestionOf } from './suggestion';
import { ownEntry } from '../../../engine/text/own-entry';

/** How many are shown: the others are on the page behind the links. */
const MOST = 2;

/** The codes that people weigh most against a code, the likeliest first. */
const FOREMOST: ReadonlyMap<number, readonly number[]> = new Map([
  [200, [201, 204]],
  [201, [200, 202]],
  [204, [200, 404]],
  [301, [308, 302]],
  [302, [303, 307]],
  [400, [422, 409]],
  [401, [403, 400]],
  [403, [401, 404]],
  [404, [410, 403]],
  [409, [422, 412]],
  [422, [400, 409]],
  [429, [503, 403]],
  [500, [400, 502]],
  [502, [504, 500]],
  [503, [500, 502]],
]);

/** What matters with a method comes first: a GET on a list that is empty, a POST that creates. */
const BY_METHOD: Readonly<Record<string, ReadonlyMap<number, readonly number[]>>> = {
  GET: new Map([
    [200, [404, 204]],
    [404, [200, 410]],
  ]),
  POST: new Map([[200, [201, 202]]]),
  DELETE: new Map([[200, [204, 202]]]),
};

/** The codes that this one is taken for, at most two: first those that the place itself brings up. */
export function confusionsFor(
  code: number,
  place: StatusPlace,
  { findings, settings }: AnalysedDocument,
): readonly Rich[] {
  const { confusedWith } = describe(code);
  const wanted = [
    ...findingsOn(place, findings).flatMap(({ expected }) => expected),
    ...(suggestionOf(place, settings.config)?.codes ?? []),
    ...(ownEntry(BY_METHOD, place.handler?.method ?? '')?.get(code) ?? []),
    ...(FOREMOST.get(code) ?? []),
    ...confusedWith.map((other) => other.code),
  ];
  return [...new Set(wanted)]
    .flatMap((other): readonly Confusion[] => confusedWith.filter((each) => each.code === other))
    .slice(0, MOST)
    .map((other) => line(bold(`Or ${other.code}?`), ` ${other.difference}`));
}
