import type { CodeActionContext, CodeActionKind, Command, Diagnostic } from 'vscode-languageserver-types';
import type { Finding } from '../../../engine/model/finding';
import type { Span } from '../../../engine/text/span';
import type { TextEdit } from '../../../engine/text/edit';
import type { AnalysedDocument } from '../../document';
import { diagnosticOf } from '../diagnostics';
import type { ActionData } from './action-data';

/** What a client asks actions for. */
export interface Asked {
  readonly span: Span;
  readonly context: CodeActionContext;
}

/** An action before its edit is made. */
export interface ActionOffer {
  readonly title: string;
  readonly kind: CodeActionKind;
  /** The findings that it is about. */
  readonly findings?: readonly Finding[];
  readonly preferred?: boolean;
  /** What its edit is made from; either this or `command`. */
  readonly data?: ActionData;
  /** A command that the client runs itself. */
  readonly command?: Command;
}

/** The edits of an action, in the engine's offsets. */
export interface ActionEdits {
  readonly edits: readonly TextEdit[];
  /** A text in what is inserted for the person to write over, where the client can select it. */
  readonly placeholder?: string;
}

/** The shown findings that a range touches. */
export function findingsAt({ findings }: AnalysedDocument, { span }: Asked): readonly Finding[] {
  return findings.filter((finding) => finding.span.start <= span.end && span.start <= finding.span.end);
}

/** The client's own diagnostic of a finding, so that it finds the action at its problem; else ours. */
export function diagnosticFor(document: AnalysedDocument, { context }: Asked, finding: Finding): Diagnostic {
  const own = diagnosticOf(document, finding);
  const { start, end } = own.range;
  const isSame = ({ code, range }: Diagnostic): boolean =>
    code === own.code &&
    range.start.line === start.line &&
    range.start.character === start.character &&
    range.end.line === end.line &&
    range.end.character === end.character;
  return context.diagnostics.find(isSame) ?? own;
}
