import type { DocumentDiagnosticReport } from 'vscode-languageserver';
import { isConfigLocation } from '../../engine/config/file/config-names';
import type { Changes } from '../changes';
import { problemDiagnostics } from '../configuration-problems';
import type { RequestHandler } from '../dispatch';
import { cancelled } from '../errors';
import { documentUriOf, fieldsOf } from '../params';
import type { Session } from '../session';
import { settled } from '../settled';
import { workspaceDiagnostics } from '../workspace-diagnostics';

/** Diagnostics for a client that asks for them. */
export function diagnosticHandlers(
  session: Session,
  changes: Changes,
): Readonly<Record<string, RequestHandler>> {
  const { documents, platform } = session;
  return {
    // It is answered with what holds for the text as the client has it now, even when that is newer than the question.
    'textDocument/diagnostic': async (params, token): Promise<DocumentDiagnosticReport> => {
      const uri = documentUriOf(params);
      const { previousResultId } = fieldsOf(params, 'params');
      for (;;) {
        const document = documents.get(uri);
        if (document === undefined) return { kind: 'full', items: [] };
        await settled(platform, document);
        if (isConfigLocation(uri))
          return { kind: 'full', items: await problemDiagnostics(session, document) };
        const service = await session.service();
        const found = await service.diagnostics(document, token);
        if (token.isCancellationRequested) throw cancelled();
        if (found === undefined || documents.get(uri) !== document) continue;
        const { resultId, items } = found;
        return resultId === previousResultId
          ? { kind: 'unchanged', resultId }
          : { kind: 'full', resultId, items };
      }
    },
    'workspace/diagnostic': workspaceDiagnostics(session, changes),
  };
}
