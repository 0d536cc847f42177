import { ruleAddress } from '../engine/lint/rule-address';
import type { LintResult as EngineResult } from '../engine/lint/lint';
import type { Finding as EngineFinding } from '../engine/model/finding';
import { lineMapOf } from '../engine/text/line-map';
import type { Finding, LintResult, Position, RuleId } from '../../types/index.cjs';

const BOM = '\uFEFF';

/** A text as the engine counts in it, and how far that is from what was given. */
export function withoutBom(given: string): { readonly text: string; readonly shift: 0 | 1 } {
  return given.startsWith(BOM) ? { text: given.slice(1), shift: 1 } : { text: given, shift: 0 };
}

/** A text as it stands in a file that begins with a BOM. */
export function withBom(text: string): string {
  return BOM + text;
}

/**
 * Puts what came of a text into the form that programs get: plain data, offsets those of the text that was given.
 * @param given with its BOM
 * @param nameOf how another file of the project is named, by its location
 */
export function publicResult(
  given: string,
  { findings, error, failures }: EngineResult,
  nameOf: (location: string) => string,
): LintResult {
  const { text, shift } = withoutBom(given);
  const lines = lineMapOf(text);
  const positionAt = (offset: number): Position => {
    const { line, character } = lines.positionAt(offset);
    return { offset: offset + shift, line: line + 1, column: character + 1 };
  };
  const publicFinding = (finding: EngineFinding): Finding => {
    const { rule, level, message, span, statuses, expected, certainty, also, related, fixes, suppressed } =
      finding;
    return {
      rule: rule as RuleId,
      level,
      message,
      range: { start: positionAt(span.start), end: positionAt(span.end) },
      url: ruleAddress(rule),
      statuses,
      expected,
      certainty,
      also: also as readonly RuleId[],
      related: related.map((place) => {
        const { line, column } = positionAt(place.span.start);
        return place.elsewhere
          ? {
              message: place.message,
              file: nameOf(place.elsewhere.file),
              line: place.elsewhere.line + 1,
              column: place.elsewhere.character + 1,
            }
          : { message: place.message, file: undefined, line, column };
      }),
      // Edits are worked out when they are asked for, which is now: what they are made of is let go.
      fixes: fixes.map(({ title, kind, preferred, edits }) => ({
        title,
        kind,
        preferred,
        edits: edits.map(({ start, end, text: inserted }) => ({
          start: start + shift,
          end: end + shift,
          text: inserted,
        })),
      })),
      ...(suppressed && { suppressed: { kind: suppressed.kind, reason: suppressed.reason } }),
    };
  };
  return {
    // What is told once for the project stands at another place.
    findings: findings.filter(({ echo }) => !echo).map(publicFinding),
    errors: [
      ...(error === undefined ? [] : [error]),
      ...failures.map(
        ({ rule, message }) => `The rule ${rule} failed, which is a fault of status-hints: ${message}`,
      ),
    ],
  };
}
