import type { Range } from 'vscode-languageserver-types';
import type { Endpoint, ProjectPlace } from '../engine/model/endpoint';

/** The endpoints of one project, with what is needed to point at them. */
export interface ProjectEndpoints {
  readonly endpoints: readonly Endpoint[];
  readonly uriOf: (place: ProjectPlace) => string;
  /** A document's file as places name it: clients spell one URI in several ways. */
  readonly fileOf: (uri: string) => string;
  /** Where a place is, in the client's positions. Of a file that cannot be read it is the start of the line. */
  readonly rangeOf: (place: ProjectPlace) => Range;
}
