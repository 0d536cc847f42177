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

/** The test whether a text is worth linting, under settings that may name what answers in it. */
export function mayMatterTo(
  config: Pick<Config, 'responseHelpers'>,
  mayMatter: (text: string) => boolean,
): (text: string) => boolean {
  if (config.responseHelpers.length === 0) return mayMatter;
  return (text) => mayMatter(text) || mentionsHelper(text, config);
}
