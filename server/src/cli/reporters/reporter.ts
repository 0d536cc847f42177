import type { CheckOptions } from '../check-options';
import type { Colours } from '../colours';
import type { Report } from '../report';

/** What a reporter knows besides the report. */
export interface ReportContext {
  readonly options: CheckOptions;
  readonly version: string;
  readonly colours: Colours;
}

/** A format: turns a report into text. */
export interface Reporter {
  /** Whether the report needs the source around each finding. */
  readonly showsCode: boolean;
  /** Whether the report itself has the errors; else they go to standard error. */
  readonly hasErrors: boolean;
  /** What goes to standard output; may be empty. */
  readonly report: (report: Report, context: ReportContext) => string;
}
