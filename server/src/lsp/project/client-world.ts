import { nearHost } from '../../browser/near-host';
import { isWalkedPath } from '../../engine/lint/file-kind';
import { mayMatter } from '../../engine/lint/prefilter';
import type { Client } from '../client';
import { FIND_FILES, type FindFilesParams } from '../protocol';
import type { World } from './world';

/** More files than anybody writes in one folder; the client needs some limit. */
const LIMIT = 20_000;
/** So many files are read and named at once. */
const PART = 50;

/** A folder that only the client can reach. Its texts are kept near, since the engine does not wait. */
export function clientWorld(
  folderUri: string,
  client: Client,
  readText: (uri: string) => Promise<string | undefined>,
): World {
  const host = nearHost(folderUri, readText);
  const isListed = (location: string): boolean => isWalkedPath(location.slice(host.root.length + 1), false);
  const found = async (below: string, kind: FindFilesParams['kind']): Promise<readonly string[]> => {
    const params: FindFilesParams = { folder: folderUri, limit: LIMIT, kind };
    const answer = await client.ask(FIND_FILES, params);
    const uris = Array.isArray(answer)
      ? answer.filter((each): each is string => typeof each === 'string')
      : [];
    return uris.flatMap((uri) => {
      const location = host.locationOf(uri);
      return location?.startsWith(`${below}/`) === true ? [location] : [];
    });
  };
  return {
    host,
    locationOf: (uri) => host.locationOf(uri) ?? uri,
    uriOf: host.uriOf,
    async *files(below) {
      await host.bring(await found(below, 'configuration'));
      const files = (await found(below, 'sources')).filter(isListed).sort();
      for (let at = 0; at < files.length; at += PART) {
        const part = files.slice(at, at + PART);
        await host.bring(part);
        yield part;
      }
    },
    listed: () => isListed,
    sourceOf(location) {
      const text = host.read(location);
      return text !== undefined && mayMatter(text) ? text : undefined;
    },
    mayBeFolder(location) {
      const path = location.slice(host.root.length);
      return path.lastIndexOf('.') <= path.lastIndexOf('/');
    },
    bringNear: (location) => host.bring([location]),
    look: () => undefined,
  };
}
