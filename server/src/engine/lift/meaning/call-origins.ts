import ts from 'typescript';
import { isNamed } from '../../frameworks/named-functions';
import { referenceOf } from '../../syntax/modules';
import { bare, isFunctionNode } from '../../syntax/tree';
import { calleeText, callbackOf, lastName, receiverOf } from './callees';
import { isConfigurationName } from './configuration';
import type { LiftContext } from './context';
import { keyOf } from './keys';
import { headerOrigin, memberOrigin } from './members';
import { operationOf } from './call-kinds';
import { UNKNOWN, type ValueOrigin } from './origin';
import { storageCall } from './storage-calls';
import * as calls from './vocabulary/calls';
import { RIGHT_MEMBER } from './vocabulary/names';
import { spell } from './vocabulary/spelling';

type Ask = (expression: ts.Expression) => ValueOrigin;

/** What a call gives: see {@link ValueOrigin}. The callee's module is asked first, then its name. */
export function callOrigin(call: ts.CallExpression, ask: Ask, context: LiftContext): ValueOrigin {
  const callee = bare(call.expression);
  // Who is logged in, or whether anybody is.
  if (isNamed(callee, context.site.named?.authGuards ?? []))
    return { kind: 'request', part: 'user', path: [] };
  const name = lastName(callee);
  const receiver = receiverOf(call);
  const argument = call.arguments[0];
  const dotted = calleeText(callee);
  if (argument && (calls.CONVERTS.has(dotted) || (!receiver && calls.CONVERTS.has(name))))
    return ask(argument);

  const of = receiver ? ask(receiver) : UNKNOWN;
  const ofRequest = of.kind === 'request' ? requestCall(of, name, argument, ask) : undefined;
  if (ofRequest) return ofRequest;
  // `request.session.get('userId')`, `req.headers.get('authorization')`
  if (
    of.kind === 'request' &&
    of.path.length === 0 &&
    name === 'get' &&
    argument &&
    ts.isStringLiteralLike(argument)
  ) {
    return memberOrigin(of, argument.text);
  }
  if (name === 'then' && receiver) return settled(call, of, ask);
  if ((of.kind === 'config' || isConfigurationCall(dotted, argument)) && !keyOf(call, ask).clients)
    return { kind: 'config', path: [name] };
  const ofRows = receiver ? rowsCall(call, of, name, ask) : undefined;
  if (ofRows) return ofRows;
  if (keepsKind(of) && (calls.KEEPS_VALUE.has(name) || of.kind === 'http')) return of;
  if (of.kind === 'credential') return of;
  if (of.kind === 'validation') return memberOrigin(of, name);
  if (of.kind === 'request' && calls.KEEPS_VALUE.has(name)) return of;
  if (
    isReachedByQuery(of) &&
    /^(?:where|eq|and where|or where|match|from|filter|is|in|gt|lt|order|select|join|inner join|left join|using|set|values|on|limit|offset|order by|lean|populate|sort|exec)$/.test(
      spell(name),
    )
  ) {
    return deeper(call, of, ask);
  }
  return namedCall(call, name, dotted, ask, context);
}

function keepsKind(of: ValueOrigin): boolean {
  return of.kind === 'lookup' || of.kind === 'write' || of.kind === 'http' || of.kind === 'error';
}

function isReachedByQuery(of: ValueOrigin): of is ValueOrigin & { readonly kind: 'lookup' | 'write' } {
  return of.kind === 'lookup' || of.kind === 'write';
}

// `.eq('id', req.params.id)` adds a key to the query before it.
function deeper(
  call: ts.CallExpression,
  of: ValueOrigin & { readonly kind: 'lookup' | 'write' },
  ask: Ask,
): ValueOrigin {
  const { key, names, caller } = keyOf(call, ask);
  return of.kind === 'lookup' ? { ...of, key, keyNames: names, caller } : { ...of, key };
}

