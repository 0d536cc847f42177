/** The command line was written wrong: the message goes to standard error and the exit code is 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
