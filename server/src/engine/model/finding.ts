import type { Span } from '../text/span';
import type { TextEdit } from '../text/edit';
import type { Certainty } from './handler';

/** How loud a finding is. `off` is a setting, never a finding's level. */
export type Level = 'error' | 'warning' | 'information' | 'hint';

/** The levels, loudest first. */
export const LEVELS: readonly Level[] = ['error', 'warning', 'information', 'hint'];

/** The level so many steps quieter (negative: louder); beyond the ends it is the end. */
export function quieter(level: Level, steps: number): Level {
  const at = Math.min(Math.max(LEVELS.indexOf(level) + steps, 0), LEVELS.length - 1);
  return LEVELS[at] ?? level;
}

/** `safe`: the behaviour on the wire is evidently what the author meant; `suggestion`: a person must choose. */
export type FixKind = 'safe' | 'suggestion';

/** A change that settles a finding. Titles are imperatives. */
export interface Fix {
  readonly title: string;
  readonly kind: FixKind;
  readonly preferred: boolean;
  readonly edits: readonly TextEdit[];
}

/** Another place that explains a finding (the guard, the earlier status, the other send). */
export interface Related {
  /** In the finding's own file, unless `elsewhere` names another. */
  readonly span: Span;
  readonly message: string;
  readonly elsewhere?: Elsewhere;
}

/** Another file of the project, with where in it a span starts: its text is not at hand. */
export interface Elsewhere {
  /** As the project names it: its location. */
  readonly file: string;
  /** 0-based. */
  readonly line: number;
  /** 0-based, in UTF-16 code units. */
  readonly character: number;
}

/** What a rule says about a place. */
export interface Finding {
  readonly rule: string;
  readonly level: Level;
  readonly span: Span;
  /** What, why, what to do; the first sentence stands alone. Plain text. */
  readonly message: string;
  /** The codes that are sent now. */
  readonly statuses: readonly number[];
  /** The codes that the evidence wants, likeliest first. */
  readonly expected: readonly number[];
  readonly certainty: Certainty;
  /** Rules that would also change this response's status (law 4). */
  readonly also: readonly string[];
  readonly related: readonly Related[];
  readonly fixes: readonly Fix[];
  /** `unnecessary`: shown faded; `deprecated`: struck through. */
  readonly tag?: 'unnecessary' | 'deprecated';
  /**
   * The finding is told once for the whole project, and not here: this is one of its other places. Editors show it to
   * whoever has the file open; lists of a project's findings leave it out.
   */
  readonly echo?: true;
  /** What silences it: a comment, by its reach, or the project's baseline, which gives no reason. */
  readonly suppressed?: {
    readonly kind: 'line' | 'next-line' | 'block' | 'file' | 'baseline';
    readonly reason: string | undefined;
  };
}
