import { beginProgress, type Progress } from '../progress';
import type { Activity } from '../activities';
import type { Session } from '../session';

/** What a person sees of a project that is being read. */
export interface ShownReading {
  readonly report: (done: number, of: number) => void;
  readonly end: () => void;
}

/** Less is read before anybody could look. */
const MANY = 100;

/**
 * Shows the reading of many files: in the status item, and as progress with a button that cancels it.
 * @param cancel what the button does
 */
export function shownReading(
  session: Pick<Session, 'client' | 'facts' | 'cancels' | 'activities'>,
  cancel: () => void,
): ShownReading {
  let running: { readonly activity: Activity; readonly progress: Promise<Progress> } | undefined;
  let percentage = -1;

  const begin = (): NonNullable<typeof running> => ({
    activity: session.activities.begin('Reading the project'),
    progress: beginProgress(session, { title: 'Reading the project', cancel }),
  });

  return {
    report(done, of) {
      if (running === undefined && of < MANY) return;
      running ??= begin();
      const now = Math.floor((done / Math.max(1, of)) * 100);
      if (now === percentage) return;
      percentage = now;
      const message = `Reading the project: ${done} of ${of} files`;
      running.activity.update({ message, reading: { done, of } });
      void running.progress.then(({ report }) => report(done, of));
    },
    end() {
      running?.activity.end();
      void running?.progress.then(({ end }) => end(''));
      running = undefined;
      percentage = -1;
    },
  };
}
