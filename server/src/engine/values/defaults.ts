import type ts from 'typescript';
import type { Environment } from './environment';
import type { Reader, Source, Sources } from './reader';
import { isOpaque } from './telling';

/** A default value as a source; `isOfCall` where a call is read that may leave it to its function. */
export function defaultOf(expression: ts.Expression, environment: Environment, isOfCall: boolean): Source {
  const source = { kind: 'expression', expression, environment } as const;
  return isOfCall ? { ...source, site: 'own', origin: 'helper' } : { ...source, origin: 'fallback' };
}

/** What is given, and the default where it is missing. A value of which nothing is known may be. */
export function withDefault(given: Sources, fallback: Source, reader: Reader): Sources {
  const missing = given.sources.map((source) => missingIn(source, reader));
  if (!given.open && missing.every((one) => one === 'never')) return given;
  const sources = given.sources.filter((_, index) => missing[index] !== 'always');
  return { sources: [...sources, fallback], open: given.open };
}

function missingIn(source: Source, reader: Reader): 'never' | 'perhaps' | 'always' {
  if (source.kind === 'constant') return source.constant.kind === 'undefined' ? 'always' : 'never';
  if (source.kind !== 'expression') return 'never';
  const { expression, environment } = source;
  const { values, unknown } = reader.evaluate(expression, environment);
  if (unknown) return isOpaque(expression, environment) ? 'perhaps' : 'never';
  const missing = values.filter(({ constant }) => constant.kind === 'undefined');
  if (missing.length === 0) return 'never';
  return missing.length === values.length ? 'always' : 'perhaps';
}
