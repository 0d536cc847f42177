/** What one test came to, as the suites hand it over to the runner outside of the editor. */
export interface TestResult {
  /** The suite's and the test's title. */
  readonly title: string;
  readonly state: 'passed' | 'failed' | 'skipped';
  readonly error?: { readonly message: string; readonly stack: string };
}

/** The suites say a line per test, at once, and a last one. */
export type SuiteLine = TestResult | { readonly end: true };

/** Begins each of the suites' lines where they share the console with everybody else. */
export const LINE_MARK = 'status-hints-suites: ';
