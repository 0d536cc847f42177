import { fixText } from '../../server/src/cli/fix';
import { chooseFixes } from '../../server/src/engine/lint/fixes';
import type { LintResult } from '../../server/src/engine/lint/lint';
import type { Finding } from '../../server/src/engine/model/finding';
import type { Span } from '../../server/src/engine/text/span';
import { commentsOf, tryFixes, type FaultKind, type TrialFile } from '../fixes/trial';

/**
 * What is broken of what the engine promises of any text, however torn: nothing throws, every place lies inside of the
 * text, findings are in order. Each is a sentence; none: all is well.
 * @param text without its BOM
 */
export function brokenPromises(result: LintResult, text: string): readonly string[] {
  const broken = result.failures.map(({ rule, message }) => `The rule ${rule} failed: ${message}`);
  if (result.error?.includes('fault of status-hints') === true) broken.push(result.error);
  const outside = result.findings.flatMap((finding) =>
    placesOf(finding)
      .filter((place) => !isInside(place, text))
      .map(({ start, end }) => `${finding.rule} names ${start}-${end} of ${text.length} characters`),
  );
  const handlers = result.handlers
    .filter(({ span, nameSpan }) => !isInside(span, text) || !isInside(nameSpan, text))
    .map(({ span }) => `A handler stands at ${span.start}-${span.end} of ${text.length} characters`);
  const torn = result.findings
    .slice(1)
    .filter((finding, index) => isBefore(finding, result.findings[index]))
    .map(({ rule, span }) => `${rule} at ${span.start} stands behind a finding of a later place`);
  return [...broken, ...outside, ...handlers, ...torn];
}

/** What every fix must hold in any text. A file of good form has more to hold: `npm run fixes` looks at that. */
const OF_ANY_TEXT: ReadonlySet<FaultKind> = new Set(['edits', 'parse']);

/**
 * What is wrong with the fixes on offer in a text: each alone leaves no more syntax errors than there were and is not
 * offered again; all safe ones together come to an end after which nothing is left to fix.
 */
export function brokenFixes(file: TrialFile, text: string, before: LintResult): readonly string[] {
  const told = before.findings.filter(({ suppressed }) => suppressed === undefined);
  const single = told.flatMap((finding) =>
    finding.fixes.flatMap((fix) => {
      const { after, faults } = tryFixes(file, text, before, [{ finding, fix }]);
      const broken = faults
        .filter(({ kind }) => OF_ANY_TEXT.has(kind))
        .map(({ kind, detail }) => `${kind}: ${detail}`);
      const stays = after && faults.some(({ kind }) => kind === 'stays');
      if (stays && countOf(finding, after.result) >= countOf(finding, before))
        broken.push('is offered again');
      const lost =
        after && lostLine(linesOfComments(text, file.name), linesOfComments(after.text, file.name));
      if (lost !== undefined) broken.push(`comments: ${lost}`);
      return broken.map((what) => `${finding.rule}: ${fix.title}: ${what}`);
    }),
  );
  if (chooseFixes(told, ['safe']).length === 0) return single;
  const fixed = fixText(file.name, text, before, file);
  const again = fixText(file.name, fixed.text, fixed.result, file);
  if (again.text !== fixed.text) single.push('What --fix leaves is changed by a second --fix');
  return single;
}

function countOf({ rule }: Finding, { findings }: LintResult): number {
  return findings.filter((one) => one.rule === rule && one.suppressed === undefined).length;
}

// A fix may write into a comment, but loses nothing of it.
function linesOfComments(text: string, fileName: string): string[] {
  return commentsOf(text, fileName).flatMap((comment) => comment.split(/\r\n|\n|\r/));
}

function lostLine(before: readonly string[], after: string[]): string | undefined {
  return before.find((line) => {
    const at = after.indexOf(line);
    if (at >= 0) after.splice(at, 1);
    return at < 0;
  });
}

function placesOf({ span, related, fixes }: Finding): readonly Span[] {
  const own = related.filter(({ elsewhere }) => elsewhere === undefined);
  return [span, ...own.map((one) => one.span), ...fixes.flatMap(({ edits }) => edits)];
}

function isInside({ start, end }: Span, text: string): boolean {
  return Number.isInteger(start) && start >= 0 && start <= end && end <= text.length;
}

function isBefore({ span }: Finding, other: Finding | undefined): boolean {
  return other !== undefined && span.start < other.span.start;
}
