import { allStatuses } from './statuses';

const codeByPhrase: ReadonlyMap<string, number> = new Map(
  allStatuses
    // Vendors' phrases are ordinary words ("Invalid Token") that say nothing about a status.
    .filter(({ vendor }) => vendor === undefined)
    .flatMap(({ code, phrase, formerPhrases }) =>
      [phrase, ...formerPhrases].map((text): [string, number] => [folded(text), code]),
    ),
);

/** Longer than any phrase with its punctuation: spares us folding whole texts. */
const longest = 60;

/**
 * The code of a reason phrase, whatever its case and punctuation: `Not Found`, `NOT_FOUND`, `notFound`,
 * old names too (`Payload Too Large`). Undefined for any other text, so also for a sentence that only
 * contains a phrase. Vendor codes have no phrases here.
 */
export function codeOfPhrase(text: string): number | undefined {
  return text.length > longest ? undefined : codeByPhrase.get(folded(text));
}

function folded(text: string): string {
  return text.toLowerCase().replace(/[^a-z]/g, '');
}
