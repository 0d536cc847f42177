import type { ServiceHost } from '../service/host';
import type { Session } from './session';

type Parts = Pick<
  Session,
  'log' | 'documents' | 'folders' | 'settings' | 'baselines' | 'packages' | 'committedText' | 'projects'
>;

/** The world of the service: what the client and the files around a document say. */
export function hostOf(parts: Parts): ServiceHost {
  const { log, documents, folders, settings, baselines, packages, committedText, projects } = parts;
  return {
    packageOf: packages.of,
    // Of files that are not open there may be thousands: theirs are the settings of their folder.
    settingsOf: (uri) =>
      documents.get(uri) === undefined ? settings.ofFile(folders.of(uri) ?? uri, uri) : settings.of(uri),
    baselineOf: (uri, against) =>
      against === 'saved' ? Promise.resolve(documents.savedText(uri)) : committedText(uri),
    knownFindingsOf: baselines.of,
    pathOf: folders.pathOf,
    projectOf: projects.of,
    endpointsOf: projects.endpointsOf,
    endpoints: projects.endpoints,
    log: log.write,
  };
}
