import type { Finding } from '../model/finding';
import type { Handler } from '../model/handler';
import type { Rule } from '../rules/rule';
import { fixesOf } from './run-rules';

/**
 * A finding of a rule over files with the fixes that the rule has for the handler that it stands in: the innermost. What
 * is known of other files holds no edits, so that they are written where the file itself is at hand.
 * @param handlers in source order
 */
export function withFixesIn(finding: Finding, rules: readonly Rule[], handlers: readonly Handler[]): Finding {
  const fixesIn = rules.find(({ meta }) => meta.id === finding.rule)?.fixesIn;
  const handler = fixesIn && handlers.findLast(({ span }) => holds(span, finding.span));
  return handler ? { ...finding, fixes: fixesOf(fixesIn(handler)) } : finding;
}

function holds(outer: Finding['span'], inner: Finding['span']): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}
