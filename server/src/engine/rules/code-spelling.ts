import { codeOfPhrase } from '../http/phrases';
import type { CodeSpelling } from '../model/code-names';
import type { StatusCode } from '../model/status-value';

/** How a code is written: `404`, or `StatusCodes.NOT_FOUND`. */
export type Spelling = 'number' | 'constant';

const NUMBER = /^[1-5]\d\d$/;
const NAME = /^(?:([\w$]+(?:\.[\w$]+)*)\.)?([A-Za-z_$][\w$]*)$|^([\w$]+(?:\.[\w$]+)*)\[['"]([^'"]+)['"]\]$/;
const CAPITALS = /^[A-Z][A-Z\d]*(?:_[A-Z\d]+)*$/;
// `new NotFound()` and `createError.NotFound` are errors that have the status.
const OF_ERRORS = /err|exception|boom/i;

/**
 * How a code is written; undefined for what is neither: a variable that holds one, a text, the default of the framework,
 * the name of an error.
 */
export function spellingOf({ code, origin, text }: StatusCode): Spelling | undefined {
  if (origin === 'implicit') return undefined;
  if (NUMBER.test(text)) return 'number';
  if (origin === 'error') return undefined;
  const [, owner = '', loose, keyed, key] = NAME.exec(text) ?? [];
  const name = loose ?? key;
  if (name === undefined || OF_ERRORS.test(keyed ?? owner)) return undefined;
  const isPhrase = codeOfPhrase(name.replace(/^HTTP_(?:STATUS_)?|^[1-5]\d\d_|_[1-5]\d\d$/g, '')) === code;
  if (owner === '' && keyed === undefined) return isPhrase && CAPITALS.test(name) ? 'constant' : undefined;
  return isPhrase || CAPITALS.test(name) ? 'constant' : undefined;
}

/** The object whose member a constant is: `StatusCodes`; undefined for a loose one. */
export function ownerOfConstant(text: string): string | undefined {
  return /^([\w$]+(?:\.[\w$]+)*)(?:\.[\w$]+|\[['"][^'"]+['"]\])$/.exec(text)?.[1];
}

const FEWEST_USES = 5;
const LEAST_SHARE = 0.7;

/** How a project mostly writes codes; undefined where it has no habit: that takes 5 uses and 70 % of all. */
export function spellingHabit({ numbers, constants }: CodeSpelling): Spelling | undefined {
  const most = Math.max(numbers, constants);
  if (most < FEWEST_USES || most / (numbers + constants) < LEAST_SHARE) return undefined;
  return numbers > constants ? 'number' : 'constant';
}
