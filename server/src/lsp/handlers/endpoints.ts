import type { RequestHandler } from '../dispatch';
import { fieldsOf } from '../params';
import { ENDPOINTS, type FolderEndpoints } from '../protocol';
import type { Session } from '../session';

/** What our own clients ask about endpoints. */
export function endpointHandlers({
  folders,
  projects,
  service,
}: Session): Readonly<Record<string, RequestHandler>> {
  return {
    [ENDPOINTS]: async (params): Promise<readonly FolderEndpoints[]> => {
      const { endpointList } = await service();
      const { readAgain } = fieldsOf(params ?? {}, 'params');
      if (readAgain === true) projects.readAgain();
      const known = new Map(projects.endpoints().map((each) => [each.folder, each]));
      return folders.all().map((folder): FolderEndpoints => {
        const project = known.get(folder);
        if (project === undefined) return { folder, state: 'off', endpoints: [] };
        const state = project.state === 'new' ? 'reading' : project.state;
        return { folder, state, endpoints: endpointList(project) };
      });
    },
  };
}
