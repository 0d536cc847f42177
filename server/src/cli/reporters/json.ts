import { printableJson } from '../printable';
import type { Reporter } from './reporter';

/** For programs; `server/schema/check.schema.json` describes it. Members may be added, none changed. */
export const json: Reporter = {
  showsCode: false,
  needsDetails: false,
  hasErrors: true,
  report({ shown, errors, stats, cached, timings, fixed, baselines }, { options, version }) {
    const report = {
      version: 1,
      tool: { name: 'status-hints', version },
      findings: shown
        .map(({ finding }) => finding)
        .filter(({ suppressed }) => suppressed?.kind !== 'baseline' || options.showSuppressed),
      errors,
      stats: options.stats ? { ...stats, cached, timings } : stats,
      ...(fixed === undefined ? {} : { fixed }),
      ...(baselines.length === 0 ? {} : { baselines }),
    };
    return `${printableJson(report)}\n`;
  },
};
