import ts from 'typescript';
import type { FileFrameworks } from '../../frameworks/discovery/file-frameworks';
import type { Instance } from '../../frameworks/discovery/instances';
import { registeringCallsIn, registrationStart } from '../../frameworks/discovery/registering-calls';
import { fitsHandler } from '../../frameworks/discovery/parameters';
import type { DeclaredStatuses } from '../../model/declaration';
import type { FrameworkName } from '../../model/framework-name';
import { bare, isFunctionNode, memberName, spanOf, type Tree } from '../../syntax/tree';
import type { LineMap } from '../../text/line-map';
import { declaredWhereRegistered } from '../declared/registered';
import type { DecorationFact, RegistrationFact } from '../routing';
import { classRegistration, mayBeClassRoute } from './class-routes';
import { expressRegistration } from './express';
import { fastifyRegistration } from './fastify';
import type { InstanceTable } from './instance-table';
import { roundsAround, type Round } from './loops';
import { textFact } from './paths';
import type { Reach } from './reach';
import type { Registered } from './registration';
import type { Values } from './values';

/** What reading the registrations of a file needs. */
export interface Surroundings {
  readonly tree: Tree;
  readonly lines: LineMap;
  readonly reach: Reach;
  readonly values: Values;
  readonly instances: InstanceTable;
  readonly frameworks: FileFrameworks;
  readonly instanceOf: (expression: ts.Expression) => Instance | undefined;
  /** Whether a module is a package that the project only uses: it registers nothing on our routers. */
  readonly isPackage: (specifier: string) => boolean;
}

interface Candidate {
  readonly call: ts.CallExpression;
  readonly owner: ts.Expression;
  readonly instance: Instance | undefined;
  readonly framework: FrameworkName;
}

// Rounds of loops over tables, in the whole file.
const MOST = 4000;

/** Every registration of a file, in source order. */
export function registrationFacts(around: Surroundings): readonly RegistrationFact[] {
  const found: RegistrationFact[] = [];
  // Nested loops over long lists would be read once for each pair.
  let left = MOST;
  for (const candidate of candidatesIn(around)) {
    const read = (element: ts.Node | undefined): boolean => {
      const fact = factOf(candidate, element, around);
      if (fact) found.push(fact);
      return element === undefined || --left > 0;
    };
    unroll(roundsAround(candidate.call, around.reach), undefined, read, around.reach);
  }
  return found.sort((a, b) => a.span.start - b.span.start);
}

/** Every `fastify.decorate(name, value)` of a file. */
export function decorationFacts({
  tree,
  reach,
  values,
  instances,
  frameworks,
}: Surroundings): readonly DecorationFact[] {
  if (!frameworks.available.includes('fastify')) return [];
  return tree.calls.flatMap((call): readonly DecorationFact[] => {
    if (memberName(call.expression) !== 'decorate') return [];
    const [first, second] = call.arguments;
    const name = textFact(first, reach);
    if (name === undefined || !second) return [];
    const instance = instances.receiver((bare(call.expression) as ts.PropertyAccessExpression).expression);
    if (instance === undefined) return [];
    return [{ instance, name, value: values.of(reach.of(second), second) }];
  });
}

// Fastify's `register` registers no function of its own kind, so discovery passes it by.
function* candidatesIn({ tree, frameworks, instanceOf }: Surroundings): Generator<Candidate> {
  for (const { call, owner, instance, framework } of registeringCallsIn(tree, frameworks, instanceOf)) {
    if (owner.kind !== ts.SyntaxKind.ThisKeyword) yield { call, owner, instance, framework };
  }
  if (frameworks.available.includes('express')) {
    for (const call of tree.calls.filter(mayBeClassRoute)) {
      const owner = (bare(call.expression) as ts.PropertyAccessExpression).expression;
      yield { call, owner, instance: undefined, framework: 'express' };
    }
  }
  if (!frameworks.available.includes('fastify')) return;
  for (const call of tree.calls) {
    if (memberName(call.expression) !== 'register' || call.arguments.length === 0) continue;
    const owner = (bare(call.expression) as ts.PropertyAccessExpression).expression;
    const instance = instanceOf(owner);
    if (instance && instance.framework !== 'express') yield { call, owner, instance, framework: 'fastify' };
  }
}

