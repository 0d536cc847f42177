import { createHash } from 'node:crypto';
import { basename, dirname, join } from 'node:path';
import { existsSync } from '../disk';
import { withSlashes } from '../display-path';
import { isBelow } from '../inside';
import { bytesOf } from '../read';
import { realPath } from '../standing-at';
import type { CommitId, Repository } from './repository';

/** What a file is in comparison with a commit; `elsewhere`: outside of the repository's top folder. */
export type Change = 'changed' | 'same' | 'elsewhere';

/**
 * Compares files on the disk with those of a commit, by their bytes: what is staged, not staged, or not known to git at all has
 * changed alike. A file with another name has changed, one of a repository inside of this one (a submodule) is the same. Line
 * breaks do not count, since git may have made them.
 *
 * The bytes are compared here, not by git: that would give them to the programs that the repository's own attributes and
 * configuration name (gitattributes, `filter`), even to tell names alone.
 * @param commit undefined: there is none yet, and all is new
 */
export function changesSince(repository: Repository, commit: CommitId | undefined): (path: string) => Change {
  const { root } = repository;
  const before = commit === undefined ? new Map<string, string>() : repository.filesOf(commit);
  const folders = new Map<string, string>();
  const realFolder = (folder: string): string => {
    const real = folders.get(folder) ?? realPath(folder);
    folders.set(folder, real);
    return real;
  };
  const own = new Map<string, boolean>([[root, true]]);
  const isOwn = (folder: string): boolean => {
    const known = own.get(folder) ?? (!existsSync(join(folder, '.git')) && isOwn(dirname(folder)));
    own.set(folder, known);
    return known;
  };
  const changeOf = (path: string): Change => {
    if (!isBelow(root, path)) return 'elsewhere';
    if (!isOwn(dirname(path))) return 'same';
    const name = withSlashes(path.slice(root.length)).replace(/^\//, '');
    // A Mac may decompose what git has composed.
    const id = before.get(name) ?? before.get(name.normalize('NFC'));
    return id !== undefined && isText(path, id) ? 'same' : 'changed';
  };
  return (path) => {
    const found = join(realFolder(dirname(path)), basename(path));
    const change = changeOf(found);
    // Its name may be a link, or written with other capitals than on the disk.
    return change === 'changed' ? changeOf(realPath(found)) : change;
  };
}

/** Whether a file holds what git stores under an id; with LF for CRLF, too, since git may have made these. */
function isText(path: string, id: string): boolean {
  let bytes: Buffer;
  try {
    bytes = bytesOf(path);
  } catch {
    // Whoever is to report it reads it again, and tells why it cannot.
    return false;
  }
  if (idOf(bytes, id.length) === id) return true;
  return bytes.includes('\r\n') && idOf(withoutCr(bytes), id.length) === id;
}

/** The id of a blob: a hash over its kind, its length and its bytes (gitformat-pack, "object types"; SHA-256 where ids are longer). */
function idOf(bytes: Buffer, length: number): string {
  const hash = createHash(length === 40 ? 'sha1' : 'sha256');
  return hash.update(`blob ${bytes.length}\0`).update(bytes).digest('hex');
}

function withoutCr(bytes: Buffer): Buffer {
  return Buffer.from(bytes.toString('latin1').replaceAll('\r\n', '\n'), 'latin1');
}
