import { classInfoOf } from '../engine/http/classes';
import { allStatuses, labelOf } from '../engine/http/statuses';
import type { Page } from '../engine/pages/page';
import { rulePage } from '../engine/pages/rule-page';
import { statusPage } from '../engine/pages/status-page';
import { nearNames } from '../engine/text/near';
import { coloursOf } from './colours';
import { textOfPage } from './page-text';
import { wrapped } from './paragraph';
import { UsageError } from './usage-error';
import type { ExitCode, World } from './world';

/**
 * Runs `explain`.
 * @param words a code, a class (`4xx`), a phrase or the part of one that only one code has, or a rule's id
 * @throws UsageError with near matches for what is none of these
 */
export async function runExplain(words: string, world: World): Promise<ExitCode> {
  const colours = coloursOf(world.stdout, world.env);
  const print = (page: string): ExitCode => {
    world.stdout.write(`${page}\n`);
    return 0;
  };
  const printPage = (page: Page): ExitCode => print(textOfPage(page, colours));
  const wanted = words.toLowerCase();
  const family = /^([1-5])xx$/.exec(wanted)?.[1];
  if (family !== undefined) return print(familyPage(Number(family)));
  if (/^-?\d+(?:\.\d+)?$/.test(wanted)) return printPage(statusPage(codeOf(wanted)));

  const rules = await world.rules();
  const rule = rules.find(({ meta }) => meta.id === wanted);
  if (rule !== undefined) return printPage(rulePage(rule));

  const codes = codesOfPhrase(wanted);
  const [only] = codes;
  if (only !== undefined && codes.length === 1) return printPage(statusPage(only));
  throw unknownWords(
    words,
    codes,
    rules.map(({ meta }) => meta.id),
  );
}

function codeOf(digits: string): number {
  const code = Number(digits);
  if (Number.isInteger(code) && code >= 100 && code <= 599) return code;
  throw new UsageError(`${digits} is no status code: these are whole numbers from 100 to 599.`);
}

/** The codes with this phrase, present or former; else those with it as a part of their phrase. */
function codesOfPhrase(wanted: string): readonly number[] {
  const plain = letters(wanted);
  const phrasesOf = allStatuses.map(({ code, phrase, formerPhrases }) => ({
    code,
    phrases: [phrase, ...formerPhrases].map(letters),
  }));
  const matching = (test: (phrase: string) => boolean): readonly number[] =>
    phrasesOf.filter(({ phrases }) => phrases.some(test)).map(({ code }) => code);
  const exact = matching((phrase) => phrase === plain);
  return exact.length > 0 || plain.length < 3 ? exact : matching((phrase) => phrase.includes(plain));
}

/** `NOT_FOUND`, `not-found` and `Not Found` are the same phrase. */
function letters(phrase: string): string {
  return phrase.toLowerCase().replace(/[^a-z0-9]/g, '');
}

function familyPage(family: number): string {
  const codes = allStatuses.filter(({ code }) => Math.floor(code / 100) === family).map(({ code }) => code);
  const meaning = classInfoOf(family * 100)?.meaning ?? '';
  return [wrapped(meaning), codes.map((code) => `  ${labelOf(code)}`).join('\n')].join('\n\n');
}

function unknownWords(words: string, codes: readonly number[], rules: readonly string[]): UsageError {
  const wanted = words.toLowerCase();
  const phrases = allStatuses.filter(({ phrase }) => nearNames(wanted, [phrase.toLowerCase()]).length > 0);
  const near = [
    ...nearNames(wanted, rules),
    ...rules.filter((id) => wanted.length >= 3 && id.includes(wanted)),
    ...codes.map(labelOf),
    ...phrases.map(({ code }) => labelOf(code)),
  ];
  const shown = [...new Set(near)].slice(0, 6);
  const hint =
    shown.length === 0 ? 'Give a code from 100 to 599, a phrase or a rule.' : `Near it: ${shown.join('; ')}.`;
  return new UsageError(`${JSON.stringify(words)} is no code, phrase or rule. ${hint}`);
}
