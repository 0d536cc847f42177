/** Where a setting can be written. */
export type SettingTarget = 'folder' | 'workspace' | 'user';

/** The setting `statusHints.levels` (rule to level) as each place has it, undefined where it is not set. */
export interface LevelsByPlace {
  readonly user: unknown;
  readonly workspace: unknown;
  readonly folder: unknown;
}

/**
 * Where a level is written: where levels are set already, the narrowest first, because that is what counts; else for
 * the workspace, if there is one, since a rule is a matter of the project.
 */
export function targetOf(levels: LevelsByPlace, hasWorkspace: boolean): SettingTarget {
  const narrowest = (['folder', 'workspace', 'user'] as const).find((place) => levels[place] !== undefined);
  return narrowest ?? (hasWorkspace ? 'workspace' : 'user');
}

/** What stands for a rule, with the narrowest place that counts; undefined where no place sets it. */
export function levelOf(rule: string, { folder, workspace, user }: LevelsByPlace): unknown {
  return [folder, workspace, user]
    .map(recordOf)
    .map((levels) => (Object.hasOwn(levels, rule) ? levels[rule] : undefined))
    .find((level) => level !== undefined);
}

/** What is written at a target: what stands there, with the rule at the level. */
export function withLevel(
  levels: LevelsByPlace,
  target: SettingTarget,
  rule: string,
  level: string,
): Readonly<Record<string, unknown>> {
  return { ...recordOf(levels[target]), [rule]: level };
}

/** People write anything into settings; what is no object holds no levels. */
function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}