/** Methods of the request itself and of what it carries. */
function requestCall(
  of: ValueOrigin,
  name: string,
  argument: ts.Expression | undefined,
  ask: Ask,
): ValueOrigin | undefined {
  if (of.kind !== 'request' || of.part !== 'other' || of.path.length > 0) return undefined;
  const text = argument ? ask(argument) : UNKNOWN;
  const literal = text.kind === 'constant' ? String(text.value) : undefined;
  switch (name) {
    case 'get':
    case 'header':
      return literal === undefined ? { kind: 'request', part: 'headers', path: [] } : headerOrigin(literal);
    case 'param':
      return { kind: 'request', part: 'params', path: literal === undefined ? [] : [literal] };
    case 'isAuthenticated':
      return { kind: 'request', part: 'user', path: [] };
    case 'isUnauthenticated':
      return UNKNOWN;
    case 'is':
      return { kind: 'request', part: 'headers', path: ['content-type'] };
    case 'accepts':
      return { kind: 'request', part: 'headers', path: ['accept'] };
    case 'file':
    case 'files':
    case 'saveRequestFiles':
      return { kind: 'request', part: 'file', path: [] };
    case 'jwtVerify':
    case 'jwtDecode':
      return { kind: 'credential-check', callee: `request.${name}`, sure: true, path: [] };
    case 'validationErrors':
      return { kind: 'validation', callee: `req.${name}`, fails: 'truthy', sure: true, path: [] };
    case 'json':
      return { kind: 'request', part: 'body', path: [] };
    default:
      return undefined;
  }
}

function isConfigurationCall(dotted: string, argument: ts.Expression | undefined): boolean {
  const parts = dotted.split('.');
  if (parts.at(-1) !== 'get' || parts.length < 2) return false;
  if (isConfigurationName(parts.at(-2) ?? '')) return true;
  return parts.at(-2) === 'app' && argument !== undefined && ts.isStringLiteralLike(argument);
}

// `.then((rows) => rows[0])` is what the function gives; a function with statements is not read.
function settled(call: ts.CallExpression, of: ValueOrigin, ask: Ask): ValueOrigin {
  const callback = call.arguments[0];
  if (callback && ts.isArrowFunction(callback) && !ts.isBlock(callback.body)) return ask(callback.body);
  return of.kind === 'http' ? of : UNKNOWN;
}

/** Array methods on what a query gave, and on any array: `users.find((u) => u.id === req.params.id)`. */
function rowsCall(call: ts.CallExpression, of: ValueOrigin, name: string, ask: Ask): ValueOrigin | undefined {
  const callback = callbackOf(call);
  const callee = calleeText(call.expression);
  // `req.user.permissions.find((one) => …)`: what is looked for among the caller's rights is a right.
  if (/^(?:find|findLast)$/.test(name) && isCallersRight(of))
    return { kind: 'permission-check', callee, sure: true, path: [] };
  if (callback && /^(?:find|findIndex|findLast|some)$/.test(name)) {
    const takesError = callback.parameters.length > 1 && isFunctionNode(callback);
    if (!takesError) {
      const { key, names, caller } = keyOf(call, ask);
      const sure = name !== 'some';
      return { kind: 'lookup', rows: 'single', key, keyNames: names, caller, callee, sure, path: [] };
    }
  }
  if (callback && /^(?:filter|map)$/.test(name)) {
    if (of.kind === 'request') return of;
    if (of.kind === 'lookup') return { ...of, rows: 'list', path: [] };
    const { key, names, caller } = keyOf(call, ask);
    return name === 'map'
      ? UNKNOWN
      : { kind: 'lookup', rows: 'list', key, keyNames: names, caller, callee, sure: false, path: [] };
  }
  if (
    of.kind === 'lookup' &&
    of.path.length === 0 &&
    /^(?:at|pop|shift|first|single|maybeSingle|one|oneOrNone|getOne|get)$/.test(name)
  ) {
    return { ...of, rows: 'single' };
  }
  if (of.kind === 'lookup' && of.path.length === 0 && name === 'limit' && isOne(call.arguments[0]))
    return { ...of, rows: 'single' };
  if (/^(?:indexOf|findIndex)$/.test(name) && call.arguments[0]) {
    const { key, names, caller } = keyOf(call, ask);
    return { kind: 'lookup', rows: 'single', key, keyNames: names, caller, callee, sure: false, path: [] };
  }
  return undefined;
}

function isCallersRight(of: ValueOrigin): boolean {
  return of.kind === 'request' && of.part === 'user' && RIGHT_MEMBER.test(spell(of.path.at(-1) ?? ''));
}

function isOne(argument: ts.Expression | undefined): boolean {
  return argument !== undefined && ts.isNumericLiteral(argument) && argument.text === '1';
}

