import type ts from 'typescript';
import type { FrameworkName } from '../../model/framework-name';
import type { FunctionNode } from '../../syntax/tree';
import type { ValueStep } from '../routing';

/** What an expression stands for, with the nodes of this file that it leads to. */
export type Thing =
  | { readonly kind: 'function'; readonly fn: FunctionNode; readonly shared?: true }
  | { readonly kind: 'class'; readonly node: ts.ClassLikeDeclaration }
  /** An instance of a class of this file, or `this` in one. */
  | { readonly kind: 'made'; readonly node: ts.ClassLikeDeclaration }
  | { readonly kind: 'object'; readonly node: ts.ObjectLiteralExpression }
  | { readonly kind: 'array'; readonly node: ts.ArrayLiteralExpression }
  /** A call that is not looked into until somebody asks: it may be a wrapper around a handler. */
  | { readonly kind: 'call'; readonly node: ts.CallExpression }
  /** An application or router, by the call that makes it. */
  | InstanceThing
  | {
      readonly kind: 'module';
      readonly specifier: string;
      readonly steps: readonly ValueStep[];
      readonly shared?: true;
    }
  | {
      readonly kind: 'parameter';
      readonly fn: FunctionNode;
      readonly index: number;
      readonly steps: readonly ValueStep[];
    }
  /** What a plugin has put on a Fastify instance. */
  | {
      readonly kind: 'decoration';
      readonly owner: InstanceThing;
      readonly name: string;
      readonly steps: readonly ValueStep[];
    }
  /** What the file exports: `exports`, `module.exports`. */
  | { readonly kind: 'exports' }
  /** A text, as written or the key of an object. */
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'unknown' };

/** An instance that is made in this file. */
export interface InstanceThing {
  readonly kind: 'instance';
  readonly node: ts.Node;
  readonly framework: FrameworkName;
  readonly router: boolean;
}

/** Nothing that is known. */
export const UNKNOWN_THING: Thing = { kind: 'unknown' };

// Longer ways are machine-made, or go round in a circle.
const MOST_STEPS = 12;

/** What a further step leads to from a value of another module or of a caller. */
export function further(
  thing: Thing & { kind: 'module' | 'parameter' | 'decoration' },
  step: ValueStep,
): Thing {
  if (thing.steps.length >= MOST_STEPS) return UNKNOWN_THING;
  return { ...thing, steps: [...thing.steps, step] };
}

/** The first thing of which anything is known. */
export function firstKnown(things: readonly Thing[]): Thing {
  return things.find(({ kind }) => kind !== 'unknown') ?? UNKNOWN_THING;
}
