import * as v from 'valibot';

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const key = { nth: count, count, text: v.string() };
const findingKey = { ...key, rule: v.string() };
const uri = { uri: v.string() };

/**
 * What an action without its edit carries, so that the edit can be made when the action is chosen: it names what to do
 * in terms that hold for the next version of the document, too.
 */
const actionData = v.variant('kind', [
  /** One fix of one finding. */
  v.object({ kind: v.literal('fix'), ...uri, ...findingKey, title: v.string() }),
  /** The fixes of all findings of a rule. */
  v.object({ kind: v.literal('fix-rule'), ...uri, rule: v.string() }),
  /** All safe fixes. */
  v.object({ kind: v.literal('fix-all'), ...uri }),
  /** A comment that silences a finding. */
  v.object({
    kind: v.literal('suppress'),
    ...uri,
    ...findingKey,
    scope: v.picklist(['next-line', 'line', 'file']),
  }),
  /** Another spelling of the status at one place: the place is the nth that reads `text`. */
  v.object({ kind: v.literal('respell'), ...uri, ...key, as: v.string() }),
  /** Another spelling of all statuses that a set of constants has names for. */
  v.object({ kind: v.literal('respell-all'), ...uri, set: v.string(), as: v.picklist(['names', 'numbers']) }),
]);

/** What an action carries. */
export type ActionData = v.InferOutput<typeof actionData>;
/** What an action of one kind carries. */
export type ActionDataOf<Kind extends ActionData['kind']> = Extract<ActionData, { kind: Kind }>;

/** Reads what a client gives back; undefined when it is nothing of ours. */
export function readActionData(data: unknown): ActionData | undefined {
  const read = v.safeParse(actionData, data);
  return read.success ? read.output : undefined;
}
