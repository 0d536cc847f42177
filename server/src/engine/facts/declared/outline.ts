import type { Span } from '../../text/span';

/** A mapping of a document (JSON, or YAML in one of its styles): its keys, and what stands behind them. */
export interface Outline {
  readonly entries: readonly OutlineEntry[];
  /** False when there is something in it that was not understood: there may be more keys. */
  readonly whole: boolean;
}

/** A key of a mapping with its value. */
export interface OutlineEntry {
  readonly key: string;
  /** A plain value as text; undefined for mappings, lists and what is not understood. */
  readonly text: string | undefined;
  /** The value as a mapping; undefined when it is none. */
  readonly inside: () => Outline | undefined;
  /** The values of a list that are mappings; empty when it is none. */
  readonly items: () => readonly Outline[];
  /** Where it stands, for a key on a line of its own. */
  readonly block?: OutlineBlock;
}

/** A key on a line of its own. Offsets are those that the lines were given with. */
export interface OutlineBlock {
  /** The key with its quotes. */
  readonly key: Span;
  /** The end of the last line of its value that is not blank. */
  readonly end: number;
  /** The white space before the key, behind what all lines begin with. */
  readonly indent: number;
}

/** The entry of a key; the last one counts. */
export function entryOf(outline: Outline | undefined, key: string): OutlineEntry | undefined {
  return outline?.entries.findLast((entry) => entry.key === key);
}

/** The outline of a value that was parsed from JSON; undefined unless it is an object. */
export function outlineOfValue(value: unknown): Outline | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  return {
    entries: Object.entries(value).map(([key, member]: [string, unknown]) => ({
      key,
      text: typeof member === 'string' ? member : undefined,
      inside: () => outlineOfValue(member),
      items: () => (Array.isArray(member) ? member.flatMap((item) => outlineOfValue(item) ?? []) : []),
    })),
    whole: true,
  };
}
