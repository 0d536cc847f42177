import type { Config } from '../config/config';
import type { Strength } from '../evidence/signs';
import type { FileSummary } from '../model/file-summary';
import type { Elsewhere, Fix, FixKind, Level, Related } from '../model/finding';
import type { FrameworkName } from '../model/framework-name';
import type { Certainty, Handler, HandlerRole } from '../model/handler';
import type { ProjectKnowledge } from '../model/project-knowledge';
import type { Response } from '../model/response';
import type { Span } from '../text/span';

/**
 * How binding the rule is that a finding rests on: the requirement levels of RFC 2119 where a standard speaks, `practice`
 * where good guides agree, `style` where only uniformity counts.
 */
export type Authority = 'MUST' | 'SHOULD' | 'MAY' | 'practice' | 'style';

/** What a rule is, for its page, `explain`, the settings and the tests. */
export interface RuleMeta {
  /** Equals the file's name. */
  readonly id: string;
  /** The section of the catalogue: between competing verdicts of equal evidence the earlier one is shown. */
  readonly section: 'A' | 'B' | 'C' | 'D';
  /** The level in the `recommended` preset for registered and typed handlers; a report can lower it. */
  readonly level: Level | 'off';
  /** The level of a rule that is off by itself where a policy asks for it; undefined where none does. */
  readonly askedBy?: (config: Config) => Level | undefined;
  readonly fix: FixKind | 'none';
  /** One line: what it reports. */
  readonly summary: string;
  /** Why it matters, in two or three sentences. */
  readonly why: string;
  /** What it does not report, each a short phrase. */
  readonly silent: readonly string[];
  /** Who speaks, and how bindingly: `{ level: 'MUST', says: 'RFC 9110 §15.5.6: …' }`, in a sentence of our own. */
  readonly authority: { readonly level: Authority; readonly says: string };
  /** `S0` to `S4` (the guides of `guides.ts`) and `RFC 9110 §15.5.2`. */
  readonly references: readonly string[];
  readonly frameworks: readonly FrameworkName[];
  /** Law 4: it would change the response's status, so only the best-founded of such findings is shown. */
  readonly competes: boolean;
}

/**
 * An example: the page shows it, and a test lints it. `bad` is reported by this rule; `good` is not; where the rule
 * has a safe or preferred fix, the fixed `bad` equals `good`. Whole files, but without the imports and the `app`.
 */
export interface Example {
  readonly framework: FrameworkName;
  /** The majors that it is about; the newest alone when left out. */
  readonly majors?: readonly number[];
  readonly bad: string;
  readonly good: string;
}

/** What a rule says about a place. Shaped handlers lower the level by one step later; a rule does not do that. */
export interface Report {
  readonly handler: Handler;
  /** The response whose status, body or fields are at fault; undefined for findings about a handler's paths. */
  readonly response?: Response;
  /** Where it stands; defaults to the response's site. */
  readonly span?: Span;
  /** What, why, what to do. The first sentence has at most 100 characters and stands alone. */
  readonly message: string;
  /** Overrides the rule's own level. */
  readonly level?: Level;
  /** The codes that are sent or set now; defaults to the response's. */
  readonly statuses?: readonly number[];
  /** The codes that the evidence wants, likeliest first. */
  readonly expected?: readonly number[];
  /** How strongly the evidence behind a verdict on a status speaks. */
  readonly evidence?: Strength;
  readonly related?: readonly Related[];
  /** The first one that can be written is preferred, unless one says so itself. */
  readonly fixes?: readonly Offer[];
  readonly tag?: 'unnecessary' | 'deprecated';
}

/** A fix on offer: its edits are computed when asked for, and it falls away when they cannot be written. */
export interface Offer {
  readonly title: string;
  readonly kind: FixKind;
  readonly preferred?: boolean;
  readonly edits: () => Fix['edits'] | undefined;
}

/** What a rule looks at: one handler, or all of a file for a rule that compares them, and the settings. */
export interface RuleInput {
  readonly handlers: readonly Handler[];
  readonly config: Config;
  /** What the whole project says; undefined when the file is read by itself. */
  readonly project: ProjectKnowledge | undefined;
  /** The file as the project names it: its location; undefined as well when it is read by itself. */
  readonly file: string | undefined;
}

/** What a rule over files looks at: what came of linting each of them. It is asked when all have been. */
export interface ProjectRuleInput {
  /** By location, in path order. */
  readonly summaries: ReadonlyMap<string, FileSummary>;
  readonly config: Config;
  readonly project: ProjectKnowledge;
}

/** What a rule over files says about a place in one of them. */
export interface ProjectReport extends Pick<
  Report,
  'message' | 'level' | 'statuses' | 'expected' | 'related'
> {
  readonly place: Elsewhere & { readonly span: Span };
  /** Of the handler that it is about. */
  readonly certainty: Certainty;
  /** One of the other places of a finding that is told once for the project: a hint at most. See `Finding`. */
  readonly echo?: true;
}

/** A place that `checkProject` spoke of, in the file at hand. */
export interface PlaceInHandler {
  readonly handler: Handler;
  readonly span: Span;
  /** What the whole project says. */
  readonly project: ProjectKnowledge | undefined;
}

/** A rule: data about itself, and one function that looks at the model. */
export interface Rule {
  readonly meta: RuleMeta;
  readonly examples: readonly Example[];
  /** It compares the handlers of a file with each other. All others see one at a time. */
  readonly comparesHandlers?: Comparison;
  /** It says nothing until the whole project is known. */
  readonly needsProject?: true;
  readonly check: (input: RuleInput, report: (report: Report) => void) => void;
  /** Looks at what all files have in common. Settings, suppressions and levels hold for what it says as for the rest. */
  readonly checkProject?: (input: ProjectRuleInput, report: (report: ProjectReport) => void) => void;
  /** Whether what the project does mostly changes what it says of a file: once all have been linted, that one is linted again. */
  readonly minds?: (project: ProjectKnowledge, summary: FileSummary, config: Config) => boolean;
  /** The fixes for what `checkProject` said of a place in a handler: there are edits only where its file is read. */
  readonly fixesIn?: (place: PlaceInHandler) => readonly Offer[];
}

/** Which handlers a rule compares. It is asked once of each, whatever the settings are and until the handler is another. */
export interface Comparison {
  /** Whether the rule may say something of a handler: where there is none it is not asked. */
  readonly speaksOf: (handler: Handler) => boolean;
  /** Whether a handler that it says nothing of can make a difference; the others it does not get. */
  readonly looksAt: (handler: Handler) => boolean;
}

/** Everything that handles requests, as opposed to helpers that only get a response. */
const HANDLING: readonly HandlerRole[] = ['handler', 'middleware', 'hook', 'error-handler'];

/** All that sends: what is said of a body or of fields holds in a helper too. */
export const SENDING: readonly HandlerRole[] = [...HANDLING, 'helper-definition'];

/** The responses of handlers in the given roles (all that handle requests, unless said otherwise). */
export function* responsesOf(
  { handlers }: RuleInput,
  roles: readonly HandlerRole[] = HANDLING,
): Generator<Response, void> {
  for (const handler of handlers) {
    if (!roles.includes(handler.role)) continue;
    yield* handler.responses;
  }
}
