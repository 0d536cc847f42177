import type { Finding } from '../model/finding';
import type { Handler } from '../model/handler';
import type { ProjectKnowledge } from '../model/project-knowledge';
import type { Rule } from '../rules/rule';
import { fixesOf } from './run-rules';

/**
 * A finding of a rule over files with the fixes that the rule has for the handler that it stands in: the innermost. What
 * is known of other files holds no edits, so that they are written where the file itself is at hand.
 * @param handlers in source order
 */
export function withFixesIn(
  finding: Finding,
  rules: readonly Rule[],
  handlers: readonly Handler[],
  project: ProjectKnowledge | undefined,
): Finding {
  const { rule, span } = finding;
  const fixesIn = rules.find(({ meta }) => meta.id === rule)?.fixesIn;
  const handler = fixesIn && handlers.findLast((one) => holds(one.span, span));
  return handler ? { ...finding, fixes: fixesOf(fixesIn({ handler, span, project })) } : finding;
}

function holds(outer: Finding['span'], inner: Finding['span']): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}
