import type { TextDocument } from 'vscode-languageserver-textdocument';
import { DiagnosticSeverity, type Diagnostic } from 'vscode-languageserver-types';
import type { FileProblem } from '../engine/config/file/problem';
import { lineMapOf } from '../engine/text/line-map';
import { SOURCE } from './features/diagnostics';
import { bomLengthOf, positionMapOf, type PositionEncoding } from './position-map';
import { visible } from '../engine/text/visible';

/** What is wrong in a configuration file, as its diagnostics. */
export function configDiagnostics(
  document: TextDocument,
  problems: readonly FileProblem[],
  encoding: PositionEncoding,
): Diagnostic[] {
  const whole = document.getText();
  const positions = positionMapOf(whole, encoding);
  const lines = lineMapOf(whole.slice(bomLengthOf(whole)));
  const start = { line: 0, character: 0 };
  return problems.map(({ range = { start, end: start }, message, isFatal }) => ({
    range: positions.rangeOf({ start: lines.offsetAt(range.start), end: lines.offsetAt(range.end) }),
    severity: isFatal ? DiagnosticSeverity.Error : DiagnosticSeverity.Warning,
    source: SOURCE,
    message: visible(message),
  }));
}
