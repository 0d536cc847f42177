import ts from 'typescript';
import type { Environment } from './environment';
import { singleOf, UNDEFINED } from './possible';
import { UNREADABLE, type Reader, type Sources } from './reader';

// As many as are looked at in any other table.
const MOST = 400;

/** A member of an object literal whose name is computed: `[Codes.MISSING]: 404`. */
export type ComputedMember = ts.PropertyAssignment & { readonly name: ts.ComputedPropertyName };

/** The members of an object literal whose names are computed. */
export function computedIn(object: ts.ObjectLiteralExpression): readonly ComputedMember[] {
  const found = object.properties.filter(
    (property): property is ComputedMember =>
      ts.isPropertyAssignment(property) && ts.isComputedPropertyName(property.name),
  );
  return found.length > MOST ? found.slice(0, MOST) : found;
}

/** Where the member of this name, when its name is computed, gets its value; undefined where there is none. */
export function computedMember(
  object: ts.ObjectLiteralExpression,
  name: string,
  environment: Environment,
  reader: Reader,
): Sources | undefined {
  for (const { name: computed, initializer } of computedIn(object)) {
    const key = singleOf(reader.evaluate(computed.expression, environment));
    const isKnown = key?.kind === 'number' || (key?.kind === 'text' && key.exact);
    if (!isKnown) return UNREADABLE;
    if ((key.kind === 'number' ? String(key.value) : key.text) === name)
      return sourceOf(initializer, environment);
  }
  return undefined;
}

/**
 * Where the member of an object literal gets its value whose name is what a key stands for, which has no constant value.
 * @param isKey whether a computed name is the key; undefined where that is not known
 */
export function memberByKey(
  object: ts.ObjectLiteralExpression,
  environment: Environment,
  isKey: (name: ts.Expression) => boolean | undefined,
): Sources {
  const computed = computedIn(object);
  const answers = computed.map(({ name }) => isKey(name.expression));
  const found = computed[answers.indexOf(true)];
  if (found) return sourceOf(found.initializer, environment);
  const isAll = computed.length === object.properties.length && !answers.includes(undefined);
  return isAll
    ? { sources: [{ kind: 'constant', constant: UNDEFINED, origin: 'constant' }], open: false }
    : UNREADABLE;
}

function sourceOf(expression: ts.Expression, environment: Environment): Sources {
  return { sources: [{ kind: 'expression', expression, environment }], open: false };
}
