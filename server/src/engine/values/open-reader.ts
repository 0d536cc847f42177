import type ts from 'typescript';
import { rememberedBy, type Remembered } from '../syntax/remembered-by';
import type { FunctionNode } from '../syntax/tree';
import type { Environment } from './environment';
import { linkedSources } from './linked';
import { readExpression } from './expression';
import { NOTHING, UNKNOWN, type Possibilities } from './possible';
import { NOWHERE, UNREADABLE, type Places, type Reader } from './reader';
import { readPlaces } from './sources';

// One question never costs more than this many expressions, nor a deeper stack; what lies beyond is unknown.
const STEPS = 4000;
const DEPTH = 60;
const CALLS = 4;

interface Memory {
  readonly values: Map<ts.Expression, Possibilities>;
  readonly places: Map<ts.Expression, Places>;
}
// Environments without bindings are all alike, so theirs is kept by tree.
const memories = rememberedBy<object, Memory>();

/**
 * A reader for one question. What it finds is remembered per environment for the next ones, unless it was cut short by a
 * cycle or by the bounds: that depends on where the question began.
 */
export function openReader(): Reader {
  let steps = 0;
  let depth = 0;
  let cuts = 0;
  const active = new Set<FunctionNode>();
  const looking = new Set<ts.Node>();
  // What was cut short is remembered within this question only, lest cycles be walked again on every way.
  const own = new Map<object, Memory>();

  const bounded = <Result>(
    memoryOf: (memory: Memory) => Map<ts.Expression, Result>,
    [expression, environment]: readonly [ts.Expression, Environment],
    [cycle, unknown]: readonly [Result, Result],
    read: () => Result,
  ): Result => {
    const kept = memoryOf(memoryFor(environment, memories));
    const tentative = memoryOf(memoryFor(environment, own));
    const known = kept.get(expression) ?? tentative.get(expression);
    if (known !== undefined) {
      if (!kept.has(expression)) cuts++;
      return known;
    }
    if (++steps > STEPS || depth >= DEPTH) {
      cuts++;
      return unknown;
    }
    tentative.set(expression, cycle);
    const before = cuts;
    depth++;
    const result = read();
    depth--;
    if (cuts === before || depth === 0) kept.set(expression, result);
    tentative.set(expression, result);
    return result;
  };

  const reader: Reader = {
    evaluate: (expression, environment) =>
      bounded(
        (memory) => memory.values,
        [expression, environment],
        [NOTHING, UNKNOWN],
        () => readExpression(expression, environment, reader),
      ),
    places: (expression, environment) =>
      bounded(
        (memory) => memory.places,
        [expression, environment],
        [{ places: [], open: false }, NOWHERE],
        () => readPlaces(expression, environment, reader),
      ),
    enter: (fn, read) => {
      if (active.has(fn) || active.size >= CALLS) {
        cuts++;
        return active.has(fn) ? NOTHING : UNKNOWN;
      }
      active.add(fn);
      const result = read();
      active.delete(fn);
      return result;
    },
    lookThrough: (node, look) => {
      if (looking.has(node) || ++steps > STEPS || looking.size >= DEPTH) {
        cuts++;
        return looking.has(node) ? { sources: [], open: false } : UNREADABLE;
      }
      looking.add(node);
      const result = look();
      looking.delete(node);
      return result;
    },
    linked: (place) => linkedSources(place, reader),
  };
  return reader;
}

function memoryFor(environment: Environment, memories: Remembered<object, Memory>): Memory {
  const key = environment.bindings.size === 0 ? environment.tree : environment;
  const known = memories.get(key);
  if (known) return known;
  const memory: Memory = { values: new Map(), places: new Map() };
  memories.set(key, memory);
  return memory;
}
