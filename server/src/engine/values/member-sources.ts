import ts from 'typescript';
import { parameterPropertyOf, superclassOf } from '../syntax/classes';
import { rememberedBy } from '../syntax/remembered-by';
import { propertyNameText } from '../syntax/tree';
import { isFilledLater, mayHaveMember, memberOfError } from './absent-members';
import { thisAssignmentsIn } from './assignments';
import { memberOriginOf } from './constants/coded-errors';
import { computedIn, computedMember } from './computed-members';
import { packageConstant } from './package-constant';
import { enumMembersOf } from './enums';
import { parentInstance } from './instances';
import type { Environment } from './environment';
import { UNDEFINED, type Constant } from './possible';
import {
  NOWHERE,
  UNREADABLE,
  type Place,
  type PlaceNode,
  type Places,
  type Reader,
  type Source,
  type Sources,
} from './reader';

/** Lookups with an unknown key read every member; a table (or a list of assignments) beyond this is not read. */
export const MOST = 400;
const MISSING: Sources = {
  sources: [{ kind: 'constant', constant: UNDEFINED, origin: 'constant' }],
  open: false,
};

/** The sources of several values in one. */
export function mergeSources(parts: readonly Sources[]): Sources {
  return { sources: parts.flatMap(({ sources }) => sources), open: parts.some(({ open }) => open) };
}

/** The things with members among the sources of a value. */
export function placesOfSources({ sources, open }: Sources, reader: Reader): Places {
  const parts = sources.map((source): Places => {
    if (source.kind === 'place') return { places: [source.place], open: false };
    if (source.kind === 'expression') return reader.places(source.expression, source.environment);
    return source.kind === 'constant' ? { places: [], open: false } : NOWHERE;
  });
  return joinedPlaces([...parts, { places: [], open }]);
}

/** The places of several values in one, each once. */
export function joinedPlaces(parts: readonly Places[]): Places {
  const places = new Set<Place>();
  for (const part of parts) for (const place of part.places) places.add(place);
  return { places: [...places], open: parts.some(({ open }) => open) };
}

/** The places with those of other files of the project in place of the names that they are imported by. */
export function landed(found: Places, reader: Reader): Places {
  if (!found.places.some(({ kind }) => kind === 'package')) return found;
  const parts = found.places.map((place): Places => {
    const sources = place.kind === 'package' ? reader.linked(place) : undefined;
    return sources ? placesOfSources(sources, reader) : { places: [place], open: false };
  });
  return joinedPlaces([...parts, { places: [], open: found.open }]);
}

/** Where a member, by its name, of any of the places gets its value. */
export function membersOf({ places, open }: Places, name: string, reader: Reader): Sources {
  const parts = places.slice(0, MOST).map((place) => memberOf(place, name, reader));
  if (open) parts.push(UNREADABLE);
  return parts.length === 1 && parts[0] ? parts[0] : mergeSources(parts);
}

/** As {@link membersOf}, for `x[key]`: without a key every member counts, and there can be others. */
export function elementOf(owner: Places, key: string | undefined, reader: Reader): Sources {
  if (key !== undefined) return membersOf(owner, key, reader);
  const parts = owner.places.slice(0, MOST).map((place) => allMembersOf(place, reader));
  return { ...mergeSources(parts), open: true };
}

function memberOf(place: Place, name: string, reader: Reader): Sources {
  if (place.kind === 'package') {
    const reference = { ...place.reference, path: [...place.reference.path, name] };
    const constant = packageConstant(reference);
    if (constant) return { sources: [{ kind: 'constant', constant, origin: 'package' }], open: false };
    const member = { ...place, reference };
    return reader.linked(member) ?? { sources: [{ kind: 'place', place: member }], open: false };
  }
  if (place.kind === 'made') return madeMember(place, name, reader);
  return reader.lookThrough(place.node, () => nodeMember(place, name, reader));
}

