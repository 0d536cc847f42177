import ts from 'typescript';
import { rememberedBy } from '../syntax/remembered-by';
import { propertyNameText } from '../syntax/tree';
import type { Environment } from './environment';
import { singleOf, type Constant } from './possible';
import type { Reader } from './reader';

const known = rememberedBy<ts.EnumDeclaration, ReadonlyMap<string, Constant>>();

/**
 * The members of an enum that are constant, by name. A member without an initializer counts on from the one before it
 * (TypeScript handbook, Enums); one whose value is not known has no entry.
 */
export function enumMembersOf(
  node: ts.EnumDeclaration,
  environment: Environment,
  reader: Reader,
): ReadonlyMap<string, Constant> {
  const found = known.get(node);
  if (found) return found;
  const members = new Map<string, Constant>();
  known.set(node, members);
  let next: number | undefined = 0;
  for (const { name, initializer } of node.members) {
    let constant: Constant | undefined = next === undefined ? undefined : { kind: 'number', value: next };
    if (initializer) {
      const sibling = ts.isIdentifier(initializer) ? members.get(ts.idText(initializer)) : undefined;
      constant = sibling ?? singleOf(reader.evaluate(initializer, environment));
    }
    const text = propertyNameText(name);
    if (text !== undefined && constant) members.set(text, constant);
    next = constant?.kind === 'number' ? constant.value + 1 : undefined;
  }
  return members;
}
