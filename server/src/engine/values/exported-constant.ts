import { emptyEnvironment } from './environment';
import type { Exported } from '../syntax/modules';
import { sourcesOfExported } from './linked';
import { openReader } from './open-reader';
import { exactly, singleOf, UNKNOWN, unionOf, type Constant } from './possible';

/**
 * The one constant that a file exports by a name: a text, a member of a frozen object or an enum, a template of such.
 * @returns undefined for anything else, and for what the environment or a branch decides
 */
export function exportedConstant(found: Exported & { kind: 'node' }): Constant | undefined {
  const reader = openReader();
  const { sources, open } = sourcesOfExported(found, emptyEnvironment(found.tree), reader);
  const parts = sources.map((source) => {
    if (source.kind === 'expression') return reader.evaluate(source.expression, source.environment);
    return source.kind === 'constant' ? exactly(source.constant, found.tree.source) : UNKNOWN;
  });
  return open ? undefined : singleOf(unionOf(parts));
}
