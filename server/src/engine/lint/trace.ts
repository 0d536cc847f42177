/**
 * What a finding is known by from one version of its file to the next, whatever is moved, formatted, commented or renamed
 * around it: a baseline knows it by this, and so do the outputs by which results are followed from run to run.
 */
export interface Trace {
  readonly rule: string;
  /** The handler that it stands in, as people call it; undefined outside of any. */
  readonly in: string | undefined;
  /** The code that it stands in, on one line; of a long one the beginning and a hash of the whole. */
  readonly code: string;
}

/** A trace as one text. */
export function keyOf(trace: Trace): string {
  return `${trace.rule}\0${trace.in ?? ''}\0${trace.code}`;
}
