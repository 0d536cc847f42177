import type ts from 'typescript';
import type { ModuleReference } from '../syntax/modules';
import type { FunctionNode, Tree } from '../syntax/tree';
import type { Environment } from './environment';
import type { Constant, Possibilities } from './possible';
import type { StatusOrigin } from '../model/status-value';

/** Reads expressions, each once per environment, within a bounded amount of work. */
export interface Reader {
  /** The constants that an expression can have. */
  readonly evaluate: (expression: ts.Expression, environment: Environment) => Possibilities;
  /** The things with members that an expression can denote. */
  readonly places: (expression: ts.Expression, environment: Environment) => Places;
  /** Reads what a function returns; a function that is being read already adds nothing. */
  readonly enter: (fn: FunctionNode, read: () => Possibilities) => Possibilities;
  /**
   * Looks for a member in a place, or in what a piece of code raises; one that is being looked through already (a spread
   * of itself) adds nothing.
   */
  readonly lookThrough: (node: ts.Node, look: () => Sources) => Sources;
  /** Where something of another module gets its value; undefined unless that is a file of the project. */
  readonly linked: (place: Place & { readonly kind: 'package' }) => Sources | undefined;
}

/** Something of this file (or of a known package) that has members. */
export type Place =
  | {
      readonly kind: 'node';
      readonly node: PlaceNode;
      readonly environment: Environment;
      /** For classes: an instance, not the class itself. */
      readonly instance: boolean;
      /** For instances: what they were made with, as the parent gets it where the class has no constructor. */
      readonly given?: Given;
    }
  /** Something of another module; `tree` is the one that imports it. */
  | { readonly kind: 'package'; readonly reference: ModuleReference; readonly tree: Tree }
  /** An instance of a class of another module. */
  | {
      readonly kind: 'made';
      readonly reference: ModuleReference;
      readonly tree: Tree;
      readonly given: Given;
    };

/** The arguments of a construction, and where they are read. */
export interface Given {
  readonly args: readonly ts.Expression[];
  readonly environment: Environment;
}

/** The nodes whose members are read. */
export type PlaceNode =
  | ts.ObjectLiteralExpression
  | ts.ArrayLiteralExpression
  | ts.EnumDeclaration
  | ts.ModuleDeclaration
  | ts.ClassLikeDeclaration
  | FunctionNode;

/** Places that an expression can denote; `open` when it can be another one, too. */
export interface Places {
  readonly places: readonly Place[];
  readonly open: boolean;
}

/** Where a variable or member gets its value. */
export type Source =
  /**
   * `site` is where reports point: `own` where it is written (in an argument), a node that stands for it (the argument
   * that names it), else the place of use.
   */
  | {
      readonly kind: 'expression';
      readonly expression: ts.Expression;
      readonly environment: Environment;
      readonly site?: 'own' | ts.Node;
      readonly origin?: StatusOrigin;
    }
  | { readonly kind: 'constant'; readonly constant: Constant; readonly origin: StatusOrigin }
  | { readonly kind: 'getter'; readonly fn: FunctionNode; readonly environment: Environment }
  | { readonly kind: 'place'; readonly place: Place };

/** Every source of a value; `open` when there are others that cannot be read. */
export interface Sources {
  readonly sources: readonly Source[];
  readonly open: boolean;
}

/** No readable source at all. */
export const UNREADABLE: Sources = { sources: [], open: true };
/** No place that can be read. */
export const NOWHERE: Places = { places: [], open: true };
