import type { Settings } from '../engine/config/settings';
import type { Analysis } from '../engine/lint/analyse';
import type { PackageContext } from '../engine/lint/lint';
import type { ClientAbilities } from './abilities';
import type { PositionMap } from './position-map';

/** An open document at one version, with what the engine knows of it. What features are given. */
export interface AnalysedDocument {
  readonly uri: string;
  readonly version: number;
  /** Without a leading BOM: the engine's offsets count in it, and `positions` converts them. */
  readonly text: string;
  readonly positions: PositionMap;
  readonly settings: Settings;
  readonly package: PackageContext;
  readonly analysis: Analysis;
  readonly client: ClientAbilities;
}
