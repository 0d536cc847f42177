import type { Config } from '../config/config';
import type { NamedFunctions } from '../frameworks/named-functions';

/** What the settings name; undefined where they name nothing, as they mostly do. */
export function namedIn({ responseHelpers, authGuards, errorHandlers }: Config): NamedFunctions | undefined {
  if (responseHelpers.length + authGuards.length + errorHandlers.length === 0) return undefined;
  return { responseHelpers, authGuards, errorHandlers };
}

/** Whether files mean the same under both settings. */
export function namesTheSame(a: Config, b: Config): boolean {
  return a === b || JSON.stringify(namedIn(a)) === JSON.stringify(namedIn(b));
}

/** Whether a text calls a function by which the settings say that responses are sent: then it is worth reading. */
export function mentionsHelper(text: string, { responseHelpers }: Pick<Config, 'responseHelpers'>): boolean {
  return responseHelpers.some((name) => text.includes(name.slice(name.lastIndexOf('.') + 1)));
}
