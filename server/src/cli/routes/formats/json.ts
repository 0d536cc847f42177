import { printableJson } from '../../printable';
import { reportedRoute } from '../reported-route';
import type { RoutesFormatter } from './format';

/**
 * For programs, and to be compared with later (`--diff`); `server/schema/routes.schema.json` describes it. Members may be
 * added, none changed.
 */
export const json: RoutesFormatter = (endpoints) =>
  `${printableJson({ version: 1, routes: endpoints.map(reportedRoute) })}\n`;
