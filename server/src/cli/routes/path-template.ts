/** A part of a path: a fixed text, something that a request fills in, or parts that may be missing. */
export type PathPart =
  | { readonly kind: 'text'; readonly text: string }
  | {
      readonly kind: 'parameter';
      /** Undefined for groups and wildcards without a name. */
      readonly name: string | undefined;
      /** The regular expression that it has to match; undefined without one. */
      readonly pattern: string | undefined;
      /** It may have slashes in it. */
      readonly isWild: boolean;
    }
  | { readonly kind: 'optional'; readonly parts: readonly PathPart[] }
  /** A part that is not known, written `…`. */
  | { readonly kind: 'unknown' }
  /** A regular expression in place of a path (`/^\/x$/i`), which takes all that follows. */
  | { readonly kind: 'regex'; readonly text: string };

/**
 * Takes a path apart, as Express 4 and 5 and Fastify write it: `:id`, `:id(\\d+)`, `:id?`, `*`, `*rest`, `{/:id}`,
 * `::` for a colon, `\` before a letter that means itself.
 */
export function pathParts(path: string): readonly PathPart[] {
  const regex = regexStart(path);
  const reading: Reading = { path: path.slice(0, regex), at: 0, depth: 0 };
  const parts = partsUntil(reading, undefined);
  if (regex === path.length) return parts;
  return [...parts, { kind: 'regex', text: path.slice(regex) }];
}

interface Reading {
  readonly path: string;
  at: number;
  /** How many optional groups are open. */
  depth: number;
}

const mostNested = 20;

/** Where a regular expression begins that is a part of the path: `/^\/x$/`, behind a mount `/api/^\/x$/i`. */
function regexStart(path: string): number {
  const start = path.search(/\/(?:\^|\(\?:|\\\/)/);
  return start === -1 ? path.length : start;
}

function partsUntil(reading: Reading, end: string | undefined): readonly PathPart[] {
  const parts: PathPart[] = [];
  while (reading.at < reading.path.length && reading.path[reading.at] !== end) {
    add(parts, nextPart(reading));
    const last = parts.at(-1);
    const modifier = last?.kind === 'parameter' ? /^[?*+]/.exec(rest(reading))?.[0] : undefined;
    if (modifier === undefined || last?.kind !== 'parameter') continue;
    reading.at++;
    parts.pop();
    const part: PathPart = modifier === '?' ? last : { ...last, isWild: true };
    add(parts, modifier === '+' ? part : { kind: 'optional', parts: [...slashOf(parts), part] });
  }
  return parts;
}

/** An optional parameter takes the slash before it along: `/users/:id?` matches `/users`. */
function slashOf(parts: PathPart[]): readonly PathPart[] {
  const before = parts.at(-1);
  if (before?.kind !== 'text' || !before.text.endsWith('/')) return [];
  parts.pop();
  if (before.text !== '/') parts.push({ kind: 'text', text: before.text.slice(0, -1) });
  return [{ kind: 'text', text: '/' }];
}

function add(parts: PathPart[], part: PathPart): void {
  const last = parts.at(-1);
  if (part.kind !== 'text' || last?.kind !== 'text') {
    parts.push(part);
    return;
  }
  parts[parts.length - 1] = { kind: 'text', text: last.text + part.text };
}

function rest({ path, at }: Reading): string {
  return path.slice(at);
}

function nextPart(reading: Reading): PathPart {
  const ahead = rest(reading);
  const take = (length: number): void => {
    reading.at += length;
  };
  const doubled = ahead.startsWith('::') || (ahead.startsWith('\\') && ahead.length > 1);
  if (doubled) {
    take(2);
    return { kind: 'text', text: ahead.charAt(1) };
  }
  const named = /^([:*])(?:"([^"]*)"|([\p{L}\p{N}_$]+))/u.exec(ahead);
  if (named !== null) {
    take(named[0].length);
    const isWild = named[1] === '*';
    return { kind: 'parameter', name: named[2] ?? named[3], pattern: groupAt(reading), isWild };
  }
  if (ahead.startsWith('*')) {
    take(1);
    return { kind: 'parameter', name: undefined, pattern: undefined, isWild: true };
  }
  if (ahead.startsWith('(')) {
    const pattern = groupAt(reading);
    if (pattern !== undefined) return { kind: 'parameter', name: undefined, pattern, isWild: true };
  }
  if (ahead.startsWith('{') && reading.depth < mostNested) {
    take(1);
    reading.depth++;
    const parts = partsUntil(reading, '}');
    reading.depth--;
    take(1);
    return { kind: 'optional', parts };
  }
  take(1);
  return ahead.startsWith('…') ? { kind: 'unknown' } : { kind: 'text', text: ahead.charAt(0) };
}

/** The text in the brackets that open here, with those in it; moves behind them. Undefined where none open or close. */
function groupAt(reading: Reading): string | undefined {
  const { path, at } = reading;
  if (path[at] !== '(') return undefined;
  let depth = 0;
  for (let end = at; end < path.length; end++) {
    if (path[end] === '\\') end++;
    else if (path[end] === '(') depth++;
    else if (path[end] === ')') depth--;
    if (depth > 0) continue;
    reading.at = end + 1;
    return path.slice(at + 1, end);
  }
  return undefined;
}
