import type { WrittenField } from '../model/handler';
import { spanOf, textOf } from '../syntax/tree';
import { timeOf } from '../values/time';
import { asDelay } from './edits/delay-edits';
import type { Run } from './flow/run';
import { lateMembers } from './late';

const lateField = lateMembers<WrittenField, 'time'>(['time']);

/** The fields that a handler sets in its own file, in source order. Those that a helper sets are the helper's. */
export function writtenFields(run: Run): readonly WrittenField[] {
  const { tree, environment, drafts } = run;
  return [...drafts.fields]
    .map(([value, name]) => {
      let time: { readonly is: WrittenField['time'] } | undefined;
      const timeNow = (): WrittenField['time'] => (time ??= { is: timeOf(value, environment) }).is;
      return lateField(
        {
          name,
          span: spanOf(value, tree),
          text: textOf(value, tree),
          asDelay: () => asDelay(value, timeNow(), tree),
        },
        { time: timeNow },
      );
    })
    .sort((a, b) => a.span.start - b.span.start);
}
