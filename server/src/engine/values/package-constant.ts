import { phraseOf } from '../http/statuses';
import type { ModuleReference } from '../syntax/modules';
import { constantOf, constantPackageOf } from './constants';
import { textConstant, type Constant } from './possible';

/**
 * The constant that a known package exports under a path: a status code, or the text of `ReasonPhrases.NOT_FOUND`.
 * @returns undefined for other packages, and for members that are no constants
 */
export function packageConstant(reference: ModuleReference): Constant | undefined {
  const found = lookUp(reference);
  if (found?.kind === 'code') return { kind: 'number', value: found.code };
  return found?.kind === 'string' ? phrase(found.code) : undefined;
}

/** Whether the members of the module are known: what is not among them does not exist. */
export function isKnownPackage({ specifier }: ModuleReference): boolean {
  return constantPackageOf(specifier) !== undefined;
}

/** What a function of a known package turns its argument into (`getReasonPhrase(404)`); undefined when not known. */
export function packageCall(
  reference: ModuleReference,
  argument: Constant | undefined,
): Constant | undefined {
  const found = lookUp(reference);
  const isPhrase = found?.kind === 'function' && found.does === 'phrase-of-code';
  return isPhrase && argument?.kind === 'number' ? phrase(argument.value) : undefined;
}

// A reference does not tell a default import from the module itself: CommonJS interop makes them one.
function lookUp({ specifier, path }: ModuleReference) {
  const known = constantPackageOf(specifier);
  return known && (constantOf(known, '*', path) ?? constantOf(known, 'default', path));
}

function phrase(code: number): Constant {
  const text = phraseOf(code);
  return text === undefined ? { kind: 'text', text: '…', exact: false } : textConstant(text);
}
