import type ts from 'typescript';
import type { ResponseKind, SendMethod, SignatureMisuse } from '../../model/response';
import type { StatusValue } from '../../model/status-value';
import type { Environment } from '../../values/environment';
import { commonConditions, type PathCondition, type State, type StatusWrite } from './state';

/** A response in the making: what the paths that reach one send with one status have in common. */
export interface Draft {
  readonly kind: ResponseKind;
  readonly method: SendMethod;
  /** The sending expression or statement. */
  readonly node: ts.Node;
  /** Where reports stand. */
  readonly site: ts.Node;
  readonly status: StatusValue;
  readonly write: StatusWrite | undefined;
  readonly ignored: StatusWrite | undefined;
  /** What is sent, or what evidently was meant to be (`res.sendStatus(404).json(x)`). */
  body: ts.Expression | undefined;
  readonly environment: Environment;
  /** The error that is thrown or handed on. */
  readonly error?: ts.Expression;
  readonly misuses: SignatureMisuse[];
  /** Undefined until a path reaches it. */
  reached: Reach | undefined;
  continued: ts.CallExpression | undefined;
  repeats: boolean;
}

/** What all paths to a send have in common. */
export interface Reach {
  readonly conditions: PathCondition | undefined;
  readonly fields: ReadonlyMap<string, string | undefined>;
  readonly maybeFields: ReadonlySet<string>;
  readonly fieldsComplete: boolean;
  readonly understood: boolean;
  /** Earlier sends, with whether only an exception leads from them to here. */
  readonly after: ReadonlyMap<Draft, boolean>;
}

/** The drafts of one handler, each once per send and status. */
export interface Drafts {
  readonly all: readonly Draft[];
  /** The calls and assignments that set a status, each with the conditions that all paths to it have in common. */
  readonly writes: ReadonlyMap<ts.Node, PathCondition | undefined>;
  /** The values that fields are set to, each with the field's name in lower case. */
  readonly fields: ReadonlyMap<ts.Expression, string>;
  /** Notes that a path sets a status here, be it written already or not. */
  noteWrite(state: State, node: ts.Node): void;
  /** Notes that some path sets a field to this. */
  noteField(name: string, value: ts.Expression): void;
  /** Finds or makes the draft and notes the path that reaches it. */
  reach(state: State, draft: Omit<Draft, 'reached' | 'continued' | 'repeats' | 'misuses'>): Draft;
}

/** An empty collection of drafts. */
export function draftsOf(): Drafts {
  const all: Draft[] = [];
  const byNode = new Map<ts.Node, Draft[]>();
  const writes = new Map<ts.Node, PathCondition | undefined>();
  const fields = new Map<ts.Expression, string>();
  return {
    all,
    writes,
    fields,
    noteField: (name, value) => void fields.set(value, name),
    noteWrite({ conditions }, node) {
      writes.set(node, writes.has(node) ? commonConditions(writes.get(node), conditions) : conditions);
    },
    reach(state, wanted) {
      const same = byNode.get(wanted.node) ?? [];
      let draft = same.find((known) => known.site === wanted.site && known.kind === wanted.kind);
      if (!draft) {
        draft = { ...wanted, misuses: [], reached: undefined, continued: undefined, repeats: false };
        same.push(draft);
        byNode.set(wanted.node, same);
        all.push(draft);
      }
      draft.reached = reachOf(draft.reached, state);
      return draft;
    },
  };
}

function reachOf(before: Reach | undefined, state: State): Reach {
  const after = new Map<Draft, boolean>(before?.after);
  for (const { draft, raised } of state.sends) after.set(draft, raised && (after.get(draft) ?? true));
  if (!before) {
    const { conditions, fields, maybeFields, fieldsComplete, understood } = state;
    return { conditions, fields, maybeFields, fieldsComplete, understood, after };
  }
  const fields = new Map<string, string | undefined>();
  const maybeFields = new Set([...before.maybeFields, ...state.maybeFields]);
  for (const [name, value] of before.fields) {
    if (state.fields.has(name)) fields.set(name, state.fields.get(name) === value ? value : undefined);
    else maybeFields.add(name);
  }
  for (const name of state.fields.keys()) if (!before.fields.has(name)) maybeFields.add(name);
  return {
    conditions: commonConditions(before.conditions, state.conditions),
    fields,
    maybeFields,
    fieldsComplete: before.fieldsComplete && state.fieldsComplete,
    understood: before.understood && state.understood,
    after,
  };
}
