import ts from 'typescript';
import { isForeignTo } from '../../facts/thrown-status';
import type { StatusCode, StatusValue } from '../../model/status-value';
import { rememberedBy } from '../../syntax/remembered-by';
import { resolve } from '../../syntax/scope';
import { bare, isWithin, type FunctionNode } from '../../syntax/tree';
import { constantOf } from '../../values/constant';
import { evaluateStatus, isUnknown } from '../../values/evaluate';
import type { Draft } from './draft';
import { isNext, isResponse, type Run } from './run';
import { isAnswered, type State } from './state';

/** What a helper of another file answers in all calls with like arguments. */
export interface HelperAnswer {
  /** Codes that the helper has of its own, and those that it was given: by which argument. */
  readonly codes: readonly (StatusCode | { readonly argument: number; readonly code: number })[];
  readonly dynamic: boolean;
  /** On every path. */
  readonly isCertain: boolean;
  /** The argument that it sends as the body. */
  readonly body: number | undefined;
}

type Memory = Map<string, HelperAnswer | 'reading' | 'unlike'>;
const memory = rememberedBy<FunctionNode, Memory>();

/** What is remembered of a helper; it lives as long as the helper's tree. */
export function memoryOf(fn: FunctionNode): Memory {
  const known = memory.get(fn);
  if (known) return known;
  const made: Memory = new Map();
  memory.set(fn, made);
  return made;
}

/**
 * What the arguments of a call say, as text: calls with the same one are answered alike.
 * @returns undefined where an argument says more than can be written down: an error, an object, a function
 */
export function likenessOf(run: Run, inner: Run, call: ts.CallExpression, state: State): string | undefined {
  if (state.write || !state.understood || isAnswered(state)) return undefined;
  // A method knows what its instance was made with.
  const isClosed = [...inner.environment.bindings.keys()].every((bound) => isWithin(bound, inner.fn));
  if (!isClosed) return undefined;
  const { framework, role, named } = run.site;
  const parts: string[] = [framework.name, framework.majors.join(), role, named ? JSON.stringify(named) : ''];
  for (const argument of call.arguments) {
    if (ts.isSpreadElement(argument)) return undefined;
    if (isResponse(argument, run)) parts.push('response');
    else if (isNext(argument, run)) parts.push('next');
    else {
      const constant = constantOf(argument, run.environment);
      if (constant) parts.push(JSON.stringify(constant));
      else if (isUnknown(argument, run.environment)) parts.push('?');
      else return undefined;
    }
  }
  return parts.join('\0');
}

/** What was found by reading a helper. */
interface Found {
  readonly drafts: readonly Draft[];
  readonly isCertain: boolean;
  /** On one of its paths somebody else answers, in a way that is not known. */
  readonly isOpen: boolean;
}

/** What is worth remembering of a reading; undefined where it depends on more than the arguments. */
export function answerOf(
  run: Run,
  inner: Run,
  call: ts.CallExpression,
  { drafts, isCertain, isOpen }: Found,
): HelperAnswer | undefined {
  const codes: (StatusCode | { argument: number; code: number })[] = [];
  for (const code of drafts.flatMap(({ status }) => status.codes)) {
    if (isForeignTo(run.tree, code.file)) codes.push(code);
    else {
      const argument = call.arguments.findIndex((one) =>
        evaluateStatus(one, run.environment).codes.some((given) => given.code === code.code),
      );
      if (argument < 0) return undefined;
      codes.push({ argument, code: code.code });
    }
  }
  const [only, ...others] = drafts;
  const name = only?.body && others.length === 0 ? bare(only.body) : undefined;
  const declaration = name && ts.isIdentifier(name) ? resolve(name) : undefined;
  const index = inner.fn.parameters.findIndex((parameter) => parameter === declaration);
  const dynamic = isOpen || drafts.some(({ status }) => status.dynamic);
  return { codes, dynamic, isCertain, body: index < 0 ? undefined : index };
}

/** The statuses of a remembered answer, with what this call gives. */
export function statusIn(run: Run, call: ts.CallExpression, { codes, dynamic }: HelperAnswer): StatusValue {
  const all = codes.flatMap((known): readonly StatusCode[] => {
    if (!('argument' in known)) return [known];
    const given = call.arguments[known.argument];
    return given
      ? evaluateStatus(given, run.environment).codes.filter(({ code }) => code === known.code)
      : [];
  });
  return { codes: all, dynamic, implicit: false, problems: [], span: { start: 0, end: 0 }, text: '' };
}
