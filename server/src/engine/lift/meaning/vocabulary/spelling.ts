/**
 * The words of a name, lower case and with a blank between them: `isPasswordValid` and `is_password_valid` are both
 * `is password valid`. Tables of names are written against this form.
 */
export function spell(name: string): string {
  const known = spelled.get(name);
  if (known !== undefined) return known;
  if (spelled.size >= MOST_SPELLED) spelled.clear();
  const words = wordsIn(name);
  spelled.set(name, words);
  return words;
}

// A file uses few names, many times.
const spelled = new Map<string, string>();
const MOST_SPELLED = 5000;

// The tables look for words anywhere: of a name of a thousand characters nobody reads the end.
const MOST_READ = 200;

function wordsIn(name: string): string {
  return name
    .slice(0, MOST_READ)
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/([A-Z])(?=[A-Z][a-z])/g, '$1 ')
    .replace(/[^A-Za-z0-9]+/g, ' ')
    .trim()
    .toLowerCase();
}
