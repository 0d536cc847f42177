import type { Config } from '../config/config';
import type { LackedField } from '../model/file-summary';
import type { Certainty } from '../model/handler';
import type { Response } from '../model/response';
import { oncePerProject } from './once-per-project';
import type { PlaceInHandler, ProjectReport, ProjectRuleInput } from './rule';

/** A place of the project at which a field is lacking. */
export interface LackingPlace extends LackedField {
  readonly file: string;
  readonly certainty: Certainty;
}

/** What is said of the places that lack a field. */
export interface Lacking {
  /** Lower case. */
  readonly field: string;
  readonly policy: Config['location'];
  /** Of a related place. */
  readonly related: string;
  /** Leaves places out that can do without. */
  readonly isAsked?: (place: LackingPlace) => boolean;
  /** @param all how many places there are, where one finding speaks for all */
  readonly message: (place: LackingPlace, all: number | undefined) => string;
}

/** Reports the places of a project that lack a field: once for the project or each, as the policy has it. */
export function reportLacking(
  { summaries }: ProjectRuleInput,
  lacking: Lacking,
  report: (report: ProjectReport) => void,
): void {
  const { policy, related, isAsked = () => true, message } = lacking;
  if (policy === 'off') return;
  const places = placesOf(summaries, lacking.field).filter(isAsked);
  const isOnce = policy === 'project' && places.length > 1;
  const reports = places.map((place, index) => ({
    place: { file: place.file, span: place.span, line: place.line, character: place.character },
    certainty: place.certainty,
    level: 'hint' as const,
    statuses: [place.code],
    // What is said at the others does not hang on how many there are: else each new one would change them all.
    message: message(place, isOnce && index === 0 ? places.length : undefined),
  }));
  for (const one of isOnce ? oncePerProject(reports, related) : reports) report(one);
}

/** In path order; none where a middleware or a hook sets the field for others. */
function placesOf(summaries: ProjectRuleInput['summaries'], field: string): readonly LackingPlace[] {
  const all = [...summaries].flatMap(([file, { handlers }]) =>
    handlers.map((handler) => ({ file, handler })),
  );
  if (all.some(({ handler }) => handler.sets?.includes(field))) return [];
  return all.flatMap(({ file, handler: { lacks = [], certainty } }) =>
    lacks.flatMap((lacked) => (lacked.field === field ? [{ ...lacked, file, certainty }] : [])),
  );
}

/** The response at a place that lacks a field. */
export function responseAt({ handler, span }: PlaceInHandler): Response | undefined {
  return handler.responses.find(({ site }) => site.start === span.start);
}
