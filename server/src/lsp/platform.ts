import type { ConfigFiles } from '../engine/config/file/project-config';
import type { PackageFiles } from '../engine/project/package-files';
import type * as loaded from './loaded';
import type { World } from './project/world';

/** What is loaded once the client has its answer to `initialize`. */
export type Loaded = typeof loaded;

/** Where the server runs: what Node has and a Web Worker has not, or has otherwise. */
export interface Platform {
  readonly version: string;
  /** The service with the engine, which is the largest part of the program. */
  readonly load: () => Promise<Loaded>;
  /** Lets messages in that arrived meanwhile. */
  readonly nextTurn: () => Promise<void>;
  /** The files of its URIs; undefined where all files are the client's to read. */
  readonly disk: Disk | undefined;
  /** Ends the program. */
  readonly exit: (code: number) => void;
  /** Ends the program when this process, the client, has ended. */
  readonly watchClient: (processId: number, onEnd: () => void) => void;
  /** A line for whoever started the program, while there is no client to tell. */
  readonly complain: (line: string) => void;
}

/** This machine's files. */
export interface Disk {
  /** Whether a URI names a place of this disk: what has no absolute path here would be looked for in the working folder. */
  readonly has: (uri: string) => boolean;
  /** @param boundary a folder that nothing is read outside of */
  readonly packageFiles: (boundary: string) => PackageFiles;
  /**
   * @param root nothing outside of it is read
   * @param largest in bytes; that of a configuration when left out
   */
  readonly configFiles: (root: string, largest?: number) => ConfigFiles;
  /** The folder that the project of a lone file is; undefined where none can be told. */
  readonly projectRootOf: (path: string) => string | undefined;
  /** How a path is called among the {@link Disk.configFiles}. */
  readonly locationOf: (path: string) => string;
  /** The files of a project in a folder, by its URI. */
  readonly projectWorld: (folder: string, onError: (path: string, message: string) => void) => World;
  /** The folder that a file lies in. */
  readonly folderOf: (path: string) => string;
  /** The source files below a folder, in order of name, without what ignore files name. */
  readonly sourceFiles: (
    folder: string,
    includeTests: boolean,
    onError: (path: string, message: string) => void,
  ) => readonly string[];
  /** What changes when the file does; undefined when it is gone. */
  readonly stampOf: (path: string) => string | undefined;
  /** The text of a source file; undefined when it cannot be read or holds nothing for us. */
  readonly textOf: (path: string) => string | undefined;
}
