import ts from 'typescript';
import type { ErrorSource } from '../model/body';
import type { Declaration } from '../syntax/scope';
import type { Tree } from '../syntax/tree';
import type { Run } from './flow/run';
import { lateErrorSource } from './flow/sources';
import type { PathCondition } from './flow/state';
import { conditionList } from './guard-list';
import type { LiftContext } from './meaning/context';

/** The context of one response: an error counts as narrowed when a condition on the way looked at it. */
export function contextFor(run: Run, last: PathCondition | undefined): LiftContext {
  const errors = new Map<Declaration, ErrorSource>();
  for (const [declaration, { source }] of run.errors) {
    const narrowed = (): boolean => {
      const name =
        ts.isParameter(declaration) || ts.isVariableDeclaration(declaration) ? declaration.name : undefined;
      if (!name || !ts.isIdentifier(name)) return false;
      const look = lookInto(ts.idText(name));
      return conditionList(last).some((condition) => looksInto(condition, look, run.tree));
    };
    errors.set(
      declaration,
      lateErrorSource(source.attempt ? { attempt: source.attempt } : {}, {
        operations: () => source.operations,
        narrowed,
      }),
    );
  }
  return { tree: run.tree, site: run.site, environment: run.environment, errors };
}

// `err.name === …`, `err instanceof X`, `isAxiosError(err)`; a bare `if (err)` looks at nothing.
function lookInto(name: string): RegExp {
  return new RegExp(`(?<![\\w$.])${name.replace(/\$/g, '\\$')}(?:\\??\\.|\\[|\\s+instanceof|\\s*[,)])`);
}

function looksInto({ kind, node }: PathCondition, look: RegExp, { text }: Tree): boolean {
  return (kind === 'test' || kind === 'case') && look.test(text.slice(node.pos, node.end));
}
