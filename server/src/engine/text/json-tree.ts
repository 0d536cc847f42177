import type { Span } from './span';

/** A value of a JSON text with its place. Offsets count in the text without its BOM. */
export type JsonNode =
  | { readonly kind: 'object'; readonly span: Span; readonly members: readonly JsonMember[] }
  | { readonly kind: 'list'; readonly span: Span; readonly elements: readonly JsonNode[] }
  | { readonly kind: 'value'; readonly span: Span; readonly value: string | number | boolean | null };

/** A member of an object. */
export interface JsonMember {
  readonly key: string;
  readonly keySpan: Span;
  readonly node: JsonNode;
}

/** Why a text is no JSON, and where the reading ended. */
export interface JsonFault {
  /** A clause: `a comma or } is missing`. */
  readonly message: string;
  readonly span: Span;
}

/** Deeper than anybody writes. */
const DEEPEST = 100;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const WORD = /[\w$-]+/y;
const WORDS: ReadonlyMap<string, boolean | null> = new Map([
  ['true', true],
  ['false', false],
  ['null', null],
]);

/**
 * Reads JSON as people write it into configuration files, with comments and trailing commas, and keeps the places.
 * @param text without its BOM
 */
export function readJsonTree(text: string): { readonly root: JsonNode } | { readonly fault: JsonFault } {
  try {
    return { root: rootOf(text) };
  } catch (error) {
    if (error instanceof Fault) return { fault: { message: error.message, span: error.span } };
    throw error;
  }
}

/** What a node says, without places. A key is always the object's own, whatever its name. */
export function plainValue(node: JsonNode): unknown {
  if (node.kind === 'value') return node.value;
  if (node.kind === 'list') return node.elements.map(plainValue);
  return Object.fromEntries(node.members.map(({ key, node: value }) => [key, plainValue(value)]));
}

/** The member of this name; of several the last, as for everybody who reads JSON. */
export function memberOf(node: JsonNode, key: string): JsonMember | undefined {
  return node.kind === 'object' ? node.members.findLast((member) => member.key === key) : undefined;
}

class Fault extends Error {
  constructor(
    message: string,
    readonly span: Span,
  ) {
    super(message);
  }
}

function rootOf(text: string): JsonNode {
  let at = 0;

  const fail = (message: string, start = at, end = start + 1): never => {
    throw new Fault(message, { start: Math.min(start, text.length), end: Math.min(end, text.length) });
  };
  const skip = (): void => {
    for (;;) {
      while (/\s/.test(text.charAt(at)) && at < text.length) at++;
      if (text.startsWith('//', at)) {
        while (at < text.length && text[at] !== '\n' && text[at] !== '\r') at++;
      } else if (text.startsWith('/*', at)) {
        const end = text.indexOf('*/', at + 2);
        if (end === -1) fail('this comment is not closed', at, text.length);
        at = end + 2;
      } else return;
    }
  };
  const takes = (mark: string): boolean => {
    skip();
    if (text[at] !== mark) return false;
    at++;
    return true;
  };

  const valueAt = (depth: number): JsonNode => {
    skip();
    const start = at;
    if (depth > DEEPEST) fail('it is nested too deeply');
    if (text[at] === '{') return objectAt(depth);
    if (text[at] === '[') return listAt(depth);
    if (text[at] === '"') {
      const value = stringAt();
      return { kind: 'value', span: { start, end: at }, value };
    }
    return { kind: 'value', value: wordAt(), span: { start, end: at } };
  };

  const objectAt = (depth: number): JsonNode => {
    const start = at++;
    const members: JsonMember[] = [];
    while (!takes('}')) {
      if (members.length > 0 && !separated(start, '}')) break;
      const keyStart = at;
      if (text[at] !== '"') fail('a key in double quotes is missing', at, wordEnd());
      const key = stringAt();
      const keySpan = { start: keyStart, end: at };
      if (!takes(':')) fail('a colon is missing behind the key', keyStart, keySpan.end);
      members.push({ key, keySpan, node: valueAt(depth + 1) });
    }
    return { kind: 'object', span: { start, end: at }, members };
  };

  const listAt = (depth: number): JsonNode => {
    const start = at++;
    const elements: JsonNode[] = [];
    while (!takes(']')) {
      if (elements.length > 0 && !separated(start, ']')) break;
      elements.push(valueAt(depth + 1));
    }
    return { kind: 'list', span: { start, end: at }, elements };
  };

  // Whether there is another one behind a comma: a last comma may have none.
  const separated = (start: number, end: '}' | ']'): boolean => {
    if (!takes(',')) {
      if (at >= text.length) fail(`the ${text.charAt(start)} is not closed`, start);
      fail(`a comma or ${end} is missing`);
    }
    return !takes(end);
  };

  const stringAt = (): string => {
    const start = at;
    const found = /"(?:[^"\\\n\r]|\\.)*"/y;
    found.lastIndex = at;
    const [quoted] = found.exec(text) ?? [];
    if (quoted === undefined) return fail('this text is not closed', start, lineEnd());
    at += quoted.length;
    try {
      return JSON.parse(quoted) as string;
    } catch {
      // A wrong escape, or a control character.
      return fail('this text has a character or an escape that JSON does not know', start, at);
    }
  };

  const wordAt = (): number | boolean | null => {
    NUMBER.lastIndex = WORD.lastIndex = at;
    const end = wordEnd();
    const word = text.slice(at, end);
    const [number] = NUMBER.exec(text) ?? [];
    const known = WORDS.get(word);
    if (number === undefined && known === undefined) {
      return fail(at >= text.length ? 'a value is missing at the end' : 'a value is missing', at, end);
    }
    at += number?.length ?? word.length;
    return number === undefined ? (known ?? null) : Number(number);
  };
  const wordEnd = (): number => {
    WORD.lastIndex = at;
    return at + (WORD.exec(text)?.[0].length ?? 1);
  };
  const lineEnd = (): number => {
    const end = text.slice(at).search(/[\n\r]/);
    return end === -1 ? text.length : at + end;
  };

  const root = valueAt(0);
  skip();
  if (at < text.length) fail('there is more behind the end', at, text.length);
  return root;
}
