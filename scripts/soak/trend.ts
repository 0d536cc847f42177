/** A measure at a count of edits. */
export interface Sample {
  readonly edits: number;
  readonly bytes: number;
}

/**
 * How much a measure grows with each thousand edits: the line with the least squares through the samples.
 * @returns in bytes; 0 for fewer than two samples
 */
export function growthPerThousand(samples: readonly Sample[]): number {
  const mean = (of: (sample: Sample) => number): number =>
    samples.reduce((sum, each) => sum + of(each), 0) / Math.max(1, samples.length);
  const [edits, bytes] = [mean((each) => each.edits), mean((each) => each.bytes)];
  const together = mean((each) => (each.edits - edits) * (each.bytes - bytes));
  const spread = mean((each) => (each.edits - edits) ** 2);
  return spread === 0 ? 0 : (1000 * together) / spread;
}
