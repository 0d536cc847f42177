import type { StatusField, StatusInfo } from '../../../engine/http/status-info';
import type { Response } from '../../../engine/model/response';
import type { StatusPlace } from '../../../engine/model/status-place';
import { surelyLacks } from '../../../engine/rules/absence';
import { bold, line, type Rich } from '../../rich-text';
import { ownEntry } from '../../../engine/text/own-entry';

const MOST = 2;

/** What both frameworks set themselves from the body, or what only matters when a server has it anyway. */
const LEFT_ALONE: ReadonlyMap<number, readonly string[]> = new Map([[200, ['Content-Type', 'ETag']]]);

/** Fields that belong to a code with certain methods only. */
const METHODS: Readonly<Record<string, readonly string[]>> = {
  '201 Location': ['POST'],
  '415 Accept-Patch': ['PATCH'],
};

const LEVELS: readonly StatusField['level'][] = ['MUST', 'SHOULD', 'MAY'];

/** The fields that belong to a code, and whether the response at hand sets them, where that is known. */
export function fieldLines(info: StatusInfo, place: StatusPlace): readonly Rich[] {
  return info.fields
    .filter((field) => isMeant(field, info.code, place))
    .sort((a, b) => LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level))
    .slice(0, MOST)
    .map((field) => fieldLine(field, place.responses));
}

function fieldLine({ name, level, why }: StatusField, responses: readonly Response[]): Rich {
  const head = line(bold('Field:'), ` \`${name}\` (${level})`);
  if (responses.length > 0 && responses.every((response) => sets(response, name)))
    return line(head, ': this response sets it.');
  const isMissing =
    responses.length > 0 &&
    responses.every((response) => surelyLacks(response, name.toLowerCase()) && !sets(response, name));
  return line(head, isMissing ? `: this handler does not set it. ${why}` : `: ${why}`);
}

function isMeant({ name }: StatusField, code: number, { handler }: StatusPlace): boolean {
  if (LEFT_ALONE.get(code)?.includes(name) === true) return false;
  const methods = ownEntry(METHODS, `${code} ${name}`);
  return methods === undefined || handler?.method === undefined || methods.includes(handler.method);
}

function sets({ fields, kind, method }: Response, name: string): boolean {
  // redirect() writes its address there.
  if (name === 'Location' && (kind === 'redirect' || method === 'redirect')) return true;
  return fields.set.has(name.toLowerCase());
}
