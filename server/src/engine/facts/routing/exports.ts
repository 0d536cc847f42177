import ts from 'typescript';
import { enclosingClass, isStaticMember } from '../../frameworks/discovery/members';
import { takesError } from '../../frameworks/discovery/parameters';
import type { Step } from '../../model/registration';
import { constructorOf, superclassOf } from '../../syntax/classes';
import {
  isFunctionNode,
  memberName,
  propertyNameText,
  startOf,
  type FunctionNode,
  type Tree,
} from '../../syntax/tree';
import type { ExportFact, ValueFact } from '../routing';
import { opened } from './called';
import { exportedThings } from './exported-things';
import type { Surroundings } from './registrations';
import { slotsOf } from './slots';
import type { Thing } from './thing';
import { namesOf } from './values';

// What a base class calls the router that it makes for each class.
const INHERITED_ROUTERS = ['router', 'app'];
const DEPTH = 5;
const MOST = 1500;

/**
 * What other files reach from this one that concerns routes, or leads on to another module.
 * @param given the functions whose parameters are registered or registered on, by their starts
 */
export function exportFacts(around: Surroundings, given: ReadonlySet<number>): readonly ExportFact[] {
  const { tree, reach, values, instances, isPackage } = around;
  const found: ExportFact[] = [];
  const seen = new Set<string>();
  const assigned = assignedFields(tree);

  function tell(steps: readonly Step[], thing: Thing): void {
    // A name is exported once, and whole modules are passed on one beside the other.
    const last = steps.at(-1);
    const isStar = last?.kind === 'member' && last.name === '*';
    const key = isStar && thing.kind === 'module' ? `* ${thing.specifier}` : JSON.stringify(steps);
    if (seen.has(key) || found.length >= MOST) return;
    const value = values.of(thing);
    if (value.kind === 'unknown' || value.kind === 'object' || value.kind === 'text') return;
    if (value.kind === 'module' && steps.length > 1 && isData(value, steps)) return;
    seen.add(key);
    found.push({ steps, value });
  }

  // What a method gives back, or a field holds, of a package or of another call is no router and no controller.
  function isData(value: ValueFact & { kind: 'module' }, steps: readonly Step[]): boolean {
    if (isPackage(value.specifier)) return true;
    return steps.at(-1)?.kind === 'call' && value.steps.some(({ kind }) => kind === 'call');
  }

  function emit(steps: readonly Step[], thing: Thing, depth: number): void {
    if (depth === 0) return;
    const member = (name: string): readonly Step[] => [...steps, { kind: 'member', name }];
    switch (thing.kind) {
      case 'instance':
      case 'module':
      case 'array':
        tell(steps, thing);
        return;
      case 'call':
        emitCall(steps, thing, depth);
        return;
      case 'function':
        emitFunction(steps, thing, depth);
        return;
      case 'object':
        for (const name of namesOf(thing.node)) {
          emit(member(name), reach.step(thing, { kind: 'member', name }), depth - 1);
        }
        for (const spread of reach.membersIn(thing.node).spreads) {
          const all = opened(reach.of(spread), reach);
          if (all.kind === 'module') tell(member('*'), all);
          else emit(steps, all, depth - 1);
        }
        return;
      case 'class':
        emitMembers(steps, thing, depth);
        emit([...steps, { kind: 'new' }], { kind: 'made', node: thing.node }, depth - 1);
        return;
      case 'made':
        emitMade(steps, thing, depth);
        return;
      default:
    }
  }

  // A wrapped handler of this file is of this file; what a package's function makes is the package's.
  function emitCall(steps: readonly Step[], thing: Thing & { kind: 'call' }, depth: number): void {
    const [slot, ...others] = slotsOf(thing.node, true, reach);
    if (slot && others.length === 0 && slot.wrapped) {
      if (slot.thing.kind === 'module') tell(steps, slot.thing);
      return;
    }
    emit(steps, opened(thing, reach), depth - 1);
  }

  function emitFunction(steps: readonly Step[], thing: Thing & { kind: 'function' }, depth: number): void {
    const { fn, shared } = thing;
    if (shared || matters(fn) || takesError(fn)) tell(steps, thing);
    const isAsync = fn.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.AsyncKeyword) ?? false;
    // What a promise is for is data, more often than not.
    if (!isAsync) emit([...steps, { kind: 'call' }], opened(reach.returnedBy(fn), reach), depth - 1);
  }

  function matters(fn: FunctionNode): boolean {
    return given.has(startOf(fn, tree));
  }

  function emitMembers(
    steps: readonly Step[],
    thing: Thing & { kind: 'class' | 'made' },
    depth: number,
  ): void {
    for (const one of thing.node.members) {
      const name = propertyNameText(one.name);
      if (name === undefined || isStaticMember(one) !== (thing.kind === 'class')) continue;
      // A field that only has a type is data: an entity's, a parameter object's.
      if (ts.isPropertyDeclaration(one) && !one.initializer) continue;
      emit([...steps, { kind: 'member', name }], reach.step(thing, { kind: 'member', name }), depth - 1);
    }
  }

  function emitMade(steps: readonly Step[], thing: Thing & { kind: 'made' }, depth: number): void {
    const { node } = thing;
    const constructor = constructorOf(node);
    const isBuilt = constructor !== undefined && matters(constructor);
    if (isBuilt) tell(steps, { kind: 'function', fn: constructor });
    emitMembers(steps, thing, depth);
    for (const name of assigned.get(node) ?? []) {
      emit([...steps, { kind: 'member', name }], reach.step(thing, { kind: 'member', name }), depth - 1);
    }
    const base = superclassOf(node);
    const parent = base && reach.step(reach.of(base), { kind: 'new' });
    if (parent?.kind !== 'module') return;
    const own = instances.ofClass(node);
    for (const name of own === undefined ? [] : INHERITED_ROUTERS) {
      found.push({
        steps: [...steps, { kind: 'member', name }],
        value: { kind: 'instance', instance: own ?? 0 },
      });
    }
    // Whatever is not the class's own is its base's.
    for (const one of node.members) {
      const name = propertyNameText(one.name);
      if (name === undefined || !isFunctionNode(one)) continue;
      tell([...steps, { kind: 'member', name }], { kind: 'function', fn: one });
    }
    if (!isBuilt) tell(steps, parent);
  }

  for (const { steps, thing } of exportedThings(around)) emit(steps, thing, DEPTH);
  return found;
}

// `this.router = …` in a class, declared or not.
function assignedFields(tree: Tree): ReadonlyMap<ts.ClassLikeDeclaration, ReadonlySet<string>> {
  const found = new Map<ts.ClassLikeDeclaration, Set<string>>();
  for (const { left } of tree.memberAssignments) {
    const name = memberName(left);
    const owner = (left as ts.PropertyAccessExpression).expression;
    const around = owner.kind === ts.SyntaxKind.ThisKeyword ? enclosingClass(owner) : undefined;
    if (around && name !== undefined) found.set(around, (found.get(around) ?? new Set()).add(name));
  }
  return found;
}
