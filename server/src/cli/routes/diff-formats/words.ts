import type { ChangedRoute, RoutesDiff } from '../diff';
import { wordsOf } from '../statuses-text';

/** What an endpoint can send now and could not before. */
export function gainsOf({ added, dynamic }: ChangedRoute): readonly string[] {
  return wordsOf(added, dynamic === true);
}

/** What an endpoint could send before and cannot any more. */
export function lossesOf({ removed, dynamic }: ChangedRoute): readonly string[] {
  return wordsOf(removed, dynamic === false);
}

/** `2 endpoints added, 1 changed`, or that nothing has changed. */
export function changesText({ added, removed, changed }: RoutesDiff): string {
  const counts = [
    [added.length, 'added'],
    [removed.length, 'removed'],
    [changed.length, 'changed'],
  ] as const;
  const some = counts.filter(([count]) => count > 0);
  const [first, ...others] = some;
  if (first === undefined) return 'No endpoint and no status has changed';
  const noun = first[0] === 1 ? 'endpoint' : 'endpoints';
  return [`${first[0]} ${noun} ${first[1]}`, ...others.map(([count, what]) => `${count} ${what}`)].join(', ');
}
