import type { JsonNode } from '../../text/json-tree';
import type { LineMap, Position } from '../../text/line-map';
import type { Span } from '../../text/span';
import type { SettingProblem } from '../setting-problems';

/** What is wrong with a configuration file. */
export interface FileProblem {
  /** The file's location. */
  readonly file: string;
  /** Where in it, both 0-based, in UTF-16 code units; undefined where it is about the file as a whole. */
  readonly range: { readonly start: Position; readonly end: Position } | undefined;
  /** One or two sentences. */
  readonly message: string;
  /** The file counts as if it were not there; else a part of it is left out. */
  readonly isFatal: boolean;
}

/** The place of a span, for a problem. */
export function rangeOf({ start, end }: Span, lines: LineMap): FileProblem['range'] {
  return { start: lines.positionAt(start), end: lines.positionAt(end) };
}

/** Where a problem with settings stands: at the key that nobody knows, or at the value that is not allowed. */
export function spanOf(settings: JsonNode, { path, index, at }: SettingProblem): Span {
  const member = path === undefined ? undefined : settingAt(settings, path);
  if (!member) return settings.span;
  const { keySpan, node } = member;
  if (at === 'key') return keySpan;
  const element = node.kind === 'list' && index !== undefined ? node.elements[index] : undefined;
  return (element ?? node).span;
}

/** Where a setting stands, by its key with dots: nested, with dots, or both. Of several places the last. */
export function settingAt(
  node: JsonNode,
  path: string,
): { readonly keySpan: Span; readonly node: JsonNode } | undefined {
  if (node.kind !== 'object') return undefined;
  for (const member of [...node.members].reverse()) {
    if (member.key === path) return member;
    if (!path.startsWith(`${member.key}.`)) continue;
    const inner = settingAt(member.node, path.slice(member.key.length + 1));
    if (inner) return inner;
  }
  return undefined;
}

/** The keys that stand twice in one object, each with its last place, at any depth. */
export function* repeatedKeys(
  node: JsonNode,
): Generator<{ readonly key: string; readonly span: Span }, void> {
  if (node.kind === 'list') for (const element of node.elements) yield* repeatedKeys(element);
  if (node.kind !== 'object') return;
  const seen = new Set<string>();
  for (const { key, keySpan, node: inner } of node.members) {
    if (seen.has(key)) yield { key, span: keySpan };
    seen.add(key);
    yield* repeatedKeys(inner);
  }
}
