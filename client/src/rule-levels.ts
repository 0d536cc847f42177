/** Where a setting can be written. */
export type SettingTarget = 'folder' | 'workspace' | 'user';

/** The setting `statusHints.levels` (rule to level) as each place has it, undefined where it is not set. */
export interface LevelsByPlace {
  readonly user: Levels | undefined;
  readonly workspace: Levels | undefined;
  readonly folder: Levels | undefined;
}

type Levels = Readonly<Record<string, string>>;

/**
 * Where a level is written: where levels are set already, the narrowest first, because that is what counts; else for
 * the workspace, if there is one, since a rule is a matter of the project.
 */
export function targetOf(levels: LevelsByPlace, hasWorkspace: boolean): SettingTarget {
  const narrowest = (['folder', 'workspace', 'user'] as const).find((place) => levels[place] !== undefined);
  return narrowest ?? (hasWorkspace ? 'workspace' : 'user');
}

/** The level that counts for a rule; undefined where no place sets it. */
export function levelOf(rule: string, { folder, workspace, user }: LevelsByPlace): string | undefined {
  return folder?.[rule] ?? workspace?.[rule] ?? user?.[rule];
}

/** What is written at a target: what stands there, with the rule at the level. */
export function withLevel(levels: LevelsByPlace, target: SettingTarget, rule: string, level: string): Levels {
  return { ...levels[target], [rule]: level };
}
