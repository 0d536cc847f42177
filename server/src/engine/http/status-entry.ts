import type { Reference } from './reference';
import type { BodyRule, FrameworkNotes, StatusState } from './status-info';

/**
 * One row of the tables by class. Confusions and fields stand in tables of their own, because each of
 * their facts belongs to two codes or to several; what is absent here has the default of its class.
 */
export interface StatusEntry {
  readonly code: number;
  readonly phrase: string;
  readonly state?: StatusState;
  readonly vendor?: string;
  readonly reference: Reference;
  readonly meaning: string;
  readonly useWhen: string;
  readonly cacheable?: true;
  readonly body?: BodyRule;
  readonly frameworks?: FrameworkNotes;
  readonly formerPhrases?: readonly string[];
  /** Registered codes that say the same, the likeliest first; for codes that should not be sent. */
  readonly instead?: readonly number[];
}
