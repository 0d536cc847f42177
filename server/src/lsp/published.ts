import type { TextDocument } from 'vscode-languageserver-textdocument';
import { isConfigLocation } from '../engine/config/file/config-names';
import { problemDiagnostics } from './configuration-problems';
import { detailsOf } from './errors';
import type { Session } from './session';
import { settled } from './settled';

/** Diagnostics for a client that does not ask for them. */
export interface Published {
  /** The document was opened, changed or saved, or what it is judged by. */
  readonly update: (document: TextDocument) => void;
  readonly updateAll: () => void;
  /** The document was closed: its diagnostics go. */
  readonly clear: (uri: string) => void;
}

/** Pushes diagnostics (`textDocument/publishDiagnostics`), of each document one after the other and the newest last. */
export function publishedBy(session: Session): Published {
  const { platform, client, documents, log } = session;
  /** Documents that are being looked at; true when there is reason to look again. */
  const running = new Map<TextDocument, boolean>();

  const publish = async (document: TextDocument): Promise<void> => {
    await settled(platform, document);
    if (isConfigLocation(document.uri)) {
      const { uri, version } = document;
      const diagnostics = await problemDiagnostics(session, document);
      if (documents.get(uri) === document)
        client.tell('textDocument/publishDiagnostics', { uri, version, diagnostics });
      return;
    }
    const service = await session.service();
    const found = await service.diagnostics(document);
    if (found === undefined || documents.get(document.uri) !== document) return;
    const { uri, version, items } = found;
    client.tell('textDocument/publishDiagnostics', { uri, version, diagnostics: items });
  };

  const run = async (document: TextDocument): Promise<void> => {
    do {
      running.set(document, false);
      try {
        await publish(document);
      } catch (error) {
        log.write(
          'error',
          `${document.uri} could not be looked at; please report this fault of ours: ${detailsOf(error)}`,
        );
      }
    } while (running.get(document) === true && documents.get(document.uri) === document);
    running.delete(document);
  };

  const update = (document: TextDocument): void => {
    if (running.has(document)) running.set(document, true);
    else void run(document);
  };

  return {
    update,
    updateAll: () => [...documents.all()].forEach(update),
    clear: (uri) => client.tell('textDocument/publishDiagnostics', { uri, diagnostics: [] }),
  };
}
