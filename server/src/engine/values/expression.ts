import ts from 'typescript';
import { referenceOf } from '../syntax/modules';
import { resolve } from '../syntax/scope';
import { bare, memberName, type FunctionNode } from '../syntax/tree';
import { isCutShort, readTruth, readTypeOf } from './asked';
import { callEnvironment } from './calls';
import { isOfCaught } from './caught';
import { decided } from './decide';
import type { Environment } from './environment';
import { builtInMember } from './function-members';
import { arithmetic, conjunction, fallback, mapped, textIn, toNumber } from './operators';
import { landed } from './member-sources';
import { namedConstant } from './named-constant';
import { isKnownPackage, packageCall, packageConstant } from './package-constant';
import {
  exactly,
  singleOf,
  textConstant,
  UNDEFINED,
  UNKNOWN,
  unionOf,
  usedAt,
  withOrigin,
  type Constant,
  type Possibilities,
} from './possible';
import type { Place, Reader, Source } from './reader';
import { returnsIn } from './returned';
import { sourcesOf, unguardedMember } from './sources';
import { ownEntry } from '../text/own-entry';

/** The constants that an expression can have; one step of a {@link Reader}, which bounds and remembers it. */
export function readExpression(
  expression: ts.Expression,
  environment: Environment,
  reader: Reader,
): Possibilities {
  const node = bare(expression);
  switch (node.kind) {
    case ts.SyntaxKind.NumericLiteral:
      return exactly({ kind: 'number', value: Number((node as ts.NumericLiteral).text) }, node);
    case ts.SyntaxKind.StringLiteral:
    case ts.SyntaxKind.NoSubstitutionTemplateLiteral:
      return exactly(textConstant((node as ts.StringLiteralLike).text), node);
    case ts.SyntaxKind.TrueKeyword:
    case ts.SyntaxKind.FalseKeyword:
      return exactly({ kind: 'boolean', value: node.kind === ts.SyntaxKind.TrueKeyword }, node);
    case ts.SyntaxKind.NullKeyword:
      return exactly({ kind: 'null' }, node);
    case ts.SyntaxKind.VoidExpression:
      return exactly(UNDEFINED, node);
    case ts.SyntaxKind.TemplateExpression:
      return readTemplate(node as ts.TemplateExpression, environment, reader);
    case ts.SyntaxKind.PrefixUnaryExpression:
      return readPrefix(node as ts.PrefixUnaryExpression, environment, reader);
    case ts.SyntaxKind.ConditionalExpression: {
      const { condition, whenTrue, whenFalse } = node as ts.ConditionalExpression;
      const known = environment.bindings.size > 0 ? decided(condition, environment, reader) : undefined;
      const chosen =
        known === undefined ? undefined : reader.evaluate(known ? whenTrue : whenFalse, environment);
      // Nothing comes of a function that calls itself: then the other way is the one out.
      if (chosen && (chosen.values.length > 0 || chosen.unknown)) return chosen;
      return unionOf([reader.evaluate(whenTrue, environment), reader.evaluate(whenFalse, environment)]);
    }
    case ts.SyntaxKind.TypeOfExpression:
      return readTypeOf(node as ts.TypeOfExpression, environment, reader);
    case ts.SyntaxKind.BinaryExpression:
      return readBinary(node as ts.BinaryExpression, environment, reader);
    case ts.SyntaxKind.AwaitExpression:
      return reader.evaluate((node as ts.AwaitExpression).expression, environment);
    case ts.SyntaxKind.Identifier:
    case ts.SyntaxKind.PropertyAccessExpression:
    case ts.SyntaxKind.ElementAccessExpression:
      return readName(node, environment, reader);
    case ts.SyntaxKind.CallExpression:
      return readCall(node as ts.CallExpression, environment, reader);
    default:
      return UNKNOWN;
  }
}

function readTemplate(node: ts.TemplateExpression, environment: Environment, reader: Reader): Possibilities {
  let { text } = node.head;
  let exact = true;
  for (const { expression, literal } of node.templateSpans) {
    const part = textIn(singleOf(reader.evaluate(expression, environment)));
    text += part.text + literal.text;
    exact &&= part.exact;
  }
  return exactly({ kind: 'text', text, exact }, node);
}

