import type { Outline, OutlineEntry } from './outline';

/** A key or value without its quotes; escapes stay as they are. A comment behind a plain one is taken off. */
export function unquoted(text: string): string {
  const quoted = /^(["'])([^]*)\1$/.exec(text);
  return quoted ? (quoted[2] ?? '') : text.replace(/(?<!\s)\s+#.*$/, '');
}

/** Reads YAML's flow style, `{ '200': { description: OK }, default: x }`; undefined when the text is no such mapping. */
export function outlineOfFlow(text: string): Outline | undefined {
  if (!text.startsWith('{')) return undefined;
  const { parts, end } = partsOf(text);
  if (end === undefined) return undefined;
  const entries = parts.map(entryOfPart);
  const found = entries.filter((entry) => entry !== undefined);
  return { entries: found, whole: found.length === entries.length };
}

/** The mappings in a list of YAML's flow style; none when the text is no list. */
export function itemsOfFlow(text: string): readonly Outline[] {
  return text.startsWith('[') ? partsOf(text).parts.flatMap((item) => outlineOfFlow(item) ?? []) : [];
}

// What stands between the commas of the outermost brackets; `end` is where these end.
function partsOf(text: string): { parts: readonly string[]; end: number | undefined } {
  const parts: string[] = [];
  let depth = 0;
  let from = 1;
  for (const { 0: token, index } of text.matchAll(
    /"(?:[^"\\]|\\.)*"|(?<![^\s{[,:])'(?:[^']|'')*'|[{}[\],]/g,
  )) {
    if (token === '{' || token === '[') depth++;
    else if (token === '}' || token === ']') depth--;
    if (depth > 1 || (depth === 1 && token !== ',')) continue;
    const part = text.slice(from, index).trim();
    if (part !== '') parts.push(part);
    from = index + 1;
    if (depth === 0) return { parts, end: index };
  }
  return { parts, end: undefined };
}

function entryOfPart(part: string): OutlineEntry | undefined {
  // Behind a quoted key no space is needed.
  const match =
    /^("(?:[^"\\]|\\.)*"|'(?:[^']|'')*')\s*:([^]*)$/.exec(part) ??
    /^([^\s{}[\]*&!?<](?:[^{}[\]:]|:(?!\s|$))*):(?:\s([^]*)|)$/.exec(part);
  if (!match) return undefined;
  const [key = '', value = ''] = [match[1]?.trimEnd(), match[2]?.trimStart()];
  return {
    key: unquoted(key),
    text: /^[{[*&!]/.test(value) ? undefined : unquoted(value),
    inside: () => outlineOfFlow(value),
    items: () => itemsOfFlow(value),
  };
}