// What the constructor of a package's class does with its arguments is known of a few.
function madeMember({ reference, given }: Place & { kind: 'made' }, name: string, reader: Reader): Sources {
  const origin = memberOriginOf(reference, name);
  const before = origin && given.args.slice(0, origin.argument + 1);
  const expression = origin && before?.[origin.argument];
  if (!expression || before.some((argument) => ts.isSpreadElement(argument))) return UNREADABLE;
  if (origin.member === undefined) return sourceOf(expression, given.environment);
  return membersOf(reader.places(expression, given.environment), origin.member, reader);
}

function nodeMember(place: Place & { kind: 'node' }, name: string, reader: Reader): Sources {
  const { node, environment } = place;
  switch (node.kind) {
    case ts.SyntaxKind.ObjectLiteralExpression: {
      const object = node;
      const found = propertiesOf(object).get(name);
      if (found) return sourceOfProperty(found, environment);
      return (
        computedMember(object, name, environment, reader) ?? spreadMember(object, name, environment, reader)
      );
    }
    case ts.SyntaxKind.ArrayLiteralExpression: {
      const element = node.elements[Number(name)];
      return element && !ts.isSpreadElement(element) ? sourceOf(element, environment) : UNREADABLE;
    }
    case ts.SyntaxKind.EnumDeclaration: {
      const constant = enumMembersOf(node, environment, reader).get(name);
      return constant ? constantSource(constant) : UNREADABLE;
    }
    case ts.SyntaxKind.ModuleDeclaration:
      return namespaceMember(node, name, environment);
    case ts.SyntaxKind.ClassDeclaration:
    case ts.SyntaxKind.ClassExpression:
      return classMember(place, name, reader);
    default:
      return UNREADABLE;
  }
}

function allMembersOf(place: Place, reader: Reader): Sources {
  if (place.kind !== 'node') return UNREADABLE;
  return reader.lookThrough(place.node, () => nodeMembers(place, reader));
}

function nodeMembers({ node, environment }: Place & { kind: 'node' }, reader: Reader): Sources {
  if (ts.isObjectLiteralExpression(node)) {
    const own = [...propertiesOf(node).values()]
      .slice(0, MOST)
      .map((property) => sourceOfProperty(property, environment));
    const computed = computedIn(node).map(({ initializer }) => sourceOf(initializer, environment));
    const spread = node.properties.filter(ts.isSpreadAssignment).slice(0, MOST);
    const others = spread.map(({ expression }) =>
      elementOf(reader.places(expression, environment), undefined, reader),
    );
    return mergeSources([...own, ...computed, ...others]);
  }
  if (ts.isArrayLiteralExpression(node)) {
    return mergeSources(
      node.elements
        .slice(0, MOST)
        .map((element) => (ts.isSpreadElement(element) ? UNREADABLE : sourceOf(element, environment))),
    );
  }
  if (ts.isEnumDeclaration(node)) {
    return mergeSources(
      [...enumMembersOf(node, environment, reader).values()].slice(0, MOST).map(constantSource),
    );
  }
  return UNREADABLE;
}

function constantSource(constant: Constant): Sources {
  return { sources: [{ kind: 'constant', constant, origin: 'constant' }], open: false };
}

function sourceOf(expression: ts.Expression, environment: Environment): Sources {
  return { sources: [{ kind: 'expression', expression, environment }], open: false };
}

// Keyed by object, so that a table of hundreds of names is searched once.
const properties = rememberedBy<
  ts.ObjectLiteralExpression,
  ReadonlyMap<string, ts.ObjectLiteralElementLike>
>();

function propertiesOf(object: ts.ObjectLiteralExpression): ReadonlyMap<string, ts.ObjectLiteralElementLike> {
  const known = properties.get(object);
  if (known) return known;
  const found = new Map<string, ts.ObjectLiteralElementLike>();
  for (const property of object.properties) {
    const name = propertyNameText(property.name);
    if (name !== undefined) found.set(name, property);
  }
  properties.set(object, found);
  return found;
}

function sourceOfProperty(property: ts.ObjectLiteralElementLike, environment: Environment): Sources {
  if (ts.isPropertyAssignment(property)) return sourceOf(property.initializer, environment);
  if (ts.isShorthandPropertyAssignment(property)) return sourceOf(property.name, environment);
  if (ts.isGetAccessor(property))
    return { sources: [{ kind: 'getter', fn: property, environment }], open: false };
  if (ts.isMethodDeclaration(property)) return functionSource(property, environment);
  return UNREADABLE;
}

