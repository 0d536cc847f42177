import * as v from 'valibot';

/** A value that a schema refuses; `at` is its key or index where it is one of several. */
export interface Wrong {
  readonly value: unknown;
  readonly at?: string | number;
}

/**
 * What a schema lets pass of a value. Of a list or an object the refused elements are left out, and the others stay.
 * @returns no value when it is refused as a whole
 */
export function keptOf<Value>(
  schema: v.GenericSchema<unknown, Value>,
  raw: unknown,
): { readonly value: Value | undefined; readonly wrong: readonly Wrong[] } {
  const whole = v.safeParse(schema, raw);
  if (whole.success) return { value: whole.output, wrong: [] };
  const wrong = new Map<string | number, Wrong>();
  for (const { path } of whole.issues) {
    const [{ key: at, value } = { key: undefined, value: undefined }] = path ?? [];
    if (typeof at !== 'string' && typeof at !== 'number') return refused(raw);
    wrong.set(at, { at, value });
  }
  const rest = v.safeParse(schema, without(raw, wrong));
  return { value: rest.success ? rest.output : undefined, wrong: [...wrong.values()] };
}

function refused(value: unknown): { readonly value: undefined; readonly wrong: readonly Wrong[] } {
  return { value: undefined, wrong: [{ value }] };
}

function without(raw: unknown, left: ReadonlyMap<string | number, unknown>): unknown {
  if (Array.isArray(raw)) return raw.filter((_, index) => !left.has(index));
  return Object.fromEntries(Object.entries(raw ?? {}).filter(([key]) => !left.has(key)));
}
