import type { Range } from 'vscode-languageserver-types';
import type { ProjectPlace } from '../../engine/model/endpoint';
import { positionMapOf, type PositionEncoding, type PositionMap } from '../../service/position-map';
import type { ProjectEndpoints } from '../../service/project-endpoints';
import type { FolderProject } from './folder-project';

/** The endpoints of a workspace folder. */
export interface FolderEndpoints extends ProjectEndpoints {
  readonly folder: string;
  readonly state: ReturnType<FolderProject['state']>;
}

/**
 * The endpoints of a folder as they are known now, for one answer: a text that is needed to say where a place is is kept
 * as long as the answer.
 * @param textOf the text of a file, as it is open or on the disk
 */
export function folderEndpoints(
  folder: string,
  project: FolderProject,
  encoding: PositionEncoding,
  textOf: (file: string) => string | undefined,
): FolderEndpoints {
  const { world } = project;
  const maps = new Map<string, PositionMap | undefined>();
  const fileOf = ({ file }: ProjectPlace): string => `${world.host.root}/${file}`;
  const mapOf = (file: string): PositionMap | undefined => {
    if (!maps.has(file)) {
      const text = textOf(file);
      maps.set(file, text === undefined ? undefined : positionMapOf(text, encoding));
    }
    return maps.get(file);
  };
  return {
    folder,
    state: project.state(),
    endpoints: project.endpoints(),
    uriOf: (place) => world.uriOf(fileOf(place)),
    fileOf: (uri) => world.locationOf(uri).slice(world.host.root.length + 1),
    rangeOf(place) {
      const range = mapOf(fileOf(place))?.rangeOf(place.span);
      // The file has another text by now than the one that was read.
      return range?.start.line === place.line ? range : startOf(place);
    },
  };
}

function startOf({ line }: ProjectPlace): Range {
  const start = { line, character: 0 };
  return { start, end: start };
}