function functionSource(node: PlaceNode, environment: Environment): Sources {
  return {
    sources: [{ kind: 'place', place: { kind: 'node', node, environment, instance: false } }],
    open: false,
  };
}

// A member that no property names comes from the last spread that has it.
function spreadMember(
  object: ts.ObjectLiteralExpression,
  name: string,
  environment: Environment,
  reader: Reader,
): Sources {
  const isComputed = object.properties.some(
    (property) =>
      property.name && ts.isComputedPropertyName(property.name) && !ts.isPropertyAssignment(property),
  );
  if (isComputed) return UNREADABLE;
  const spreads = object.properties.filter(ts.isSpreadAssignment);
  if (spreads.length === 0) return isFilledLater(object, environment.tree) ? UNREADABLE : MISSING;
  return mergeSources(
    spreads.map(({ expression }) => membersOf(reader.places(expression, environment), name, reader)),
  );
}

function namespaceMember(node: ts.ModuleDeclaration, name: string, environment: Environment): Sources {
  if (!node.body || !ts.isModuleBlock(node.body)) return UNREADABLE;
  for (const statement of node.body.statements) {
    if (!ts.isVariableStatement(statement)) continue;
    for (const { name: declared, initializer } of statement.declarationList.declarations) {
      if (initializer && propertyNameText(declared) === name) return sourceOf(initializer, environment);
    }
  }
  return UNREADABLE;
}

function classMember(place: Place & { kind: 'node' }, name: string, reader: Reader): Sources {
  const { environment, instance } = place;
  const node = place.node as ts.ClassLikeDeclaration;
  const parts: Sources[] = [];
  for (const member of node.members) {
    if (propertyNameText(member.name) !== name || isStatic(member) === instance) continue;
    if (ts.isPropertyDeclaration(member)) {
      if (member.initializer) parts.push(sourceOf(member.initializer, environment));
    } else if (ts.isGetAccessor(member)) {
      parts.push({ sources: [{ kind: 'getter', fn: member, environment }], open: false });
    } else if (ts.isMethodDeclaration(member)) parts.push(functionSource(member, environment));
  }
  if (instance) {
    for (const { operatorToken, right } of thisAssignmentsIn(node, name, environment.tree)) {
      parts.push(
        operatorToken.kind === ts.SyntaxKind.EqualsToken ? sourceOf(right, environment) : UNREADABLE,
      );
    }
  }
  const property = instance ? parameterPropertyOf(node, name)?.name : undefined;
  if (property && ts.isIdentifier(property)) parts.push(sourceOf(property, environment));
  if (parts.length > 0) return mergeSources(parts);
  const parent = superclassOf(node);
  if (!parent) return UNREADABLE;
  // What `new` has made is known to be of this class and no other, which may have more.
  const ofError = place.given ? memberOfError(parent, name) : undefined;
  const inherited = ofError ? constantSource(ofError) : inheritedMember(place, parent, name, reader);
  return inherited.sources.some(isMissing) && mayHaveMember(node, name, environment.tree)
    ? UNREADABLE
    : inherited;
}

function inheritedMember(
  place: Place & { kind: 'node' },
  parent: ts.Expression,
  name: string,
  reader: Reader,
): Sources {
  const { places, open } = landed(reader.places(parent, place.environment), reader);
  const made = places.map((found) => (place.instance ? parentInstance(found, place) : found));
  return membersOf({ places: made, open }, name, reader);
}

function isMissing(source: Source): boolean {
  return (
    source.kind === 'constant' && (source.constant.kind === 'undefined' || source.constant.kind === 'text')
  );
}

/** Whether a member belongs to the class itself. */
export function isStatic(member: ts.ClassElement): boolean {
  return (
    ts.canHaveModifiers(member) &&
    (ts.getModifiers(member)?.some(({ kind }) => kind === ts.SyntaxKind.StaticKeyword) ?? false)
  );
}