/** A call that is known by its module or by its name. */
function namedCall(
  call: ts.CallExpression,
  name: string,
  dotted: string,
  ask: Ask,
  context: LiftContext,
): ValueOrigin {
  const words = spell(name);
  const operation = operationOf(call, context);
  const reference = referenceOf(call.expression);
  const isPackage = reference !== undefined && !/^[.@~#]\/|^\.\.?$|^\.\.\//.test(reference.specifier);
  if (
    operation === 'credentials' &&
    isPackage &&
    !/^(?:sign|hash|gen salt|hash sync|gen salt sync)$/.test(words)
  ) {
    return { kind: 'credential-check', callee: dotted, sure: true, path: [] };
  }
  if (operation === 'validate' && isPackage) return validation(words, dotted, true);
  if (operation === 'http') return { kind: 'http', callee: dotted, path: [] };
  if (/^(?:is na n|isnan)$/.test(words))
    return { kind: 'validation', callee: dotted, fails: 'truthy', sure: true, path: [] };
  if (isSignedIn(words)) return { kind: 'request', part: 'user', path: [] };
  if (calls.CREDENTIAL_CHECK.test(words) && !calls.SAYS_NO.test(words)) {
    // A reset link or an invitation that is no good is bad input: nobody claims to be somebody by it.
    if (calls.ONE_TIME_TOKEN.test(words))
      return { kind: 'validation', callee: dotted, fails: 'falsy', sure: false, path: [] };
    const sure = operation === 'credentials' || /pass|signature|timing|compare|token/.test(words);
    return { kind: 'credential-check', callee: dotted, sure, path: [] };
  }
  if (/^authori[sz]e$/.test(words) && call.arguments.some(isTokenByName)) {
    // `authorize(token)` asks who somebody is, `authorize('admin')` what somebody may.
    return { kind: 'credential-check', callee: dotted, sure: true, path: [] };
  }
  if (calls.PERMISSION_CHECK.test(words) && !/\bvalid$/.test(words)) {
    return { kind: 'permission-check', callee: dotted, sure: keyOf(call, ask).key === 'session', path: [] };
  }
  if (calls.VALIDATION_RESULT.test(words) || calls.VALIDITY_CHECK.test(words) || isFormTest(call, name)) {
    const ofClient = argumentOrigin(call, ask).kind === 'request';
    return validation(
      words,
      dotted,
      (ofClient && !/^(?:validate|check)\b/.test(words)) ||
        isFormTest(call, name) ||
        /^is (?:valid )?(?:object id|uuid|email|mongo id)$/.test(words),
    );
  }
  // `if (findInvalidId(req.body))`: what was found is a fault.
  if (calls.FAULT_SEARCH.test(words))
    return { kind: 'validation', callee: dotted, fails: 'truthy', sure: false, path: [] };
  // `getSingleParam(req.params.id)` looks for nothing but what the request holds.
  const argument = calls.READS_INPUT.test(words) ? argumentOrigin(call, ask) : UNKNOWN;
  if (argument.kind === 'request') return argument;
  return storageCall(call, words, dotted, ask) ?? { kind: 'call', name, path: [] };
}

function argumentOrigin(call: ts.CallExpression, ask: Ask): ValueOrigin {
  return call.arguments[0] ? ask(call.arguments[0]) : UNKNOWN;
}

function isSignedIn(words: string): boolean {
  return /^(?:is authenticated|get ?(?:server )?session|get current user|get auth user|get session|current user|auth|require session)$/.test(
    words,
  );
}

// `/^\d+$/.test(id)`, `ObjectId.isValid(id)`.
function isFormTest(call: ts.CallExpression, name: string): boolean {
  const receiver = receiverOf(call);
  if (!receiver) return false;
  if (name === 'isValid') return /ObjectI[dD]|Types|mongoose/.test(calleeText(receiver));
  const what = bare(receiver);
  return (
    name === 'test' &&
    (what.kind === ts.SyntaxKind.RegularExpressionLiteral || /regex|pattern|_re$|RE$/i.test(lastName(what)))
  );
}

function validation(words: string, callee: string, sure: boolean): ValueOrigin {
  const result = calls.VALIDATION_RESULT.test(words);
  return { kind: 'validation', callee, fails: result ? 'result' : 'falsy', sure, path: [] };
}

function isTokenByName(argument: ts.Expression): boolean {
  return /\b(?:token|jwt|bearer|api key|credentials?)$/.test(spell(lastName(argument)));
}
