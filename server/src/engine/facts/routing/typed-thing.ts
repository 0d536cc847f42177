import ts from 'typescript';
import { frameworkOfModule } from '../../frameworks/discovery/packages';
import { resolveName } from '../../syntax/scope';
import type { Reach } from './reach';
import { UNKNOWN_THING, type Thing } from './thing';

// `IUserController`, `UserControllerInterface`: nothing to find behind them.
const INTERFACE = /^I[A-Z][a-z]|Interface$|Type$|Options$|Config$/;

/** What a declared type says about the value: an object of a class of this file or of an imported one. */
export function typedThing(type: ts.TypeNode, reach: Reach): Thing {
  if (!ts.isTypeReferenceNode(type) || !ts.isIdentifier(type.typeName)) return UNKNOWN_THING;
  const name = ts.idText(type.typeName);
  if (INTERFACE.test(name)) return UNKNOWN_THING;
  const declaration = resolveName(name, type);
  if (!declaration) return UNKNOWN_THING;
  const thing = reach.ofDeclaration(declaration);
  const isFrameworks = thing.kind === 'module' && frameworkOfModule(thing.specifier) !== undefined;
  if (isFrameworks || (thing.kind !== 'module' && thing.kind !== 'class')) return UNKNOWN_THING;
  return reach.step(thing, { kind: 'new' });
}