function readPrefix(node: ts.PrefixUnaryExpression, environment: Environment, reader: Reader): Possibilities {
  if (node.operator === ts.SyntaxKind.ExclamationToken) return readTruth(node, environment, reader);
  const operand = reader.evaluate(node.operand, environment);
  const sign = { [ts.SyntaxKind.PlusToken]: 1, [ts.SyntaxKind.MinusToken]: -1 }[node.operator as number];
  if (sign === undefined) return UNKNOWN;
  const signed = mapped(operand, (constant) => numberConstant(toNumber(constant), sign));
  return {
    ...signed,
    values: signed.values.map((value) => (value.node === bare(node.operand) ? { ...value, node } : value)),
  };
}

function numberConstant(value: number | undefined, factor = 1): Constant | undefined {
  return value === undefined ? undefined : { kind: 'number', value: value * factor };
}

function readBinary(node: ts.BinaryExpression, environment: Environment, reader: Reader): Possibilities {
  const { left, right } = node;
  const operator = node.operatorToken.kind;
  switch (operator) {
    case ts.SyntaxKind.CommaToken:
    case ts.SyntaxKind.EqualsToken:
      return reader.evaluate(right, environment);
    case ts.SyntaxKind.BarBarToken:
    case ts.SyntaxKind.BarBarEqualsToken:
    case ts.SyntaxKind.QuestionQuestionToken:
    case ts.SyntaxKind.QuestionQuestionEqualsToken: {
      const isNullishOnly =
        operator === ts.SyntaxKind.QuestionQuestionToken ||
        operator === ts.SyntaxKind.QuestionQuestionEqualsToken;
      return fallback(reader.evaluate(left, environment), reader.evaluate(right, environment), isNullishOnly);
    }
    case ts.SyntaxKind.AmpersandAmpersandToken:
      return conjunction(reader.evaluate(left, environment), reader.evaluate(right, environment), node);
    case ts.SyntaxKind.PlusToken:
    case ts.SyntaxKind.MinusToken:
    case ts.SyntaxKind.AsteriskToken:
    case ts.SyntaxKind.SlashToken:
    case ts.SyntaxKind.PercentToken:
      return arithmetic(
        operator,
        reader.evaluate(left, environment),
        reader.evaluate(right, environment),
        node,
      );
    case ts.SyntaxKind.EqualsEqualsEqualsToken:
    case ts.SyntaxKind.ExclamationEqualsEqualsToken:
    case ts.SyntaxKind.EqualsEqualsToken:
    case ts.SyntaxKind.ExclamationEqualsToken:
    case ts.SyntaxKind.InstanceOfKeyword:
      return readTruth(node, environment, reader);
    default:
      return UNKNOWN;
  }
}

const GLOBALS: Readonly<Record<string, Constant>> = {
  undefined: UNDEFINED,
  NaN: { kind: 'number', value: NaN },
  Infinity: { kind: 'number', value: Infinity },
};

function readName(node: ts.Expression, environment: Environment, reader: Reader): Possibilities {
  const global = ts.isIdentifier(node) ? ownEntry(GLOBALS, ts.idText(node)) : undefined;
  if (global && !resolve(node as ts.Identifier)) return exactly(global, node);
  if (isCutShort(node, environment, reader)) return exactly(UNDEFINED, node);
  const { sources, open } = sourcesOf(node, environment, reader);
  const isCall = environment.bindings.size > 0;
  const builtIn =
    isCall && sources.length === 0 && open ? builtInMember(node, environment, reader) : undefined;
  if (builtIn) return exactly(builtIn, node);
  const parts = sources.map((source) => readSource(source, node, reader));
  const known = parts.length === 0 && open ? UNKNOWN : unionOf(parts);
  // What is known of a caught error says nothing of one that nobody foresaw.
  const isBare = isOfCaught(sources) && unguardedMember(node, environment);
  const unguarded = isBare ? [node] : known.unguarded;
  return { values: known.values, unknown: known.unknown || open, unguarded };
}

function readSource(source: Source, use: ts.Expression, reader: Reader): Possibilities {
  switch (source.kind) {
    case 'place': {
      return source.place.kind === 'package' ? readImport(source.place, use, reader) : UNKNOWN;
    }
    case 'constant':
      return exactly(source.constant, use, source.origin);
    case 'getter': {
      const { fn, environment } = source;
      return usedAt(
        reader.enter(fn, () => readReturns(fn, environment, reader)),
        use,
      );
    }
    case 'expression': {
      const read = reader.evaluate(source.expression, source.environment);
      const named = source.origin ? withOrigin(read, source.origin) : read;
      return source.site === 'own' ? named : usedAt(named, source.site ?? use);
    }
  }
}

