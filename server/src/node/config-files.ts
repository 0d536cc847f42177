import { basename } from 'node:path';
import { LARGEST_CONFIG } from '../engine/config/file/config-names';
import type { ConfigFiles } from '../engine/config/file/project-config';
import { withSlashes } from './display-path';
import { textInside } from './inside';
import { ioMessage } from './io-error';
import { LARGEST_MANIFEST } from './packages';

/**
 * The configuration files of a project on this machine's disk.
 * @param root absolute: nothing outside of it is read, links included
 * @param largest what is larger, in bytes, cannot be read
 */
export function configFilesIn(root: string, largest = LARGEST_CONFIG): ConfigFiles {
  return {
    root: withSlashes(root).replace(/\/$/, ''),
    read(location) {
      // A manifest is read by others anyway, and may have nothing for us.
      const most = basename(location) === 'package.json' ? LARGEST_MANIFEST : largest;
      try {
        return textInside(location, root, most);
      } catch (error) {
        throw new Error(ioMessage(error), { cause: error });
      }
    },
  };
}