// Runs a reading once for each round of the loops around it, until it says that it is enough.
function unroll(
  loops: readonly (() => readonly Round[])[],
  element: ts.Node | undefined,
  read: (element: ts.Node | undefined) => boolean,
  reach: Reach,
): boolean {
  const [loop, ...inner] = loops;
  if (!loop) return read(element);
  const rounds = loop();
  if (rounds.length === 0) return unroll(inner, element, read, reach);
  return rounds.every((round) =>
    reach.within(round.bound, () => unroll(inner, round.element ?? element, read, reach)),
  );
}

function factOf(
  { call, owner, instance, framework }: Candidate,
  element: ts.Node | undefined,
  around: Surroundings,
): RegistrationFact | undefined {
  const { tree, lines, reach, values, instances } = around;
  const receiver = instances.receiver(owner);
  if (receiver === undefined) return undefined;
  const callee = bare(call.expression);
  const member = memberName(callee) ?? computedMember(callee, reach);
  const own = instances.frameworkOf(receiver) ?? framework;
  const isClass = owner.kind === ts.SyntaxKind.ThisKeyword;
  const read = isClass ? classRegistration : own === 'express' ? expressRegistration : fastifyRegistration;
  const registered = read({ call, member, routePath: instance?.path, reach, values });
  if (!registered) return undefined;
  if (isOfOtherTable(registered)) return undefined;
  const isSure = instance?.sure === true || instances.isMade(receiver);
  if (!isSure && !isConvincing(registered, call, own)) return undefined;
  const start = element ? spanOf(element, tree).start : registrationStart(call, tree);
  const span = { start, end: element ? element.end : call.end };
  const line = lines.positionAt(start).line;
  const declared = declaredBy(registered, own, { call, element, tree });
  return { ...registered, framework: own, instance: receiver, span, line, ...(declared && { declared }) };
}

function declaredBy(
  { kind, methods, paths }: Registered,
  framework: FrameworkName,
  { call, element, tree }: { call: ts.CallExpression; element: ts.Node | undefined; tree: Tree },
): DeclaredStatuses | undefined {
  if (kind !== 'route' || methods.length > 1 || paths.length > 1) return undefined;
  const [method] = methods;
  const path = paths[0]?.exact === true ? paths[0].text : undefined;
  return declaredWhereRegistered(call, element, { framework, method, path }, tree);
}

// `app[method](path, handler)` with a method that the file tells.
function computedMember(callee: ts.Expression, reach: Reach): string | undefined {
  return 'argumentExpression' in callee
    ? textFact((callee as ts.ElementAccessExpression).argumentExpression, reach)?.toLowerCase()
    : undefined;
}

// `routes.forEach((r) => app[r.method](r.path, r.handler))` over a list of another file: neither method nor path is said
// here, and a caller's arguments would not say them either.
function isOfOtherTable({ kind, methods, paths }: Registered): boolean {
  if (kind !== 'route' || methods.length > 0 || paths.some(({ exact }) => exact)) return false;
  return !paths.some(({ missing }) => missing?.some((value) => value.kind === 'parameter'));
}

// A client is called `api`, too: `api.post('/users', user)` registers nothing. What only a name calls an application
// must be given something that can handle a request.
function isConvincing(
  { kind, slots }: Registered,
  call: ts.CallExpression,
  framework: FrameworkName,
): boolean {
  if (kind !== 'route') return slots.length === 0 || slots.some(({ value }) => value.kind !== 'unknown');
  const last = slots.at(-1);
  const argument = call.arguments.at(-1);
  if (!last || !argument || (framework === 'express' && call.arguments.some(isData))) return false;
  const inline = bare(argument);
  // Without parameters only Fastify's can answer.
  if (isFunctionNode(inline))
    return fitsHandler(inline) || (framework === 'fastify' && inline.parameters.length === 0);
  switch (last.value.kind) {
    case 'unknown':
      return last.wrapped;
    case 'parameter':
      // What came of calls of calls is data.
      if (last.value.steps.length === 0) return last.wrapped;
      return last.value.steps.filter(({ kind }) => kind === 'call').length < 2;
    // `api.post('/users', { name })`, also by a variable's name: what is sent, and nothing that handles it.
    case 'object':
      return false;
    default:
      return true;
  }
}

// `api.put('/users', {}, () => …)`: Express takes no object.
function isData(argument: ts.Expression): boolean {
  return ts.isObjectLiteralExpression(bare(argument));
}
