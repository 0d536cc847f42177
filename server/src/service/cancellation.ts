/** Whether an answer is still wanted. */
export interface Cancellation {
  readonly isCancellationRequested: boolean;
}
