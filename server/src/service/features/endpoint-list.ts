import { phraseOf } from '../../engine/http/statuses';
import type { Endpoint, EndpointStatus, ProjectPlace, StatusSource } from '../../engine/model/endpoint';
import type { ProjectEndpoints } from '../project-endpoints';
import { labelText } from '../../engine/text/visible';

/** A method and a path, with what can be sent there. */
export interface EndpointItem {
  /** Upper case; `ALL` for any. */
  readonly method: string;
  /** With the mounts; parts that are not known are written `…`. */
  readonly path: string;
  /** How the handler is written where it is registered; undefined for inline functions. */
  readonly handler?: string;
  /** The handler, or the call that registers it where the handler is not found. */
  readonly place: PlaceInFile;
  /** Sorted by code. */
  readonly statuses: readonly EndpointStatusItem[];
  /** It can also send what is not known. */
  readonly open: boolean;
}
/** A status of an endpoint. */
export interface EndpointStatusItem {
  readonly code: number;
  /** Its reason phrase; empty where there is none. */
  readonly phrase: string;
  readonly by: StatusSource;
  /** Where it is decided; none for what the framework does. */
  readonly places: readonly PlaceInFile[];
}
/** Where something is in a file that need not be open. */
export interface PlaceInFile {
  readonly uri: string;
  /** 0-based. */
  readonly line: number;
  /** Offset in UTF-16 code units, of the text without its BOM. */
  readonly start: number;
}

/** The endpoints of a project as a client shows them. */
export function endpointList(project: ProjectEndpoints): readonly EndpointItem[] {
  return project.endpoints.map((endpoint) => itemOf(endpoint, project));
}

function itemOf(
  { method, path, handler, place, statuses, dynamic, found }: Endpoint,
  project: ProjectEndpoints,
): EndpointItem {
  return {
    method: labelText(method),
    path: labelText(path),
    ...(handler !== undefined && { handler: labelText(handler) }),
    place: placeOf(place, project),
    statuses: statuses.map((each) => statusOf(each, project)),
    open: dynamic || !found,
  };
}

function statusOf({ status, by, places }: EndpointStatus, project: ProjectEndpoints): EndpointStatusItem {
  return {
    code: status,
    phrase: phraseOf(status) ?? '',
    by,
    places: places.map((place) => placeOf(place, project)),
  };
}

function placeOf(place: ProjectPlace, { uriOf }: ProjectEndpoints): PlaceInFile {
  return { uri: uriOf(place), line: place.line, start: place.span.start };
}
