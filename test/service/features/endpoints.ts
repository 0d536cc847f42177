import type { Endpoint, EndpointStatus, ProjectPlace } from '../../../server/src/engine/model/endpoint';
import type { ProjectEndpoints } from '../../../server/src/service/project-endpoints';
import type { AnalysedDocument } from '../../../server/src/service/document';

/** A place in a file that is not open: its span says nothing, its line does. */
export function placeIn(file: string, line: number): ProjectPlace {
  return { file, line, span: { start: line * 100, end: line * 100 + 3 } };
}

/** The place of a text in the document. */
export function placeOf(document: AnalysedDocument, text: string): ProjectPlace {
  const start = document.text.indexOf(text);
  if (start < 0) throw new Error(`There is no ${text} in the document.`);
  const { line } = document.positions.positionAt(start);
  return { file: document.fileName, line, span: { start, end: start + text.length } };
}

/** An endpoint; what is left out is as harmless as can be. */
export function endpoint(about: Partial<Endpoint> & Pick<Endpoint, 'method' | 'path'>): Endpoint {
  const place = about.place ?? placeIn('src/users.js', 3);
  return {
    handler: undefined,
    place,
    route: place,
    found: true,
    statuses: [],
    dynamic: false,
    declared: undefined,
    ...about,
  };
}

/** A status that the handler sends. */
export function sent(status: number, ...places: readonly ProjectPlace[]): EndpointStatus {
  return { status, by: 'handler', places };
}

/** A project around a document; what lies in other files begins at its line. */
export function projectAround(endpoints: readonly Endpoint[], document?: AnalysedDocument): ProjectEndpoints {
  return {
    endpoints,
    uriOf: ({ file }) => `file:///project/${file}`,
    fileOf: (uri) => uri.replace('file:///project/', ''),
    rangeOf: ({ file, line, span }) => {
      if (file === document?.fileName) return document.positions.rangeOf(span);
      const start = { line, character: 0 };
      return { start, end: start };
    },
  };
}
