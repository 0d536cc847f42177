import type { RequestHandler } from '../dispatch';
import { contentModified } from '../errors';
import { documentUriOf, fieldsOf, integerOf, positionOf } from '../params';
import {
  DECISIONS,
  EXPLAIN,
  STATUSES,
  WRITE_STATUS,
  type Decision,
  type Explanation,
  type StatusItem,
} from '../protocol';
import type { Session } from '../session';

/** What our own clients ask about status codes. */
export function statusCodeHandlers(session: Session): Readonly<Record<string, RequestHandler>> {
  return {
    [STATUSES]: async (): Promise<readonly StatusItem[]> => (await session.service()).statuses(),
    [EXPLAIN]: async (params): Promise<Explanation> => {
      const code = integerOf(fieldsOf(params, 'params')['code'], 'code');
      return (await session.service()).explain(code);
    },
    [DECISIONS]: async (): Promise<readonly Decision[]> => (await session.service()).decisions(),
    [WRITE_STATUS]: async (params) => {
      const position = positionOf(params);
      const code = integerOf(fieldsOf(params, 'params')['code'], 'code');
      const document = session.documents.get(documentUriOf(params));
      if (document === undefined) return [];
      const { version } = document;
      const edits = await (await session.service()).writeStatus(document, position, code);
      if (document.version !== version) throw contentModified();
      return edits ?? [];
    },
  };
}
