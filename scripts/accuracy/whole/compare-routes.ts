import type { Endpoint } from '../../../server/src/engine/model/endpoint';
import { compareStatuses, type StatusComparison } from './compare-statuses';
import type { TrueEndpoint, TrueRepository } from './truth';

/** Where an endpoint is said to be handled: on the true line, in the true file, or in another. */
export type PlaceAgreement = 'right' | 'file' | 'wrong';

/** A true endpoint with the tool's of the same method and path; `statuses` is undefined where the truth has none. */
export type FoundEndpoint = {
  readonly truth: TrueEndpoint;
  readonly endpoint: Endpoint;
  readonly place: PlaceAgreement;
  readonly statuses: StatusComparison | undefined;
};

/** A true endpoint that the tool does not have; `nearest` is one without a truth that is handled at the same place. */
export type MissedEndpoint = { readonly truth: TrueEndpoint; readonly nearest: Endpoint | undefined };

/** The endpoints of one repository beside the truth. */
export type RouteComparison = {
  readonly found: readonly FoundEndpoint[];
  readonly missed: readonly MissedEndpoint[];
  /** Endpoints of the tool that the truth has not, in the folders that were read. */
  readonly extra: readonly Endpoint[];
};

/** Compares the endpoints of one repository. Each endpoint of the tool serves one of the truth. */
export function compareRoutes(truth: TrueRepository, endpoints: readonly Endpoint[]): RouteComparison {
  const left = new Set(endpoints.filter((endpoint) => isInFolders(endpoint, truth.folders)));
  const found: FoundEndpoint[] = [];
  const missed: TrueEndpoint[] = [];
  for (const one of truth.endpoints) {
    const same = [...left].filter((endpoint) => isSame(one, endpoint));
    const [best] = same.sort((a, b) => closeness(one, b) - closeness(one, a));
    if (best === undefined) {
      missed.push(one);
      continue;
    }
    left.delete(best);
    found.push({
      truth: one,
      endpoint: best,
      place: placeOf(one, best),
      statuses: compareStatuses(one, best),
    });
  }
  const extra = [...left];
  return {
    found,
    missed: missed.map((one) => ({
      truth: one,
      nearest: extra.find((endpoint) => placeOf(one, endpoint) === 'right'),
    })),
    extra,
  };
}

/** A path as it is compared: `/api//users/` is `/api/users`, Express's `*` is `/*`. */
export function comparablePath(path: string): string {
  const joined = `/${path}`.replace(/\/{2,}/g, '/');
  return joined.length > 1 ? joined.replace(/\/$/, '') : joined;
}

function isSame(truth: TrueEndpoint, endpoint: Endpoint): boolean {
  return truth.method === endpoint.method && comparablePath(truth.path) === comparablePath(endpoint.path);
}

function isInFolders({ place, route }: Endpoint, folders: readonly string[] | undefined): boolean {
  return (
    folders === undefined ||
    folders.some((folder) => [place, route].some(({ file }) => file.startsWith(`${folder}/`)))
  );
}

function placeOf(truth: TrueEndpoint, { place }: Endpoint): PlaceAgreement {
  if (place.file !== truth.file) return 'wrong';
  return place.line + 1 === truth.line ? 'right' : 'file';
}

/** Two projects of one repository may have the same endpoint: the one that stands nearest in the tree is meant. */
function closeness(truth: TrueEndpoint, endpoint: Endpoint): number {
  const parts = truth.file.split('/');
  const others = [endpoint.place, endpoint.route].map(({ file }) => file.split('/'));
  const shared = others.map((other) => parts.findIndex((part, index) => part !== other[index]));
  const depth = Math.max(...shared.map((count) => (count === -1 ? parts.length : count)));
  return depth * 2 + (placeOf(truth, endpoint) === 'right' ? 1 : 0);
}
