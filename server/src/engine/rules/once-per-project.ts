import { LEVELS, type Level, type Related } from '../model/finding';
import type { ProjectReport } from './rule';

// More places than this nobody reads through at one finding.
const MOST_RELATED = 20;

/**
 * Makes one finding of what a project does in many places: the first of the loudest reports is it, and has the others as
 * related places. These are its echoes, for whoever has their file open.
 * @param reports in path order, each with its level
 * @param message of the related places
 */
export function oncePerProject(
  reports: readonly (ProjectReport & { readonly level: Level })[],
  message: string,
): readonly ProjectReport[] {
  const loudest = Math.min(...reports.map(({ level }) => LEVELS.indexOf(level)));
  const first = reports.find(({ level }) => LEVELS.indexOf(level) === loudest);
  const others = reports.filter((report) => report !== first);
  const related = others.slice(0, MOST_RELATED).map(({ place: { span, ...elsewhere } }): Related => ({
    span,
    message,
    elsewhere,
  }));
  return reports.map((report) => (report === first ? { ...report, related } : { ...report, echo: true }));
}
