import { isStatusKey } from '../../model/declaration';
import { entryOf, type Outline, type OutlineEntry } from './outline';

/** An operation of an OpenAPI document: a method of a path, with the responses that it declares. */
export interface Operation {
  /** Upper case. */
  readonly method: string;
  /** As written: `/users/{id}`. */
  readonly path: string;
  /** The keys of its responses that name statuses, in source order. */
  readonly codes: readonly OutlineEntry[];
  /** False when there may be more of them. */
  readonly complete: boolean;
  /** The `responses` themselves. */
  readonly responses: OutlineEntry;
}

/** The methods that a path item can have (OpenAPI 3.1 §4.8.9). */
const METHODS: ReadonlySet<string> = new Set([
  'get',
  'put',
  'post',
  'delete',
  'options',
  'head',
  'patch',
  'trace',
]);

/** The operations of a mapping of paths; those without responses are left out. Other keys are passed over. */
export function operationsOf(paths: Outline | undefined): readonly Operation[] {
  return (paths?.entries ?? [])
    .filter(({ key }) => key.startsWith('/'))
    .flatMap((path) => (path.inside()?.entries ?? []).flatMap((entry) => operationOf(path.key, entry) ?? []));
}

function operationOf(path: string, entry: OutlineEntry): Operation | undefined {
  const method = entry.key.toLowerCase();
  const operation = METHODS.has(method) ? entry.inside() : undefined;
  const responses = entryOf(operation, 'responses');
  const declared = responses?.inside();
  if (!responses || !declared) return undefined;
  // Extensions (`x-…`) declare nothing.
  const others = declared.entries.filter(({ key }) => !isStatusKey(key) && !key.startsWith('x-'));
  return {
    method: method.toUpperCase(),
    path,
    codes: declared.entries.filter(({ key }) => isStatusKey(key)),
    complete: declared.whole && others.length === 0,
    responses,
  };
}
