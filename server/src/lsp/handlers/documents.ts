import type { Changes } from '../changes';
import type { NotificationHandler } from '../dispatch';
import type { Session } from '../session';

/** The life of documents. The texts change at once, in the order of the messages; what follows from them may wait. */
export function documentHandlers(
  session: Session,
  { configuration, published, saved }: Changes,
): Readonly<Record<string, NotificationHandler>> {
  const { documents, packages, projects, facts } = session;
  return {
    'textDocument/didOpen': (params) => {
      const document = documents.open(params);
      projects.changed(document);
      published?.update(document);
    },
    'textDocument/didChange': (params) => {
      const document = documents.change(params);
      if (document === undefined) return;
      projects.changed(document);
      published?.update(document);
    },
    'textDocument/didSave': async (params) => {
      const document = documents.save(params);
      if (document === undefined) return;
      projects.saved();
      const service = await session.service();
      service.saved(document);
      // Nobody tells of changed files here, so that each save is the occasion to look.
      if (!facts.registersWatchers) {
        packages.changed();
        service.packagesChanged(document.uri);
        await configuration();
      }
      if (facts.pulls) await saved(document);
      else published?.update(document);
    },
    'textDocument/didClose': async (params) => {
      const document = documents.close(params);
      if (document === undefined) return;
      projects.closed(document);
      published?.clear(document.uri);
      const service = await session.service();
      // It may have been opened again while the engine was loading.
      if (documents.get(document.uri) === undefined) service.forget(document.uri);
    },
  };
}
