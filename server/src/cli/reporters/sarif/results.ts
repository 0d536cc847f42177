import type { Fix, Location, PhysicalLocation, Result, Suppression } from 'sarif';
import type { FindingDetails } from '../../finding-details';
import type { ReportedFinding, ShownFinding } from '../../report';
import type { World } from '../../world';
import { fingerprintOf, neededDetails } from '../fingerprint';
import type { Repository } from '../repository';
import { artifactOf, messageText } from './locations';
import { SARIF_LEVELS } from './rules';

/** What results refer to. */
export interface ResultContext extends Pick<World, 'cwd'> {
  readonly repository: Repository;
  /** By rule, where in the log it is described. */
  readonly ruleIndex: ReadonlyMap<string, number>;
}

/** The name of our fingerprints in a log; its number changes when the same finding would get another one. */
const FINGERPRINT = 'statusHintsTrace/v1';

/** A finding as SARIF has it. */
export function resultOf(shown: ShownFinding, context: ResultContext): Result {
  const { finding } = shown;
  const { rule, level, message, related, certainty, statuses, expected, also, suppressed } = finding;
  const details = neededDetails(shown);
  const index = context.ruleIndex.get(rule);
  return {
    ruleId: rule,
    ...(index === undefined ? {} : { ruleIndex: index }),
    level: SARIF_LEVELS[level],
    message: { text: messageText(message) },
    locations: [{ physicalLocation: locationOf(finding, details, context) }],
    partialFingerprints: { [FINGERPRINT]: fingerprintOf(shown) },
    ...(related.length === 0 ? {} : { relatedLocations: related.map(relatedIn(context)) }),
    ...(finding.fixes.length === 0 ? {} : { fixes: fixesOf(finding, details, context) }),
    ...(suppressed === undefined ? {} : { suppressions: [suppressionOf(suppressed)] }),
    properties: { level, certainty, statuses, expected, also },
  };
}

function locationOf(
  finding: ReportedFinding,
  { snippet, around }: FindingDetails,
  context: ResultContext,
): PhysicalLocation {
  const { file, line, column, endLine, endColumn } = finding;
  return {
    artifactLocation: artifactOf(file, context),
    region: {
      startLine: line,
      startColumn: column,
      endLine,
      endColumn,
      ...(snippet === undefined ? {} : { snippet: { text: snippet } }),
    },
    ...(around === undefined
      ? {}
      : {
          contextRegion: {
            startLine: around.startLine,
            endLine: around.endLine,
            snippet: { text: around.text },
          },
        }),
  };
}

function relatedIn(context: ResultContext) {
  return ({ file, line, column, message }: ReportedFinding['related'][number], index: number): Location => ({
    id: index + 1,
    message: { text: messageText(message) },
    physicalLocation: {
      artifactLocation: artifactOf(file, context),
      region: { startLine: line, startColumn: column },
    },
  });
}

function fixesOf(
  { file, fixes }: ReportedFinding,
  { edits: places }: FindingDetails,
  context: ResultContext,
): Fix[] {
  return fixes.map(({ title, kind, preferred, edits }, nth) => ({
    description: { text: messageText(title) },
    artifactChanges: [
      {
        artifactLocation: artifactOf(file, context),
        replacements: edits.flatMap(({ text }, index) => {
          const deletedRegion = places[nth]?.[index];
          return deletedRegion ? [{ deletedRegion: { ...deletedRegion }, insertedContent: { text } }] : [];
        }),
      },
    ],
    properties: { kind, preferred },
  }));
}

function suppressionOf({ kind, reason }: NonNullable<ReportedFinding['suppressed']>): Suppression {
  return {
    kind: kind === 'baseline' ? 'external' : 'inSource',
    status: 'accepted',
    ...(reason === null ? {} : { justification: messageText(reason) }),
  };
}