function readImport(place: Place & { kind: 'package' }, use: ts.Expression, reader: Reader): Possibilities {
  const { reference } = place;
  const constant = packageConstant(reference);
  if (constant) return exactly(constant, use, 'package');
  const linked = reader.linked(place);
  if (linked) {
    const parts = linked.sources.map((source) => readSource(source, use, reader));
    const known = unionOf(parts);
    if (known.values.length > 0) return { ...known, unknown: known.unknown || linked.open };
  }
  const owner =
    memberName(use) === undefined ? undefined : bare((use as ts.PropertyAccessExpression).expression);
  const name = owner && (memberName(owner) ?? (ts.isIdentifier(owner) ? ts.idText(owner) : undefined));
  const named = isKnownPackage(reference) ? undefined : namedConstant(reference, name);
  return named ? exactly(named, use, 'name') : UNKNOWN;
}

function readReturns(fn: FunctionNode, environment: Environment, reader: Reader): Possibilities {
  const parts = returnsIn(fn, environment, reader).map((value) =>
    value ? reader.evaluate(value, environment) : undefined,
  );
  const known = parts.filter((part) => part !== undefined);
  return known.length === 0 ? UNKNOWN : unionOf(known);
}

function readCall(call: ts.CallExpression, environment: Environment, reader: Reader): Possibilities {
  if (isCutShort(call, environment, reader)) return exactly(UNDEFINED, call);
  const convert = conversionOf(call);
  if (convert) return mapped(reader.evaluate(convert.value, environment), convert.by);
  const reference = referenceOf(call.expression);
  if (reference) {
    const argument = call.arguments[0] && singleOf(reader.evaluate(call.arguments[0], environment));
    const result = packageCall(reference, argument);
    if (result) return exactly(result, call, 'package');
    if (!environment.tree.modules) return UNKNOWN;
  }
  const { places, open } = landed(reader.places(call.expression, environment), reader);
  if (open || places.length === 0) return UNKNOWN;
  return unionOf(places.map((place) => callPlace(place, call, environment, reader)));
}

function callPlace(
  place: Place,
  call: ts.CallExpression,
  environment: Environment,
  reader: Reader,
): Possibilities {
  if (place.kind !== 'node' || !ts.isFunctionLike(place.node)) return UNKNOWN;
  const fn = place.node;
  if (fn.body === undefined || ('asteriskToken' in fn && fn.asteriskToken)) return UNKNOWN;
  const inner = callEnvironment(fn, call.arguments, environment, place.environment);
  return usedAt(
    reader.enter(fn, () => readReturns(fn, inner, reader)),
    call,
    fn,
  );
}

interface Conversion {
  readonly value: ts.Expression;
  readonly by: (constant: Constant) => Constant | undefined;
}

// `Number('404')`, `parseInt(x, 10)`, `String(404)`, `code.toString()`.
function conversionOf(call: ts.CallExpression): Conversion | undefined {
  const callee = bare(call.expression);
  const member = memberName(callee);
  if (member === undefined) {
    const [value] = call.arguments;
    if (!value || !ts.isIdentifier(callee) || resolve(callee)) return undefined;
    const by = CONVERSIONS.get(ts.idText(callee));
    return by && { value, by };
  }
  const owner = (callee as ts.PropertyAccessExpression).expression;
  if (member === 'toString' && call.arguments.length === 0) return { value: owner, by: asText };
  const [value] = call.arguments;
  const isNumber =
    ts.isIdentifier(owner) && ts.idText(owner) === 'Number' && /^parse(?:Int|Float)$/.test(member);
  const by = CONVERSIONS.get(member);
  return value && isNumber && by ? { value, by } : undefined;
}

function asText(constant: Constant): Constant {
  return { kind: 'text', ...textOnly(constant) };
}

function textOnly(constant: Constant): { text: string; exact: boolean } {
  const { text, exact } = textIn(constant);
  return { text, exact };
}

const CONVERSIONS: ReadonlyMap<string, Conversion['by']> = new Map([
  ['Number', (constant: Constant) => numberConstant(toNumber(constant))],
  ['parseInt', (constant: Constant) => parsed(constant, (text) => Number.parseInt(text, 10))],
  ['parseFloat', (constant: Constant) => parsed(constant, (text) => Number.parseFloat(text))],
  ['String', asText],
]);

function parsed(constant: Constant, parse: (text: string) => number): Constant | undefined {
  const { text, exact } = textIn(constant);
  return exact ? { kind: 'number', value: parse(text) } : undefined;
}
