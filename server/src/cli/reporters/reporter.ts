import type { CheckOptions } from '../check-options';
import type { Colours } from '../colours';
import type { Report } from '../report';
import type { World } from '../world';

/** What a reporter knows besides the report. */
export interface ReportContext extends Pick<World, 'cwd' | 'env' | 'rules' | 'version'> {
  readonly options: CheckOptions;
  readonly colours: Colours;
}

/** A format: turns a report into text. */
export interface Reporter {
  /** Whether the report needs the source around each finding. */
  readonly showsCode: boolean;
  /** Whether it needs the details of each finding. */
  readonly needsDetails: boolean;
  /** Whether who reads the report sees the errors in it; else they go to standard error. */
  readonly hasErrors: boolean;
  /** What goes to standard output, or into a file; may be empty. */
  readonly report: (report: Report, context: ReportContext) => string | Promise<string>;
}
