import { existsSync, readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { LARGEST_CONFIG } from '../engine/config/file/config-names';
import type { ConfigFiles } from '../engine/config/file/project-config';
import { withSlashes } from './display-path';
import { ioMessage } from './io-error';
import { isInside } from './packages';

/**
 * The configuration files of a project on this machine's disk.
 * @param root absolute: nothing outside of it is read, links included
 * @param largest what is larger, in bytes, cannot be read
 */
export function configFilesIn(root: string, largest = LARGEST_CONFIG): ConfigFiles {
  return {
    root: withSlashes(root).replace(/\/$/, ''),
    read(location) {
      if (!existsSync(location) || !isInside(location, root)) return undefined;
      return textAt(location, largest);
    },
  };
}

function textAt(path: string, largest: number): string {
  try {
    const stats = statSync(path);
    if (stats.isDirectory()) throw new Error('it is a folder');
    if (!stats.isFile()) throw new Error('it is no file');
    // A manifest is read by others anyway, and may have nothing for us.
    if (stats.size > largest && basename(path) !== 'package.json')
      throw new Error(`it is larger than ${largest / 1_000_000} MB`);
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new Error(ioMessage(error), { cause: error });
  }
}
