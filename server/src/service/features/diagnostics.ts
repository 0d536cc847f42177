import {
  DiagnosticSeverity,
  DiagnosticTag,
  type Diagnostic,
  type Location,
} from 'vscode-languageserver-types';
import { ruleAddress } from '../../engine/lint/rule-address';
import type { Finding, Level, Related } from '../../engine/model/finding';
import type { AnalysedDocument } from '../document';
import { findingKey, type FindingKey } from '../finding-key';
import { mayShowFindings } from '../shown-findings';
import { visible } from '../../engine/text/visible';

/** The `source` of every diagnostic. */
export const SOURCE = 'status-hints';

/** What a diagnostic carries for its fixes. */
export interface DiagnosticData extends FindingKey {
  readonly version: number;
}

const SEVERITIES: Readonly<Record<Level, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

const TAGS: Readonly<Record<NonNullable<Finding['tag']>, DiagnosticTag>> = {
  unnecessary: DiagnosticTag.Unnecessary,
  deprecated: DiagnosticTag.Deprecated,
};

/**
 * The diagnostics of a document, in source order. What the parser cannot read is told in one of them at the first
 * line: no squiggle would say that all is well.
 */
export function diagnosticsOf(document: AnalysedDocument): Diagnostic[] {
  const { error } = document.analysis.result;
  if (error !== undefined && mayShowFindings(document)) return [unreadable(error)];
  return document.findings.map((finding) => diagnosticOf(document, finding));
}

/** The diagnostics of a file that nobody has open, for a list: what is told once for the project is not among them twice. */
export function listedDiagnosticsOf(document: AnalysedDocument): Diagnostic[] {
  const listed = document.findings.filter(({ echo }) => !echo);
  return diagnosticsOf({ ...document, findings: listed });
}

/** A finding as the client shows it, with what the client knows to show. */
export function diagnosticOf(document: AnalysedDocument, finding: Finding): Diagnostic {
  const { client, positions, version } = document;
  const { rule, level, message, related, span } = finding;
  const tag = finding.tag && TAGS[finding.tag];
  const data: DiagnosticData = { version, ...findingKey(document, finding) };
  return {
    range: positions.rangeOf(span),
    severity: SEVERITIES[level],
    code: rule,
    source: SOURCE,
    message: visible(message),
    ...(client.codeDescription && { codeDescription: { href: ruleAddress(rule) } }),
    ...(tag !== undefined && client.diagnosticTags.has(tag) && { tags: [tag] }),
    ...(client.relatedInformation &&
      related.length > 0 && {
        relatedInformation: related.map((each) => ({
          location: locationOf(each, document),
          message: visible(each.message),
        })),
      }),
    ...(client.diagnosticData && { data }),
  };
}

function locationOf({ span, elsewhere }: Related, { uri, positions, project }: AnalysedDocument): Location {
  if (elsewhere === undefined) return { uri, range: positions.rangeOf(span) };
  const { file, line, character } = elsewhere;
  const start = { line, character };
  return { uri: project?.uriOf(file) ?? file, range: { start, end: start } };
}

function unreadable(error: string): Diagnostic {
  return {
    range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
    severity: DiagnosticSeverity.Information,
    source: SOURCE,
    message: `status-hints reports nothing for this file. ${error}`,
  };
}
