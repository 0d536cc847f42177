import { phraseOf } from '../http/statuses';
import type { ModuleReference } from '../syntax/modules';
import type { Constant } from './possible';

const ABOUT_STATUS = /status|https?(?![a-z])|http_?codes?/i;
let codes: ReadonlyMap<string, number> | undefined;

/**
 * The status that a constant of another file stands for by its name alone: `HTTP_STATUS.NOT_FOUND` of `./constants`, where
 * the module, the object or the name that it is used by speaks of a status and the member is the reason phrase of one.
 * @param owner the name of the object at the place of use, where there is one
 * @returns undefined when the names do not say it
 */
export function namedConstant(
  { specifier, path }: ModuleReference,
  owner: string | undefined,
): Constant | undefined {
  const name = path.at(-1);
  const isAbout = [specifier, ...path.slice(0, -1), owner ?? ''].some((word) => ABOUT_STATUS.test(word));
  if (name === undefined || !isAbout) return undefined;
  codes ??= codesByName();
  const value = codes.get(keyOf(name.replace(/^HTTP_(?:STATUS_)?|^[1-5]\d\d_|_[1-5]\d\d$/g, '')));
  return value === undefined ? undefined : { kind: 'number', value };
}

function codesByName(): ReadonlyMap<string, number> {
  const found = new Map<string, number>([
    ['unprocessableentity', 422],
    ['internalerror', 500],
    ['servererror', 500],
  ]);
  for (let code = 100; code < 600; code++) {
    const phrase = phraseOf(code);
    const key = phrase === undefined ? undefined : keyOf(phrase);
    // Products use phrases again for codes of their own (561 Unauthorized): the registered one counts.
    if (key !== undefined && !found.has(key)) found.set(key, code);
  }
  return found;
}

// `NOT_FOUND`, `NotFound`, `Not Found` and `notFound` are one.
function keyOf(name: string): string {
  return name
    .slice(0, 60)
    .replace(/[^a-z]/gi, '')
    .toLowerCase();
}
