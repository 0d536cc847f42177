import type { ProjectHost } from '../../engine/host';

/** Where the files of one workspace folder are: on this machine's disk, or behind the client. */
export interface World {
  /** What the engine sees of them. Its root is the folder. */
  readonly host: ProjectHost;
  /** A file or folder in the folder, as the host names it. */
  readonly locationOf: (uri: string) => string;
  readonly uriOf: (location: string) => string;
  /** The files of the project below a folder, in parts: whoever asks may let messages in between them. */
  readonly files: (below: string) => AsyncIterable<readonly string[]>;
  /** Tells of single files whether {@link World.files} names them; for a few at a time, since ignore files may change. */
  readonly listed: () => (location: string) => boolean;
  /** The text of a file if it may hold handlers; undefined of any other, and when it cannot be read. */
  readonly sourceOf: (location: string) => string | undefined;
  /** Whether something that was created can be a folder. */
  readonly mayBeFolder: (location: string) => boolean;
  /** Makes the host know a file as it is now; to be awaited before the engine reads it. Never rejects. */
  readonly bringNear: (location: string) => Promise<void>;
  /** Something was created or deleted. */
  readonly look: (location: string) => void;
}
