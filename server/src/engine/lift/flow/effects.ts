import ts from 'typescript';
import type { Effect } from '../../frameworks/framework';
import { bare, propertyNameText } from '../../syntax/tree';
import { constantOf } from '../../values/constant';
import { evaluateStatus } from '../../values/evaluate';
import { failWith, noteThrown } from './failures';
import { isInside } from './outcome';
import type { Run } from './run';
import { addSend, handOn, implicitStatus, statusNow, unknownStatus, type Place } from './sends';
import { escape, type State, type StatusWrite } from './state';

type SendEffect = Extract<Effect, { kind: 'send' }>;

/** Applies one effect to each path. */
function applyEffect(run: Run, states: readonly State[], effect: Effect, place: Place): State[] {
  switch (effect.kind) {
    case 'set-status':
      for (const state of states) run.drafts.noteWrite(state, place.node);
      // Half-typed: which status it will be is not known, nor whether it will be sent.
      return effect.status ? setStatus(run, states, effect.status, place) : states.map(escape);
    case 'set-field':
      return setField(run, states, effect.name, effect.value);
    case 'set-fields':
      return states.map((state) => setFields(run, state, effect.fields));
    case 'send':
      return states.map((state) => send(run, state, effect, place));
    case 'write':
      return states.map((state) => ({
        ...state,
        begun: state.begun ?? firstWrite(state, place),
        understood: false,
      }));
    case 'delegate':
      return states.map((state) => ({ ...state, handedOn: true, understood: false, handedTo: undefined }));
    case 'pass-on':
      return states.map((state) => handOn(state, place.node));
    case 'fail':
      return states.map((state) => failWith(run, state, effect.error, place, 'forward'));
    case 'misuse': {
      // It belongs to the send that follows in the same list, or (chained after an end) to the send before.
      const sent = states
        .flatMap((state) => state.sends.map(({ draft }) => draft))
        .findLast((draft) => isInside(draft.node, place.node));
      if (effect.misuse.kind === 'chained-after-end' && sent) {
        sent.misuses.push(effect.misuse);
        if (ts.isCallExpression(place.node)) sent.body ??= place.node.arguments[0];
      }
      return [...states];
    }
  }
}

/** Applies a list of effects of one call; misuses in it are given to the call's own send. */
export function applyEffects(
  run: Run,
  states: readonly State[],
  effects: readonly Effect[],
  place: Place,
): State[] {
  let current: State[] = [...states];
  for (const effect of effects) current = applyEffect(run, current, effect, place);
  const misuses = effects.flatMap((effect) =>
    effect.kind === 'misuse' && effect.misuse.kind !== 'chained-after-end' ? [effect.misuse] : [],
  );
  if (misuses.length > 0) {
    for (const draft of run.drafts.all) {
      if (draft.node === place.node && draft.misuses.length === 0) draft.misuses.push(...misuses);
    }
  }
  return current;
}

function send(run: Run, state: State, effect: SendEffect, place: Place): State {
  // A bare `end()` or `send()` behind a send closes what is closed: harmless, and common in chains. With a status of
  // its own it was meant as another answer.
  const isBare = (effect.method === 'end' || effect.method === 'text') && !effect.body;
  if (isBare && state.sends.some(({ draft }) => !state.write || isInside(draft.node, place.node)))
    return { ...state, write: undefined };
  // An object is a body, whatever its members are called; only an Error is an error.
  const mayFail = run.framework.sendOfErrorFails && effect.method === 'json' && !state.write;
  if (mayFail && effect.body && !ts.isObjectLiteralExpression(bare(effect.body))) {
    const failed = failWith(run, state, effect.body, place, 'send-error', true);
    if (failed !== state) return failed;
  }
  const { method, body } = effect;
  const common = { method, node: place.node, body, environment: run.environment };
  if (effect.status) {
    const write = writeOf(run, effect.status, place);
    const kind = method === 'redirect' ? 'redirect' : 'explicit';
    return addSend(run, state, {
      ...common,
      kind,
      site: write.node,
      status: write.status,
      write,
      ignored: undefined,
    });
  }
  if (effect.unknown) {
    const status = unknownStatus(run, place.name);
    return addSend(run, state, {
      ...common,
      kind: method === 'redirect' ? 'redirect' : 'implicit',
      site: place.name,
      status,
      write: undefined,
      ignored: undefined,
    });
  }
  if (effect.fixed !== undefined) {
    const status = implicitStatus(run, effect.fixed, place.name);
    const kind =
      method === 'redirect'
        ? 'redirect'
        : method === 'helper' || method === 'send-error'
          ? 'explicit'
          : 'implicit';
    return addSend(run, state, {
      ...common,
      kind,
      site: place.name,
      status,
      write: undefined,
      ignored: state.write,
    });
  }
  const { kind, status, site } = statusNow(run, state, place.name, effect.implied);
  const shown = method === 'redirect' ? 'redirect' : kind;
  return addSend(run, state, {
    ...common,
    kind: shown,
    site,
    status,
    write: state.write,
    ignored: undefined,
  });
}

function writeOf(run: Run, status: ts.Expression, place: Place): StatusWrite {
  return { status: evaluateStatus(status, run.environment), node: status, call: place.node };
}

function setStatus(run: Run, states: readonly State[], status: ts.Expression, place: Place): State[] {
  const write = writeOf(run, status, place);
  if (write.status.dynamic) for (const state of states) noteThrown(run, state);
  const isHalfTyped = write.status.problems.some(({ unfinished }) => unfinished === true);
  return states.map((state) => ({ ...(isHalfTyped ? escape(state) : state), write }));
}

// `res.write('…')`: the head goes out with it.
function firstWrite(state: State, { node }: Place): ts.CallExpression | undefined {
  return state.sends.length === 0 && ts.isCallExpression(node) ? node : undefined;
}

function setField(
  run: Run,
  states: readonly State[],
  named: string | ts.Expression,
  value: ts.Expression | undefined,
): State[] {
  const name = typeof named === 'string' ? named.toLowerCase() : fieldNameOf(named, run);
  if (name === undefined) return states.map((state) => ({ ...state, fieldsComplete: false }));
  if (value) run.drafts.noteField(name, value);
  return states.map((state) => ({
    ...state,
    fields: new Map(state.fields).set(name, literalText(value)),
  }));
}

// `res.set(RETRY_AFTER, …)`
function fieldNameOf(named: ts.Expression, run: Run): string | undefined {
  const constant = constantOf(named, run.environment);
  return constant?.kind === 'text' && constant.exact ? constant.text.toLowerCase() : undefined;
}

function setFields(run: Run, state: State, object: ts.Expression): State {
  const node = bare(object);
  if (!ts.isObjectLiteralExpression(node)) return { ...state, fieldsComplete: false };
  const fields = new Map(state.fields);
  let { fieldsComplete } = state;
  for (const property of node.properties) {
    const name = propertyNameText(property.name)?.toLowerCase();
    const value = ts.isPropertyAssignment(property) ? property.initializer : undefined;
    if (name === undefined) fieldsComplete = false;
    else {
      fields.set(name, literalText(value));
      if (value) run.drafts.noteField(name, value);
    }
  }
  return { ...state, fields, fieldsComplete };
}

function literalText(value: ts.Expression | undefined): string | undefined {
  const node = value && bare(value);
  return node && (ts.isStringLiteralLike(node) || ts.isNumericLiteral(node)) ? node.text : undefined;
}
