import type { CancellationToken } from 'vscode-jsonrpc';
import type { CodeAction, CodeActionContext } from 'vscode-languageserver-types';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { LanguageService } from '../../service/service';
import type { RequestHandler } from '../dispatch';
import { cancelled, contentModified } from '../errors';
import { documentUriOf, fieldsOf, listOf, positionOf, rangeOf, readRange, textOf } from '../params';
import type { Session } from '../session';
import { heard } from '../settled';

type Ask = (
  service: LanguageService,
  document: TextDocument,
  params: unknown,
  token: CancellationToken,
) => Promise<unknown>;

/** Requests about one document. */
const QUESTIONS: Readonly<Record<string, Ask>> = {
  'textDocument/hover': (service, document, params, token) =>
    service.hover(document, positionOf(params), token),
  'textDocument/completion': (service, document, params, token) =>
    service.completion(document, positionOf(params), token),
  'textDocument/inlayHint': (service, document, params, token) =>
    service.inlayHints(document, rangeOf(params), token),
  'textDocument/definition': (service, document, params, token) =>
    service.definition(document, positionOf(params), token),
  'textDocument/codeLens': (service, document, _, token) => service.codeLenses(document, token),
  'textDocument/codeAction': (service, document, params, token) =>
    service.codeActions(document, rangeOf(params), contextOf(params), token),
};

/** The language features. Documents that are not open have no answer. */
export function languageHandlers(session: Session): Readonly<Record<string, RequestHandler>> {
  const questions = Object.entries(QUESTIONS).map(
    ([method, ask]) =>
      [
        method,
        (params: unknown, token: CancellationToken) => answerAbout(session, ask, params, token),
      ] as const,
  );
  return {
    ...Object.fromEntries(questions),
    'workspace/symbol': async (params) => {
      const query = textOf(fieldsOf(params, 'params')['query'], 'query');
      return (await session.service()).workspaceSymbols(query);
    },
    'codeAction/resolve': async (params) => {
      fieldsOf(params, 'params');
      const service = await session.service();
      return service.resolveCodeAction(params as CodeAction, session.documents.get);
    },
  };
}

/** Asks the service about a document as the client had it when it asked. */
async function answerAbout(
  session: Session,
  ask: Ask,
  params: unknown,
  token: CancellationToken,
): Promise<unknown> {
  const uri = documentUriOf(params);
  const document = session.documents.get(uri);
  if (document === undefined) return null;
  const { version } = document;
  const service = await session.service();
  await heard(session.platform);
  if (document.version !== version) throw contentModified();
  if (token.isCancellationRequested) throw cancelled();
  const answer = await ask(service, document, params, token);
  if (session.documents.get(uri) !== document) return null;
  if (document.version !== version) throw contentModified();
  return answer ?? null;
}

function contextOf(params: unknown): CodeActionContext {
  const context = fieldsOf(fieldsOf(params, 'params')['context'], 'context');
  for (const diagnostic of listOf(context['diagnostics'], 'context.diagnostics')) {
    readRange(fieldsOf(diagnostic, 'context.diagnostics')['range'], 'context.diagnostics.range');
  }
  const { only, ...rest } = context;
  const known = rest as unknown as CodeActionContext;
  // Some clients say null for what they leave out.
  if (only === undefined || only === null) return known;
  return { ...known, only: listOf(only, 'context.only').map((kind) => textOf(kind, 'context.only')) };
}
