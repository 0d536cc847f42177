/** What is read of `npm audit --json`. */
export interface AuditReport {
  readonly vulnerabilities?: Readonly<
    Record<string, { readonly severity: string; readonly range: string; readonly via: readonly unknown[] }>
  >;
  /** Why there is no report. */
  readonly error?: { readonly summary?: string };
}

/**
 * The known weaknesses of shipped packages, a line each.
 * @param notices lists what is shipped: `  name 1.2.3 (MIT)`
 * @throws where there is no report: nothing is known then
 */
export function weaknessesOf({ vulnerabilities, error }: AuditReport, notices: string): readonly string[] {
  if (error !== undefined || vulnerabilities === undefined)
    throw new Error(`There is no report: ${error?.summary ?? 'the registry gave none'}`);
  const shipped = new Set([...notices.matchAll(/^ {2}(\S+) \S+ \(\S+\)$/gm)].map(([, name]) => name));
  if (shipped.size === 0) throw new Error('The notices list no package.');
  return Object.entries(vulnerabilities)
    .filter(([name]) => shipped.has(name))
    .map(
      ([name, { severity, range, via }]) => `${name} ${range}: ${severity}. ${via.map(titleOf).join('; ')}`,
    );
}

function titleOf(via: unknown): string {
  if (typeof via === 'string') return `by way of ${via}`;
  const { title = '', url = '' } = via as { readonly title?: string; readonly url?: string };
  return `${title} ${url}`.trim();
}
