import { createHash } from 'node:crypto';
import type { FindingDetails } from '../finding-details';
import type { ShownFinding } from '../report';

/**
 * What a finding of a file is known by from run to run, short: where it stands in the file does not matter. Those that are
 * alike are counted.
 */
export function fingerprintOf(shown: ShownFinding): string {
  const { key, nth } = neededDetails(shown);
  return `${hashOf(key)}:${nth + 1}`;
}

/** The same for a report in which it must not be that of another file. */
export function fingerprintIn(file: string, shown: ShownFinding): string {
  return hashOf(`${file}\0${fingerprintOf(shown)}`);
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 32);
}

/** The details of a finding, for a format that has said that it needs them. */
export function neededDetails({ details }: ShownFinding): FindingDetails {
  if (!details) throw new Error('This format has not asked for details.');
  return details;
}
