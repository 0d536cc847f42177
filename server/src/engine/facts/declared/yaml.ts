import { itemsOfFlow, outlineOfFlow, unquoted } from './yaml-flow';
import type { Outline, OutlineEntry } from './outline';

/** A line of YAML without its line break, its indentation and what stands before that in a comment. */
export interface YamlLine {
  readonly indent: number;
  readonly text: string;
  /** Where the text starts. */
  readonly start: number;
}

const QUOTED_KEY = /^("(?:[^"\\]|\\.)*"|'(?:[^']|'')*')\s*:(?=\s|$)/;
// Up to the first colon that a space follows; `#` behind a space begins a comment.
const PLAIN_KEY =
  /^([^\s#&*!|>'"%@`{}[\],?:-](?:[^\s:#]|:(?!\s|$)|(?<!\s)#|[ \t]+(?![\s#:]))*|<<)\s*:(?=\s|$)/;

/** Cuts a text into lines, none of them a comment; `prefix` is what each may begin with (` * ` in a JSDoc comment). */
export function yamlLines(text: string, start = 0, prefix?: RegExp): readonly YamlLine[] {
  const lines: YamlLine[] = [];
  for (const match of text.matchAll(/([^\r\n]*)(?:\r\n|\n|\r)?/g)) {
    const [, line = ''] = match;
    const before = prefix?.exec(line)?.[0].length ?? 0;
    const indent = /^ */.exec(line.slice(before))?.[0].length ?? 0;
    const own = line.slice(before + indent).trimEnd();
    if (own === '' || own.startsWith('#')) continue;
    lines.push({ indent, text: own, start: start + match.index + before + indent });
  }
  return lines;
}

/**
 * Reads the mapping that lines of YAML are. It knows the structure of blocks, quoted keys and flow mappings, which is all
 * that documents need to tell which keys there are; scalars of any style are passed over by their indentation.
 * @returns undefined when they are no mapping; not `whole` where something in it is not understood (tabs, merges, keys that
 * are no text)
 */
export function outlineOfYaml(lines: readonly YamlLine[]): Outline | undefined {
  const [first] = lines;
  if (!first || isItem(first)) return undefined;
  if (first.text.startsWith('{')) return outlineOfFlow(lines.map(({ text }) => text).join(' '));
  const parts: { line: YamlLine; key: RegExpExecArray; below: YamlLine[] }[] = [];
  let whole = true;
  for (const line of lines) {
    const current = parts.at(-1);
    // A list may stand as deep as the key that it belongs to.
    if (line.indent > first.indent || (line.indent === first.indent && isItem(line))) {
      if (current) current.below.push(line);
      else whole = false;
      continue;
    }
    const key =
      line.indent === first.indent ? (QUOTED_KEY.exec(line.text) ?? PLAIN_KEY.exec(line.text)) : null;
    if (key && key[1] !== '<<') parts.push({ line, key, below: [] });
    else if (!/^(?:---|%)/.test(line.text) || current) whole = false;
  }
  if (parts.length === 0) return undefined;
  return { entries: parts.map(({ line, key, below }) => entryOfLine(line, key, below)), whole };
}

function entryOfLine(
  line: YamlLine,
  [head, key = '']: RegExpExecArray,
  below: readonly YamlLine[],
): OutlineEntry {
  const value = withoutProperties(line.text.slice(head.length).trim());
  const last = below.at(-1) ?? line;
  const isBlock = value === '';
  const flow = (): string => [value, ...below.map(({ text }) => text)].join(' ');
  return {
    key: unquoted(key),
    text: !isBlock && below.length === 0 && !/^[{[*|>]/.test(value) ? unquoted(value) : undefined,
    inside: () => (isBlock ? outlineOfYaml(below) : outlineOfFlow(flow())),
    items: () => (isBlock ? itemsOf(below) : itemsOfFlow(flow())),
    block: {
      key: { start: line.start, end: line.start + key.length },
      end: last.start + last.text.length,
      indent: line.indent,
    },
  };
}

// Anchors and tags before a value, a comment in place of one.
function withoutProperties(value: string): string {
  return value.replace(/^(?:[&!]\S*\s*)*/, '').replace(/^#.*$/, '');
}

function isItem({ text }: YamlLine): boolean {
  return /^-(?:\s|$)/.test(text);
}

// `- url: /api` begins a mapping whose keys stand as deep as `url`.
function itemsOf(lines: readonly YamlLine[]): readonly Outline[] {
  const [first] = lines;
  if (!first || !isItem(first)) return [];
  const items: YamlLine[][] = [];
  for (const line of lines) {
    if (line.indent !== first.indent || !isItem(line)) {
      items.at(-1)?.push(line);
      continue;
    }
    const before = /^-\s*/.exec(line.text)?.[0].length ?? 0;
    const text = line.text.slice(before);
    items.push(text === '' ? [] : [{ indent: line.indent + before, text, start: line.start + before }]);
  }
  return items.flatMap((item) => outlineOfYaml(item) ?? []);
}
