import { printableJson } from '../../printable';
import type { DiffFormatter } from './format';

/** For programs; `server/schema/routes-diff.schema.json` describes it. Members may be added, none changed. */
export const json: DiffFormatter = ({ added, removed, changed }) => {
  const diff = {
    version: 1,
    added,
    removed,
    changed: changed.map(({ route, added: more, removed: fewer, dynamic }) => ({
      method: route.method,
      path: route.path,
      file: route.file,
      line: route.line,
      handler: route.handler,
      added: more,
      removed: fewer,
      ...(dynamic === undefined ? {} : { dynamic }),
    })),
  };
  return `${printableJson(diff)}\n`;
};
