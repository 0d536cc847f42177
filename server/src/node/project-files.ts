import { ioMessage, type FileError } from './io-error';
import { withSlashes } from './display-path';
import { walk } from './walk';

/** The source files of a project. */
export interface ProjectFiles {
  /** Locations (see `ProjectHost`), in order of name. */
  readonly files: readonly string[];
  /** Folders and ignore files that could not be read, by absolute paths with slashes. */
  readonly errors: readonly FileError[];
}

/**
 * Lists the files that can say something about a project's routes, without looking into them: sources that are neither ignored
 * nor tests, links not followed.
 * @param root absolute
 */
export function projectFilesOf(root: string): ProjectFiles {
  const files: string[] = [];
  const errors: FileError[] = [];
  walk(root, {
    includeTests: false,
    onFile: (path) => void files.push(withSlashes(path)),
    onError: (path, error) => void errors.push({ file: withSlashes(path), message: ioMessage(error) }),
  });
  return { files, errors };
}
